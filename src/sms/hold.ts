// Quiet hours and pauses hold an SMS that has not left yet, on disk: it waits for their end, and is judged again then.
import type { System } from '../net/system';
import type { StoredSms } from '../store/records';
import type { SmsStore } from '../store/store';
import { contentOf, membersOf, type SentSms } from './content';
import { changeOpen, type HeldUntil, type IsOutdated, outdatedTrouble } from './rows';
import { longestTimerMs, type Timers } from './timers';
import type { Waiting } from './waiting';

export interface HoldParts {
  store: Pick<SmsStore, 'changeSms' | 'sms'>;
  system: System;
  heldUntil: HeldUntil;
  isOutdated: IsOutdated;
  timers: Pick<Timers, 'wait'>;
  waiting: Pick<Waiting, 'add'>;
}

/**
 * Resolves as soon as an SMS may leave, with its row, or with how it stands where it was accepted, or another account has it,
 * meanwhile; null when the outbox was closed before. Rejects with a Trouble where it is gone. `age`: of the SMS, ms.
 */
export async function holdOver(
  parts: HoldParts,
  taken: StoredSms,
  age: () => number,
): Promise<StoredSms | SentSms | null> {
  const { store, system, timers, waiting } = parts;
  const isInDoubt = taken.state === 'uncertain';
  for (let row = taken; ; ) {
    const now = system.now();
    const until = await endOf(parts, row, row.createdAt + age(), now);
    // What ended sooner than was thought: its validity begins now.
    const heldUntil = until ?? (row.heldUntil === null ? null : Math.min(row.heldUntil, now));
    if (heldUntil !== row.heldUntil) {
      const state = isInDoubt ? 'uncertain' : 'waiting';
      const change = { state, nextLookAt: heldUntil, heldUntil } as const;
      const stands = await changeOpen(store, row, change);
      if (typeof stands === 'object') return stands;
      if (stands === 'gone') throw outdatedTrouble();
      row = { ...row, ...change };
    }
    if (until === null) return row;
    waiting.add(row, { trouble: null, until });
    // Somebody may end their pause meanwhile, or set the clock.
    if (!(await timers.wait(Math.min(until - now, longestTimerMs)))) return null;
  }
}

/** When the first of what an SMS tells may be told, ms since 1970 UTC; null: now, or none of it is so any more. */
async function endOf(
  { heldUntil, isOutdated }: HoldParts,
  row: StoredSms,
  stamped: number,
  now: number,
): Promise<number | null> {
  const { to } = contentOf(row).sms;
  const ends: number[] = [];
  for (const { msg } of membersOf(row)) {
    if (await isOutdated(msg, to, stamped)) continue;
    const end = await heldUntil(msg, to, now);
    if (end === null) return null;
    ends.push(end);
  }
  return ends.length === 0 ? null : Math.min(...ends);
}
