// One device's life, reading by reading: what the forecast, the oracle and the simple rules say, beside what would have come.
import { type CloudReading, type Discharge, type Life, levelIn, wallClock } from './life';
import { foresee, futures } from './oracle';
import type { Random } from './random';
import { lastTwo, type Rule, sinceCharge } from './rules';

const hour = 3_600_000;
export const low = 20;
export const empty = 10;
export const adviceHour = 20;

/** What is on trial. The summary is whatever it makes of it. */
export interface Forecaster {
  learn(summary: unknown, reading: CloudReading): unknown;
  predict(summary: unknown, settings: Settings): Answer | null;
  chanceBelow(summary: unknown, settings: Settings, until: number): number | null;
}

export interface Settings {
  now: number;
  low: number;
  empty: number;
  timeZone: string;
  deviceName: string;
}

export interface Answer {
  lowAt: number | null;
  low: readonly [number, number] | null;
}

/** Asked about a day before the level is at `low`. Hours; NaN where nothing was said. */
export interface Asked {
  month: number;
  day: number;
  ours: number;
  oracle: number;
  line: number;
  mean: number;
  isCovered: boolean | null;
  width: number;
  oracleWidth: number;
  isOracleCovered: boolean;
}

/** The nights of one discharge up to the first bad one, if there was one. */
export interface Nights {
  /** Which discharge of its life it is; the first one is 0. */
  discharge: number;
  isBad: boolean;
  ours: number[];
  oracle: number[];
  /** The level that was shown, negative: the less, the more it speaks for charging. */
  shown: number[];
}

export interface Outcome {
  asked: Asked[];
  nights: Nights[];
}

/** When it is asked, in hours since the start. */
type Question = { at: number; discharge: Discharge; isNight: boolean };

/** Where it is worn, by the day, and what was learned before this life began. */
export interface Setting {
  timeZone(day: number): string;
  summary: unknown;
}

export function tryOut(life: Life, forecaster: Forecaster, setting: Setting, random: Random): Outcome {
  const { plan, readings } = life;
  const questions = questionsOf(life, random);
  const outcome: Outcome = { asked: [], nights: [] };
  let { summary } = setting;
  let next = 0;
  let nights: { of: Discharge; its: Nights } | undefined;
  for (const { at, discharge, isNight } of questions) {
    const now = plan.start + at * hour;
    for (let reading = readings[next]; reading && reading.at <= now; reading = readings[next]) {
      summary = forecaster.learn(summary, reading);
      next += 1;
    }
    const newest = readings[next - 1];
    const timeZone = setting.timeZone(Math.floor(at / 24));
    const settings = { now, low, empty, timeZone, deviceName: life.habits.deviceName };
    if (!isNight) {
      const asked = ask(
        life,
        forecaster,
        summary,
        settings,
        { at, discharge },
        readings.slice(0, next),
        random,
      );
      if (asked) outcome.asked.push(asked);
      continue;
    }
    if (nights?.of !== discharge) {
      nights = {
        of: discharge,
        its: { discharge: life.discharges.indexOf(discharge), isBad: false, ours: [], oracle: [], shown: [] },
      };
      outcome.nights.push(nights.its);
    }
    const level = levelIn(life, discharge, at);
    if (nights.its.isBad || level < 0.5 || !newest) continue;
    nights.its.isBad = levelIn(life, discharge, at + 24) < empty;
    // Where no future can bring it down so far, nobody needs to be asked.
    const isFar = level - empty > mostInADay(life, at);
    nights.its.ours.push(isFar ? 0 : (forecaster.chanceBelow(summary, settings, now + 24 * hour) ?? -1));
    nights.its.oracle.push(isFar ? 0 : oracleChance(life, at, level, random));
    nights.its.shown.push(-(newest.level ?? 0));
  }
  return outcome;
}

/** Once a discharge about a day before it is at `low`, and each advice hour, in their order. */
function questionsOf(life: Life, random: Random): Question[] {
  const { plan, discharges } = life;
  const questions: Question[] = [];
  for (const discharge of discharges) {
    const truth = life.reaches(life.drained(discharge.from) + discharge.level - low);
    const at = truth - random.between(18, 30);
    if (at > discharge.from + 1 && at < discharge.to) questions.push({ at, discharge, isNight: false });
  }
  let stretch = 0;
  for (let number = 1; number < plan.days; number += 1) {
    const wall = number * 24 + adviceHour;
    const at = wall - plan.offset(wall - plan.offset(wall));
    while (stretch < discharges.length - 1 && (discharges[stretch]?.to ?? 0) <= at) stretch += 1;
    const discharge = discharges[stretch];
    if (discharge && discharge.from < at && discharge.to > at)
      questions.push({ at, discharge, isNight: true });
  }
  return questions.sort((one, other) => one.at - other.at);
}

function ask(
  life: Life,
  forecaster: Forecaster,
  summary: unknown,
  settings: Settings,
  { at, discharge }: { at: number; discharge: Discharge },
  readings: readonly CloudReading[],
  random: Random,
): Asked | null {
  const { plan } = life;
  const truth = life.reaches(life.drained(discharge.from) + discharge.level - low);
  const [times = new Float64Array()] = foresee(
    life,
    at,
    levelIn(life, discharge, at),
    [low],
    24 * 20,
    random,
  );
  const answer = forecaster.predict(summary, settings);
  const hours = (time: number) => (time - plan.start) / hour;
  const off = (rule: Rule) => {
    const time = rule(readings, low);
    return time === null ? Number.NaN : Math.abs(hours(time) - truth);
  };
  const [from, to] = answer?.low?.map(hours) ?? [];
  const place = (chance: number) => times[Math.round(chance * (futures - 1))] ?? Number.NaN;
  const day = wallClock(plan, at).day;
  return {
    month: Math.floor(day / 30),
    day,
    ours: answer?.lowAt == null ? Number.NaN : Math.abs(hours(answer.lowAt) - truth),
    oracle: Math.abs(place(0.5) - truth),
    line: off(lastTwo),
    mean: off(sinceCharge),
    isCovered: from === undefined || to === undefined ? null : from <= truth && truth <= to,
    width: from === undefined || to === undefined ? Number.NaN : to - from,
    oracleWidth: place(0.9) - place(0.1),
    isOracleCovered: place(0.1) <= truth && truth <= place(0.9),
  };
}

/** More than any day of these habits drains, in percent. */
function mostInADay({ habits, plan }: Life, at: number): number {
  const { daily, exercise } = habits;
  return (3 * daily + 4 * exercise.drain * exercise.long) * (plan.scale?.(wallClock(plan, at).day) ?? 1);
}

function oracleChance(life: Life, at: number, level: number, random: Random): number {
  const [times = new Float64Array()] = foresee(life, at, level, [empty], 24, random);
  let count = 0;
  while (count < futures && (times[count] ?? Number.NaN) <= at + 24) count += 1;
  return count / futures;
}
