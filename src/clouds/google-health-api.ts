// The wire of the Google Health API v4: its OAuth, devices, identity and errors.
// Sources: the discovery document of v4 (revision 20260805) and developers.google.com/health, as of 2026-11-20.
import * as v from 'valibot';
import type { Http, HttpAnswer } from '../net/http';
import { isZone, offsetTime } from '../net/local-time';
import type { System } from '../net/system';
import {
  type Answer,
  type CloudApi,
  type Device,
  failed,
  type Identity,
  type Problem,
  problem,
} from './cloud';
import { type DeviceWire, onceEach, readDevices } from './device';
import { isObject, own } from './entries';
import { createFields } from './fields';
import { answerWith, errorWords, json, oauthProblem, read, sharedProblem } from './wire';

const api = 'https://health.googleapis.com/v4';
const scopes = 'https://www.googleapis.com/auth/googlehealth';
const settingsScope = `${scopes}.settings.readonly`;
const activityScope = `${scopes}.activity_and_fitness.readonly`;

/** Devices per page: the maximum that pairedDevices.list accepts; its default is 5. */
const pageSize = 100;
/** Far more pages than any wrist has; ends a cloud that hands out page tokens for ever. */
const mostPages = 20;

export function openGoogleHealth(http: Http, system: Pick<System, 'now'>): CloudApi {
  const problemOf = (answer: HttpAnswer) => apiProblem(answer, system.now());
  const fields = createFields();
  return {
    timesNeedZone: false,
    oauth: {
      issuer: 'https://accounts.google.com',
      authorizationEndpoint: 'https://accounts.google.com/o/oauth2/v2/auth',
      tokenEndpoint: 'https://oauth2.googleapis.com/token',
      revocationEndpoint: 'https://oauth2.googleapis.com/revoke',
      clientAuthentication: 'body',
      // Only both together give a refresh token at every consent, not just at the first one.
      authorizeParameters: { access_type: 'offline', prompt: 'consent' },
      scopes: (webhooks) => (webhooks ? [settingsScope, activityScope] : [settingsScope]),
      requiredScope: settingsScope,
      rotates: false,
      problemOf: tokenProblem,
    },

    async identity(accessToken): Promise<Answer<Identity>> {
      const answer = await read(http, {
        url: `${api}/users/me/identity`,
        accessToken,
        schema: identitySchema,
        fields,
        name: 'identity',
        problemOf,
      });
      if (!answer.ok) return answer;
      return { ok: true, value: { userId: answer.value.healthUserId, timeZone: null } };
    },

    async devices(accessToken): Promise<Answer<Device[]>> {
      const devices: Device[] = [];
      const odd = new Set<string>();
      let pageToken = '';
      for (let page = 0; page < mostPages; page += 1) {
        const query = new URLSearchParams({ pageSize: String(pageSize) });
        if (pageToken) query.set('pageToken', pageToken);
        const answer = await read(http, {
          url: `${api}/users/me/pairedDevices?${query}`,
          accessToken,
          schema: devicesSchema,
          fields,
          name: 'devices',
          problemOf,
        });
        if (!answer.ok) return answer;
        const { pairedDevices, nextPageToken } = answer.value;
        devices.push(...readDevices(pairedDevices ?? [], wire, system.now(), (field) => odd.add(field)));
        pageToken = nextPageToken ?? '';
        if (!pageToken) return answerWith(onceEach(devices), odd, fields);
      }
      return failed('not-understood', { detail: 'nextPageToken' });
    },

    async zone(accessToken): Promise<Answer<string | null>> {
      const answer = await read(http, {
        url: `${api}/users/me/settings`,
        accessToken,
        schema: settingsSchema,
        fields,
        name: 'settings',
        problemOf,
      });
      return answer.ok ? { ok: true, value: answer.value.timeZone } : answer;
    },

    subscriptions: null,
    fields,
  };
}

// By the scope that devices need as well. Of no field is it said that it is always there.
const settingsSchema = v.object({
  timeZone: v.optional(v.fallback(v.nullable(v.pipe(v.string(), v.check(isZone))), null), null),
});

const identitySchema = v.object({ healthUserId: v.pipe(v.string(), v.minLength(1), v.maxLength(64)) });

// No devices at all is `{}`: this API leaves out what is empty.
const devicesSchema = v.object({
  pairedDevices: v.nullish(v.array(v.unknown())),
  nextPageToken: v.nullish(v.string()),
});

// Every field but the name may be missing, seen live with lastSyncTime; `features` and `macAddress` are not read.
const wire: DeviceWire = {
  fields: {
    id: 'name',
    type: 'deviceType',
    level: 'batteryLevel',
    status: 'batteryStatus',
    name: 'deviceVersion',
    syncedAt: 'lastSyncTime',
  },
  idOf: (name) => name.slice(name.lastIndexOf('/') + 1),
  timeOf: offsetTime,
  // proto3 leaves out a zero, so an empty battery has no `batteryLevel`, just like an unknown one: only the status tells
  // them apart.
  levelOf: (level, wasThere, status) => (!wasThere && status?.toLowerCase() === 'empty' ? 0 : level),
};

const reasons: Readonly<Record<string, Parameters<typeof problem>[0]>> = {
  ACCOUNT_NOT_LINKED: 'account-not-linked',
  MISSING_OAUTH_SCOPE: 'scope-missing',
  ACCESS_TOKEN_SCOPE_INSUFFICIENT: 'scope-missing',
  DISALLOWED_OAUTH_SCOPES: 'mixed-scopes',
  API_PRIVATE_PREVIEW_ACCESS_DENIED: 'project-not-admitted',
  SERVICE_DISABLED: 'api-not-enabled',
  RESOURCE_PERMISSION_DENIED: 'permission-denied',
  RATE_LIMIT_EXCEEDED: 'rate-limited',
};

/** Reads an error of the API: AIP-193, by `details[].reason`, then by status; or RFC 6750's, of the front end. */
function apiProblem(answer: HttpAnswer, now: number): Problem {
  const common = sharedProblem(answer, now);
  if (common) return common;
  if (answer.status === 401) return problem('unauthorized');
  const { message, status, found } = errorOf(answer);
  for (const reason of found) {
    const code = Object.hasOwn(reasons, reason) ? reasons[reason] : undefined;
    if (code) return problem(code);
  }
  if (errorWords(answer).includes('insufficient_scope')) return problem('scope-missing');
  // A legacy Fitbit account consented: told by the message alone, on Google's troubleshooting page.
  if (message.includes('UberMint')) return problem('account-not-linked');
  const word = found[0] ?? status;
  const detail = /^[A-Z0-9_]{1,64}$/.test(word) ? word : `status ${answer.status}`;
  return problem(answer.status === 403 ? 'forbidden' : 'bad-request', { detail });
}

/** The parts of an AIP-193 error, each for itself: what is missing or no text is empty. */
function errorOf(answer: HttpAnswer): { message: string; status: string; found: string[] } {
  const body = json(answer.body);
  const outer = isObject(body) ? own(body, 'error') : null;
  const error = isObject(outer) ? outer : {};
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const details = own(error, 'details');
  const found = (Array.isArray(details) ? details : []).map((one) =>
    text(isObject(one) && own(one, 'reason')),
  );
  return {
    message: text(own(error, 'message')),
    status: text(own(error, 'status')),
    found: found.filter((reason) => reason !== ''),
  };
}

/** Reads an error of Google's token endpoint: RFC 6749, section 5.2, plus Google's own words. */
function tokenProblem(answer: HttpAnswer, now: number): Problem {
  const common = sharedProblem(answer, now);
  if (common) return common;
  const words = errorWords(answer);
  const known = words.map(oauthProblem).find((code) => code !== null);
  if (known) return problem(known);
  // RFC 7009: what is to be revoked is over already.
  if (words.includes('invalid_token')) return problem('grant-dead');
  return problem('bad-request', { detail: `token endpoint, status ${answer.status}` });
}
