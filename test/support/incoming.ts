// What tests of incoming SMS share: somebody who was told, and an SMS as a provider brings it.
import type { ReceivedSms } from '../../src/sms/provider';
import type { SmsStore } from '../../src/store/store';

/** Writes down an SMS to a number that its provider has accepted. */
export async function tellByStore(
  store: Pick<SmsStore, 'addSms' | 'changeSms'>,
  id: string,
  to: string,
  facts: { account?: string; nodeId?: string; personId?: string | null; at: number },
): Promise<void> {
  const { account = 'account', nodeId = 'node', personId = null, at } = facts;
  await store.addSms(
    {
      id,
      nodeId,
      account,
      personId,
      key: null,
      content: '{}',
      state: 'posting',
      sid: null,
      status: null,
      errorCode: null,
      createdAt: at,
      nextLookAt: null,
      looks: 0,
      chain: null,
      conversation: null,
      joint: null,
      heldUntil: null,
    },
    { to, body: id, key: null },
    () => ({ verdict: 'added', isCapped: false }),
  );
  await store.changeSms(id, { state: 'accepted', sid: id, status: 'delivered' });
}

export const received = (id: string, facts: Partial<ReceivedSms> = {}): ReceivedSms => ({
  id,
  from: '+4915228817386',
  text: `text of ${id}`,
  at: null,
  keyword: null,
  ...facts,
});
