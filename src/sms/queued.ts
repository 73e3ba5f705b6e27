// What a server still has of an SMS that it took: taken back once that is no longer true or valid, or the next account is due.
import type { System } from '../net/system';
import type { Trouble } from '../sentences/trouble';
import type { SmsFateBefore, StoredSms } from '../store/records';
import type { SmsStore } from '../store/store';
import { mayHaveGone, sinceOf, type Way, type Ways } from './chain';
import { endingOf } from './endings';
import { uncertainTrouble, unsentTrouble } from './refusals';
import { type IsOutdated, isAllOutdated, isBelieved, outdatedTrouble, tooOldTrouble } from './rows';
import { readStatus } from './statuses';
import type { Timers } from './timers';

export interface Queued {
  /** Whether it waits there, for as long as it is valid. */
  isWaiting(row: StoredSms, way: Way): boolean;
  /** How long until the next account is due, ms; never without one. */
  dueInMs(row: StoredSms, way: Way): number;
  /**
   * `ended`: with that, or because another account has it now. `ask-again`: the server did not say whether it has taken it back.
   * `pollsLeft`: how often it is asked after yet. At the last but one it is valid no longer and is taken back, which may be certain
   * only by the last one; with that it ends in any case.
   */
  settle(row: StoredSms, way: Way, pollsLeft: number): Promise<'ended' | 'ask-again' | 'stays'>;
  /** It was taken back, by us or by somebody else, and no account after it has it. `trouble`: where it was true and valid still. */
  endTakenBack(row: StoredSms, way: Way, trouble: Trouble): Promise<void>;
}

interface QueuedParts {
  store: Pick<SmsStore, 'changeSms'>;
  system: Pick<System, 'now'>;
  ways: Ways;
  isOutdated: IsOutdated;
  timers: Pick<Timers, 'isClosed'>;
  /** Whether it goes on by the next account. */
  goOn(row: StoredSms, fate: SmsFateBefore): Promise<boolean>;
  tell(row: StoredSms, trouble: Trouble): void;
}

const minute = 60_000;

export function createQueued({ store, system, ways, isOutdated, timers, goOn, tell }: QueuedParts): Queued {
  const isQueued = ({ status }: StoredSms, { provider }: Way) =>
    readStatus(provider, status ?? '', null).means === 'queued';
  const isWaiting = (row: StoredSms, way: Way) =>
    way.provider.isPolledWhileQueued === true && isQueued(row, way);

  const dueInMs = (row: StoredSms, { next }: Way) =>
    next && ways.after(row).length > 0
      ? sinceOf(row) + next.afterMinutes * minute - system.now()
      : Number.POSITIVE_INFINITY;

  /** Takes back what is no longer true, or no longer valid. Whether it ended with that. */
  async function endOutdated(row: StoredSms, way: Way, pollsLeft: number): Promise<boolean> {
    const now = isBelieved(row, system.now()) ? system.now() : row.createdAt;
    const isUntrue = await isAllOutdated(row, isOutdated, now);
    const isLate = pollsLeft <= 0;
    if (!isUntrue && pollsLeft > 1) return false;
    const outcome = (await way.sender.cancel?.(row.sid ?? '')) ?? 'unknown';
    if (outcome !== 'cancelled' && !isLate) return false;
    // Closed meanwhile: the store may be gone, and the next start polls again.
    if (timers.isClosed()) return true;
    if (outcome !== 'cancelled') await end(row, row.state, uncertainTrouble(way.provider));
    else await endUnsent(row, way, isUntrue ? outdatedTrouble() : tooOldTrouble());
    return true;
  }

  /** It was taken back; but an account before may have sent it. */
  const endUnsent = (row: StoredSms, { provider }: Way, trouble: Trouble) =>
    mayHaveGone(row) ? end(row, 'uncertain', uncertainTrouble(provider)) : end(row, 'refused', trouble);

  async function end(row: StoredSms, state: StoredSms['state'], trouble: Trouble): Promise<void> {
    await store.changeSms(row.id, {
      state,
      nextLookAt: null,
      ending: endingOf(row, trouble, row.status ?? ''),
    });
    tell(row, trouble);
  }

  return {
    isWaiting,
    dueInMs,
    async endTakenBack(row, way, trouble) {
      const now = isBelieved(row, system.now()) ? system.now() : row.createdAt;
      await endUnsent(row, way, (await isAllOutdated(row, isOutdated, now)) ? outdatedTrouble() : trouble);
    },
    async settle(row, way, pollsLeft) {
      const { sender, next, provider } = way;
      if (isWaiting(row, way) && (await endOutdated(row, way, pollsLeft))) return 'ended';
      if (!sender.cancel || !isQueued(row, way) || dueInMs(row, way) > 0) return 'stays';
      const outcome = await sender.cancel(row.sid ?? '');
      // The next start polls again, and finds it taken back.
      if (timers.isClosed()) return 'ended';
      if (outcome === 'not') return 'stays';
      if (outcome === 'unknown' && !next?.evenIfUncertain) return 'ask-again';
      if (await goOn(row, outcome === 'cancelled' ? 'unsent' : 'uncertain')) return 'ended';
      if (outcome === 'unknown') return 'ask-again';
      // No account after it may send more: it was taken back, and that is its end.
      await endUnsent(row, way, unsentTrouble(provider));
      return 'ended';
    },
  };
}
