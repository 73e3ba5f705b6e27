// Writes what becomes of an SMS that is still open. A callback may have been faster, or the person may be gone.
import { earliestTime, type System } from '../net/system';
import { Trouble } from '../sentences/trouble';
import type { SmsChange, SmsState, StoredSms } from '../store/records';
import type { SmsStore } from '../store/store';
import { contentOf, membersOf, type SentSms, sentOf } from './content';
import { endingOf } from './endings';

const open: readonly SmsState[] = ['joining', 'posting', 'waiting', 'uncertain'];

/**
 * Whether what a msg says is no longer so, or no longer for this number (E.164). `now`: by the clock that stamped its SMS, ms
 * since 1970 UTC.
 */
export type IsOutdated = (
  msg: Readonly<Record<string, unknown>>,
  to: string,
  now: number,
) => Promise<boolean>;

/**
 * Until when the SMS of an alert is not to leave, ms since 1970 UTC: in quiet hours, or in a pause; null: it may leave. `to`:
 * E.164; `now`: ms since 1970 UTC.
 */
export type HeldUntil = (
  msg: Readonly<Record<string, unknown>>,
  to: string,
  now: number,
) => Promise<number | null>;

type RowStore = Pick<SmsStore, 'changeSms' | 'sms'>;

/** Whether the clock can have been right when an SMS was written down. */
export function isBelieved({ createdAt }: Pick<StoredSms, 'createdAt'>, now: number): boolean {
  return createdAt >= earliestTime && createdAt <= now;
}

/**
 * How long ago a time is, ms: by the clock up to now, from now on by one that does not jump. A clock that was ahead at first, and
 * was set right, lets it be as long ago as it then says.
 */
export function ageOf(at: number, system: Pick<System, 'now' | 'steady'>): () => number {
  const ago = () => (isBelieved({ createdAt: at }, system.now()) ? system.now() - at : null);
  let before = ago() ?? 0;
  const begun = system.steady();
  return () => {
    const since = system.steady() - begun;
    const now = ago();
    if (now !== null) before = Math.min(before, Math.max(0, now - since));
    return before + since;
  };
}

/**
 * Whether all that an SMS tells is no longer so, or no longer for its number. `now`: by the clock that stamped it, ms since
 * 1970 UTC.
 */
export async function isAllOutdated(row: StoredSms, isOutdated: IsOutdated, now: number): Promise<boolean> {
  const { to } = contentOf(row).sms;
  for (const { msg } of membersOf(row)) if (!(await isOutdated(msg, to, now))) return false;
  return true;
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
