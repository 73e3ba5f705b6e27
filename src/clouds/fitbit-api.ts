// The wire of the legacy Fitbit Web API: its OAuth, devices, profile and errors.
// Sources: dev.fitbit.com/build/reference/web-api and Fitbit's Swagger document, as of 2026-11-20.
import * as v from 'valibot';
import type { Http, HttpAnswer } from '../net/http';
import { isZone, localTime, offsetTime } from '../net/local-time';
import type { System } from '../net/system';
import { type Answer, type CloudApi, type Device, type Identity, type Problem, problem } from './cloud';
import { type DeviceWire, onceEach, readDevices } from './device';
import { createFields } from './fields';
import { createFitbitSubscriptions } from './fitbit-subscriptions';
import { answerWith, errorWords, oauthProblem, read, sharedProblem } from './wire';

const api = 'https://api.fitbit.com';
const hour = 3_600_000;

export function openFitbit(http: Http, system: Pick<System, 'now'>): CloudApi {
  const problemOf = (answer: HttpAnswer) => fitbitProblem(answer, system.now());
  const fields = createFields();
  return {
    timesNeedZone: true,
    oauth: {
      issuer: 'https://www.fitbit.com',
      authorizationEndpoint: 'https://www.fitbit.com/oauth2/authorize',
      tokenEndpoint: `${api}/oauth2/token`,
      revocationEndpoint: `${api}/oauth2/revoke`,
      clientAuthentication: 'basic',
      authorizeParameters: { prompt: 'consent' },
      // `profile` tells the person's time zone, without which lastSyncTime cannot be read.
      scopes: (webhooks) => (webhooks ? ['settings', 'profile', 'activity'] : ['settings', 'profile']),
      requiredScope: 'settings',
      rotates: true,
      problemOf: tokenProblem,
    },

    async identity(accessToken, userId): Promise<Answer<Identity>> {
      const answer = await read(http, {
        url: `${api}/1/user/-/profile.json`,
        accessToken,
        schema: profileSchema,
        fields,
        name: 'profile',
        problemOf,
      });
      if (answer.ok) {
        const { encodedId, timezone } = answer.value.user;
        return { ok: true, value: { userId: encodedId, timeZone: timezone ?? null } };
      }
      // The profile permission may be unticked; the token already says whose it is, only the zone stays unknown.
      if (userId !== undefined && answer.problem.code === 'scope-missing') {
        return { ok: true, value: { userId, timeZone: null } };
      }
      return answer;
    },

    async devices(accessToken, timeZone): Promise<Answer<Device[]>> {
      const answer = await read(http, {
        url: `${api}/1/user/-/devices.json`,
        accessToken,
        schema: v.array(v.unknown()),
        fields,
        name: 'devices',
        problemOf,
      });
      if (!answer.ok) return answer;
      const odd = new Set<string>();
      const devices = readDevices(answer.value, wireIn(timeZone), system.now(), (field) => odd.add(field));
      return answerWith(onceEach(devices), odd, fields);
    },

    subscriptions: createFitbitSubscriptions(http, problemOf),
    fields,
  };
}

const profileSchema = v.object({
  user: v.object({
    encodedId: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
    timezone: v.fallback(v.optional(v.nullable(v.pipe(v.string(), v.check(isZone)))), null),
  }),
});

// `batteryLevel` and `features` are missing in older answers; `mac` is not read.
const deviceFields = {
  id: 'id',
  type: 'type',
  level: 'batteryLevel',
  status: 'battery',
  name: 'deviceVersion',
  syncedAt: 'lastSyncTime',
};

/** How Fitbit writes a device of somebody in this zone: its times are those of their wall. */
function wireIn(timeZone: string | null): DeviceWire {
  return {
    fields: deviceFields,
    idOf: (id) => id,
    timeOf: (text) => offsetTime(text) ?? (timeZone ? localTime(text, timeZone) : undefined),
    levelOf: (level) => level,
  };
}

/**
 * Reads an error of any Fitbit address. By status and error words only: the messages hold the token itself.
 * The token endpoint's errors are Fitbit's own array, or RFC 6749's.
 */
export function fitbitProblem(answer: HttpAnswer, now: number): Problem {
  if (answer.status === 429) return rateLimited(answer, now);
  // Announced for both hosts of the Web API when it is switched off.
  if (answer.status === 410) return problem('gone');
  const common = sharedProblem(answer, now);
  if (common) return common;
  if (answer.status === 409) return problem('refresh-conflict');
  const words = errorWords(answer);
  const known = words.map(oauthProblem).find((code) => code !== null);
  if (known) return problem(known);
  if (words.includes('insufficient_permissions')) return problem('read-only-app');
  if (answer.status === 401) return problem('unauthorized');
  const detail = words[0] && /^[a-z_]{1,40}$/.test(words[0]) ? words[0] : `status ${answer.status}`;
  return problem(answer.status === 403 ? 'forbidden' : 'bad-request', { detail });
}

/** Only `invalid_grant` ends a connection: a 401 of the token endpoint is about the client, or from something in between. */
function tokenProblem(answer: HttpAnswer, now: number): Problem {
  const read = fitbitProblem(answer, now);
  return read.code === 'unauthorized' ? problem('forbidden', { detail: 'token endpoint, status 401' }) : read;
}

/** 150 requests an hour for each person: the pause that it names, else an hour. */
function rateLimited(answer: HttpAnswer, now: number): Problem {
  const known = sharedProblem(answer, now);
  return known?.retryAt !== undefined ? known : problem('rate-limited', { retryAt: now + hour });
}
