// The days that may come again: those of the past, brought to what is usual now, and made-up ones as long as there are few.
import { type Past, sumOf } from './past';
import type { Prior } from './prior';
import { byWeekday } from './week';

export interface Pool {
  rows: number;
  /** The drain of each hour of the days that may be drawn, percent; without gaps. */
  drain: Float32Array;
  /** How much each of them drains in all. */
  totals: Float32Array;
  /** The number in the past of each of the first of them; the rest is made up. */
  numbers: readonly number[];
  weights: Float32Array;
  /** The weights for each day of the week, if the week matters to this device; else all the same. */
  weekdays: Float32Array[];
  /** What each must be multiplied by to be one of the days that come. */
  scales: Float32Array;
  /** What an hour drains at most where nothing special is done. */
  caps: Float32Array;
  /** How unsure the usual drain is, as the deviation of its logarithm. */
  deviation: number;
  /** How many times the profile an hour drains now where nothing special is done. */
  pace: number;
  /** The mean of a day that comes, percent. */
  daily: number;
  /** The pace foreseen for each day of the past, by its number, the last one for the day after today: logarithms. */
  foreseen: Float32Array;
}

/** A day counts half after so many days. */
const halfLifeDays = 25;
/** Of a day at least so many hours are known, or it is not drawn. */
const leastHours = 12;
/** An hour that drains more than so many times as much as usual is a burst. */
const burst = 3;
/** What days that were made up weigh together, in days. */
const madeUp = 1.5;
const madeUpNormals = [-1.28, -0.52, 0, 0.52, 1.28];

export function poolOf(past: Past, prior: Prior): Pool {
  const { days, profile } = past;
  const caps = profile.map((one) => burst * one);
  const numbers: number[] = [];
  for (let day = 0; day < days - 1; day += 1) if (knownHoursOf(past, day) >= leastHours) numbers.push(day);
  const foreseen = paceOf(past, caps);
  const own = numbers.length;
  const rows = own + madeUpNormals.length;
  const scales = new Float32Array(rows).fill(1);
  const weights = new Float32Array(rows);
  let total = 0;
  for (let row = 0; row < own; row += 1) {
    const day = numbers[row] ?? 0;
    scales[row] = Math.exp((foreseen[days] ?? 0) - (foreseen[day] ?? 0));
    weights[row] = 0.5 ** ((days - 1 - day) / halfLifeDays);
    total += weights[row] ?? 0;
  }
  const mean = meanDayOf(past, Math.exp(foreseen[days] ?? 0), scales, numbers);
  const believed = belief(mean, prior);
  const table = new Float32Array(rows * 24);
  const rate = believed.daily / Math.max(mean.daily, 1e-6);
  for (let row = 0; row < own; row += 1) {
    scales[row] = (scales[row] ?? 1) * rate;
    for (let hour = 0; hour < 24; hour += 1) table[row * 24 + hour] = nearest(past, numbers, row, hour);
  }
  const profileSum = sumOf(profile);
  for (let row = own; row < rows; row += 1) {
    weights[row] = total > 25 ? 0 : madeUp / madeUpNormals.length / Math.max(1, total / 4);
    const factor = Math.exp(believed.spread * (madeUpNormals[row - own] ?? 0));
    for (let hour = 0; hour < 24; hour += 1) {
      table[row * 24 + hour] = (believed.daily * factor * (profile[hour] ?? 0)) / profileSum;
    }
  }
  const totals = new Float32Array(rows);
  const scaled = new Float32Array(rows);
  const bursts = new Float32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    for (let hour = 0; hour < 24; hour += 1) {
      const one = table[row * 24 + hour] ?? 0;
      const cap = caps[hour] ?? 0;
      totals[row] = (totals[row] ?? 0) + one;
      if (one > cap) bursts[row] = (bursts[row] ?? 0) + one - cap / burst;
    }
    scaled[row] = (scales[row] ?? 1) * (totals[row] ?? 0);
  }
  return {
    rows,
    drain: table,
    totals,
    numbers,
    weights,
    weekdays: byWeekday(past.firstDay, numbers, weights, scaled, bursts),
    scales,
    caps,
    deviation: believed.deviation,
    pace: rate * Math.exp((foreseen[days - 1] ?? 0) - meanOf(foreseen, numbers)),
    daily: believed.daily,
    foreseen,
  };
}

/** The mean of those that are numbered; 0 of none. */
function meanOf(all: Float32Array, numbers: readonly number[]): number {
  let sum = 0;
  for (const number of numbers) sum += all[number] ?? 0;
  return sum / Math.max(1, numbers.length);
}

function knownHoursOf({ drain }: Past, day: number): number {
  let known = 0;
  for (let at = day * 24; at < day * 24 + 24; at += 1) if ((drain[at] ?? Number.NaN) >= 0) known += 1;
  return known;
}

/** How fast a day drained from one hour to another, without bursts, beside what is usual: a logarithm, and how much of it is known. */
export function paceBetween(
  table: Float32Array,
  start: number,
  caps: Float32Array,
  from: number,
  to: number,
): { log: number; share: number } {
  let amount = 0;
  let usual = 0;
  let all = 0;
  for (let hour = 0; hour < 24; hour += 1) {
    const cap = caps[hour] ?? 0;
    all += cap / burst;
    const one = table[start + hour] ?? Number.NaN;
    if (hour < from || hour >= to || !(one >= 0)) continue;
    amount += Math.min(one, cap);
    usual += cap / burst;
  }
  if (usual === 0) return { log: 0, share: 0 };
  // A little is added to both, so that few hours do not say much.
  return { log: Math.log((amount + 0.05 * all) / (usual + 0.05 * all)), share: usual / all };
}

/** How fast the forecasters of the pace forget: not at all, or by that share a day. */
const gains = [0, 0.1, 0.35, 0.8];
const trusts = [0.7, 0.1, 0.1, 0.1];

/**
 * The pace foreseen for each day from those before it. Several forecasters, from one that never forgets to one that knows
 * little but yesterday, are weighed by how well each did on this very device.
 */
function paceOf(past: Past, caps: Float32Array): Float32Array {
  const { days, drain } = past;
  const logs = new Float32Array(days);
  const shares = new Float32Array(days);
  let sum = 0;
  let all = 0;
  for (let day = 0; day < days; day += 1) {
    const pace = paceBetween(drain, day * 24, caps, 0, 24);
    logs[day] = pace.log;
    shares[day] = pace.share;
    sum += pace.log * pace.share;
    all += pace.share;
  }
  const mean = all > 0 ? sum / all : 0;
  const count = gains.length;
  const losses = new Float32Array(count);
  const each = new Float32Array((days + 1) * count).fill(mean);
  let seen = 0.5;
  for (let day = 0; day < days; day += 1) {
    const log = logs[day] ?? 0;
    const share = shares[day] ?? 0;
    seen = seen * 0.95 + share;
    for (let one = 0; one < count; one += 1) {
      const before = each[day * count + one] ?? 0;
      losses[one] = 0.95 * (losses[one] ?? 0) + share * (log - before) ** 2;
      each[(day + 1) * count + one] = before + (gains[one] ?? 0) * share * (log - before);
    }
  }
  const least = Math.min(...losses);
  const variance = (least + 0.5 * 0.1 ** 2) / seen;
  const weights = trusts.map(
    (trust, one) => trust * Math.exp(-((losses[one] ?? 0) - least) / (4 * variance)),
  );
  const total = weights.reduce((one, other) => one + other, 0);
  const foreseen = new Float32Array(days + 1);
  for (let day = 0; day <= days; day += 1) {
    let mixed = 0;
    for (let one = 0; one < count; one += 1) mixed += (weights[one] ?? 0) * (each[day * count + one] ?? 0);
    foreseen[day] = mixed / total;
  }
  return foreseen;
}

interface Mean {
  daily: number;
  /** How many days it was seen. */
  days: number;
  /** How much days differ, as a share of the mean. */
  spread: number;
}

/** The mean day at the pace that is foreseen. */
function meanDayOf(past: Past, pace: number, scales: Float32Array, numbers: readonly number[]): Mean {
  const { drain, days, profile } = past;
  const profileSum = sumOf(profile);
  const amounts = new Float32Array(days);
  const shares = new Float32Array(days);
  let sum = 0;
  let all = 0;
  let known = 0;
  let row = 0;
  for (let day = 0; day < days; day += 1) {
    const isRow = numbers[row] === day;
    const scale = isRow ? (scales[row] ?? 1) : pace;
    if (isRow) row += 1;
    const weight = 0.5 ** ((days - 1 - day) / halfLifeDays);
    for (let hour = 0; hour < 24; hour += 1) {
      const one = drain[day * 24 + hour] ?? Number.NaN;
      if (!(one >= 0)) continue;
      amounts[day] = (amounts[day] ?? 0) + scale * one;
      shares[day] = (shares[day] ?? 0) + (profile[hour] ?? 0) / profileSum;
      known += weight / 24;
    }
    sum += weight * (amounts[day] ?? 0);
    all += weight * (shares[day] ?? 0);
  }
  if (all === 0) return { daily: 1, days: 0, spread: 0.25 };
  const daily = sum / all;
  let squares = 2 * 0.25 ** 2;
  let trust = 2;
  for (let day = 0; day < days; day += 1) {
    const share = shares[day] ?? 0;
    if (share < 0.2) continue;
    const weight = share * 0.5 ** ((days - 1 - day) / halfLifeDays);
    squares += weight * ((amounts[day] ?? 0) / share / Math.max(daily, 1e-6) - 1) ** 2;
    trust += weight;
  }
  return { daily, days: known, spread: Math.min(1, Math.sqrt(squares / trust)) };
}

/** Between what was seen and what is usual for its kind, by how sure each is. */
function belief(
  { daily, days, spread }: Mean,
  prior: Prior,
): { daily: number; spread: number; deviation: number } {
  const seen = days / spread ** 2;
  // A device that is nothing like its kind is believed rather than its name.
  const surprise = days > 0 ? Math.log(Math.max(daily, 1e-3) / prior.daily) : 0;
  const before = 1 / (prior.deviation ** 2 + surprise ** 4 / prior.deviation ** 2);
  const log = (Math.log(Math.max(daily, 1e-3)) * seen + Math.log(prior.daily) * before) / (seen + before);
  return { daily: Math.exp(log), spread, deviation: 1 / Math.sqrt(seen + before) };
}

/** The drain in this hour on this day, or where it is not known, on the day nearest to it. */
function nearest({ drain, profile }: Past, numbers: readonly number[], row: number, hour: number): number {
  const rows = numbers.length;
  for (let away = 0; away < rows; away += 1) {
    if (row >= away) {
      const before = drain[(numbers[row - away] ?? 0) * 24 + hour] ?? Number.NaN;
      if (before >= 0) return before;
    }
    if (row + away < rows) {
      const after = drain[(numbers[row + away] ?? 0) * 24 + hour] ?? Number.NaN;
      if (after >= 0) return after;
    }
  }
  return profile[hour] ?? 0;
}
