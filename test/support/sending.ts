// An SMS through an outbox that stays open until it has an end.
import type { SentSms } from '../../src/sms/content';
import type { Outbox } from '../../src/sms/outbox';

export async function sentBy(outbox: Outbox, asked: Parameters<Outbox['send']>[0]): Promise<SentSms> {
  const sent = await outbox.send(asked);
  if (!sent) throw new Error('the outbox was closed before');
  return sent;
}
