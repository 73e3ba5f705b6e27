// A store that dies with its process: after the kill nothing is written, and nobody gets an answer.
import type { Store } from '../../src/store/store';

/** What answers at once, and asks nothing of the disk. */
const immediate = ['isShared', 'epoch', 'outOfStepMs', 'onFree', 'onWaiting', 'onChange'];

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
      if (immediate.includes(name)) return (call as (...all: unknown[]) => unknown)(...all);
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

/** A store whose process ends before or after the so-manieth of these calls: nothing comes of that call, or it is never heard of. */
export function storeKilledAt(
  store: Store,
  writes: readonly string[],
  kills: { at: number; isAfter: boolean },
): { store: Store; died: Promise<void> } {
  let count = 0;
  let die: () => void = () => undefined;
  let isDead = false;
  const died = new Promise<void>((resolve) => {
    die = resolve;
  });
  const never = new Promise<never>(() => undefined);
  const wrapped = new Proxy(store, {
    get(target, name) {
      const call = Reflect.get(target, name) as unknown;
      if (typeof call !== 'function') return call;
      if (immediate.includes(String(name))) return call.bind(target);
      return (...all: unknown[]) => {
        if (isDead) return never;
        if (!writes.includes(String(name))) return call.apply(target, all);
        count += 1;
        if (count !== kills.at) return call.apply(target, all);
        isDead = true;
        const done = kills.isAfter ? (call.apply(target, all) as Promise<unknown>) : Promise.resolve();
        void done.then(die, die);
        return never;
      };
    },
  });
  return { store: wrapped, died };
}
