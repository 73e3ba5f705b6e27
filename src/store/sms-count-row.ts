// By which fingerprints the counts of SMS are kept, and which months count: the same in every driver.
import { monthOf } from '../net/months';
import { hashOf } from '../net/secrets';
import { earliestTime } from '../net/system';
import type { SmsText, StoredSms } from './records';
import { countedMonths } from './retention';

/** The columns of the count of an SMS. */
export function countValues(
  sms: Pick<StoredSms, 'id' | 'account' | 'createdAt'>,
  text: SmsText,
  isCapped: boolean,
) {
  return {
    sms_id: sms.id,
    account: sms.account,
    number_hash: hashOf(text.to),
    text_hash: textHash(text),
    is_capped: isCapped ? 1 : 0,
    is_refused: 0,
    at: sms.createdAt,
    is_answer: text.isAnswer ? 1 : 0,
  };
}

export function textHash({ to, body }: SmsText): string {
  return hashOf(JSON.stringify([to, body]));
}

/** One SMS that the sign-up sends: known by key and number, so that no flow can make one up. Null for what has no key. */
export function passOf({ to, key }: Pick<SmsText, 'to' | 'key'>): string | null {
  return key === null ? null : hashOf(JSON.stringify([to, key]));
}

/** Which months count in that of `now`: that one, and the one after it, which was this one by a clock that was ahead. */
export function countedAs(now: number): readonly [number, number] {
  const month = monthOf(now);
  return [month, month + 1];
}

/** The first and the last month of which counts are kept; null for a clock that has not been set yet, and knows of none. */
export function keptMonths(now: number): { first: number; last: number } | null {
  if (now < earliestTime) return null;
  const month = monthOf(now);
  return { first: month - countedMonths, last: month + 1 };
}
