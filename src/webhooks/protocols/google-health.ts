// Google Health's webhook protocol: the handshake with our secret, Tink's signature, the entries of a post.
import { verify } from 'node:crypto';
import { failed, type Notification } from '../../clouds/cloud';
import { isObject, notificationEntries, own, textOf } from '../../clouds/entries';
import type { Fields } from '../../clouds/fields';
import { bodyStatus, isOneOf, jsonOf, type Posted, singleHeader } from '../posted';
import { createGoogleKeys, type GoogleKeys } from './google-keys';
import type { OnWebhookEvent, ProtocolDeclaration, Webhook, WebhookAnswer } from './protocol';

/** Renamed by Google in 2026; the older name is still seen. */
const signatureHeaders = ['google-health-api-signature', 'x-healthapi-signature'];

export const googleHealthProtocol: ProtocolDeclaration = {
  name: 'google-health',
  proofHeaders: signatureHeaders,
  open({ http, system }) {
    const keys = createGoogleKeys(http, system);
    return { prove: (webhook, posted, on) => prove(keys, webhook, posted, on), readEntries };
  },
};

async function prove(
  keys: GoogleKeys,
  webhook: Webhook,
  posted: Posted,
  on: OnWebhookEvent,
): Promise<Uint8Array | WebhookAnswer> {
  if (posted.method !== 'POST') return { status: 405, headers: { allow: 'POST' } };
  const body = await posted.body();
  if (!(body instanceof Uint8Array)) return { status: bodyStatus[body] };
  const given = singleHeader(posted, 'authorization');
  const hasSecret = given !== undefined && isOneOf(given, webhook.webhookSecrets);
  // First of all: the challenge is not signed, but may carry a signature all the same.
  if (isChallenge(body)) return shakeHands(posted, hasSecret, on);
  const signature = signatureHeaders
    .map((name) => singleHeader(posted, name))
    .find((one) => one !== undefined);
  // Seen live: notifications without `Authorization`. A wrong one is from somebody who guesses.
  const isWrong = posted.headers.authorization !== undefined && !hasSecret;
  const verdict =
    signature === undefined || isWrong ? 'invalid' : await checkGoogleSignature(body, signature, keys);
  if (verdict === 'valid') return body;
  // Google delivers again what is answered 503; an attacker learns nothing from it.
  if (verdict === 'unavailable') return { status: 503 };
  on({ kind: 'refused', address: posted.address() });
  return { status: 401 };
}

/** The verification: twice, once with our secret (201) and once without (401). */
function shakeHands(posted: Posted, hasSecret: boolean, on: OnWebhookEvent): WebhookAnswer {
  if (hasSecret) {
    on({ kind: 'verified' });
    return { status: 201 };
  }
  // The second half of the handshake comes without our secret on purpose.
  if (posted.headers.authorization !== undefined) on({ kind: 'refused', address: posted.address() });
  return { status: 401 };
}

/** The challenge is a line; what is longer is not read before it is proven. */
const longestChallenge = 1024;

function isChallenge(body: Uint8Array): boolean {
  // Each notification comes by here, and parsing it would cost as much as all that our router does.
  if (
    body.length > longestChallenge ||
    !Buffer.from(body.buffer, body.byteOffset, body.length).includes('verification')
  )
    return false;
  const value = jsonOf(body);
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'verification';
}

const tinkPrefix = 0x01;
const prefixBytes = 5;

/**
 * Whether the header is standard base64 of 0x01, the key id (4 bytes, big endian) and a DER signature (P-256,
 * SHA-256) over the raw bytes. `unavailable`: the keys cannot be had right now, so nobody can say.
 */
export async function checkGoogleSignature(
  rawBody: Uint8Array,
  header: string,
  keys: GoogleKeys,
): Promise<'valid' | 'invalid' | 'unavailable'> {
  const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(header) && header.length % 4 === 0;
  const signature = isBase64 ? Buffer.from(header, 'base64') : Buffer.alloc(0);
  if (signature.length <= prefixBytes || signature[0] !== tinkPrefix) return 'invalid';
  const key = await keys.find(signature.readUInt32BE(1));
  if (key === 'unavailable') return 'unavailable';
  if (key === 'unknown') return 'invalid';
  // DER is what Node.js takes without being told; telling it costs a sixth more.
  return verify('sha256', rawBody, key, signature.subarray(prefixBytes)) ? 'valid' : 'invalid';
}

function readEntries(body: unknown, fields: Fields) {
  fields.note('notification', body);
  const list = Array.isArray(body) ? body : isObject(body) ? [body] : null;
  if (!list) return failed('not-understood', { detail: 'the whole' });
  const odd = (field: string) => fields.odd('notification', field);
  const notifications: Notification[] = [];
  for (const one of notificationEntries(list, odd)) {
    const entry = own(one, 'data');
    const userId = isObject(entry) ? textOf(entry, 'healthUserId', odd) : null;
    if (!isObject(entry)) odd('data');
    else if (userId === null) odd('healthUserId');
    else {
      const collection = textOf(entry, 'dataType', odd) ?? 'unknown';
      notifications.push({ userId, means: 'synced', collection, entry });
    }
  }
  return { ok: true, value: notifications } as const;
}
