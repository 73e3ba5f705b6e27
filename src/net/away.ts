// What a Deploy has closed to open it again, paths and accounts: whoever asks for a path meanwhile is asked to come again.
import type { System } from './system';

/** How long is waited for them: longer than any request to a cloud, for which a Deploy may wait. */
const awayMs = 2 * 60_000;

export interface Away {
  leave(path: string): void;
  back(path: string): void;
  has(path: string): boolean;
  /** Whether something that left at this time, by the clock that does not jump, may still come back. */
  isSince(at: number | undefined): boolean;
  clear(): void;
}

export function createAway(system: Pick<System, 'steady'>): Away {
  const leftAt = new Map<string, number>();
  const isSince = (at: number | undefined) => {
    const age = system.steady() - (at ?? Number.NEGATIVE_INFINITY);
    return age >= 0 && age < awayMs;
  };
  return {
    leave(path) {
      for (const [one, at] of leftAt) if (!isSince(at)) leftAt.delete(one);
      leftAt.set(path, system.steady());
    },
    back: (path) => void leftAt.delete(path),
    has: (path) => isSince(leftAt.get(path)),
    isSince,
    clear: () => leftAt.clear(),
  };
}
