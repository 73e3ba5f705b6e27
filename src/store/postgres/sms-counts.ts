// What the caps of SMS go by, in PostgreSQL: a row for each that goes, and passes for what the sign-up sends, all as fingerprints.
import { monthOf } from '../../net/months';
import { hashOf } from '../../net/secrets';
import type { SmsCounts, SmsText, StoredSms } from '../records';
import { believedTimes, countedMs } from '../retention';
import { countedAs, countValues, keptMonths, passOf, textHash } from '../sms-count-row';
import type { Transaction } from './database';
import { numberOrNull, one, run } from './statements';

/**
 * Forgets what counts no more at `now`, and what a wrong clock has counted; what lies less than a day ahead counts as of now,
 * so that a clock that jumps about takes no limit away. Mostly there is nothing of all this: that is asked for in one question.
 */
export async function forgetCounts(transaction: Transaction, now: number): Promise<void> {
  const [over, { until }, months] = [now - countedMs, believedTimes(now), keptMonths(now)];
  const row = await one(
    transaction,
    `SELECT EXISTS (SELECT 1 FROM sms_counts WHERE at <= $1) OR EXISTS (SELECT 1 FROM sms_counts WHERE at > $2) AS counts,
       EXISTS (SELECT 1 FROM sms_passes WHERE at <= $1) AS passes,
       EXISTS (SELECT 1 FROM sms_months WHERE month < $3 OR month > $4) AS months`,
    over,
    until,
    months?.first,
    months?.last,
  );
  if (row?.counts) {
    await run(transaction, 'DELETE FROM sms_counts WHERE at <= $1 OR at > $2', over, until + countedMs);
    await run(transaction, 'UPDATE sms_counts SET at = $1 WHERE at > $2', now, until);
  }
  if (row?.passes) await run(transaction, 'DELETE FROM sms_passes WHERE at <= $1', over);
  if (row?.months && months)
    await run(
      transaction,
      'DELETE FROM sms_months WHERE month < $1 OR month > $2',
      months.first,
      months.last,
    );
}

/** What an account's SMS were so far, beside one more at `now`. */
export async function countsFor(
  transaction: Transaction,
  account: string,
  text: SmsText,
  now: number,
): Promise<SmsCounts> {
  const row = await one(
    transaction,
    `SELECT of_account.*, of_answers.*,
       EXISTS (SELECT 1 FROM sms_passes WHERE hash = $4) AS has_pass,
       (SELECT SUM(count) FROM sms_months WHERE account = $1 AND month IN ($5, $6)) AS of_month
     FROM
       (SELECT SUM(is_capped) AS sent, SUM(is_capped) FILTER (WHERE number_hash = $2 AND is_answer = 0) AS sent_to_number,
          SUM(is_refused) AS refused, SUM(is_refused) FILTER (WHERE number_hash = $2) AS refused_of_number,
          MAX(at) FILTER (WHERE text_hash = $3) AS same_text_at
        FROM sms_counts WHERE account = $1) AS of_account,
       (SELECT COUNT(DISTINCT sms_id) AS answers, MAX(at) AS last_answer_at
        FROM sms_counts WHERE number_hash = $2 AND is_answer = 1) AS of_answers`,
    account,
    hashOf(text.to),
    textHash(text),
    passOf(text),
    ...countedAs(now),
  );
  // A sum of nothing is null.
  return {
    sameTextAt: numberOrNull(row?.same_text_at),
    hasPass: row?.has_pass === true,
    ofNumber: { sent: Number(row?.sent_to_number), refused: Number(row?.refused_of_number) },
    ofAll: { sent: Number(row?.sent), refused: Number(row?.refused) },
    ofAnswers: { count: Number(row?.answers), lastAt: numberOrNull(row?.last_answer_at) },
    ofMonth: Number(row?.of_month),
  };
}

/** What counts in the month of `now`. */
export async function countOfMonth(transaction: Transaction, account: string, now: number): Promise<number> {
  const row = await one(
    transaction,
    'SELECT SUM(count) AS count FROM sms_months WHERE account = $1 AND month IN ($2, $3)',
    account,
    ...countedAs(now),
  );
  return Number(row?.count);
}

export async function count(
  transaction: Transaction,
  sms: StoredSms,
  text: SmsText,
  isCapped: boolean,
): Promise<void> {
  const values = countValues(sms, text, isCapped);
  const columns = Object.keys(values);
  await run(
    transaction,
    `INSERT INTO sms_counts (${columns.join(', ')}) VALUES (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
    ...Object.values(values),
  );
}

/** Counts an SMS in its month, and writes at it which that is. */
export async function countInMonth(
  transaction: Transaction,
  { id, account, createdAt }: StoredSms,
): Promise<void> {
  await run(
    transaction,
    `WITH counted AS (
       INSERT INTO sms_months AS months (account, month, count) VALUES ($2, $3, 1)
       ON CONFLICT (account, month) DO UPDATE SET count = months.count + 1)
     UPDATE sms SET month = $3 WHERE id = $1`,
    id,
    account,
    monthOf(createdAt),
  );
}

/** An SMS that never went out costs nothing, and no other SMS repeats it. But a loop of refused ones must end. */
export async function countAsRefused(transaction: Transaction, smsId: string): Promise<void> {
  await run(
    transaction,
    "UPDATE sms_counts SET is_capped = 0, is_refused = is_capped, text_hash = '' WHERE sms_id = $1",
    smsId,
  );
  await leaveMonth(transaction, smsId);
}

/**
 * An account has surely not sent an SMS that now goes on to the next: it leaves the account's month. The caps of the day
 * hold over the whole chain, so it still counts at the first one; at any other it is a refused one.
 */
export async function countAsUnsent(transaction: Transaction, { id, chain }: StoredSms): Promise<void> {
  if (chain)
    await run(
      transaction,
      'UPDATE sms_counts SET is_capped = 0, is_refused = is_capped WHERE sms_id = $1 AND account = $2',
      id,
      chain.via,
    );
  await leaveMonth(transaction, id);
}

/** Counts an SMS at the account to which it goes next. `sms`: as if it were begun there, at that time. */
export async function countAtNext(transaction: Transaction, sms: StoredSms, text: SmsText): Promise<void> {
  await run(
    transaction,
    `INSERT INTO sms_counts (sms_id, account, number_hash, text_hash, is_capped, is_refused, at, is_answer)
     VALUES ($1, $2, $3, '', 1, 0, $4, (SELECT MAX(is_answer) FROM sms_counts WHERE sms_id = $1))`,
    sms.id,
    sms.account,
    hashOf(text.to),
    sms.createdAt,
  );
  await countInMonth(transaction, sms);
}

/** At the account that has it now. */
async function leaveMonth(transaction: Transaction, smsId: string): Promise<void> {
  await run(
    transaction,
    `WITH uncounted AS (
       UPDATE sms_months SET count = count - 1 WHERE (account, month) = (SELECT via, month FROM sms WHERE id = $1))
     UPDATE sms SET month = NULL WHERE id = $1 AND month IS NOT NULL`,
    smsId,
  );
}

export async function addPass(
  transaction: Transaction,
  { to, smsKey }: { to: string; smsKey: string },
  now: number,
): Promise<void> {
  await run(
    transaction,
    'INSERT INTO sms_passes (hash, at) VALUES ($1, $2) ON CONFLICT (hash) DO UPDATE SET at = excluded.at',
    passOf({ to, key: smsKey }),
    now,
  );
}

export async function usePass(transaction: Transaction, text: SmsText): Promise<void> {
  const pass = passOf(text);
  if (pass !== null) await run(transaction, 'DELETE FROM sms_passes WHERE hash = $1', pass);
}
