// The timers of an outbox: all of them end when it is closed, and what they were for goes on after the next start.
import type { System } from '../net/system';
import { isAway, lookAgainMs } from '../store/away';

/** No timer of ours is longer: a clock that was set back must not make one. */
export const longestTimerMs = 10 * 60_000;

export interface Timers {
  /**
   * Runs something after so many ms (at once if that is in the past), unless the outbox is closed before; and again where the database
   * was away.
   */
  later(ms: number, run: () => Promise<void>): void;
  /** True after so many ms; false as soon as the outbox is closed. */
  wait(ms: number): Promise<boolean>;
  isClosed(): boolean;
  close(): void;
}

export function createTimers(system: Pick<System, 'after'>): Timers {
  const cancels = new Set<() => void>();
  const waits = new Set<() => void>();
  let closed = false;

  const later = (ms: number, run: () => Promise<void>) => {
    if (closed) return;
    const cancel = system.after(ms, () => {
      cancels.delete(cancel);
      // What fails here is the store; it says so at the next SMS, and the row is resumed at the next start at the latest.
      void run().catch((error: unknown) => isAway(error) && later(lookAgainMs, run));
    });
    cancels.add(cancel);
  };

  return {
    later,
    wait: (ms) =>
      new Promise<boolean>((resolve) => {
        if (closed) return resolve(false);
        const stop = () => resolve(false);
        waits.add(stop);
        later(ms, async () => {
          waits.delete(stop);
          resolve(true);
        });
      }),
    isClosed: () => closed,
    close() {
      closed = true;
      for (const cancel of cancels) cancel();
      cancels.clear();
      for (const stop of waits) stop();
      waits.clear();
    },
  };
}
