// Bounds how often somebody may be refused: who only tries things out is turned away before any work is done.
import type { System } from '../net/system';
import { contains, homeOnly, senderKey } from './allowed';

/** How many refusals (4xx) one address gets in a minute before it is turned away. */
export const mostRefusals = 300;
export const refusalWindowMs = 60_000;
/** Somebody with a whole network of addresses must not fill the memory; who comes after these is not counted. */
const mostAddresses = 10_000;

export interface Refusals {
  /** Whether an address has been refused too often in this minute. */
  isOver(address: string): boolean;
  count(address: string): void;
}

export function createRefusals(system: Pick<System, 'now'>): Refusals {
  const counts = new Map<string, number>();
  let since = system.now();
  // Behind a private address may be a proxy through which everybody comes, the clouds too.
  const home = homeOnly();

  function startAnew(): void {
    const age = system.now() - since;
    // Below zero: the clock was set back.
    if (age >= 0 && age < refusalWindowMs) return;
    counts.clear();
    since = system.now();
  }

  return {
    isOver(address) {
      startAnew();
      // Nearly always: nobody has been refused.
      if (counts.size === 0) return false;
      return (counts.get(senderKey(address)) ?? 0) >= mostRefusals;
    },
    count(address) {
      startAnew();
      const key = senderKey(address);
      if (contains(home, address) || (counts.size >= mostAddresses && !counts.has(key))) return;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    },
  };
}
