// Fitbit's webhook protocol: the handshake with a code, the signature by the client secret, the entries of a post.
import { createHmac } from 'node:crypto';
import { failed, type Notification } from '../../clouds/cloud';
import { notificationEntries, textOf } from '../../clouds/entries';
import type { Fields } from '../../clouds/fields';
import { isSame } from '../../net/secrets';
import { bodyStatus, isOneOf, type Posted, singleHeader } from '../posted';
import type { OnWebhookEvent, ProtocolDeclaration, Webhook, WebhookAnswer } from './protocol';

const signatureHeader = 'x-fitbit-signature';

export const fitbitProtocol: ProtocolDeclaration = {
  name: 'fitbit',
  proofHeaders: [signatureHeader],
  open: () => ({ prove, readEntries }),
};

async function prove(
  webhook: Webhook,
  posted: Posted,
  on: OnWebhookEvent,
): Promise<Uint8Array | WebhookAnswer> {
  if (posted.method === 'GET') return shakeHands(webhook, posted, on);
  if (posted.method !== 'POST') return { status: 405, headers: { allow: 'GET, POST' } };
  const body = await posted.body();
  if (!(body instanceof Uint8Array)) return { status: bodyStatus[body] };
  if (isFitbitSignature(body, singleHeader(posted, signatureHeader), webhook.clientSecret)) return body;
  on({ kind: 'refused', address: posted.address() });
  // 404 as Fitbit asks for: a wrong signature must not learn that anything is here.
  return { status: 404 };
}

/** Fitbit asks twice, once with the code that dev.fitbit.com shows and once with a wrong one. */
function shakeHands({ verifyCodes }: Webhook, posted: Posted, on: OnWebhookEvent): WebhookAnswer {
  const code = posted.query.get('verify');
  if (code === null || !isOneOf(code, verifyCodes)) return { status: 404 };
  on({ kind: 'verified' });
  return { status: 204 };
}

/**
 * Whether `X-Fitbit-Signature` fits the raw bytes: base64(HMAC-SHA1(client secret + "&", body)), standard base64,
 * compared as it came: URL-decoding would turn a plus into a blank. Source: Fitbit's "Subscriber Security".
 */
export function isFitbitSignature(
  rawBody: Uint8Array,
  header: string | undefined,
  clientSecret: string,
): boolean {
  if (!header || !clientSecret) return false;
  const right = createHmac('sha1', `${clientSecret}&`).update(rawBody).digest('base64');
  return isSame(header, right);
}

function readEntries(body: unknown, fields: Fields) {
  fields.note('notification', body);
  if (!Array.isArray(body)) return failed('not-understood', { detail: 'the whole' });
  const odd = (field: string) => fields.odd('notification', field);
  const notifications: Notification[] = [];
  for (const entry of notificationEntries(body, odd)) {
    const userId = textOf(entry, 'ownerId', odd);
    const collection = textOf(entry, 'collectionType', odd) ?? 'unknown';
    if (userId === null) odd('ownerId');
    // `deleteUser` is seen in third-party code only; it can mean nothing else.
    const means = ['userRevokedAccess', 'deleteUser'].includes(collection) ? 'revoked' : 'synced';
    if (userId !== null) notifications.push({ userId, means, collection, entry });
  }
  return { ok: true, value: notifications } as const;
}
