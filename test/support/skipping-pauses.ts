// Lets work that pauses between tries run through at once, on a clock that nobody waits for.
import type { FakeSystem } from './fake-system';

/** Longer than any pause between tries, shorter than the deadline of a request. */
const longestPauseMs = 12_000;

/** Moves the clock on whenever `work` pauses, until it has ended. */
export async function skippingPauses<T>(system: FakeSystem, work: Promise<T>): Promise<T> {
  let isOver = false;
  const end = work.then(
    () => {
      isOver = true;
    },
    () => {
      isOver = true;
    },
  );
  while (!isOver) {
    await Promise.race([end, system.waiting((ms) => ms <= longestPauseMs)]);
    if (!isOver) await system.advance(longestPauseMs);
  }
  return work;
}
