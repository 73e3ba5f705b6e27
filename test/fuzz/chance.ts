// Chance that can be had again: the same word gives the same choices.
import { createHash } from 'node:crypto';

export interface Chance {
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
  /** True once in so many times. */
  oneIn(times: number): boolean;
  pick<T>(things: readonly [T, ...T[]]): T;
  bytes(count: number): Buffer;
}

/** Mulberry32, started from a hash of the seed. */
export function chanceOf(seed: string): Chance {
  let state = createHash('sha256').update(seed).digest().readUInt32BE();
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    oneIn: (times) => below(times) === 0,
    pick: (things) => things[below(things.length)] ?? things[0],
    bytes: (count) => Buffer.from(Array.from({ length: count }, () => below(256))),
  };
}
