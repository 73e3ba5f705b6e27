// When a battery will be at a level: learned from one device's readings, told as a time with an interval, or not at all
// where too little is known. Pure. How it works, from which papers, and how well it does: docs/foresight.md.
import { calibrated } from './forecast/calibration';
import { type Known, standsStill, timesToReach } from './forecast/futures';
import type { LevelAhead } from './forecast/level-ahead';
import { knownOf, quantile } from './forecast/outlook';
import { type LevelReading, noted, readSummary, type Summary } from './forecast/summary';

export type { LevelAhead, LevelReading, Summary };

export interface ForecastSettings {
  /** Ms since 1970 UTC. */
  now: number;
  /** The level that is low, in percent. */
  low: number;
  /** The level that is almost empty, in percent; 10 where nobody chose. */
  empty?: number;
  /** IANA, where the wearer is now; one that is not known counts as UTC. */
  timeZone: string;
  /** The product's name, or null; it says how long such a device lasts until its own readings do. */
  deviceName: string | null;
}

type WearerNow = Pick<ForecastSettings, 'now' | 'timeZone' | 'deviceName'>;

/** Times are ms since 1970 UTC; one may lie behind `now`, where nothing was read for a while. What is not known is null. */
export interface Forecast {
  lowAt: number | null;
  emptyAt: number | null;
  /** Between these it will be with a chance of 80 %. */
  low: [number, number] | null;
  empty: [number, number] | null;
}

/** From this chance on that it will be almost empty before the advice hour of the next day, it is to be charged tonight. */
export const chargeSoonFrom = 0.65;

const almostEmpty = 10;
/** A level that is older says nothing any more. */
const tooOldMs = 72 * 3_600_000;
/** A device that was on its charger when it was last heard of is off it by now: a charger is where the phone is. */
const offChargerMs = 2 * 3_600_000;

/**
 * The summary of a device with one more reading; `null` and whatever is no summary of this version are nothing known. A
 * reading that is no newer than the last, or has neither time nor level, changes nothing of what is known.
 */
export function learn(summary: unknown, reading: LevelReading): Summary | null {
  const before = readSummary(summary);
  const after = noted(before, reading);
  return after && calibrated(before, after);
}

/** What is known of a device whose newest level is not too old, and moves; or null. */
function knownNow(found: unknown, { now, timeZone, deviceName }: WearerNow): Known | null {
  const summary = readSummary(found);
  if (!summary || !(now - summary.at <= tooOldMs)) return null;
  if (summary.onCharger && now - summary.at < offChargerMs) return null;
  const its = knownOf(summary, timeZone, deviceName);
  return its && !standsStill(its) ? its : null;
}

function medianAndInterval(times: Float64Array, { at: from, miss, level, onCharger }: Summary, mark: number) {
  // Who shows 20 is at 20, whatever lies between its steps.
  if (level <= mark && !onCharger) return null;
  const interval: [number, number] = [quantile(times, miss / 2), quantile(times, 1 - miss / 2)];
  const at = quantile(times, 0.5);
  // It is there already, or that is too far ahead.
  return at > from && Number.isFinite(interval[1]) ? { at, interval } : null;
}

/**
 * When the device will be at `low` and at `empty`, if it is not charged: the median, and the 80 % interval. Null where too
 * little is known, on the charger, and where the newest level is three days old or has stood still for longer than is usual; a part where it is there already.
 */
export function predict(summary: unknown, settings: ForecastSettings): Forecast | null {
  const { low, empty = almostEmpty } = settings;
  return forecastOf(levelsAhead(summary, settings, [low, empty]), low, empty);
}

/** What `levelsAhead` says of `low` (percent; null: not known) and `empty` as a forecast: null where it says nothing of either. */
export function forecastOf(ahead: readonly LevelAhead[], low: number | null, empty: number): Forecast | null {
  const at = (wanted: number | null) => ahead.find(({ level }) => level === wanted);
  const [whenLow, whenEmpty] = [at(low), at(empty)];
  if (!whenLow && !whenEmpty) return null;
  return {
    lowAt: whenLow?.at ?? null,
    emptyAt: whenEmpty?.at ?? null,
    low: whenLow?.between ?? null,
    empty: whenEmpty?.between ?? null,
  };
}

/**
 * When the device will be at each of `levels` (percent, in any order), if it is not charged: what `predict` says of each, the
 * highest first, so that neither the times nor their intervals ever fall. Empty where `predict` says nothing; without those
 * at which it is already, or that are too far ahead.
 */
export function levelsAhead(summary: unknown, settings: WearerNow, levels: readonly number[]): LevelAhead[] {
  const its = knownNow(summary, settings);
  if (!its) return [];
  const marks = levels.toSorted((one, other) => other - one);
  const times = timesToReach(its, marks);
  return marks.flatMap((level, mark) => {
    const said = times[mark] && medianAndInterval(times[mark], its.summary, level);
    return said ? [{ level, at: said.at, between: said.interval }] : [];
  });
}

/** How likely it is that the device is at `empty` before `until` (ms since 1970 UTC), 0 to 1; null as for `predict`. */
export function chanceBelow(summary: unknown, settings: ForecastSettings, until: number): number | null {
  const its = knownNow(summary, settings);
  if (!its) return null;
  const [empty = new Float64Array()] = timesToReach(its, [settings.empty ?? almostEmpty]);
  let count = 0;
  while (count < empty.length && (empty[count] ?? Infinity) <= until) count += 1;
  return count / empty.length;
}

/**
 * Whether to say "charge it tonight" now, at the advice hour. `nextAdviceAt`: the advice hour of the next day, ms since 1970
 * UTC. False also where too little is known.
 */
export function isToBeCharged(summary: unknown, settings: ForecastSettings, nextAdviceAt: number): boolean {
  return (chanceBelow(summary, settings, nextAdviceAt) ?? 0) >= chargeSoonFrom;
}

/** What `predict` says of a device after these readings, the oldest first. */
export function forecast(readings: readonly LevelReading[], settings: ForecastSettings): Forecast | null {
  let summary: Summary | null = null;
  for (const reading of readings) summary = learn(summary, reading);
  return predict(summary, settings);
}
