// What the contract keeps in a store: people, readings, SMS and the like, each as plain as it can be.
import type {
  SmsCounts,
  SmsDecision,
  StoredReading,
  StoredSignup,
  StoredSms,
  UntoldAlert,
} from '../../../../src/store/records';
import type { Store } from '../../../../src/store/store';
import { fakeStart } from '../../../support/fake-system';
import { somebody } from '../../../support/people';

export const hour = 3_600_000;
export const day = 24 * hour;
export const anna = somebody('Anna');
export const bert = somebody('Bert');

export const reading = (facts: Partial<StoredReading> = {}): StoredReading => ({
  deviceId: 'd1',
  name: 'Charge 6',
  type: 'tracker',
  at: fakeStart,
  level: 62,
  status: 'High',
  syncedAt: fakeStart - 60_000,
  ...facts,
});

export const smsRow = (id: string, facts: Partial<StoredSms> = {}): StoredSms => ({
  id,
  nodeId: 'node',
  personId: null,
  account: 'account',
  key: null,
  content: `content of ${id}`,
  state: 'posting',
  sid: null,
  status: null,
  errorCode: null,
  createdAt: fakeStart,
  nextLookAt: fakeStart,
  looks: 0,
  chain: null,
  conversation: null,
  joint: null,
  heldUntil: null,
  ...facts,
});

export const signupRow = (id: string, facts: Partial<StoredSignup> = {}): StoredSignup => ({
  id,
  nodeId: 'page',
  personId: null,
  createdAt: fakeStart,
  state: `state of ${id}`,
  ...facts,
});

export const untoldAlert = (
  alertId: string,
  facts: Partial<UntoldAlert> = {},
): Omit<UntoldAlert, 'isReady'> => {
  const { isReady: _, ...alert } = {
    alertId,
    smsNodeId: 'sms node',
    nodeId: 'node',
    personId: anna.id,
    deviceId: 'd1',
    kind: 'low',
    code: 'no-account',
    isReady: false,
    ...facts,
  };
  return alert;
};

export const notification = (userId: string, entry: string, count = 1) => ({
  userId,
  count,
  collections: ['steps'],
  entries: [entry],
});

/** Begins a sign-up and sends a code for it, to the number of `text`; `smsKey`: the key of its SMS. */
export async function sendCode(
  store: Store,
  signup: StoredSignup,
  { numberHash = 'hash', smsKey = text.key, at = fakeStart } = {},
): Promise<void> {
  await store.saveSignup(signup);
  await store.keepCode(signup, numberHash, { to: text.to, smsKey }, at, () => 'kept');
}

/** A rule that lets everything go. */
export const letGo = (): SmsDecision => ({ verdict: 'added', isCapped: true });

export const text = { to: '+4915228817386', body: 'Low', key: 'key' };

/** Adds an SMS that goes in any case; the answer: by what it would have been judged. */
export async function countsOf(
  store: Store,
  row: StoredSms,
  words: Partial<typeof text> = {},
): Promise<SmsCounts> {
  const seen: SmsCounts[] = [];
  await store.addSms(row, { ...text, ...words }, (counts) => {
    seen.push(counts);
    return letGo();
  });
  const [counts] = seen;
  if (!counts) throw new Error('nothing was judged');
  return counts;
}
