// When the advice hour is: the time of day at which somebody is told to charge, on the clock of the place where they are.
import { momentOf } from '../net/local-time';
import { earliestTime } from '../net/system';
import type { QuietHours } from './quiet-hours';

const day = 24 * 3_600_000;
/** For so long after it began it is the advice hour: what could not be found out at its beginning is told in it, or not. */
export const adviceMs = 3_600_000;

/**
 * When the advice hour of somebody begins who chose `minutes`, of the day as in `QuietHours`: one that would begin in their quiet
 * hours could never be told, and is the hour before those, or the one after, whichever is nearer.
 */
export function awakeAdviceAt(minutes: number, quiet: QuietHours | null): number {
  if (quiet === null || later(quiet.from, minutes) >= later(quiet.from, quiet.to)) return minutes;
  const before = later(adviceMs / 60_000, quiet.from);
  const hasRoom = later(quiet.to, quiet.from) >= adviceMs / 60_000;
  return hasRoom && later(before, minutes) <= later(minutes, quiet.to) ? before : quiet.to;
}

const dayMinutes = 24 * 60;
/** How many minutes the second time of day is after the first. */
const later = (from: number, to: number) => (((to - from) % dayMinutes) + dayMinutes) % dayMinutes;

/** Two advice hours, by their beginnings, ms since 1970 UTC. */
export interface AdviceHours {
  /** The one that began last: it may be under way. */
  last: number;
  next: number;
}

/**
 * The advice hours around a moment (ms since 1970 UTC). `minutes`: of the day at which the hour begins, 0 to 1439. `timeZone`:
 * an IANA zone; where Intl does not know it, UTC is meant. In the night in which clocks are set forward an hour that is
 * left out begins as much later; one that comes twice counts the first time.
 */
export function adviceHours(now: number, minutes: number, timeZone: string): AdviceHours {
  const key = `${minutes} ${timeZone}`;
  const known = kept.get(key);
  if (known && known.last <= now && now < known.next) return known;
  const found = adviceHoursAround(now, minutes, timeZone);
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, found);
  return found;
}

/** Every check asks, and asking Intl is dear: until the next hour begins, the answer stays as it is. */
const kept = new Map<string, AdviceHours>();
/** A household has a zone or two, and an hour or two. */
const mostKept = 200;

function adviceHoursAround(now: number, minutes: number, timeZone: string): AdviceHours {
  const begins = (date: number) => momentOf(date + minutes * 60_000, timeZone);
  const today = Math.floor(now / day) * day;
  // A zone's day may be another than that of UTC, and one that has crossed the date line has left out a whole day.
  const found = [-2, -1, 0, 1, 2].map((days) => begins(today + days * day)).sort((a, b) => a - b);
  const last = found.findLast((time) => time <= now) ?? now - day;
  const next = found.find((time) => time > now) ?? now + day;
  return { last, next };
}

/**
 * When to look at a battery again without any msg, ms since 1970 UTC; null for never. `adviceAt` as in the settings; `keptDueAt`:
 * what this said last, or null; `hasFailed`: nothing could be found out now. In the advice hour that is tried again as long as
 * the hour is not over.
 */
export function dueAfter(
  now: number,
  {
    adviceAt,
    timeZone,
    keptDueAt,
    hasFailed,
  }: { adviceAt: number | null; timeZone: string; keptDueAt: number | null; hasFailed: boolean },
): number | null {
  if (adviceAt === null) return null;
  const hours = adviceHours(now, adviceAt, timeZone);
  const isOpen = isAdviceHour(now, hours) && keptDueAt !== hours.next;
  return hasFailed && isOpen ? hours.last : hours.next;
}

/**
 * The same where nothing was decided, and the settings, the person, the zone or the clock may have changed since something was.
 * Who is due already stays so, and an hour that has begun and for which nobody was due is made up for.
 */
export function dueAnew(
  now: number,
  settings: { adviceAt: number | null; timeZone: string; keptDueAt: number | null },
): number | null {
  const { adviceAt, keptDueAt } = settings;
  if (adviceAt === null) return null;
  // A clock that has not been set yet would make everybody due at the moment it is.
  if (now < earliestTime || (keptDueAt !== null && keptDueAt <= now)) return keptDueAt;
  return dueAfter(now, { ...settings, hasFailed: true });
}

/** Whether it is the advice hour now. */
export const isAdviceHour = (now: number, { last }: AdviceHours): boolean => now - last < adviceMs;
