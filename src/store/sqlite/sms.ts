// SMS on their way, sealed, in SQLite.
import type { SQLInputValue } from 'node:sqlite';
import { hashOf } from '../../net/secrets';
import type { SmsState, StoredSms } from '../records';
import type { SmsStore } from '../store';
import type { Database, Operations } from './database';
import { passOf, settleCounts } from './sms-counts';
import { all, numberOrNull, one, type Row, run, textOrNull } from './statements';

const day = 24 * 3_600_000;
/** So many may be refused for each that may go: they cost nothing, but a loop must end. */
const refusedPerCap = 10;
/** How long the same text to the same number counts as a repeat. */
const repeatMs = 10 * 60_000;

export const sms: Operations<SmsStore> = {
  addSms(database, sms, { to, body, key, caps, mayRepeat }) {
    const { id, account, createdAt: now } = sms;
    // Who was removed while their alert was on its way leaves no row behind.
    if (sms.personId && one(database, 'SELECT 1 FROM gone WHERE person_id = ?', sms.personId)) return 'gone';
    run(database, 'DELETE FROM sms_counts WHERE at <= ?', now - day);
    settleCounts(database, now);
    run(database, 'DELETE FROM sms_passes WHERE at <= ?', now - day);
    const number = hashOf(to);
    const text = hashOf(JSON.stringify([to, body]));
    if (key === null && !mayRepeat) {
      const repeated = one(
        database,
        'SELECT 1 FROM sms_counts WHERE account = ? AND text_hash = ? AND at > ? AND at < ?',
        account,
        text,
        now - repeatMs,
        now + repeatMs,
      );
      if (repeated) return 'repeated';
    }
    const pass = key === null ? null : passOf(to, key);
    const hasPass = pass !== null && one(database, 'SELECT 1 FROM sms_passes WHERE hash = ?', pass);
    if (hasPass) run(database, 'DELETE FROM sms_passes WHERE hash = ?', pass);
    if (caps && !hasPass) {
      const counts = one(
        database,
        `SELECT TOTAL(is_capped) AS of_day, TOTAL(is_capped AND number_hash = ?) AS of_number,
           TOTAL(is_refused) AS refused_of_day, TOTAL(is_refused AND number_hash = ?) AS refused_of_number
         FROM sms_counts WHERE account = ?`,
        number,
        number,
        account,
      );
      if (Number(counts?.of_number) >= caps.perNumber) return 'cap-number';
      if (Number(counts?.of_day) >= caps.perDay) return 'cap-day';
      if (Number(counts?.refused_of_number) >= caps.perNumber * refusedPerCap) return 'cap-refused';
      if (Number(counts?.refused_of_day) >= caps.perDay * refusedPerCap) return 'cap-refused';
    }
    run(
      database,
      'INSERT INTO sms_counts (sms_id, account, number_hash, text_hash, is_capped, is_refused, at) VALUES (?, ?, ?, ?, ?, 0, ?)',
      id,
      account,
      number,
      text,
      hasPass || !caps ? 0 : 1,
      now,
    );
    insert(database, sms);
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
    // What never went out costs nothing, and is no repeat of anything. But a loop of it must end.
    if (change.state === 'refused') {
      run(
        database,
        "UPDATE sms_counts SET is_capped = 0, is_refused = is_capped, text_hash = '' WHERE sms_id = ?",
        id,
      );
    }
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

function insert(database: Database, sms: StoredSms): void {
  run(
    database,
    `INSERT INTO sms (id, node_id, account, person_id, key, content, state, sid, status, error_code, created_at, next_look_at, looks)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
