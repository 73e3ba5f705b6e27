// The row of an SMS as every driver keeps it: its content and its ending sealed, its way as JSON.
import { hashOf } from '../net/secrets';
import { numberOrNull, type Row, textOrNull } from './columns';
import type { SmsChange, SmsCount, SmsState, StoredSms } from './records';
import type { Sealer } from './sealing';

/** The columns of an SMS that is written down. `to`: E.164, of which a fingerprint is kept. */
export function smsValues(sealer: Sealer, sms: StoredSms, to: string) {
  return {
    id: sms.id,
    node_id: sms.nodeId,
    account: sms.account,
    person_id: sms.personId,
    key: sms.key,
    content: sealSmsContent(sealer, sms.id, sms.content),
    state: sms.state,
    sid: sms.sid,
    status: sms.status,
    error_code: sms.errorCode,
    created_at: sms.createdAt,
    next_look_at: sms.nextLookAt,
    looks: sms.looks,
    number_hash: hashOf(to),
    chain: sms.chain && JSON.stringify(sms.chain),
    conversation: sms.conversation,
    joint: sms.joint,
    held_until: sms.heldUntil,
  };
}

export function toSms(sealer: Sealer, row: Row): StoredSms {
  const id = String(row.id);
  return {
    id,
    nodeId: String(row.node_id),
    account: String(row.account),
    personId: textOrNull(row.person_id),
    key: textOrNull(row.key),
    content: sealer.unseal(row.content as Uint8Array, `sms ${id}`),
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

export function sealSmsContent(sealer: Sealer, id: string, content: string): Uint8Array {
  return sealer.seal(content, `sms ${id}`);
}

/** Null: it has no ending any more. */
export function sealEnding(sealer: Sealer, id: string, ending: string | null): Uint8Array | null {
  return ending === null ? null : sealer.seal(ending, `ending ${id}`);
}

/** A row that has an ending. */
export function toEndedSms(sealer: Sealer, row: Row): { sms: StoredSms; ending: string } {
  const ending = sealer.unseal(row.ending as Uint8Array, `ending ${row.id}`);
  return { sms: toSms(sealer, row), ending };
}

/** The columns that a change names, but for the ending, which is sealed for each row. */
export function changedSmsValues(change: SmsChange): [column: string, value: string | number | null][] {
  const values = {
    state: change.state,
    sid: change.sid,
    status: change.status,
    error_code: change.errorCode,
    next_look_at: change.nextLookAt,
    looks: change.looks,
    held_until: change.heldUntil,
  };
  return Object.entries(values).flatMap(([column, value]) => (value === undefined ? [] : [[column, value]]));
}

export function toSmsCount(row: Row): SmsCount {
  return {
    state: row.state as SmsState,
    status: textOrNull(row.status),
    errorCode: numberOrNull(row.error_code),
    count: Number(row.count),
  };
}
