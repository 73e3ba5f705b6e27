// Writes what becomes of an SMS that is still open. A callback may have been faster, or the person may be gone.
import { earliestTime } from '../net/system';
import { Trouble } from '../sentences/trouble';
import type { SmsChange, SmsState, StoredSms } from '../store/records';
import type { SmsStore } from '../store/store';
import { type SentSms, sentOf } from './content';
import { endingOf } from './endings';

const open: readonly SmsState[] = ['posting', 'waiting', 'uncertain'];

type RowStore = Pick<SmsStore, 'changeSms' | 'sms'>;

/** Whether the clock can have been right when an SMS was written down. */
export function isBelieved({ createdAt }: Pick<StoredSms, 'createdAt'>, now: number): boolean {
  return createdAt >= earliestTime && createdAt <= now;
}

/**
 * Writes a change, as long as the same account has the SMS. The answer: how it stands where a callback had it accepted
 * meanwhile, or the row where another account has it now; `gone`: it is stored no more, or was ended.
 */
export async function changeOpen(
  store: RowStore,
  { id, chain }: StoredSms,
  to: SmsChange,
): Promise<'changed' | 'gone' | SentSms | StoredSms> {
  const via = chain?.via ?? null;
  if (await store.changeSms(id, to, open, via)) return 'changed';
  const now = await store.sms(id);
  if (now?.state === 'accepted') return sentOf(now);
  return now && open.includes(now.state) && (now.chain?.via ?? null) !== via ? now : 'gone';
}

/** Ends an SMS with a Trouble, unless it turns out to be accepted, or to be another account's. */
export async function endWith(
  store: RowStore,
  row: StoredSms,
  to: SmsChange,
  trouble: Trouble,
): Promise<SentSms | StoredSms> {
  const now = await changeOpen(store, row, { ...to, nextLookAt: null, ending: endingOf(row, trouble) });
  if (typeof now === 'object') return now;
  throw trouble;
}

/**
 * What is told of an SMS that could not be sent for as long as it was valid. `last`: why the last try failed; null where
 * that is not known.
 */
export function tooOldTrouble(last: Trouble | null = null): Trouble {
  return new Trouble('sms-too-old', 'sms.too-old', {}, undefined, last);
}

/** What is told of an SMS that says something that is no longer so, or to a number where it is no longer wanted. */
export function outdatedTrouble(): Trouble {
  return new Trouble('sms-outdated', 'sms.outdated');
}
