// A clock that only the test moves, and bytes that are the same in every run.
import { createHash } from 'node:crypto';
import type { System } from '../../src/net/system';
import { isSyncing } from './disk';

export interface FakeSystem extends System {
  /**
   * Moves the clock by `ms`: due timers run in the order of their time, each at its own time, and what they set off
   * settles before the next one. Timers that they set in turn run too, if they are due.
   */
  advance(ms: number): Promise<void>;
  /** Sets the clock, as NTP or an owner does: no time passes, and no timer runs. */
  setClock(ms: number): void;
  /** How many timers wait. */
  pending(): number;
  /** Resolves once a timer of exactly `ms` milliseconds, or one that `ms` says yes to, waits. */
  waiting(ms: number | ((ms: number) => boolean)): Promise<void>;
}

interface Timer {
  at: number;
  ms: number;
  run: () => void;
}

/** 20 November 2026, 10:00 UTC. */
export const fakeStart = Date.UTC(2026, 10, 20, 10);

/** `start`: the time at first, in milliseconds since 1970 UTC. */
export function fakeSystem(start: number = fakeStart): FakeSystem {
  let now = start;
  /** How far the clock was set from the time that has passed. */
  let set = 0;
  let drawn = 0;
  const timers = new Set<Timer>();
  const watchers = new Set<() => void>();

  const nextDue = (until: number): Timer | undefined =>
    [...timers].filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0];

  return {
    now: () => now + set,
    steady: () => now,

    after(ms, run) {
      const timer = { at: now + ms, ms, run };
      timers.add(timer);
      for (const look of watchers) look();
      return () => {
        timers.delete(timer);
      };
    },

    bytes(count) {
      const blocks: Buffer[] = [];
      for (let got = 0; got < count; got += 32) {
        drawn += 1;
        blocks.push(createHash('sha256').update(`fake ${drawn}`).digest());
      }
      return Buffer.concat(blocks).subarray(0, count);
    },

    async advance(ms) {
      const until = now + ms;
      for (let timer = nextDue(until); timer; timer = nextDue(until)) {
        timers.delete(timer);
        now = Math.max(now, timer.at);
        timer.run();
        await settled();
      }
      now = until;
      await settled();
    },

    setClock(ms) {
      set = ms - now;
    },

    pending: () => timers.size,

    waiting(wanted) {
      const isWanted = typeof wanted === 'number' ? (ms: number) => ms === wanted : wanted;
      return new Promise((resolve) => {
        const look = () => {
          if (![...timers].some((timer) => isWanted(timer.ms))) return;
          watchers.delete(look);
          resolve();
        };
        watchers.add(look);
        look();
      });
    },
  };
}

/** Far more than any disk takes. */
const mostTurns = 1_000_000;

/** Lets promises and what hangs on the next turns of the event loop (a commit of the store) come to their end. */
export async function settled(): Promise<void> {
  let turns = 0;
  for (let quiet = 0; quiet < 20; quiet = isSyncing() ? 0 : quiet + 1) {
    await new Promise((resolve) => setImmediate(resolve));
    turns += 1;
    if (turns > mostTurns) throw new Error('something is on its way to the disk, and does not arrive');
  }
}
