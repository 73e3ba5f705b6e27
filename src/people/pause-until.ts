// Until when a pause lasts: to the end of a day where the person is, whether that is given as a day or as so many days.
import { longestPauseMs } from '../battery/rest';
import { localTime, wallClock } from '../net/local-time';

const day = 24 * 3_600_000;

/**
 * The end of a day such as `2026-11-30` in a zone (IANA), ms since 1970 UTC; null for what is no day, is over at `now`, or lies
 * too far ahead for a pause.
 */
export function pauseUntil(date: string, timeZone: string, now: number): number | null {
  const begin = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T00:00Z`) : Number.NaN;
  // A day that the month does not have is read as one of the next.
  if (Number.isNaN(begin) || dateOf(begin) !== date) return null;
  const end = localTime(`${dateOf(begin + day)}T00:00`, timeZone);
  return end !== null && end > now && end <= now + longestPauseMs ? end : null;
}

/** So many days may be asked for, the day that it is included. */
export const longestPauseDays = 365;

/** The last of so many days of a pause in a zone (IANA), such as `2026-11-30`: the day that it is there at `now` is the first. */
export const lastDayOf = (days: number, timeZone: string, now: number): string =>
  dayIn(timeZone, now, days - 1);

/** The end of that day, as `pauseUntil` says it. */
export const pauseOfDays = (days: number, timeZone: string, now: number): number | null =>
  pauseUntil(lastDayOf(days, timeZone, now), timeZone, now);

/** The day that it is in a zone (IANA) so many days after `now` (ms since 1970 UTC), such as `2026-11-30`. */
export function dayIn(timeZone: string, now: number, days: number): string {
  return dateOf(wallClock(now, timeZone) + days * day);
}

/** Whether a pause ends with a day, and not in the middle of one. Ms since 1970 UTC; IANA. */
export const endsWithDay = (until: number, timeZone: string): boolean =>
  wallClock(until, timeZone) % day === 0;

const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10);
