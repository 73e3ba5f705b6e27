// Whether a device rounds its level down, to the nearest step or up: told by how long it shows 100 after a full charge.
import type { Summary } from './summary';
import type { WallClock } from './zone';

/** The ways of rounding: how far above the level shown, in steps, the true one is when it comes to be shown; how likely each is. */
export const roundings = [
  { above: 0, trust: 0.25 },
  { above: 0.5, trust: 0.5 },
  { above: 1, trust: 0.25 },
];

/** What usually goes from one time to another, in hours since 1970, by the usual drain of each hour of the day: percent. */
export function usualBetween(profile: Float32Array, clock: WallClock, from: number, to: number): number {
  let sum = 0;
  for (let hour = Math.floor(from); hour < to; hour += 1) {
    const wall = ((clock.wallHour(hour) % 24) + 24) % 24;
    sum += (Math.min(hour + 1, to) - Math.max(hour, from)) * (profile[wall] ?? 0);
  }
  return sum;
}

/**
 * How likely each way of rounding is, cumulated. What usually goes in the time that 100 was shown after each full charge tells:
 * nothing if levels are rounded down, half a step to the nearest, a step up. On the charger it may have sat longer.
 */
export function roundingOf({ atFull, step }: Summary, profile: Float32Array, clock: WallClock): Float32Array {
  const stepsAnHour = profile.reduce((sum, one) => sum + one, 0) / 24 / step;
  const near = 0.2 + 0.25 * stepsAnHour;
  const late = 1.5 * stepsAnHour;
  const chances = new Float32Array(roundings.length);
  for (const [index, { trust }] of roundings.entries()) chances[index] = trust;
  for (const { from, hours } of atFull) {
    const steps = usualBetween(profile, clock, from, from + hours) / step;
    for (const [index, { above }] of roundings.entries()) {
      const off = steps - (1 - above);
      const sitting = off > 0 ? (0.4 * Math.exp(-off / late)) / late : 0;
      // Taken off a little before it was full, it shows 100 for a part of that.
      const partly = off < 0 ? 0.15 / (1 - above) : 0;
      const likely = (0.24 / near) * Math.exp(-(off ** 2) / (2 * near ** 2)) + sitting + partly + 0.02;
      chances[index] = (chances[index] ?? 0) * likely;
    }
  }
  return cumulated(chances);
}

/** The mean of `above`, in steps. */
export const meanAbove = (rounding: Float32Array) =>
  roundings.reduce((sum, { above }, at) => sum + above * ((rounding[at] ?? 0) - (rounding[at - 1] ?? 0)), 0);

/** The sums of the weights up to each, as shares of all: the last is 1. */
export function cumulated(weights: Float32Array): Float32Array {
  const sums = new Float32Array(weights.length);
  let sum = 0;
  for (let at = 0; at < weights.length; at += 1) {
    sum += weights[at] ?? 0;
    sums[at] = sum;
  }
  for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) / sum;
  return sums;
}
