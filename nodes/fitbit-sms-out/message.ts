// What a msg that comes in means for the SMS, and how it leaves with what became of it.
import type { NodeMessage } from 'node-red';
import type { SentSms } from '../../src/sms/content';

export interface SmsMessage extends NodeMessage {
  to?: unknown;
  alert?: unknown;
  person?: unknown;
  battery?: unknown;
  smsKey?: unknown;
  sms?: ShownSms;
}

/** An SMS as a msg has it. */
export type ShownSms = Omit<SentSms, 'sid'> & { sid: string | null };

/** A dry run has no id at a provider. */
export function shown(sms: SentSms): ShownSms {
  return { ...sms, sid: sms.sid || null };
}

/** The msg as it came, with what became of it; a frozen one as a copy: its SMS has been sent. */
export function withSms(msg: SmsMessage, sms: ShownSms): SmsMessage {
  try {
    msg.sms = sms;
    return msg;
  } catch {
    return { ...msg, sms };
  }
}

/** What makes two msgs the same SMS: the alert's id, or a key that the flow gave. */
export function keyOf({ alert, smsKey }: SmsMessage): { key: string | null; isAlert: boolean } {
  if (typeof smsKey === 'string' && smsKey !== '') return { key: smsKey, isAlert: false };
  const isAlert =
    typeof alert === 'object' && alert !== null && 'id' in alert && typeof alert.id === 'string';
  return { key: isAlert ? String(alert.id) : null, isAlert };
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
