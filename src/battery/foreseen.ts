// What a picture of a level says, in words: the last reading, and between which times it will probably be almost empty.
import { dateFormat } from '../net/local-time';
import { isolated } from '../sentences/isolated';
import { sentence } from '../sentences/sentences';
import type { LevelAhead } from './forecast';
import type { Curve } from './picture/curve';

const hour = 3_600_000;
const day = 24 * hour;
const timeOfDay = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/**
 * The last reading, and when it will be almost empty (or low, or at the last level to which the picture goes on, where that is
 * all that is known), to the hour and by the clock of the zone (IANA; one that is not known counts as UTC). `now`: ms since
 * 1970 UTC.
 */
export function foreseen(
  { level, status, curve }: { level: number | null; status: string | null; curve: Curve },
  { now, language, timeZone }: { now: number; language: string; timeZone: string },
): string[] {
  if (level === null && status === null) return [sentence(language, 'picture.nothing')];
  if (level === null) return [sentence(language, 'picture.word', { word: isolated(status ?? '') })];
  const last = sentence(language, 'picture.level', { level });
  const at = (wanted: number | null) => curve.ahead.find((one) => one.level === wanted);
  const [empty, low] = [at(curve.empty), at(curve.low)];
  /** The day of the week; with its date where more than a week lies between. */
  const dayOf = (time: number): Intl.DateTimeFormatOptions =>
    time - now < 6 * day ? { weekday: 'short' } : { weekday: 'short', day: 'numeric', month: 'short' };
  const inZone = (options: Intl.DateTimeFormatOptions, time: number) =>
    dateFormat(language, options, timeZone).format(time).replaceAll(' ', '\u00a0');
  const times = ({ between }: LevelAhead) => {
    const [from, to] = [Math.floor(between[0] / hour) * hour, Math.ceil(between[1] / hour) * hour];
    const isOneDay = inZone({ dateStyle: 'short' }, from) === inZone({ dateStyle: 'short' }, to);
    return {
      from: inZone({ ...dayOf(from), ...timeOfDay }, from),
      to: inZone({ ...(isOneDay ? {} : dayOf(to)), ...timeOfDay }, to),
    };
  };
  const told = empty ?? low ?? curve.ahead.at(-1);
  if (!empty && curve.empty !== null && level <= curve.empty)
    return [last, sentence(language, 'picture.empty')];
  if (!told) return [last, sentence(language, 'picture.no-forecast')];
  const words = told === empty ? ('picture.empty' as const) : ('picture.low' as const);
  return [last, sentence(language, `${words}-${whenOf(told, now)}`, { level: told.level, ...times(told) })];
}

/** Where a time is over only what comes after it is said: nothing was read for a while. */
function whenOf({ at, between }: LevelAhead, now: number): 'between' | 'before' | 'by-now' {
  if (at <= now) return 'by-now';
  return Math.floor(between[0] / hour) * hour > now ? 'between' : 'before';
}

/** What the lines of these pictures mean, in a text below them; null where none goes on. */
export function legendOf(pictures: readonly { curve: Curve | null }[], language: string): string | null {
  const ahead = pictures.flatMap(({ curve }) => (curve && curve.ahead.length > 0 ? [curve] : []));
  if (ahead.length === 0) return null;
  const isAdvised = ahead.some(({ adviceAt }) => adviceAt !== null);
  const legend = sentence(language, 'picture.legend');
  return isAdvised ? `${legend} ${sentence(language, 'picture.legend.advice')}` : legend;
}
