// An SMS that came in at the phone: the same whether it is listed or posted. Source: the app's code (`ReceiverService.kt`,
// `IncomingMessagesService.kt`).
import type { ReceivedSms } from '../../provider';

/** Its parts as the app writes them. `at`: ISO 8601. */
type Received = Readonly<Record<'id' | 'sender' | 'text' | 'at', unknown>>;

/** Null where a part is missing. `aheadMs`: how far the clock of who tells it is ahead of ours. */
export function receivedSms(
  { id, sender, text, at: written }: Received,
  aheadMs: number,
  now: number,
): ReceivedSms | null {
  if (typeof id !== 'string' || typeof sender !== 'string' || typeof text !== 'string') return null;
  const at = Date.parse(String(written));
  if (Number.isNaN(at)) return null;
  return {
    // Neither with the address, as a phone at home gets another one now and then, nor with the device, which only some accounts
    // name. Without the app's id: it may be two SMS's, an SMS that came to the app by two ways has two of them, and its list
    // writes it otherwise than its posts.
    id: JSON.stringify([sender, at, text]),
    from: sender,
    text,
    at: Math.min(at - aheadMs, now),
    keyword: null,
  };
}
