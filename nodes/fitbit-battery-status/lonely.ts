// For how long the checks of a battery node have found nobody, by a timer: the time of day may jump.
import type { System } from '../../src/net/system';

export interface Lonely {
  /** A check found nobody. The answer: whether that has been so for a day. */
  foundNobody(): boolean;
  /** A check found somebody, or the node is closed. */
  end(): void;
}

const dayMs = 24 * 3_600_000;

export function lonely({ after }: Pick<System, 'after'>): Lonely {
  let cancel: (() => void) | null = null;
  let isLong = false;
  return {
    foundNobody() {
      cancel ??= after(dayMs, () => {
        isLong = true;
      });
      return isLong;
    },
    end() {
      cancel?.();
      cancel = null;
      isLong = false;
    },
  };
}
