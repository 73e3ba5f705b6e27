// SMS on their way, sealed, in SQLite.
import type { SQLInputValue } from 'node:sqlite';
import { hashOf } from '../../net/secrets';
import type { SmsState, StoredSms } from '../records';
import type { SmsStore } from '../store';
import type { Database, Operations } from './database';
import {
  count,
  countAsRefused,
  countInMonth,
  countOfMonth,
  countsFor,
  forgetCounts,
  usePass,
} from './sms-counts';
import { all, numberOrNull, one, type Row, run, textOrNull } from './statements';

const day = 24 * 3_600_000;

export const sms: Operations<SmsStore> = {
  addSms(database, row, text, decide) {
    // An alert of a person who was removed meanwhile leaves no row.
    if (row.personId && one(database, 'SELECT 1 FROM gone WHERE person_id = ?', row.personId)) return 'gone';
    forgetCounts(database, row.createdAt);
    const decision = decide(countsFor(database, row.account, text, row.createdAt));
    if (decision.verdict !== 'added') return decision.verdict;
    usePass(database, text);
    count(database, row, text, decision.isCapped);
    insert(database, row, text.to);
    if (decision.isCapped) countInMonth(database, row);
    return 'added';
  },

  countCappedSms(database, account, since) {
    const row = one(
      database,
      `SELECT COALESCE(SUM(count), 0) AS of_day, COALESCE(MAX(count), 0) AS of_number FROM (
         SELECT COUNT(*) AS count FROM sms_counts WHERE account = ? AND is_capped = 1 AND at > ? AND at <= ? GROUP BY number_hash)`,
      account,
      since,
      since + 2 * day,
    );
    return { ofDay: Number(row?.of_day), ofOneNumber: Number(row?.of_number) };
  },

  countSmsOfMonth: countOfMonth,

  changeSms(database, id, change, from = null) {
    const state = one(database, 'SELECT state FROM sms WHERE id = ?', id)?.state as SmsState | undefined;
    if (state === undefined || (from && !from.includes(state))) return false;
    const columns = {
      state: change.state,
      sid: change.sid,
      status: change.status,
      error_code: change.errorCode,
      next_look_at: change.nextLookAt,
      looks: change.looks,
    };
    const changed = Object.entries(columns).filter(([, value]) => value !== undefined);
    run(
      database,
      `UPDATE sms SET ${changed.map(([column]) => `${column} = ?`).join(', ')} WHERE id = ?`,
      ...changed.map(([, value]) => value as SQLInputValue),
      id,
    );
    if (change.state === 'refused') countAsRefused(database, id);
    return true;
  },

  claimSms(database, id, found, nextLookAt) {
    const row = sms.sms(database, id);
    if (!row || row.state === 'accepted') return row !== null;
    const free = found.find(({ sid }) => !one(database, 'SELECT 1 FROM sms WHERE sid = ?', sid));
    if (!free) return false;
    return sms.changeSms(database, id, { state: 'accepted', ...free, nextLookAt });
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
      'SELECT * FROM sms WHERE person_id = ? ORDER BY created_at DESC, id LIMIT ?',
      personId,
      most,
    ).map((row) => toSms(database, row));
  },

  countSms(database) {
    return all(
      database,
      'SELECT state, status, error_code, COUNT(*) AS count FROM sms GROUP BY state, status, error_code',
    ).map((row) => ({
      state: row.state as SmsState,
      status: textOrNull(row.status),
      errorCode: numberOrNull(row.error_code),
      count: Number(row.count),
    }));
  },

  openSms(database, account) {
    return all(
      database,
      'SELECT * FROM sms WHERE account = ? AND next_look_at IS NOT NULL ORDER BY next_look_at',
      account,
    ).map((row) => toSms(database, row));
  },

  doubtInterruptedSms(database, account, nextLookAt) {
    run(
      database,
      "UPDATE sms SET state = 'uncertain', next_look_at = ? WHERE account = ? AND state = 'posting'",
      nextLookAt,
      account,
    );
  },
};

function insert(database: Database, sms: StoredSms, to: string): void {
  run(
    database,
    `INSERT INTO sms (id, node_id, account, person_id, key, content, state, sid, status, error_code, created_at, next_look_at, looks,
       number_hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    sms.id,
    sms.nodeId,
    sms.account,
    sms.personId,
    sms.key,
    database.seal(sms.content, `sms ${sms.id}`),
    sms.state,
    sms.sid,
    sms.status,
    sms.errorCode,
    sms.createdAt,
    sms.nextLookAt,
    sms.looks,
    hashOf(to),
  );
}

function toSms(database: Database, row: Row): StoredSms {
  const id = String(row.id);
  return {
    id,
    nodeId: String(row.node_id),
    account: String(row.account),
    personId: textOrNull(row.person_id),
    key: textOrNull(row.key),
    content: database.unseal(row.content as Uint8Array, `sms ${id}`),
    state: row.state as SmsState,
    sid: textOrNull(row.sid),
    status: textOrNull(row.status),
    errorCode: numberOrNull(row.error_code),
    createdAt: Number(row.created_at),
    nextLookAt: numberOrNull(row.next_look_at),
    looks: Number(row.looks),
  };
}
