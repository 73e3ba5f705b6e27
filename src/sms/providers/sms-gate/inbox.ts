// What people answered, as the phone lists its SMS. Source: `GET /inbox` of the OpenAPI document, and the app's code: of an SMS
// `contentPreview` is the whole text, and `id` a number of 32 bits that is made of it.
import type { System } from '../../../net/system';
import { isObject, jsonOf } from '../../answer-json';
import type { Inbox, InboxOutcome, ReceivedSms } from '../../provider';
import { receivedSms } from './received';
import { aheadOf, type Wire } from './wire';

const hour = 3_600_000;
const pageSize = 500;
/** What of a flood is older than so many SMS is not seen. */
const mostPages = 20;

/** `key`: what tells this phone from another. The list is of every SMS of the phone, whoever wrote it. */
export function openInbox(wire: Wire, key: string, time: Pick<System, 'now'>): Inbox {
  /** How far the clock of who answers is ahead of ours, by the last answer that said so. */
  let aheadMs = 0;

  /** Null where the page cannot be read: an older app, or a server that does not keep SMS, answers 404 or 501. */
  async function readPage(from: number, page: number): Promise<unknown[] | null> {
    const query = new URLSearchParams({
      type: 'SMS',
      limit: String(pageSize),
      offset: String(page * pageSize),
      from: new Date(Math.max(0, from)).toISOString(),
      ...(wire.device ? { deviceId: wire.device } : {}),
    });
    const outcome = await wire.get(`/inbox?${query}`);
    if (!outcome.ok) return null;
    // Also where it refuses: a phone whose clock is behind takes what we ask for to be in the future.
    aheadMs = aheadOf(outcome.answer, time.now()) ?? aheadMs;
    if (outcome.answer.status !== 200) return null;
    const list = jsonOf(outcome.answer.body);
    return Array.isArray(list) ? list : null;
  }

  return {
    key,
    async list(since): Promise<InboxOutcome> {
      const supposedMs = aheadMs;
      const from = since + supposedMs;
      const listed: unknown[] = [];
      for (let page = 0; page < mostPages; page += 1) {
        const entries = await readPage(from, page);
        if (entries === null) return { kind: 'unknown' };
        listed.push(...entries);
        if (entries.length < pageSize) break;
      }
      return {
        kind: 'list',
        received: listed.flatMap((entry) => receivedOf(entry, aheadMs, time.now()) ?? []),
        // What was asked for by a clock that turns out to be wrong is asked for again.
        isWhole: listed.length < mostPages * pageSize && Math.abs(aheadMs - supposedMs) < hour,
      };
    },
  };
}

function receivedOf(entry: unknown, aheadMs: number, now: number): ReceivedSms | null {
  if (!isObject(entry) || (entry.type !== undefined && entry.type !== 'SMS')) return null;
  const { id, sender, contentPreview, createdAt } = entry;
  return receivedSms({ id, sender, text: contentPreview, at: createdAt }, aheadMs, now);
}
