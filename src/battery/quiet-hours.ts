// Quiet hours: when nobody is told, on the clock of the place where they are; over midnight as well.
import { momentOf } from '../net/local-time';

/** Minutes after midnight, 0 to 1439, from the first that is quiet to the first that is not. Of two equal ones nothing is quiet. */
export interface QuietHours {
  from: number;
  to: number;
}

const day = 24 * 3_600_000;

/**
 * When the quiet hours end in which a moment lies, both ms since 1970 UTC; null where it lies in none. `timeZone`: an IANA zone;
 * where Intl does not know it, UTC is meant. In the night in which clocks are set forward, a time that is left out comes as
 * much later; one that comes twice counts the first time. So a night is an hour shorter or longer, and is never left out.
 */
export function quietUntil(now: number, hours: QuietHours | null, timeZone: string): number | null {
  if (hours === null || hours.from === hours.to) return null;
  const { from, to } = hours;
  const at = (date: number, minutes: number) => momentOf(date + minutes * 60_000, timeZone);
  const today = Math.floor(now / day) * day;
  // A zone's day may be another than that of UTC, and the night may have begun the day before.
  for (const days of [-2, -1, 0, 1]) {
    const date = today + days * day;
    const end = at(from < to ? date : date + day, to);
    if (at(date, from) <= now && now < end) return end;
  }
  return null;
}
