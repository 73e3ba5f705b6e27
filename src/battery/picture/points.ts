// The points of a picture: what of the readings and of the forecast is sound, and what of it lies in the picture.
import type { LevelAhead } from '../forecast/level-ahead';

/** A point of a line: [time in ms since 1970 UTC, percent]. */
export type Point = readonly [number, number];

/** A time that a Date can hold. */
const isTime = (at: number) => Math.abs(at) <= 8.64e15;
const isLevel = (level: number) => level >= 0 && level <= 100;

/** What was really read, in the order of its times: of each time the last that was said. */
export function soundReadings(readings: readonly Point[]): Point[] {
  const byTime = new Map(readings.filter(([at, level]) => isTime(at) && isLevel(level)));
  return [...byTime].sort(([one], [other]) => one - other);
}

/** What of a forecast lies below the last reading, and can be drawn. */
export function soundAhead(ahead: readonly LevelAhead[], last: Point | undefined): LevelAhead[] {
  if (!last) return [];
  return ahead.filter(
    ({ level, at, between }) =>
      isLevel(level) && level < last[1] && [at, ...between].every((one) => isTime(one) && one >= last[0]),
  );
}

/** The lines from the last reading on: as soon as is likely, the median, as late as is likely. */
export function futureLines(
  last: Point | undefined,
  ahead: readonly LevelAhead[],
  { from, until }: { from: number; until: number },
): Record<'soonest' | 'median' | 'latest', Point[]> {
  const lineBy = (timeOf: (one: LevelAhead) => number): Point[] =>
    last && ahead.length > 0
      ? cut([last, ...ahead.map((one): Point => [timeOf(one), one.level])], from, until)
      : [];
  return {
    soonest: lineBy(({ between }) => between[0]),
    median: lineBy(({ at }) => at),
    latest: lineBy(({ between }) => between[1]),
  };
}

/** The part of a line between two times; where it is cut it ends at the very edge. */
export function cut(points: readonly Point[], from: number, until: number): Point[] {
  const kept: Point[] = [];
  for (const [index, point] of points.entries()) {
    const before = points[index - 1];
    if (before && before[0] < from && point[0] > from) kept.push([from, onTheWay(before, point, from)]);
    if (point[0] >= from && point[0] <= until) kept.push(point);
    if (before && before[0] < until && point[0] > until) kept.push([until, onTheWay(before, point, until)]);
  }
  return kept;
}

/** The level of a line at a time; null beside it. */
export function levelAt(points: readonly Point[], at: number): number | null {
  const next = points.findIndex((point) => point[0] >= at);
  const [before, after] = [points[next - 1], points[next]];
  return before && after ? onTheWay(before, after, at) : null;
}

function onTheWay([start, high]: Point, [end, low]: Point, at: number): number {
  return high + ((low - high) * (at - start)) / (end - start);
}

/** No more than one point in each `step` (ms): the last one of it, and the very first. */
export function thinned(points: readonly Point[], step: number): Point[] {
  return points.filter(([at], index) => {
    const next = points[index + 1];
    return index === 0 || !next || Math.floor(at / step) !== Math.floor(next[0] / step);
  });
}
