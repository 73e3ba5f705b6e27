// Where a time and a level stand in a picture, and from when to when it shows.
import type { LevelAhead } from '../forecast/level-ahead';
import type { Look } from './curve';
import type { Point } from './points';

/** In the units of the drawing: how high it is, and how wide where nothing else is wished. */
export const [pictureHeight, usualWidth] = [144, 360];

/** Room for the words: the advice hour and `now` above, the days below, the percents at the right. */
const margin = { top: 15, right: 38, bottom: 16, left: 2 };
export const plot = { left: margin.left, top: margin.top, bottom: pictureHeight - margin.bottom };

const hour = 3_600_000;
const day = 24 * hour;
const mostAhead = 7 * day;

/** From when to when a picture shows, in ms since 1970 UTC, and where what stands in it. */
export interface Scale {
  from: number;
  until: number;
  /** Where the newest stands: right of it is room for words. */
  right: number;
  /** How much time one unit of the drawing is. */
  unitMs: number;
  x(at: number): number;
  y(level: number): number;
}

/** Twice as far back as ahead where nothing else is wished, and not further back than anything was read. */
export function scaleOf(
  readings: readonly Point[],
  ahead: readonly LevelAhead[],
  { now, back, width: whole }: Pick<Look, 'now' | 'back' | 'width'>,
): Scale {
  const right = whole - margin.right;
  const width = right - plot.left;
  const until = Math.min(Math.max(ahead[ahead.length - 1]?.between[1] ?? now, now), now + mostAhead);
  const wanted = back ?? (until > now ? Math.max(2 * day, 2 * (until - now)) : mostAhead);
  const least = Math.min(wanted, 6 * hour);
  const from = Math.min(Math.max(now - wanted, readings[0]?.[0] ?? now), now - least);
  return {
    from,
    until,
    right,
    unitMs: (until - from) / width,
    x: (at) => plot.left + ((at - from) / (until - from)) * width,
    y: (level) => plot.bottom - (level / 100) * (plot.bottom - plot.top),
  };
}
