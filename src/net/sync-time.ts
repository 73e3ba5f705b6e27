// Which times a device can have synced at: one rule for whatever clouds and msgs say.

/** Fitbit was founded in 2007, and no watch told its battery before; 1970 is a clock that was never set. */
const earliestSync = Date.UTC(2007, 0, 1);

/** Two wall clocks of this planet are never further apart: UTC+14 and UTC-12. What is further ahead is a wrong clock's. */
export const mostAheadMs = 26 * 3_600_000;

/** Whether a device can have synced at `time`; both in ms since 1970 UTC. */
export function canBeSync(time: number, now: number): boolean {
  return time >= earliestSync && time <= now + mostAheadMs;
}
