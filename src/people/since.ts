// Since when something lasts, whatever the clock does meanwhile: within one process by a clock that does not jump.
import type { System } from '../net/system';

export interface Since {
  /** It begins now, unless somebody asks later than that. */
  begin(key: string): void;
  /**
   * Since when it lasts, ms since 1970 UTC by the clock as it is now. `stored`: what is on disk, null where it begins
   * now. What another process wrote is believed unless it lies ahead of now or before `earliest`; else it begins now.
   */
  of(key: string, stored: number | null, earliest: () => Promise<number>): Promise<number>;
  /** It is over, or nothing is known of it any more. */
  end(key: string): void;
}

/** What two clocks differ by without one of them having been set. */
const driftMs = 60_000;

export function createSince({ now, steady }: Pick<System, 'now' | 'steady'>): Since {
  /** When each began, by the steady clock: below zero what is older than this process. */
  const began = new Map<string, number>();

  async function ageOf(stored: number | null, earliest: () => Promise<number>): Promise<number> {
    if (stored === null || stored > now()) return 0;
    return stored < (await earliest()) ? 0 : now() - stored;
  }

  return {
    begin: (key) => void began.set(key, steady()),
    async of(key, stored, earliest) {
      const start = began.get(key) ?? steady() - (await ageOf(stored, earliest));
      began.set(key, start);
      const since = Math.round(now() - (steady() - start));
      // A clock that drifts must not make each check write.
      return stored !== null && Math.abs(since - stored) < driftMs ? stored : since;
    },
    end: (key) => void began.delete(key),
  };
}
