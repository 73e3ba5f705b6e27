// An SMS as a provider gets it, and one through an outbox that stays open until it has an end.
import type { SentSms } from '../../src/sms/content';
import type { Outbox } from '../../src/sms/outbox';
import type { SmsOrder } from '../../src/sms/provider';

export function smsOrder(facts: Partial<SmsOrder> = {}): SmsOrder {
  return {
    id: 'sms_1',
    to: '+4915228817386',
    body: 'Low',
    segments: 1,
    validitySeconds: 3600,
    callback: null,
    personId: null,
    ...facts,
  };
}

export async function sentBy(outbox: Outbox, asked: Parameters<Outbox['send']>[0]): Promise<SentSms> {
  const sent = await outbox.send(asked);
  if (!sent) throw new Error('the outbox was closed before');
  return sent;
}
