// SMS on their way, sealed, in PostgreSQL.
import type { JointSmsStore } from '../joint-store';
import { changedSmsValues, sealSmsContent, toEndedSms, toSms, toSmsCount } from '../sms-row';
import { goneOn, isStill, isWhereExpected } from '../sms-rules';
import type { SmsStore } from '../store';
import type { Operations, Transaction } from './database';
import { setEnding, standLike } from './joint-sms';
import { isElsewhere, refuseElsewhere, refuseKnownElsewhere } from './owners';
import {
  count,
  countAsRefused,
  countAsUnsent,
  countAtNext,
  countInMonth,
  countOfMonth,
  countsFor,
  forgetCounts,
  usePass,
} from './sms-counts';
import { insertSms, isGone } from './sms-rows';
import { all, one, run } from './statements';

const day = 24 * 3_600_000;

export const sms: Operations<Omit<SmsStore, keyof JointSmsStore>> = {
  async addSms(transaction, row, text, decide) {
    // An alert of a person who was removed meanwhile leaves no row.
    if (await isGone(transaction, row)) return 'gone';
    await refuseKnownElsewhere(transaction, row);
    await forgetCounts(transaction, row.createdAt);
    const decision = decide(await countsFor(transaction, row.account, text, row.createdAt));
    if (decision.verdict !== 'added') return decision.verdict;
    await usePass(transaction, text);
    await count(transaction, row, text, decision.isCapped);
    await insertSms(transaction, row, text.to);
    if (decision.isCapped) await countInMonth(transaction, row);
    return 'added';
  },

  async countCappedSms(transaction, account, since) {
    const row = await one(
      transaction,
      `SELECT COALESCE(SUM(count), 0) AS of_day, COALESCE(MAX(count - answers), 0) AS of_number FROM (
         SELECT COUNT(*) AS count, SUM(is_answer) AS answers FROM sms_counts
         WHERE account = $1 AND is_capped = 1 AND at > $2 AND at <= $3 GROUP BY number_hash) AS of_numbers`,
      account,
      since,
      since + 2 * day,
    );
    return { ofDay: Number(row?.of_day), ofOneNumber: Number(row?.of_number) };
  },

  countSmsOfMonth: countOfMonth,

  async changeSms(transaction, id, change, from = null, via) {
    const now = await one(
      transaction,
      'SELECT state, CASE WHEN chain IS NOT NULL THEN via END AS via FROM sms WHERE id = $1',
      id,
    );
    if (now === undefined || !isWhereExpected({ state: now.state, via: now.via }, from, via)) return false;
    // How an accepted one fares any instance may hear; what is to be tried only one may try.
    if (change.state !== undefined && change.state !== 'accepted') await refuseElsewhere(transaction, [id]);
    const values = changedSmsValues(change);
    // What surely was not sent is as new.
    const changed = change.state === 'waiting' ? [...values, ['is_lost', false] as const] : values;
    if (changed.length > 0)
      await run(
        transaction,
        `UPDATE sms SET ${changed.map(([column], at) => `${column} = $${at + 2}`).join(', ')} WHERE id = $1`,
        id,
        ...changed.map(([, value]) => value),
      );
    const members = await standLike(transaction, id);
    if (change.ending !== undefined)
      await setEnding(transaction, members.length > 0 ? members : [id], change.ending);
    if (change.state === 'refused') await countAsRefused(transaction, id);
    return true;
  },

  async claimSms(transaction, id, found, nextLookAt, via) {
    const row = await sms.sms(transaction, id);
    if (!row || (via !== undefined && via !== (row.chain?.via ?? null))) return false;
    if (row.state === 'accepted') return true;
    const places = await takenPlaces(
      transaction,
      found.map(({ sid }) => sid),
    );
    const free = found.find((_, place) => !places.has(place));
    if (!free) return false;
    return sms.changeSms(transaction, id, { state: 'accepted', ending: null, ...free, nextLookAt });
  },

  async sms(transaction, id) {
    const row = await one(transaction, 'SELECT * FROM sms WHERE id = $1', id);
    return row ? toSms(transaction, row) : null;
  },

  async smsOfKey(transaction, key, since, until) {
    const row = await one(
      transaction,
      `SELECT * FROM sms WHERE key = $1 AND created_at >= $2 AND created_at <= $3 AND state <> 'refused'
       ORDER BY created_at DESC, rowid LIMIT 1`,
      key,
      since,
      until,
    );
    return row ? toSms(transaction, row) : null;
  },

  async smsOfPerson(transaction, personId, most) {
    const rows = await all(
      transaction,
      `SELECT * FROM sms WHERE id IN
         (SELECT COALESCE(joint.id, own.id) FROM sms AS own LEFT JOIN sms AS joint ON joint.id = own.joint WHERE own.person_id = $1)
       ORDER BY created_at DESC, id LIMIT $2`,
      personId,
      most,
    );
    return rows.map((row) => toSms(transaction, row));
  },

  async countSms(transaction) {
    const rows = await all(
      transaction,
      'SELECT state, status, error_code, COUNT(*) AS count FROM sms WHERE joint IS NULL GROUP BY state, status, error_code',
    );
    return rows.map(toSmsCount);
  },

  async openSms(transaction, account) {
    const rows = await all(
      transaction,
      'SELECT * FROM sms WHERE account = $1 AND next_look_at IS NOT NULL AND owner = $2 ORDER BY next_look_at, rowid',
      account,
      transaction.epoch,
    );
    return rows.map((row) => toSms(transaction, row));
  },

  async waitingElsewhere(transaction, account) {
    const row = await one(
      transaction,
      `SELECT * FROM sms WHERE account = $1 AND state = 'waiting' AND joint IS NULL
         AND next_look_at IS NOT NULL AND ${isElsewhere('sms.owner', '$2')}
       ORDER BY held_until IS NOT NULL AND held_until = next_look_at, coalesce(held_until, created_at) DESC, id LIMIT 1`,
      account,
      transaction.epoch,
    );
    return row ? toSms(transaction, row) : null;
  },

  async smsWithEnding(transaction, account) {
    const rows = await all(
      transaction,
      'SELECT * FROM sms WHERE account = $1 AND ending IS NOT NULL AND owner = $2 ORDER BY created_at, id',
      account,
      transaction.epoch,
    );
    return rows.map((row) => toEndedSms(transaction, row));
  },

  async removeEndings(transaction, ids) {
    await run(
      transaction,
      `UPDATE sms SET ending = NULL
       WHERE id = ANY ($1::text[]) AND ending IS NOT NULL AND NOT ${isElsewhere('sms.owner', '$2')}`,
      ids,
      transaction.epoch,
    );
  },

  async handOverSms(transaction, row, text, next, decide) {
    const found = await one(transaction, 'SELECT * FROM sms WHERE id = $1', row.id);
    const now = found ? toSms(transaction, found) : null;
    if (!found || !isStill(row, now)) return 'changed';
    await refuseElsewhere(transaction, [row.id]);
    const { account, at, content, fate } = next;
    await forgetCounts(transaction, at);
    const isCapped = found.month !== null;
    const counts = { ...(await countsFor(transaction, account, text, at)), hasPass: !isCapped };
    const { verdict } = decide(counts);
    if (verdict !== 'added') return verdict;
    if (fate === 'unsent') await countAsUnsent(transaction, now);
    await run(
      transaction,
      `UPDATE sms SET chain = $2, via = $3, content = $4, state = 'waiting', sid = NULL, status = NULL, error_code = NULL,
        next_look_at = $5, looks = 0, is_lost = false WHERE id = $1`,
      row.id,
      JSON.stringify(goneOn(now, next)),
      account,
      sealSmsContent(transaction, row.id, content),
      at,
    );
    await standLike(transaction, row.id);
    if (isCapped) await countAtNext(transaction, { ...now, account, createdAt: at }, text);
    return 'added';
  },

  async doubtInterruptedSms(transaction, account, nextLookAt, ids = null) {
    await run(
      transaction,
      `UPDATE sms SET state = 'uncertain', next_look_at = CASE WHEN joint IS NULL THEN $2::bigint END
       WHERE account = $1 AND state = 'posting' AND owner = $3 AND ($4::text[] IS NULL OR id = ANY ($4::text[]))`,
      account,
      nextLookAt,
      transaction.epoch,
      ids,
    );
  },
};

/**
 * Which of these messages, by their places, are some SMS's, or were one's before another account took that over. A chain is
 * searched as it is written: within a text of its own the quotes would be escaped.
 */
async function takenPlaces(transaction: Transaction, sids: readonly string[]): Promise<Set<number>> {
  const rows = await all(
    transaction,
    `SELECT found.place FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS found (sid, written, place)
     WHERE EXISTS (SELECT 1 FROM sms WHERE sms.sid = found.sid)
       OR EXISTS (SELECT 1 FROM sms WHERE chain IS NOT NULL AND strpos(chain, found.written) > 0)`,
    sids,
    // Half of a pair of UTF-16, which no database keeps, is looked for as what was kept of it.
    sids.map((sid) => `"sid":${JSON.stringify(Buffer.from(sid).toString())}`),
  );
  return new Set(rows.map(({ place }) => Number(place) - 1));
}
