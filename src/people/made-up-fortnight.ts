// The past of the made-up person's device: a fortnight in which each check that was made is six hours, so that a few presses of a
// button show what a forecast is.
import type { LevelReading } from '../battery/forecast';
import { drainPerCheck } from '../clouds/demo-person';
import type { StoredReading } from '../store/records';

const checkMs = 6 * 3_600_000;
/** Of so many checks a fortnight is made. */
export const fortnightChecks = (14 * 24 * 3_600_000) / checkMs;

/**
 * What a forecast is to learn from: the levels that checks have found, the oldest first, six hours apart up to `now` (ms since
 * 1970 UTC), and before them as many of the same drain, charged when almost empty, as make a fortnight. Nothing of nothing.
 */
export function madeUpFortnight(readings: readonly StoredReading[], now: number): LevelReading[] {
  const levels = readings.flatMap(({ level }) => (level === null ? [] : [level])).slice(-fortnightChecks);
  for (let [first] = levels; first !== undefined && levels.length < fortnightChecks; ) {
    first = first + drainPerCheck > 100 ? drainPerCheck : first + drainPerCheck;
    levels.unshift(first);
  }
  return levels.map((level, index) => {
    const at = now - (levels.length - 1 - index) * checkMs;
    return { at, level, status: null, syncedAt: at };
  });
}
