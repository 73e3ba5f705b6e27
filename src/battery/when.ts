// A time to come in words, as exactly as its interval allows: a clock time, a part of the day, or nothing.
import { wallClock } from '../net/local-time';
import { nearestLanguage, sentence } from '../sentences/sentences';

const hour = 3_600_000;
const day = 24 * hour;

/** Up to so wide an interval is a clock time, and up to so wide a one a part of the day. */
const clockMs = 4 * hour;
const partMs = 14 * hour;
/** Further ahead a day of the week would be read as the one before. */
const mostDays = 6;
const morningHour = 6;

/** For whom it is said, and when. Ms since 1970 UTC; an IANA zone, of which one that Intl does not know is UTC. */
export interface Listener {
  now: number;
  timeZone: string;
  language: string;
}

/**
 * "about 9 PM tomorrow", "tomorrow afternoon", "Friday evening": words that follow "until". `at` and the interval around it
 * are ms since 1970 UTC. Null where that would be false precision, is over, or lies a week ahead.
 */
export function whenInWords(
  at: number,
  interval: readonly [number, number],
  { now, timeZone, language }: Listener,
): string | null {
  const width = interval[1] - interval[0];
  if (at <= now || !(width <= partMs)) return null;
  const today = wallClock(now, timeZone);
  const wall = wallClock(at, timeZone);
  if (width <= clockMs) {
    const rounded = roundedHour(wall);
    // A midnight belongs to the day that it ends: by its date it would be a day later for who hears it.
    const isMidnight = rounded % day === 0;
    const date = isMidnight ? rounded - day : rounded;
    const which = dayOf(today, date);
    if (rounded <= today || which === null) return null;
    const time = shown(rounded, language, { hour: 'numeric' });
    const words = isMidnight ? ('when.midnight' as const) : ('when.clock' as const);
    return sentence(language, `${words}.${which}`, { time, weekday: weekdayOf(date, language) });
  }
  const part = partOf(wall);
  // The hours after midnight belong to the night that has begun the day before.
  const shift = part === 'night' ? morningHour * hour : 0;
  const which = dayOf(today - shift, wall - shift);
  if (which === null) return null;
  return sentence(language, `when.${part}.${which}`, { weekday: weekdayOf(wall - shift, language) });
}

/** To the hour, as a clock time is said; of a wall-clock time, ms as if it were UTC. */
export const roundedHour = (wall: number) => Math.round(wall / hour) * hour;

const parts = ['night', 'morning', 'afternoon', 'evening'] as const;
/** Of a wall-clock time, ms as if it were UTC. */
export const partOf = (wall: number) =>
  parts[Math.floor((wall - dateOf(wall) * day) / (morningHour * hour))] ?? 'night';

export const dateOf = (wall: number) => Math.floor(wall / day);

function dayOf(today: number, wall: number): 'today' | 'tomorrow' | 'weekday' | null {
  const days = dateOf(wall) - dateOf(today);
  if (days > mostDays) return null;
  return days <= 0 ? 'today' : days === 1 ? 'tomorrow' : 'weekday';
}

const weekdayOf = (wall: number, language: string) => shown(wall, language, { weekday: 'long' });

/** Without the narrow blanks of Intl, which would make an SMS twice as long, and without its "06 Uhr". */
function shown(wall: number, language: string, what: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(nearestLanguage(language), { ...what, timeZone: 'UTC' });
  return format
    .format(wall)
    .replace(/\s/g, ' ')
    .replace(/^0(?=\d)/, '');
}
