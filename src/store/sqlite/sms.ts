// SMS on their way, sealed, in SQLite.
import type { JointSmsStore } from '../joint-store';
import { changedSmsValues, sealSmsContent, toEndedSms, toSms, toSmsCount } from '../sms-row';
import { goneOn, isStill, isWhereExpected } from '../sms-rules';
import type { SmsStore } from '../store';
import type { Database, Operations } from './database';
import { setEnding, standLike } from './joint-sms';
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
  addSms(database, row, text, decide) {
    // An alert of a person who was removed meanwhile leaves no row.
    if (isGone(database, row)) return 'gone';
    forgetCounts(database, row.createdAt);
    const decision = decide(countsFor(database, row.account, text, row.createdAt));
    if (decision.verdict !== 'added') return decision.verdict;
    usePass(database, text);
    count(database, row, text, decision.isCapped);
    insertSms(database, row, text.to);
    if (decision.isCapped) countInMonth(database, row);
    return 'added';
  },

  countCappedSms(database, account, since) {
    const row = one(
      database,
      `SELECT COALESCE(SUM(count), 0) AS of_day, COALESCE(MAX(count - answers), 0) AS of_number FROM (
         SELECT COUNT(*) AS count, TOTAL(is_answer) AS answers FROM sms_counts WHERE account = ? AND is_capped = 1 AND at > ? AND at <= ? GROUP BY number_hash)`,
      account,
      since,
      since + 2 * day,
    );
    return { ofDay: Number(row?.of_day), ofOneNumber: Number(row?.of_number) };
  },

  countSmsOfMonth: countOfMonth,

  changeSms(database, id, change, from = null, via) {
    const now = one(database, "SELECT state, chain ->> '$.via' AS via FROM sms WHERE id = ?", id);
    if (now === undefined || !isWhereExpected({ state: now.state, via: now.via }, from, via)) return false;
    const changed = changedSmsValues(change);
    if (changed.length > 0)
      run(
        database,
        `UPDATE sms SET ${changed.map(([column]) => `${column} = ?`).join(', ')} WHERE id = ?`,
        ...changed.map(([, value]) => value),
        id,
      );
    const members = standLike(database, id);
    if (change.ending !== undefined) setEnding(database, members.length > 0 ? members : [id], change.ending);
    if (change.state === 'refused') countAsRefused(database, id);
    return true;
  },

  claimSms(database, id, found, nextLookAt, via) {
    const row = sms.sms(database, id);
    if (!row || (via !== undefined && via !== (row.chain?.via ?? null))) return false;
    if (row.state === 'accepted') return true;
    const free = found.find(({ sid }) => !isTaken(database, sid));
    if (!free) return false;
    return sms.changeSms(database, id, { state: 'accepted', ending: null, ...free, nextLookAt });
  },

  sms(database, id) {
    const row = one(database, 'SELECT * FROM sms WHERE id = ?', id);
    return row ? toSms(database, row) : null;
  },

  smsOfKey(database, key, since, until) {
    const row = one(
      database,
      "SELECT * FROM sms WHERE key = ? AND created_at >= ? AND created_at <= ? AND state <> 'refused' ORDER BY created_at DESC LIMIT 1",
      key,
      since,
      until,
    );
    return row ? toSms(database, row) : null;
  },

  smsOfPerson(database, personId, most) {
    return all(
      database,
      `SELECT * FROM sms WHERE id IN
          (SELECT COALESCE(joint.id, own.id) FROM sms AS own LEFT JOIN sms AS joint ON joint.id = own.joint WHERE own.person_id = ?)
        ORDER BY created_at DESC, id LIMIT ?`,
      personId,
      most,
    ).map((row) => toSms(database, row));
  },

  countSms(database) {
    return all(
      database,
      'SELECT state, status, error_code, COUNT(*) AS count FROM sms WHERE joint IS NULL GROUP BY state, status, error_code',
    ).map(toSmsCount);
  },

  openSms(database, account) {
    return all(
      database,
      'SELECT * FROM sms WHERE account = ? AND next_look_at IS NOT NULL ORDER BY next_look_at',
      account,
    ).map((row) => toSms(database, row));
  },

  waitingElsewhere: () => null,

  smsWithEnding(database, account) {
    return all(
      database,
      'SELECT * FROM sms WHERE account = ? AND ending IS NOT NULL ORDER BY created_at, id',
      account,
    ).map((row) => toEndedSms(database, row));
  },

  removeEndings(database, ids) {
    for (const id of ids) run(database, 'UPDATE sms SET ending = NULL WHERE id = ?', id);
  },

  handOverSms(database, row, text, next, decide) {
    const now = sms.sms(database, row.id);
    if (!isStill(row, now)) return 'changed';
    const { account, at, content, fate } = next;
    forgetCounts(database, at);
    const isCapped =
      one(database, 'SELECT 1 FROM sms WHERE id = ? AND month IS NOT NULL', row.id) !== undefined;
    const counts = { ...countsFor(database, account, text, at), hasPass: !isCapped };
    const { verdict } = decide(counts);
    if (verdict !== 'added') return verdict;
    if (fate === 'unsent') countAsUnsent(database, now);
    run(
      database,
      `UPDATE sms SET chain = ?, content = ?, state = 'waiting', sid = NULL, status = NULL, error_code = NULL,
        next_look_at = ?, looks = 0 WHERE id = ?`,
      JSON.stringify(goneOn(now, next)),
      sealSmsContent(database, row.id, content),
      at,
      row.id,
    );
    standLike(database, row.id);
    if (isCapped) countAtNext(database, { ...now, account, createdAt: at }, text);
    return 'added';
  },

  doubtInterruptedSms(database, account, nextLookAt, ids = null) {
    run(
      database,
      `UPDATE sms SET state = 'uncertain', next_look_at = IIF(joint IS NULL, ?, NULL)
        WHERE account = ? AND state = 'posting' AND (? IS NULL OR id IN (SELECT value FROM json_each(?)))`,
      nextLookAt,
      account,
      ids && JSON.stringify(ids),
      ids && JSON.stringify(ids),
    );
  },
};

/** Whether a message is some SMS's, or was one's before another account took that over. */
function isTaken(database: Database, sid: string): boolean {
  const isOne = one(database, 'SELECT 1 FROM sms WHERE sid = ?', sid) !== undefined;
  const earlier =
    "SELECT 1 FROM sms, json_each(chain, '$.earlier') WHERE chain IS NOT NULL AND value ->> 'sid' = ?";
  return isOne || one(database, earlier, sid) !== undefined;
}
