// The paths and accounts that a Deploy has closed and is about to open again: who asks for one of these paths is told to come again.
import type { System } from './system';

/** How long they are waited for: longer than any request to a cloud, for which a Deploy may wait. */
const graceMs = 2 * 60_000;

/** A set of them: each drops out of it by itself when its time of grace is over. */
export interface Reopening {
  /** A path or an account was closed just now. */
  add(key: string): void;
  /** It is open again. */
  delete(key: string): void;
  has(key: string): boolean;
  /** Whether what was closed at this time, by the clock that does not jump, may still be opened again. */
  isRecent(closedAt: number | undefined): boolean;
  clear(): void;
}

export function createReopening(system: Pick<System, 'steady'>): Reopening {
  const closedAt = new Map<string, number>();
  const isRecent = (at: number | undefined) => {
    const age = system.steady() - (at ?? Number.NEGATIVE_INFINITY);
    return age >= 0 && age < graceMs;
  };
  return {
    add(key) {
      for (const [one, at] of closedAt) if (!isRecent(at)) closedAt.delete(one);
      closedAt.set(key, system.steady());
    },
    delete: (key) => void closedAt.delete(key),
    has: (key) => isRecent(closedAt.get(key)),
    isRecent,
    clear: () => closedAt.clear(),
  };
}
