// What a msg that comes in means for the SMS, and how it leaves with what became of it.
import type { NodeAPI, NodeMessage } from 'node-red';
import type { SentSms } from '../../src/sms/content';
import type { SmsFacts } from '../../types/messages';

export interface SmsMessage extends NodeMessage {
  to?: unknown;
  alert?: unknown;
  person?: unknown;
  battery?: unknown;
  smsKey?: unknown;
  sms?: SmsFacts;
}

/** A dry run has no id at a provider. */
export function shown(sms: SentSms): SmsFacts {
  return { ...sms, sid: sms.sid || null };
}

/** The msg as it came, with what became of it; a frozen one as a copy: its SMS has been sent. */
export function withSms(msg: SmsMessage, sms: SmsFacts): SmsMessage {
  try {
    msg.sms = sms;
    return msg;
  } catch {
    return { ...msg, sms };
  }
}

/** A msg of its own for one SMS of several, to its number: what one of them meets in the flow changes no other. */
export function copyWithSms(RED: NodeAPI, msg: SmsMessage, sms: SmsFacts): SmsMessage {
  const fields = { to: sms.to, sms };
  try {
    return { ...RED.util.cloneMessage(msg), ...fields };
  } catch {
    // Nobody knows how deep it is: its SMS has been sent.
    return { ...msg, ...fields };
  }
}

/**
 * What makes two msgs the same SMS: the alert's id, that of the alert that it is told instead of, or a key that the flow gave.
 */
export function keyOf({ alert, smsKey }: SmsMessage): { key: string | null; isAlert: boolean } {
  if (typeof smsKey === 'string' && smsKey !== '') return { key: smsKey, isAlert: false };
  if (typeof alert !== 'object' || alert === null) return { key: null, isAlert: false };
  const { id, instead } = alert as { id?: unknown; instead?: unknown };
  if (typeof id !== 'string') return { key: null, isAlert: false };
  return { key: typeof instead === 'string' ? instead : id, isAlert: true };
}

export function personId({ person }: SmsMessage): string | null {
  return typeof person === 'object' && person !== null && 'id' in person && typeof person.id === 'string'
    ? person.id
    : null;
}

/** An alert about somebody who wants no SMS: their wish, and no mistake of the owner's. */
export function wantsNone({ person }: SmsMessage): boolean {
  return typeof person === 'object' && person !== null && 'sms' in person && person.sms === false;
}

/** What a late failure will be told with: the designed fields, not whatever else is in the msg. */
export function designedFields(msg: SmsMessage): Record<string, unknown> {
  const { payload, topic, to, alert, person, battery, smsKey } = msg;
  return { payload, topic, to, alert, person, battery, smsKey };
}
