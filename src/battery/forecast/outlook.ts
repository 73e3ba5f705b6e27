// What is known of a device by its summary, or nothing where that is too little.
import { type Known, mostDays } from './futures';
import { pastOf } from './past';
import { poolOf } from './pool';
import { priorOf } from './prior';
import type { Summary } from './summary';
import { wallClockIn } from './zone';

/** So many hours and steps of the level must have been seen. */
const leastHours = 10;
const leastSteps = 2;

/** What is known of a device by its summary; null where that is too little. */
export function knownOf(summary: Summary, timeZone: string, deviceName: string | null): Known | null {
  const clock = wallClockIn(timeZone, summary.hour - summary.hours.length, summary.hour + mostDays * 24);
  const past = pastOf(summary, clock);
  if (past.knownHours < leastHours || past.knownDrain < leastSteps * summary.step) return null;
  return { summary, past, pool: poolOf(past, priorOf(deviceName)), clock };
}

/** The value below which this share of the sorted numbers lies. */
export function quantile(sorted: Float64Array, share: number): number {
  const place = Math.min(Math.max(share * sorted.length - 0.5, 0), sorted.length - 1);
  const before = Math.floor(place);
  const one = sorted[before] ?? Number.NaN;
  const next = sorted[before + 1] ?? one;
  return place === before ? one : one + (next - one) * (place - before);
}
