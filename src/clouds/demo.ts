// The cloud "Demo": the Google Health adapter, for real, against the sandbox in this very process.
import { createHttp, type Http } from '../net/http';
import type { System } from '../net/system';
import { startSandbox } from '../sandbox/sandbox';
import { type Cloud, cloudLabels } from './cloud';
import { demoPerson } from './demo-person';
import { googleHealth } from './google-health';

export interface Demo {
  cloud: Cloud;
  /** Where the cloud really is: its own pools, which know nothing of the real addresses. */
  http: Http;
  clientId: string;
  clientSecret: string;
  grant: { accessToken: string; refreshToken: string; scopes: readonly string[]; expiresAt: number };
  userId: string;
  close(): Promise<void>;
}

/** The third check finds it below 20 %. */
const firstLevel = 25;
const drainPerCheck = 5;
/** The sandbox lets no tracker drain further: an empty one would not report. */
const drainedLevel = 1;

/** Starts it on a loopback port. An empty battery is full again at the next check, so that the show goes on. */
export async function openDemo(system: System): Promise<Demo> {
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
  const google = googleHealth(http, system);
  const cloud: Cloud = {
    ...google,
    id: 'demo',
    label: cloudLabels.demo,
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
    http,
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
