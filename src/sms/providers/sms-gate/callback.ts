// What the app posts to us, signed: how an SMS fares, and that somebody answered. Sources: its documentation ("Webhooks") and
// code (`PayloadSingingPlugin.kt`, `SmsEventPayload.kt`).
import { createHmac } from 'node:crypto';
import { isSame } from '../../../net/secrets';
import { isObject, jsonOf } from '../../answer-json';
import type { CallbackNews, CallbackPost, ProviderCallback } from '../../provider';
import { errorCodeOf } from './codes';
import type { SmsGateField } from './fields';
import { receivedSms } from './received';

/** The longest SMS that is kept, with each of its characters escaped: what is more is not looked at. */
const mostBytes = 32 * 1024;
/** How old a post may be, or lie ahead, as the app's documentation recommends. A post that is tried again is stamped anew. */
const freshMs = 5 * 60_000;

/** What becomes of an SMS, as `GET /messages/{id}` would say it. */
const states: ReadonlyMap<unknown, string> = new Map([
  ['sms:sent', 'Sent'],
  ['sms:delivered', 'Delivered'],
  ['sms:failed', 'Failed'],
]);
const nothing: CallbackNews = { kind: 'nothing' };

export const callback: ProviderCallback<SmsGateField> = {
  path: '/fitbit/sms-gate',
  proofs: ['x-signature'],
  mostBytes,
  incomingAnswer: null,

  /** The app takes no other address, so that nobody on the way reads what people write. */
  isCallable: ({ protocol, hostname }) => protocol === 'https:' || hostname === '127.0.0.1',

  canVerify: ({ gateSigningKey }) => gateSigningKey !== '',

  /** `X-Signature`: HMAC-SHA256 over the raw body and `X-Timestamp` behind it, hexadecimal. */
  verify(post, { gateSigningKey }) {
    const { 'x-signature': signature, 'x-timestamp': timestamp } = post.headers;
    if (gateSigningKey === '' || typeof signature !== 'string' || typeof timestamp !== 'string') return false;
    const age = post.at - stampOf(post);
    if (Number.isNaN(age) || Math.abs(age) > freshMs) return false;
    const right = createHmac('sha256', gateSigningKey).update(post.body).update(timestamp).digest('hex');
    return isSame(signature.toLowerCase(), right);
  },

  read(post, { gateDevice, gateInbox }) {
    const told = jsonOf(Buffer.from(post.body).toString('utf8'));
    if (!isObject(told) || !isObject(told.payload)) return nothing;
    const { event, deviceId, payload } = told;
    const { messageId } = payload;
    const device = gateDevice.trim();
    if (typeof messageId !== 'string' || (device !== '' && deviceId !== device)) return nothing;
    const status = states.get(event);
    if (status !== undefined)
      return {
        kind: 'status',
        id: messageId,
        sid: messageId,
        status,
        errorCode: errorCodeOf(payload.reason),
      };
    if (event !== 'sms:received' || gateInbox === '') return nothing;
    const { message, receivedAt } = payload;
    // Until 2026 the app had no other word for the sender.
    const sender = payload.sender ?? payload.phoneNumber;
    const sms = receivedSms(
      { id: messageId, sender, text: message, at: receivedAt },
      stampOf(post) - post.at,
      post.at,
    );
    return sms ? { kind: 'incoming', sms } : nothing;
  },
};

/** When the phone has signed it, ms since 1970 UTC by its own clock; NaN where it does not say. */
function stampOf({ headers }: CallbackPost): number {
  const stamp = headers['x-timestamp'];
  return typeof stamp === 'string' && /^\d{1,12}$/.test(stamp) ? Number(stamp) * 1000 : Number.NaN;
}
