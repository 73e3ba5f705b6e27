// What may come: futures of a device, put together of its own past days, and when each of them reaches a level.
import { hourOfDay, type Past } from './past';
import { type Pool, paceBetween } from './pool';
import { cumulated, meanAbove, roundings, usualBetween } from './rounding';
import type { Summary } from './summary';
import { weekdayOf } from './week';
import type { WallClock } from './zone';

const hourMs = 3_600_000;

/** What is known of a device, ready to be carried on into the future. */
export interface Known {
  summary: Summary;
  past: Past;
  pool: Pool;
  clock: WallClock;
}

/** How many futures; a prime, so that each multiple of it goes through all of them in another order. */
export const futureCount = 199;
/** So far ahead nothing is foreseen. */
export const mostDays = 60;

/** Standard normal numbers at evenly spaced chances, the least first; a logistic curve is near enough. */
const normals = Float64Array.from({ length: futureCount }, (_, index) => {
  const chance = (index + 0.5) / futureCount;
  return Math.log(chance / (1 - chance)) / 1.702;
});

/** The place of a future among all of them, in an order of its own for each turn. */
const placeOf = (future: number, turn: number) => (future * turn + turn) % futureCount;

/** So much more may have been charged after the newest reading, percent: an hour of it. */
const mostMore = 60;

/** Longer than so many steps and usual days no level stays the same while a device is in use. */
const stillSteps = 3;
const stillDays = 1.5;
const mostStillHours = 30 * 24;

/** Whether the level has not moved for far longer than is usual: a sensor that is stuck, or a watch that nobody wears. */
export function standsStill({ summary, past, pool, clock }: Known): boolean {
  const end = summary.at / hourMs;
  const from = Math.max(summary.since / hourMs, end - mostStillHours);
  const usual = usualBetween(past.profile, clock, from, end) * pool.pace;
  return usual > Math.max(stillSteps * summary.step, stillDays * pool.daily);
}

/** Where the level stands at the newest reading, in each future: between the steps in which it is shown. */
function levelsNow(known: Known): Float64Array {
  const { past, pool, clock } = known;
  const { step, counted, hasFallen, since, at, sinceAfter, onCharger } = known.summary;
  const isFull = !hasFallen && counted === 100;
  const end = at / hourMs;
  const usual = usualBetween(past.profile, clock, Math.max(since / hourMs, end - 100), end);
  const expected = usual * pool.pace;
  const within = hasFallen ? Math.min(step, (sinceAfter * pool.daily) / 24) : isFull ? 0 : step;
  const most = isFull ? step : step * 0.97;
  const levels = new Float64Array(futureCount);
  for (let future = 0; future < futureCount; future += 1) {
    const before = ((placeOf(future, 7) + 0.5) / futureCount) * within;
    const noisy = expected * Math.exp(0.25 * (normals[placeOf(future, 11)] ?? 0));
    const above = roundings[drawn(past.rounding, (placeOf(future, 9) + 0.5) / futureCount)]?.above ?? 0.5;
    const more = onCharger ? ((placeOf(future, 17) + 0.5) / futureCount) * mostMore : 0;
    const upper = isFull ? 100 : Math.min(100, counted + step * above + more);
    levels[future] = upper - Math.min(before + noisy, most);
  }
  return levels;
}

function drawn(sums: Float32Array, chance: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 1) < chance) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How far above the level shown the true one is when it comes to be shown, in percent, as far as is known. */
export const stepAbove = ({ summary, past }: Known) => summary.step * meanAbove(past.rounding);

interface Rest {
  chances: Float32Array;
  scales: Float32Array;
}

/** For the rest of today: days whose bursts went like today's until now are drawn rather, at the pace of today. */
function restOfToday(past: Past, pool: Pool, now: number): Rest {
  const { drain, days } = past;
  const { rows, caps } = pool;
  const today = (days - 1) * 24;
  const foreseen = pool.foreseen[days - 1] ?? 0;
  const bursts = new Float32Array(rows);
  const paces = new Float32Array(rows);
  const start = paceBetween(drain, today, caps, 0, now);
  let cross = 0;
  let square = 3 * 0.15 ** 2;
  let burstsSum = 0;
  let burstsSquares = 0;
  let all = 0;
  const todays = burstsUntil(drain, today, caps, now);
  for (let row = 0; row < rows; row += 1) {
    const number = pool.numbers[row] ?? -1;
    const weight = pool.weights[row] ?? 0;
    bursts[row] = burstsUntil(pool.drain, row * 24, caps, now);
    burstsSum += weight * (bursts[row] ?? 0);
    burstsSquares += weight * (bursts[row] ?? 0) ** 2;
    all += weight;
    if (number < 0) continue;
    const usual = pool.foreseen[number] ?? 0;
    const before = paceBetween(pool.drain, row * 24, caps, 0, now).log - usual;
    const after = paceBetween(pool.drain, row * 24, caps, now, 24).log - usual;
    paces[row] = before;
    cross += weight * before * after;
    square += weight * before ** 2;
  }
  const slope = Math.min(1, Math.max(0, cross / square)) * (start.share > 0.02 ? 1 : 0);
  const variance = Math.max(burstsSquares / all - (burstsSum / all) ** 2, 0) + 0.25;
  const weekday = pool.weekdays[weekdayOf(past.firstDay + days - 1)] ?? pool.weights;
  const scales = new Float32Array(rows);
  const weights = new Float32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    scales[row] = (pool.scales[row] ?? 1) * Math.exp(slope * (start.log - foreseen - (paces[row] ?? 0)));
    const likeness = Math.exp(-(((bursts[row] ?? 0) - todays) ** 2) / (2 * variance));
    weights[row] = (weekday[row] ?? 0) * (likeness + 0.02);
  }
  return { chances: cumulated(weights), scales };
}

function burstsUntil(table: Float32Array, start: number, caps: Float32Array, now: number): number {
  let sum = 0;
  for (let hour = 0; hour <= now; hour += 1) {
    const over = (table[start + hour] ?? Number.NaN) - (caps[hour] ?? 0);
    if (over > 0) sum += over;
  }
  return sum;
}

/**
 * When the level reaches each mark, if days go on as those of the past: for each mark the times of all futures, ms since 1970
 * UTC, the soonest first; Infinity where that is too far ahead. `marks`: percent, the highest first.
 */
export function timesToReach(known: Known, marks: readonly number[]): Float64Array[] {
  const { summary, past, pool, clock } = known;
  const startHour = Math.floor(summary.at / hourMs);
  const today = restOfToday(past, pool, hourOfDay(clock.wallHour(startHour)));
  const weekdays = pool.weekdays.map(cumulated);
  const day = past.firstDay + past.days - 1;
  const levels = levelsNow(known);
  const times = marks.map(() => new Float64Array(futureCount).fill(Infinity));
  const lowest = marks.at(-1) ?? 0;
  for (let future = 0; future < futureCount; future += 1) {
    const factor = Math.exp(pool.deviation * (normals[placeOf(future, 5)] ?? 0));
    let level = levels[future] ?? 0;
    let time = summary.at / hourMs;
    let hour = startHour;
    let next = 0;
    for (; level <= (marks[next] ?? -Infinity); next += 1) setTime(times, next, future, summary.at);
    for (let turn = 0; turn < mostDays && level > lowest; turn += 1) {
      const chances = turn === 0 ? today.chances : (weekdays[weekdayOf(day + turn)] ?? today.chances);
      const row = drawn(chances, (placeOf(future, 13 + turn) + 0.5) / futureCount);
      const scale = factor * ((turn === 0 ? today.scales[row] : pool.scales[row]) ?? 1);
      let wall = hourOfDay(clock.wallHour(hour));
      const whole = scale * (pool.totals[row] ?? 0);
      if (wall === 0 && time === hour && level - whole > (marks[next] ?? lowest)) {
        level -= whole;
        hour += 24;
        time = hour;
        continue;
      }
      for (; wall < 24 && level > lowest; wall += 1) {
        const rate = scale * (pool.drain[row * 24 + wall] ?? 0);
        const after = level - rate * (hour + 1 - time);
        for (let mark = marks[next]; mark !== undefined && after <= mark; mark = marks[next]) {
          setTime(times, next, future, (time + (level - mark) / rate) * hourMs);
          next += 1;
        }
        level = after;
        hour += 1;
        time = hour;
      }
    }
  }
  return times.map((one) => one.sort());
}

function setTime(times: readonly Float64Array[], mark: number, future: number, at: number): void {
  const its = times[mark];
  if (its) its[future] = at;
}
