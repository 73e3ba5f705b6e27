// Shows what changes all the time no more often than somebody can read it.
import type { System } from '../../src/net/system';

const pauseMs = 500;

/** Runs at once, then at most twice a second; of what comes in between, the last runs when the pause is over. */
export function throttle<T>(
  { after }: Pick<System, 'after'>,
  run: (value: T) => void,
): { call(value: T): void; cancel(): void } {
  let cancelPause: (() => void) | null = null;
  let last: { value: T } | null = null;
  const now = (value: T) => {
    cancelPause = after(pauseMs, () => {
      cancelPause = null;
      const waiting = last;
      last = null;
      if (waiting) now(waiting.value);
    });
    run(value);
  };
  return {
    call(value) {
      if (cancelPause) last = { value };
      else now(value);
    },
    cancel() {
      cancelPause?.();
      cancelPause = null;
      last = null;
    },
  };
}
