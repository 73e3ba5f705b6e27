// The simple rules that people would write: a line through the last two levels, and the mean since the charge.
import type { CloudReading } from './life';

/** When it is at `low`, ms since 1970 UTC, by the readings until now; null where the rule has nothing to say. */
export type Rule = (readings: readonly CloudReading[], low: number) => number | null;

type Point = { time: number; level: number };

function pointOf({ at, level, syncedAt }: CloudReading): Point | null {
  return level === null ? null : { time: syncedAt ?? at, level };
}

function lineThrough(from: Point, to: Point, low: number): number | null {
  const slope = (to.level - from.level) / (to.time - from.time);
  return slope < 0 ? to.time + (low - to.level) / slope : null;
}

/** Through the last two levels that differ. */
export const lastTwo: Rule = (readings, low) => {
  const newest = readings.at(-1);
  const to = newest && pointOf(newest);
  if (!to) return null;
  for (let index = readings.length - 2; index >= 0; index -= 1) {
    const one = readings[index];
    const from = one && pointOf(one);
    if (from && from.level < to.level) return null;
    if (from && from.level > to.level) return lineThrough(from, to, low);
  }
  return null;
};

/** From the first reading after it rose for the last time. */
export const sinceCharge: Rule = (readings, low) => {
  const newest = readings.at(-1);
  const to = newest && pointOf(newest);
  if (!to) return null;
  let from = to;
  for (let index = readings.length - 2; index >= 0; index -= 1) {
    const one = readings[index];
    const before = one && pointOf(one);
    if (!before) continue;
    if (before.level < from.level) break;
    from = before;
  }
  return from === to ? null : lineThrough(from, to, low);
};
