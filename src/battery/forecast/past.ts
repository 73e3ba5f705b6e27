// The past days of a device, hour by hour of the wall clock: what its readings say, read off the marks of a summary.
import { meanAbove, roundingOf } from './rounding';
import { charged, drainOf, type Summary, unread } from './summary';
import type { WallClock } from './zone';

export interface Past {
  /** The number of the first day by the wall clock since 1970, and how many there are; the last one is today. */
  firstDay: number;
  days: number;
  /** Percent in each hour of each day; NaN where nothing is known. */
  drain: Float32Array;
  /** The usual drain of each hour of the day without bursts, in percent. */
  profile: Float32Array;
  /** How likely each way of rounding is, cumulated. */
  rounding: Float32Array;
  /** For how many hours the drain is known, and how much it was in all. */
  knownHours: number;
  knownDrain: number;
}

const chargedCode = charged.charCodeAt(0);
const unreadCode = unread.charCodeAt(0);

export const hourOfDay = (wallHour = 0) => ((wallHour % 24) + 24) % 24;

export function sumOf(numbers: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < numbers.length; at += 1) sum += numbers[at] ?? 0;
  return sum;
}

/** What is known of the past by this summary. */
export function pastOf(summary: Summary, clock: WallClock): Past {
  const { hours, hour } = summary;
  const first = hour - hours.length + 1;
  /** The hour of the day of each hour. */
  const walls = new Uint8Array(hours.length);
  for (let index = 0; index < walls.length; index += 1)
    walls[index] = hourOfDay(clock.wallHour(first + index));
  // The steps of the level are spread over the hours since the one before, first evenly and then as the hours differ.
  const drain = new Float32Array(hours.length);
  const profile = new Float32Array(24).fill(1);
  spread(summary, walls, profile, 0.5, drain);
  const from = otherDeviceUntil(drain);
  profileOf(drain, walls, from, profile);
  const rounding = roundingOf(summary, profile, clock);
  spread(summary, walls, profile, 1 - meanAbove(rounding), drain);
  // Of the first hour and of the newest only a part is known.
  drain.fill(Number.NaN, 0, Math.max(from, 1));
  drain[drain.length - 1] = Number.NaN;
  profileOf(drain, walls, from, profile);
  return { ...byDays(drain, (index) => clock.wallHour(first + index), from), profile, rounding };
}

/**
 * Writes the drain of each hour into `drain`; a step of the level is spread over the time that it took. `firstPart`: how much
 * of a step the first one after a full charge is.
 */
function spread(
  { hours, hour, step, atFull }: Summary,
  walls: Uint8Array,
  profile: Float32Array,
  firstPart: number,
  drain: Float32Array,
): void {
  const first = hour - hours.length + 1;
  drain.fill(Number.NaN);
  /** The hour of the last step, or of the charge before it; and where a gap in the readings began. */
  let last = -1;
  let isFirst = true;
  let gap = -1;
  for (let index = 0; index < hours.length; index += 1) {
    const mark = hours.charCodeAt(index);
    if (mark === chargedCode) {
      last = index;
      isFirst = true;
      gap = -1;
    } else if (mark === unreadCode) {
      if (gap < 0) gap = index;
    } else {
      const amount = drainOf(mark);
      if (amount > 0) {
        // After a charge that was not full it is anywhere within a step.
        const wasFull = isFirst && fellFirstAt(atFull, first + index);
        const single = Math.min(amount, step) * (wasFull ? firstPart : isFirst ? 0.5 : 1);
        share(drain, walls, profile, isFirst ? Math.min(last + 1, index) : last, index, single, last);
        if (amount > step) share(drain, walls, profile, gap < 0 ? index : gap, index, amount - step, last);
        last = index;
        isFirst = false;
      }
      gap = -1;
    }
  }
}

/** Whether the first fall after one of the full charges was in this hour, counted from 1970. */
function fellFirstAt(atFull: Summary['atFull'], hour: number): boolean {
  return atFull.some((full) => Math.abs(full.from + full.hours - hour - 0.5) < 0.6);
}

/** Shares an amount out among hours, of the last of which, and of that of the step before, a half has part in it. */
function share(
  drain: Float32Array,
  walls: Uint8Array,
  profile: Float32Array,
  from: number,
  to: number,
  amount: number,
  half: number,
): void {
  let sum = 0;
  for (let at = from; at <= to; at += 1) {
    sum += (profile[walls[at] ?? 0] ?? 0) * (at === to || at === half ? 0.5 : 1);
  }
  for (let at = from; at <= to; at += 1) {
    const weight = (profile[walls[at] ?? 0] ?? 0) * (at === to || at === half ? 0.5 : 1);
    const before = drain[at] ?? 0;
    drain[at] = (before > 0 ? before : 0) + (amount * weight) / sum;
  }
}

/** A steady drain that is so many times as much, or as little, is that of another device. */
const otherDevice = 2.5;

/**
 * The hour before which the device drained like another one: all of that says nothing of this one. Two days in a row must
 * have been so, by their medians, that exercise or a day in a drawer does not count.
 */
function otherDeviceUntil(drain: Float32Array): number {
  const day = new Float32Array(24);
  const now = medianOf(drain, drain.length - 24, day);
  if (!(now > 0)) return 0;
  let others = 0;
  for (let from = drain.length - 48; from >= 0; from -= 24) {
    const then = medianOf(drain, from, day);
    if (!(then > 0)) continue;
    others = then > otherDevice * now || now > otherDevice * then ? others + 1 : 0;
    if (others === 2) return from + 48;
  }
  return 0;
}

/** The median of the hours of a day of which at least half are known; `day` is room to sort them in. */
function medianOf(drain: Float32Array, from: number, day: Float32Array): number {
  let count = 0;
  for (let hour = 0; hour < 24; hour += 1) {
    day[hour] = drain[from + hour] ?? Number.NaN;
    if ((day[hour] ?? Number.NaN) >= 0) count += 1;
  }
  // What is not known comes last.
  day.sort();
  return count >= 12 ? (day[count >> 1] ?? 0) : Number.NaN;
}

/** Writes the mean of each hour of the day; bursts are cut, and hours that were seen seldom lean towards the mean of all. */
function profileOf(drain: Float32Array, walls: Uint8Array, from: number, profile: Float32Array): void {
  let sum = 0;
  let count = 0;
  for (let index = from; index < drain.length; index += 1) {
    const one = drain[index] ?? Number.NaN;
    if (!(one >= 0)) continue;
    sum += one;
    count += 1;
  }
  const mean = count > 0 ? sum / count : 1;
  const counts = new Float32Array(24).fill(2);
  profile.fill(2 * mean);
  for (let index = from; index < drain.length; index += 1) {
    const one = drain[index] ?? Number.NaN;
    if (!(one >= 0)) continue;
    const hour = walls[index] ?? 0;
    profile[hour] = (profile[hour] ?? 0) + Math.min(one, 3 * mean);
    counts[hour] = (counts[hour] ?? 0) + 1;
  }
  for (let hour = 0; hour < 24; hour += 1) {
    profile[hour] = Math.max((profile[hour] ?? 0) / (counts[hour] ?? 1), mean / 50, 1e-6);
  }
}

function byDays(
  drain: Float32Array,
  wallHour: (index: number) => number,
  from: number,
): Omit<Past, 'profile' | 'rounding'> {
  const firstDay = Math.floor(wallHour(from) / 24);
  const days = Math.floor(wallHour(drain.length - 1) / 24) - firstDay + 1;
  const table = new Float32Array(days * 24).fill(Number.NaN);
  let knownHours = 0;
  let knownDrain = 0;
  for (let index = from; index < drain.length; index += 1) {
    const one = drain[index] ?? Number.NaN;
    if (!(one >= 0)) continue;
    table[wallHour(index) - firstDay * 24] = one;
    knownHours += 1;
    knownDrain += one;
  }
  return { firstDay, days, drain: table, knownHours, knownDrain };
}
