// What the caps of SMS go by: a row for each that goes, and passes for what the sign-up sends, all as fingerprints.
import { monthOf } from '../../net/months';
import { hashOf } from '../../net/secrets';
import type { SmsCounts, SmsText, StoredSms } from '../records';
import { believedTimes, countedMs } from '../retention';
import { countedAs, countValues, keptMonths, passOf, textHash } from '../sms-count-row';
import type { Database } from './database';
import { numberOrNull, one, run } from './statements';

/** What counts no more at `now`, and what a wrong clock has counted. */
export function forgetCounts(database: Database, now: number): void {
  run(database, 'DELETE FROM sms_counts WHERE at <= ?', now - countedMs);
  run(database, 'DELETE FROM sms_passes WHERE at <= ?', now - countedMs);
  settleCounts(database, now);
  forgetMonths(database, now);
}

function forgetMonths(database: Database, now: number): void {
  const kept = keptMonths(now);
  if (kept) run(database, 'DELETE FROM sms_months WHERE month < ? OR month > ?', kept.first, kept.last);
}

/**
 * What lies far ahead was counted by a clock that was wrong, and would count for ever; what lies less than a day ahead
 * counts as of now, so that a clock that jumps about takes no limit away.
 */
function settleCounts(database: Database, now: number): void {
  const { until } = believedTimes(now);
  run(database, 'DELETE FROM sms_counts WHERE at > ?', until + countedMs);
  run(database, 'UPDATE sms_counts SET at = ? WHERE at > ?', now, until);
}

/** What an account's SMS were so far, beside one more at `now`. */
export function countsFor(database: Database, account: string, text: SmsText, now: number): SmsCounts {
  const number = hashOf(text.to);
  // Without numbered parameters: Node.js 22 does not bind these by their place.
  const counts = one(
    database,
    `SELECT TOTAL(is_capped) AS sent, TOTAL(is_capped) FILTER (WHERE number_hash = ? AND is_answer = 0) AS sent_to_number,
       TOTAL(is_refused) AS refused, TOTAL(is_refused) FILTER (WHERE number_hash = ?) AS refused_of_number,
       MAX(at) FILTER (WHERE text_hash = ?) AS same_text_at
     FROM sms_counts WHERE account = ?`,
    number,
    number,
    textHash(text),
    account,
  );
  const answers = one(
    database,
    'SELECT COUNT(DISTINCT sms_id) AS count, MAX(at) AS last_at FROM sms_counts WHERE number_hash = ? AND is_answer = 1',
    number,
  );
  const pass = passOf(text);
  return {
    sameTextAt: numberOrNull(counts?.same_text_at),
    hasPass: pass !== null && one(database, 'SELECT 1 FROM sms_passes WHERE hash = ?', pass) !== undefined,
    ofNumber: { sent: Number(counts?.sent_to_number), refused: Number(counts?.refused_of_number) },
    ofAll: { sent: Number(counts?.sent), refused: Number(counts?.refused) },
    ofAnswers: { count: Number(answers?.count), lastAt: numberOrNull(answers?.last_at) },
    ofMonth: countOfMonth(database, account, now),
  };
}

/** What counts in the month of `now`. */
export function countOfMonth(database: Database, account: string, now: number): number {
  const row = one(
    database,
    'SELECT TOTAL(count) AS count FROM sms_months WHERE account = ? AND month IN (?, ?)',
    account,
    ...countedAs(now),
  );
  return Number(row?.count);
}

export function count(database: Database, sms: StoredSms, text: SmsText, isCapped: boolean): void {
  const values = countValues(sms, text, isCapped);
  const columns = Object.keys(values);
  run(
    database,
    `INSERT INTO sms_counts (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    ...Object.values(values),
  );
}

/** Counts an SMS in its month, and writes at it which that is. */
export function countInMonth(database: Database, { id, account, createdAt }: StoredSms): void {
  const month = monthOf(createdAt);
  run(
    database,
    'INSERT INTO sms_months (account, month, count) VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET count = count + 1',
    account,
    month,
  );
  run(database, 'UPDATE sms SET month = ? WHERE id = ?', month, id);
}

/** An SMS that never went out costs nothing, and no other SMS repeats it. But a loop of refused ones must end. */
export function countAsRefused(database: Database, smsId: string): void {
  run(
    database,
    "UPDATE sms_counts SET is_capped = 0, is_refused = is_capped, text_hash = '' WHERE sms_id = ?",
    smsId,
  );
  leaveMonth(database, smsId);
}

/**
 * An account has surely not sent an SMS that now goes on to the next: it leaves the account's month. The caps of the day
 * hold over the whole chain, so it still counts at the first one; at any other it is a refused one.
 */
export function countAsUnsent(database: Database, { id, chain }: StoredSms): void {
  run(
    database,
    'UPDATE sms_counts SET is_capped = 0, is_refused = is_capped WHERE sms_id = ? AND account = ?',
    id,
    chain?.via ?? '',
  );
  leaveMonth(database, id);
}

/** Counts an SMS at the account to which it goes next. `sms`: as if it were begun there, at that time. */
export function countAtNext(database: Database, sms: StoredSms, text: SmsText): void {
  run(
    database,
    `INSERT INTO sms_counts (sms_id, account, number_hash, text_hash, is_capped, is_refused, at, is_answer)
     VALUES (?, ?, ?, '', 1, 0, ?, (SELECT MAX(is_answer) FROM sms_counts WHERE sms_id = ?))`,
    sms.id,
    sms.account,
    hashOf(text.to),
    sms.createdAt,
    sms.id,
  );
  countInMonth(database, sms);
}

/** At the account that has it now. */
function leaveMonth(database: Database, smsId: string): void {
  run(
    database,
    `UPDATE sms_months SET count = count - 1 WHERE (account, month) =
       (SELECT COALESCE(chain ->> '$.via', account), month FROM sms WHERE id = ?)`,
    smsId,
  );
  run(database, 'UPDATE sms SET month = NULL WHERE id = ?', smsId);
}

export function addPass(
  database: Database,
  { to, smsKey }: { to: string; smsKey: string },
  now: number,
): void {
  const pass = passOf({ to, key: smsKey });
  run(database, 'INSERT OR REPLACE INTO sms_passes (hash, at) VALUES (?, ?)', pass, now);
}

export function usePass(database: Database, text: SmsText): void {
  const pass = passOf(text);
  if (pass !== null) run(database, 'DELETE FROM sms_passes WHERE hash = ?', pass);
}
