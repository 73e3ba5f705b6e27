// A store whose database is away from a question of a number on, for that question or for a while; it comes back by itself.
import type { System } from '../../src/net/system';
import { Trouble } from '../../src/sentences/trouble';
import type { Store } from '../../src/store/store';

/** For so long it is away, where it is not for one question only, ms. */
export const awayMs = 12_000;

export interface Outage {
  /** The question by which it begins, counted from 0. */
  at: number;
  /** What that one asked for is done all the same, but nobody can say so. */
  isKept: boolean;
  isLong: boolean;
}

/** What answers without the database. */
const immediate = ['isShared', 'epoch', 'outOfStepMs', 'onFree', 'onWaiting', 'onChange', 'mayAct', 'close'];

/** `asked`: how many questions there were. */
export function awayStore(
  store: Store,
  system: Pick<System, 'steady'>,
  { at, isKept, isLong }: Outage,
): { store: Store; asked(): number } {
  let asked = 0;
  let began: number | null = null;
  const unreachable = () => new Trouble('store-unreachable', 'store.unreachable', { database: 'db' });
  const away = (call: (...all: unknown[]) => Promise<unknown>) => {
    return async (...all: unknown[]) => {
      const isFirst = asked === at;
      asked += 1;
      if (isFirst) began = system.steady();
      if (isFirst && isKept) {
        await call(...all);
        throw new Trouble('store-uncertain', 'store.uncertain', { database: 'db' });
      }
      const isAway = began !== null && isLong && system.steady() - began < awayMs;
      if (isFirst || isAway) throw unreachable();
      return call(...all);
    };
  };
  const calls = Object.entries(store).map(([name, call]) => [
    name,
    immediate.includes(name) ? call : away(call as (...all: unknown[]) => Promise<unknown>),
  ]);
  return { store: Object.fromEntries(calls) as Store, asked: () => asked };
}
