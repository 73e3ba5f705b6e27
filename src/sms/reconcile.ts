// Reconciles an SMS that may have been sent with what the provider has: after a lost answer, or a process that ended.
import type { System } from '../net/system';
import type { StoredSms } from '../store/records';
import type { SmsStore } from '../store/store';
import { viaOf } from './chain';
import { contentOf, type SentSms, sentOf } from './content';
import type { ListingSender } from './provider';
import type { Timers } from './timers';

interface ReconcileParts {
  store: Pick<SmsStore, 'claimSms' | 'sms'>;
  system: System;
  sender: Pick<ListingSender, 'find'>;
  /** For how long it is looked up while the list cannot be read. */
  lookingMs: number;
  timers: Pick<Timers, 'wait'>;
  /** Polls how an accepted SMS fares, when its row says. */
  pollLater(row: StoredSms): void;
}

const minute = 60_000;
/** When what may have been sent is looked up: soon, and then when the next try is due, but never sooner than this. */
const firstLookMs = 5_000;
const secondLookMs = 30_000;
/** How often a message must be missing from the list before it counts as not sent. See docs/decisions/0012. */
const missesNeeded = 2;
/** How much sooner than our post a message may seem to be: seconds are cut off, and a clock may have been set. */
const looseMs = 2 * minute;
/** However short the validity: so long what may have been sent is looked up. Far longer than `looseMs`. */
export const leastLookingMs = 10 * minute;

/** When an SMS that has just become uncertain is looked up. */
export const reconcileAfterMs = firstLookMs;
/** The first wait before an accepted SMS is asked after. */
export const firstPollMs = 10_000;

/**
 * Looks up what may have been sent in the last `postedWithinMs()` milliseconds: the SMS is accepted if it is there and nobody
 * else's, `missing` if it was missing twice, `unknown` where the list could not be read for too long. A row: another account has it now. Null when the outbox was closed before.
 * `delayMs`: how long is waited before the next try; `retryDelayMs`: the same after so many tries.
 */
export async function reconcile(
  { store, system, sender, lookingMs, timers, pollLater }: ReconcileParts,
  row: StoredSms,
  postedWithinMs: () => number,
  delayMs: number,
  retryDelayMs: (tries: number) => number,
): Promise<SentSms | StoredSms | 'missing' | 'unknown' | null> {
  const { to, body } = contentOf(row).sms;
  const begun = system.steady();
  let misses = 0;
  for (let looked = 0; misses < missesNeeded; looked += 1) {
    const next = misses > 0 ? delayMs : retryDelayMs(looked - 1);
    if (!(await timers.wait(looked === 0 ? firstLookMs : Math.max(secondLookMs, next)))) return null;
    const list = await sender.find({ id: row.id, to, body }, system.now() - postedWithinMs() - looseMs);
    const found = list.kind === 'list' ? list.found : [];
    // Also without anything found: a callback may have told meanwhile.
    const isAccepted = await store.claimSms(
      row.id,
      found,
      system.now() + firstPollMs,
      row.chain?.via ?? null,
    );
    const now = await store.sms(row.id);
    if (isAccepted) {
      if (now?.nextLookAt) pollLater(now);
      return now ? sentOf(now) : 'missing';
    }
    if (now && viaOf(now) !== viaOf(row)) return now;
    if (list.kind === 'list') misses += 1;
    else if (system.steady() - begun >= lookingMs) return 'unknown';
  }
  return 'missing';
}
