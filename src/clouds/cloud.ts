// The interface that every cloud's adapter fills: what it can answer, and what can go wrong.
import type { Http, HttpAnswer } from '../net/http';
import type { CloudFacts } from './facts';
import type { Fields } from './fields';

/**
 * What a problem asks for:
 * `reconnect` the person must consent again; `misconfigured` the owner must change something;
 * `try-later` heals by itself; `gone` never heals; `not-ours` an answer we cannot read or a request not understood.
 */
export type ProblemKind = 'reconnect' | 'misconfigured' | 'try-later' | 'gone' | 'not-ours';

const kinds = {
  'grant-dead': 'reconnect',
  unauthorized: 'reconnect',
  'scope-missing': 'reconnect',
  'account-not-linked': 'reconnect',
  'consent-taken-back': 'reconnect',
  'permission-denied': 'try-later',
  forbidden: 'try-later',
  'rate-limited': 'try-later',
  'refresh-conflict': 'try-later',
  'server-error': 'try-later',
  unreachable: 'try-later',
  timeout: 'try-later',
  'api-not-enabled': 'misconfigured',
  'project-not-admitted': 'misconfigured',
  'mixed-scopes': 'misconfigured',
  'wrong-client': 'misconfigured',
  'redirect-mismatch': 'misconfigured',
  'admin-policy': 'misconfigured',
  'read-only-app': 'misconfigured',
  'no-client': 'misconfigured',
  'no-client-id': 'misconfigured',
  'no-client-secret': 'misconfigured',
  'never-heard': 'misconfigured',
  gone: 'gone',
  'not-understood': 'not-ours',
  'bad-request': 'not-ours',
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof kinds;

export interface Problem {
  kind: ProblemKind;
  code: ProblemCode;
  /** Not before this time (ms since 1970 UTC), where the cloud said so. */
  retryAt?: number;
  /** A field's name, a status or a documented error word: never a vendor's sentence, which may hold a token. */
  detail?: string;
}

export type Answer<T> =
  | {
      ok: true;
      value: T;
      /** Names of fields that came and could not be read, where there are any; all the rest is in the value. */
      odd?: readonly string[];
    }
  | { ok: false; problem: Problem };

export function problem(code: ProblemCode, more: Pick<Problem, 'retryAt' | 'detail'> = {}): Problem {
  return { kind: kinds[code], code, ...more };
}

export function failed(
  code: ProblemCode,
  more: Pick<Problem, 'retryAt' | 'detail'> = {},
): { ok: false; problem: Problem } {
  return { ok: false, problem: problem(code, more) };
}

/** Who a grant belongs to. */
export interface Identity {
  /** The cloud's own id of the person; notifications carry it. */
  userId: string;
  /** IANA zone of the person where the cloud's times need it, otherwise null. */
  timeZone: string | null;
}

/** A device as a cloud lists it. A MAC address is never read. */
export interface Device {
  id: string;
  /** Product name such as `Charge 6`, or null. */
  name: string | null;
  type: 'tracker' | 'scale' | 'unknown';
  /** Percent 0 to 100 at the last sync, or null. */
  level: number | null;
  /** The cloud's word (`High`, `Medium`, `Low`, `Empty` are documented; others occur), or null. */
  status: string | null;
  /** The last sync with the phone, ms since 1970 UTC; null where it is unknown or cannot be right. */
  syncedAt: number | null;
}

/** What one entry of a notification means. */
export interface Notification {
  userId: string;
  /** `synced`: new data came in, so a check is worth while. `revoked`: consent was taken back. */
  means: 'synced' | 'revoked' | 'other';
  collection: string;
  /** The entry as received. */
  entry: Readonly<Record<string, unknown>>;
}

/** A cloud's OAuth 2.0 endpoints and habits. */
export interface CloudOAuth {
  issuer: string;
  authorizationEndpoint: string;
  tokenEndpoint: string;
  revocationEndpoint: string;
  /** Where client id and secret go: form fields, or Basic without form-encoding them first. */
  clientAuthentication: 'body' | 'basic';
  /** Parameters of the authorize request beyond OAuth's own. */
  authorizeParameters: Readonly<Record<string, string>>;
  /** What is asked for; `webhooks` adds what subscriptions need. */
  scopes(webhooks: boolean): readonly string[];
  /** Without this scope no check can work. */
  requiredScope: string;
  /** Whether a refresh uses its refresh token up: the answer brings the next one, and it must be kept. */
  rotates: boolean;
  /** Reads every answer of the token and revocation endpoints that is not 200. */
  problemOf(answer: HttpAnswer, now: number): Problem;
}

/** A cloud: what is known of it, and what it can be asked. */
export interface Cloud extends CloudFacts, CloudApi {}

export interface CloudApi {
  oauth: CloudOAuth;
  /** Over what it is reached, where that is not what all the others share. */
  http?: Http;
  /** Whether device times can only be read with the person's zone, which `identity` then gives. */
  timesNeedZone: boolean;
  /** Whose token this is. `userId`: what the token endpoint already said, if it did. */
  identity(accessToken: string, userId?: string): Promise<Answer<Identity>>;
  /**
   * All devices, each once and each read for itself: one that is odd hides no other. `timeZone`: the person's IANA zone,
   * where times need it; without one those times are null.
   */
  devices(accessToken: string, timeZone: string | null): Promise<Answer<Device[]>>;
  /**
   * The person's IANA zone, or null, where no time needs it and a question of its own tells it; left out where there is none. It
   * is told nobody who fails: this is never required.
   */
  zone?(accessToken: string): Promise<Answer<string | null>>;
  /** What must be done for each person before it posts about them; null where nothing must. */
  subscriptions: CloudSubscriptions | null;
  /** Which fields it has sent since the engine was opened, by what was asked: names and kinds, no values. */
  fields: Fields;
}

/** Each person is subscribed to collections of data, and posts come only for those. */
export interface CloudSubscriptions {
  /** The collections, each with the scope that it needs, or null where every grant will do. */
  collections: readonly { name: string; scope: string | null }[];
  /** Subscribes a person to a collection, unless they are already; that counts as done, too. */
  ensure(accessToken: string, collection: string, personId: string): Promise<Answer<null>>;
  /** Takes a person off every subscription to a collection. */
  remove(accessToken: string, collection: string): Promise<Answer<null>>;
}
