// An SMS as the outbox adds it to the store: judged by the caps, in the same transaction.
import { decideSms, type SmsPolicy } from '../../src/sms/caps';
import type { SmsText, SmsVerdict, StoredSms } from '../../src/store/records';
import type { SmsStore } from '../../src/store/store';

export function addSms(
  store: Pick<SmsStore, 'addSms'>,
  row: StoredSms,
  { to, body, key, caps = null, mayRepeat = false }: SmsText & Partial<Omit<SmsPolicy, 'hasKey'>>,
): Promise<SmsVerdict> {
  const policy = { hasKey: key !== null, mayRepeat, caps };
  return store.addSms(row, { to, body, key }, (counts) => decideSms(policy, counts, row.createdAt));
}
