// What the webhook answers: handshakes, signatures, and 204 only for what is on disk.
import type { Cloud, Notification } from '../clouds/cloud';
import { isSame } from '../net/secrets';
import type { System } from '../net/system';
import { isFitbitSignature } from './fitbit-signature';
import type { GoogleKeys } from './google-keys';
import { checkGoogleSignature, googleSignatureHeaders } from './google-signature';
import type { Inbox } from './inbox';

/** One webhook: a client of a cloud, and the secrets that prove who posts. */
export interface Webhook {
  cloud: Cloud;
  clientId: string;
  clientSecret: string;
  /** Fitbit: what dev.fitbit.com shows for its handshake; one for each node that serves this webhook. */
  verifyCodes: readonly string[];
  /** Google: the whole expected `Authorization`, scheme word and all. */
  webhookSecrets: readonly string[];
}

/**
 * `consumed`: somebody else has read it before us, so its raw bytes are gone. `crowded`: all bodies that are being read
 * are too many together.
 */
export type BodyFailure = 'too-large' | 'late' | 'cut-off' | 'consumed' | 'crowded';

/** A request as the public server hands it over. */
export interface Posted {
  method: string;
  query: URLSearchParams;
  /** Names in lower case. */
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Who posts, as far as that can be told, for the log. */
  address(): string;
  /** Reads the body, once; each way it can fail has its word. */
  body(): Promise<Uint8Array | BodyFailure>;
}

/** What happened, for the node's status and log. */
export type WebhookEvent =
  | { kind: 'verified' }
  /** `count` entries were read, `unknown` of them about nobody we know; `odd` ones could not be read. */
  | { kind: 'received'; count: number; unknown: number; odd: number }
  | { kind: 'refused'; address: string };

export type OnWebhookEvent = (event: WebhookEvent) => void;

export interface Reply {
  status: 201 | 204 | 400 | 401 | 404 | 405 | 408 | 413 | 503;
  headers?: Readonly<Record<string, string>>;
}

export interface Intake {
  /** Answers one request. Never rejects. */
  answer(webhook: Webhook, posted: Posted, on: OnWebhookEvent): Promise<Reply>;
}

interface Parts {
  system: System;
  inbox: Inbox;
  keys: GoogleKeys;
  /** Consent was taken back at the cloud. */
  revoked(client: { cloud: string; clientId: string }, userIds: readonly string[]): Promise<void>;
}

/** Fitbit gives up after five seconds; what is not on disk by then had better come again. */
const diskMs = 4_000;

export function createIntake({ system, inbox, keys, revoked }: Parts): Intake {
  /** Takes in a proven body. */
  async function take({ cloud, clientId }: Webhook, body: Uint8Array, on: OnWebhookEvent): Promise<Reply> {
    const value = parse(body);
    const notifications = value === undefined ? null : cloud.notifications(value);
    if (!notifications?.ok) {
      on({ kind: 'received', count: 0, unknown: 0, odd: 1 });
      return { status: 400 };
    }
    const client = { cloud: cloud.id, clientId };
    const stored = await inTime(store(client, notifications.value));
    if (stored === null) return { status: 503 };
    const count = notifications.value.length;
    on({ kind: 'received', count, unknown: stored.unknown, odd: entriesIn(value) - count });
    return { status: 204 };
  }

  async function store(client: { cloud: string; clientId: string }, notifications: readonly Notification[]) {
    const gone = notifications.filter(({ means }) => means === 'revoked').map(({ userId }) => userId);
    const rest = notifications.filter(({ means }) => means !== 'revoked');
    if (gone.length > 0) await revoked(client, gone);
    return inbox.add(client, rest);
  }

  /** What the disk says within four seconds, else null; a batch that was only slow may still come out. */
  function inTime<T>(writing: Promise<T>): Promise<T | null> {
    return new Promise((resolve) => {
      const cancel = system.after(diskMs, () => resolve(null));
      const end = (value: T | null) => {
        cancel();
        resolve(value);
      };
      writing.then(end, () => end(null));
    });
  }

  async function fitbit(webhook: Webhook, posted: Posted, on: OnWebhookEvent): Promise<Reply> {
    if (posted.method === 'GET') {
      const code = posted.query.get('verify');
      const isRight = code !== null && isOneOf(code, webhook.verifyCodes);
      if (isRight) on({ kind: 'verified' });
      return { status: isRight ? 204 : 404 };
    }
    if (posted.method !== 'POST') return { status: 405, headers: { allow: 'GET, POST' } };
    const body = await posted.body();
    if (!(body instanceof Uint8Array)) return { status: bodyStatus[body] };
    // 404 as Fitbit asks for: a wrong signature must not learn that anything is here.
    if (!isFitbitSignature(body, single(posted, 'x-fitbit-signature'), webhook.clientSecret)) {
      on({ kind: 'refused', address: posted.address() });
      return { status: 404 };
    }
    return take(webhook, body, on);
  }

  async function google(webhook: Webhook, posted: Posted, on: OnWebhookEvent): Promise<Reply> {
    if (posted.method !== 'POST') return { status: 405, headers: { allow: 'POST' } };
    const body = await posted.body();
    if (!(body instanceof Uint8Array)) return { status: bodyStatus[body] };
    const isRight = hasSecret(webhook, posted);
    // First of all: the challenge is not signed, but may carry a signature all the same.
    if (isVerification(body)) return handshake(posted, isRight, on);
    const signature = googleSignatureHeaders
      .map((name) => single(posted, name))
      .find((one) => one !== undefined);
    // Seen live: notifications without `Authorization`. A wrong one is from somebody who guesses.
    const isWrong = posted.headers.authorization !== undefined && !isRight;
    const verdict =
      signature === undefined || isWrong ? 'invalid' : await checkGoogleSignature(body, signature, keys);
    if (verdict === 'valid') return take(webhook, body, on);
    // Google delivers again what is answered 503; an attacker learns nothing from it.
    if (verdict === 'unavailable') return { status: 503 };
    on({ kind: 'refused', address: posted.address() });
    return { status: 401 };
  }

  /** The verification: twice, once with our secret (201) and once without (401). */
  function handshake(posted: Posted, isRight: boolean, on: OnWebhookEvent): Reply {
    if (isRight) {
      on({ kind: 'verified' });
      return { status: 201 };
    }
    // The second half of the handshake comes without our secret on purpose.
    if (posted.headers.authorization !== undefined) on({ kind: 'refused', address: posted.address() });
    return { status: 401 };
  }

  return {
    async answer(webhook, posted, on) {
      try {
        return await (webhook.cloud.id === 'fitbit' ? fitbit : google)(webhook, posted, on);
      } catch {
        // Nothing above is expected to throw; what was not taken in for sure had better come again.
        return { status: 503 };
      }
    },
  };
}

/** What is answered where a body could not be read. */
export const bodyStatus = {
  'too-large': 413,
  late: 408,
  'cut-off': 400,
  consumed: 503,
  crowded: 503,
} as const;

/** Empty secrets fit nothing. */
function isOneOf(given: string, secrets: readonly string[]): boolean {
  return secrets.filter((secret) => secret !== '').some((secret) => isSame(given, secret));
}

/** A header that came exactly once: two signatures are none. */
function single({ headers }: Posted, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
}

/** How many entries were posted: Google may send a single one without a list. */
const entriesIn = (value: unknown) => (Array.isArray(value) ? value.length : 1);

const strict = new TextDecoder('utf-8', { fatal: true });

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(strict.decode(body));
  } catch {
    return undefined;
  }
}

/** The challenge is a line; what is longer is not read before it is proven. */
const longestChallenge = 1024;

function isVerification(body: Uint8Array): boolean {
  if (body.length > longestChallenge) return false;
  const value = parse(body);
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'verification';
}

function hasSecret({ webhookSecrets }: Webhook, posted: Posted): boolean {
  const given = single(posted, 'authorization');
  return given !== undefined && isOneOf(given, webhookSecrets);
}
