// Where the cloud "Demo" comes from: the Google Health adapter, for real, against the sandbox in this very process.
import { createHttp } from '../net/http';
import type { System } from '../net/system';
import { startSandbox } from '../sandbox/sandbox';
import type { Cloud } from './cloud';
import type { StartedCloud } from './declaration';
import { demoPerson, drainPerCheck } from './demo-person';
import type { CloudFacts } from './facts';
import { openGoogleHealth } from './google-health-api';

/** The third check finds it below 20 %. */
const firstLevel = 25;
/** The sandbox lets no tracker drain further: an empty one would not report. */
const drainedLevel = 1;

/** Starts it on a loopback port. An empty battery is full again at the next check, so that the show goes on. */
export async function startDemo(facts: CloudFacts, system: System): Promise<StartedCloud> {
  const sandbox = await startSandbox({
    now: system.now,
    controlByHttp: false,
    drainPerRead: drainPerCheck,
    people: [{ ...demoPerson, devices: [{ name: 'Charge 6', level: firstLevel, syncedAt: 'now' }] }],
  });
  const client = sandbox.control.state().clients.find(({ vendor }) => vendor === 'google');
  const [person] = sandbox.control.state().people;
  if (!client || !person) throw new Error('the sandbox came up empty');
  const http = createHttp({ system, origins: sandbox.origins });
  // Nobody lives where the made-up person does: a flow that is tried out goes by the clock of this machine.
  const { zone: _zone, ...google } = openGoogleHealth(http, system);
  const cloud: Cloud = {
    ...facts,
    ...google,
    // It lives at addresses of its own, so it is reached over pools of its own.
    http,
    async devices(accessToken, timeZone) {
      // The sandbox drains no tracker that has been silent for days, as after a long sleep or a clock set right.
      sandbox.control.device({ person: demoPerson.key, syncedAt: 'now' });
      const answer = await google.devices(accessToken, timeZone);
      const isEmpty = answer.ok && answer.value.some(({ level }) => level !== null && level <= drainedLevel);
      if (isEmpty) sandbox.control.device({ person: demoPerson.key, level: 100 });
      return answer;
    },
  };
  const scopes = google.oauth.scopes(false);
  const issued = sandbox.issueGrant('google', demoPerson.key, client.clientId, [...scopes]);
  return {
    cloud,
    clientId: client.clientId,
    clientSecret: client.clientSecret,
    grant: {
      accessToken: issued.accessToken,
      refreshToken: issued.refreshToken,
      scopes,
      expiresAt: system.now() + issued.expiresIn * 1000,
    },
    userId: person.healthUserId,
    async close() {
      await http.close();
      await sandbox.close();
    },
  };
}
