// The rows of SMS in SQLite, with their content sealed.
import { hashOf } from '../../net/secrets';
import type { SmsState, StoredSms } from '../records';
import type { Database } from './database';
import { numberOrNull, one, type Row, run, textOrNull } from './statements';

/** An alert of a person who was removed meanwhile leaves no row. */
export function isGone(database: Database, { personId }: StoredSms): boolean {
  return personId !== null && one(database, 'SELECT 1 FROM gone WHERE person_id = ?', personId) !== undefined;
}

/** `to`: E.164, of which a fingerprint is kept. */
export function insertSms(database: Database, sms: StoredSms, to: string): void {
  run(
    database,
    `INSERT INTO sms (id, node_id, account, person_id, key, content, state, sid, status, error_code, created_at, next_look_at, looks,
       number_hash, chain, conversation, joint, held_until)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
    sms.chain && JSON.stringify(sms.chain),
    sms.conversation,
    sms.joint,
    sms.heldUntil,
  );
}

export function toSms(database: Database, row: Row): StoredSms {
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
    chain: row.chain === null ? null : JSON.parse(String(row.chain)),
    conversation: textOrNull(row.conversation),
    joint: textOrNull(row.joint),
    heldUntil: numberOrNull(row.held_until),
  };
}
