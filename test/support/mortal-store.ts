// A store that dies with its process: after the kill nothing is written, and nobody gets an answer.
import type { Store } from '../../src/store/store';

export interface MortalStore {
  store: Store;
  /** From now on every call is for ever without an end. What was called before is still written, as it may be. */
  kill(): void;
}

export function mortalStore(store: Store): MortalStore {
  let isDead = false;
  const never = new Promise<never>(() => undefined);
  const calls = Object.entries(store).map(([name, call]) => [
    name,
    (...all: unknown[]) => {
      if (isDead) return never;
      const answer = (call as (...all: unknown[]) => Promise<unknown>)(...all);
      return answer.then((value) => (isDead ? never : value));
    },
  ]);
  return {
    store: Object.fromEntries(calls) as Store,
    kill() {
      isDead = true;
    },
  };
}
