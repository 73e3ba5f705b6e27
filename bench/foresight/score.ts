// From what was said and what came to the figures of the goals.
import type { Asked, Nights } from './trial';

/** The value below which this share of the numbers lies; what is not a number is worse than any. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.map((one) => (Number.isNaN(one) ? Infinity : one)).sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

export interface Advice {
  cut: number;
  hits: number;
  needless: number;
  missed: number;
  /** Of the advice that was given. */
  needlessShare: number;
  /** Of the bad nights that were judged. */
  missedShare: number;
}

/** A discharge is judged once: by its first advice, or by the bad night for which there was none. */
export function adviceAt(
  all: readonly Nights[],
  scoresOf: (one: Nights) => readonly number[],
  cut: number,
): Advice {
  let [hits, needless, missed] = [0, 0, 0];
  for (const one of all) {
    const scores = scoresOf(one);
    const first = scores.findIndex((score) => score >= cut);
    const isLast = first === scores.length - 1;
    if (first < 0) missed += one.isBad ? 1 : 0;
    else if (one.isBad && isLast) hits += 1;
    else needless += 1;
  }
  return {
    cut,
    hits,
    needless,
    missed,
    needlessShare: needless / Math.max(1, needless + hits),
    missedShare: missed / Math.max(1, missed + hits),
  };
}

/** Of all cuts the one that misses the fewest, with no larger share of needless advice. */
export function bestCut(
  all: readonly Nights[],
  scoresOf: (one: Nights) => readonly number[],
  cuts: readonly number[],
  mostNeedless: number,
): Advice | null {
  let best: Advice | null = null;
  for (const cut of cuts) {
    const advice = adviceAt(all, scoresOf, cut);
    if (advice.needlessShare > mostNeedless || advice.hits === 0) continue;
    if (!best || advice.missedShare < best.missedShare) best = advice;
  }
  return best;
}

export const chances = Array.from({ length: 100 }, (_, index) => (index + 0.5) / 100);
export const marks = Array.from({ length: 100 }, (_, index) => -index - 0.5);

export interface Errors {
  count: number;
  said: number;
  ours: [number, number];
  oracle: [number, number];
  line: [number, number];
  mean: [number, number];
  covered: number;
  width: number;
  oracleWidth: number;
  oracleCovered: number;
}

/** Median and 90 % of the errors, over those of which the forecast said something. */
export function errorsOf(all: readonly Asked[]): Errors {
  const said = all.filter(({ ours }) => !Number.isNaN(ours));
  const two = (numbers: number[]): [number, number] => [quantile(numbers, 0.5), quantile(numbers, 0.9)];
  return {
    count: all.length,
    said: said.length,
    ours: two(said.map(({ ours }) => ours)),
    oracle: two(said.map(({ oracle }) => oracle)),
    line: two(said.map(({ line }) => line)),
    mean: two(said.map(({ mean }) => mean)),
    covered: said.filter(({ isCovered }) => isCovered).length / Math.max(1, said.length),
    oracleCovered: said.filter(({ isOracleCovered }) => isOracleCovered).length / Math.max(1, said.length),
    width: quantile(
      said.map(({ width }) => width),
      0.5,
    ),
    oracleWidth: quantile(
      said.map(({ oracleWidth }) => oracleWidth),
      0.5,
    ),
  };
}
