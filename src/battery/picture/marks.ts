// What stands round the line of a picture: days, percents, thresholds, now, and the advice hour.
import { dateFormat, momentOf } from '../../net/local-time';
import type { Curve, Look } from './curve';
import { across, dot, type PartName, upright, word } from './parts';
import { levelAt, type Point } from './points';
import { pictureHeight, type Scale } from './scale';
import type { Shape } from './shape';

const hour = 3_600_000;
const day = 24 * hour;
/** Days, and hours where few days are shown. */
const steps = [1, 3, 6, 12, 24].map((hours) => hours * hour);
/** So far apart two words beside the picture stand. */
const leastAbove = 11;
/** The baseline of what stands above the picture. */
const above = 10;

/** Where a day begins by the clock of the zone, or an hour: no more of them than can be read. */
export function timeMarks({ from, until, unitMs, x }: Scale, { width, language, timeZone }: Look): Shape[] {
  const isLong = until - from > 8 * day;
  // So far apart that no word runs into the next.
  const apart = isLong ? 52 : 38;
  const least = apart * unitMs;
  const step = steps.find((one) => one >= least) ?? Math.ceil(least / day) * day;
  const text = dateFormat(language, step < day ? timeOfDay : isLong ? dayAndMonth : weekday, timeZone);
  const marks: Shape[] = [];
  for (let wall = Math.floor((from - day) / step) * step; wall < until + day; wall += step) {
    const at = momentOf(wall, timeZone);
    if (at < from || at > until) continue;
    marks.push(upright('grid', x(at)));
    const hasRoom = x(at) + apart <= width;
    if (hasRoom) marks.push(word('word', text.format(at), x(at) + 2, pictureHeight - 4));
  }
  return marks;
}

const timeOfDay = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const weekday = { weekday: 'short' } as const;
const dayAndMonth = { day: 'numeric', month: 'short' } as const;

/** The thresholds with their percents, and what the whole and the half are where there is room for their words. */
export function levelMarks({ low, empty }: Curve, scale: Scale): Shape[] {
  const { right, y } = scale;
  const taken: number[] = [];
  const label = (name: PartName, level: number) => {
    const at = y(level);
    if (taken.some((one) => Math.abs(one - at) < leastAbove)) return [];
    taken.push(at);
    return [word(name, `${Math.round(level)}\u00a0%`, right + 4, at + 4)];
  };
  const isShown = (level: number | null): level is number => level !== null && level >= 0 && level <= 100;
  return [
    ...[0, 50, 100].map((level) => across('grid', level, scale)),
    ...(isShown(low) ? [across('low', low, scale), ...label('low-word', low)] : []),
    ...(isShown(empty) ? [across('empty', empty, scale), ...label('empty-word', empty)] : []),
    ...[100, 50].flatMap((level) => label('word', level)),
  ];
}

export function nowMark({ x }: Scale, { now, nowWord }: Look): Shape[] {
  return [upright('now', x(now)), word('word', nowWord, x(now) - 3, above, 'end')];
}

/** The next advice hour with its time, and where the median is then. */
export function adviceMark(
  { adviceAt }: Curve,
  median: readonly Point[],
  { until, right, x, y }: Scale,
  { now, language, timeZone }: Look,
): Shape[] {
  if (adviceAt === null || !(adviceAt >= now && adviceAt <= until)) return [];
  const text = dateFormat(language, timeOfDay, timeZone).format(adviceAt);
  const level = levelAt(median, adviceAt);
  // The percents begin there.
  const isAtEdge = x(adviceAt) + 32 > right && x(adviceAt) - 32 > x(now);
  return [
    upright('advice', x(adviceAt)),
    ...(level === null ? [] : [dot('advice-dot', x(adviceAt), y(level))]),
    isAtEdge
      ? word('advice-word', text, x(adviceAt) - 3, above, 'end')
      : word('advice-word', text, x(adviceAt) + 3, above),
  ];
}
