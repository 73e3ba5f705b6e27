// What is remembered of one device's drain: how much of its level went in each hour of the last eight weeks, as one short
// text, and where the level stands now. A plain value that JSON keeps as it is, under 4 KiB.

const hourMs = 3_600_000;

/** What a cloud said of the battery at one time, as the forecast reads it. Times are ms since 1970 UTC. */
export interface LevelReading {
  /** When the cloud was asked. */
  at: number;
  /** Percent 0 to 100 at the last sync, or null. */
  level: number | null;
  /** The cloud's word for it, or null. */
  status: string | null;
  /** The last sync, or null. */
  syncedAt: number | null;
  /** Whether it is on its charger, where the cloud says so. */
  charging?: boolean | null;
}

export interface Summary {
  version: typeof version;
  /** A character for each hour by UTC, the oldest first; the last one is `hour`. See the marks below. */
  hours: string;
  /** The newest hour, in hours since 1970. */
  hour: number;
  /** When the newest level was read, ms since 1970 UTC. */
  at: number;
  /** The newest level, percent. */
  level: number;
  /** The level down to which the drain has been counted: a level that rises by one percent and falls again is no drain. */
  counted: number;
  /** When it fell to `counted`, as far as is known; where it has not fallen since a charge, when that was. */
  since: number;
  /** How many hours had passed then since the reading before. */
  sinceAfter: number;
  /** Whether it has fallen since it was last charged. */
  hasFallen: boolean;
  /** Whether the newest reading may have been made on the charger. */
  onCharger: boolean;
  /** The steps in which levels come: the greatest common divisor of those that were seen. */
  step: number;
  /** When the last full charges ended, in hours since 1970, and for how many hours it showed 100 from there; the newest last. */
  atFull: { from: number; hours: number }[];
  /** The share of truths that the interval is to leave out, so that in the long run it leaves out a fifth: see calibration. */
  miss: number;
  /** A forecast of its own that is not judged yet: when, ms since 1970 UTC, `counted` falls to this level; `at` is the median. */
  pending: { level: number; from: number; at: number; to: number } | null;
  /** When the last such forecast was made. */
  askedAt: number;
  /** By how many hours the last such forecast of this discharge was off; null where none is judged yet. */
  offBy: number | null;
  /** The same of the last ten discharges before, the newest last; null for one that was charged before any was judged. */
  score: (number | null)[];
  /** How many readings in a row were far older than the newest one: after a few of them it is the newest that is wrong. */
  older: number;
}

export const version = 3;

/** Marks of an hour: its drain in percent, none by a reading, no reading, or charged, so that nothing is known of it. */
const drains = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
export const unread = '-';
export const charged = '!';

const drainsByCode = Int8Array.from({ length: 128 }, (_, code) => drains.indexOf(String.fromCharCode(code)));

/** The drain that a mark says, by its character code; -1 for `unread` and `charged`. */
export const drainOf = (code: number) => drainsByCode[code] ?? -1;

/** So many hours are remembered: eight weeks. */
export const keptHours = 8 * 7 * 24;
/** No watch drains faster, in percent an hour: a fall beyond that is another device, or a gauge that was set anew. */
const fastest = 60;
/** A rise of more is a charge, of less a measurement; see also `chargedBy` of the alerts, which must be surer. */
const jitter = 1;
const tooOldMs = 26 * hourMs;
const mostFulls = 9;
/** The score is kept of so many discharges. */
export const mostScored = 10;
/** Hours; whoever shows 100 for longer says nothing by it. */
const mostAtFull = 240;
/** Before anything was judged: a little wider than what is promised. */
const firstMiss = 0.17;
/** However a device did, its interval leaves out no less and no more. */
export const [leastMiss, mostMiss] = [0.04, 0.4];

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isTime = (value: unknown): value is number => isNumber(value) && Math.abs(value) <= 8.64e15;
const isPercent = (value: unknown): value is number => isNumber(value) && value >= 0 && value <= 100;
const isNumberOrNull = (value: unknown): value is number | null => value === null || isNumber(value);

/** The summary, if it is one of this version; anything else is nothing known, and is learned again. */
export function readSummary(value: unknown): Summary | null {
  if (typeof value !== 'object' || value === null) return null;
  const one = value as Partial<Summary>;
  const numbers = [one.sinceAfter, one.older, one.askedAt];
  const isSound =
    one.version === version &&
    typeof one.hours === 'string' &&
    one.hours.length > 0 &&
    one.hours.length <= keptHours &&
    isTime(one.at) &&
    // What is counted hour by hour would be counted for ever from an hour that is far off.
    one.hour === Math.floor(one.at / hourMs) &&
    isTime(one.since) &&
    one.since <= one.at &&
    [one.level, one.counted].every(isPercent) &&
    isPercent(one.step) &&
    Number.isInteger(one.step) &&
    isNumber(one.miss) &&
    one.miss >= leastMiss &&
    one.miss <= mostMiss &&
    numbers.every(isNumber) &&
    typeof one.hasFallen === 'boolean' &&
    typeof one.onCharger === 'boolean' &&
    Array.isArray(one.atFull) &&
    one.atFull.length <= mostFulls &&
    one.atFull.every(isAtFull) &&
    isPending(one.pending) &&
    isNumberOrNull(one.offBy) &&
    Array.isArray(one.score) &&
    one.score.length <= mostScored &&
    one.score.every(isNumberOrNull);
  return isSound ? (one as Summary) : null;
}

function isAtFull(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { from, hours } = value as Record<string, unknown>;
  return isNumber(from) && Math.abs(from) < 1e10 && isNumber(hours) && hours >= 0 && hours <= mostAtFull;
}

function isPending(value: unknown): boolean {
  if (value === null) return true;
  if (typeof value !== 'object') return false;
  const { level, from, at, to } = value as Record<string, unknown>;
  return isNumber(level) && isNumber(from) && isNumber(at) && isNumber(to);
}

/** When a level was true: at the sync, where that is known and does not lie ahead of the question. */
export function timeOf({ at, syncedAt }: Pick<LevelReading, 'at' | 'syncedAt'>): number {
  return isNumber(syncedAt) && syncedAt > 0 ? Math.min(syncedAt, at) : at;
}

function begun(time: number, level: number, onCharger: boolean): Summary {
  return {
    version,
    hours: unread,
    hour: Math.floor(time / hourMs),
    at: time,
    level,
    counted: level,
    since: time,
    sinceAfter: 0,
    hasFallen: false,
    onCharger,
    step: stepOf(0, level),
    atFull: [],
    miss: firstMiss,
    pending: null,
    askedAt: time,
    offBy: null,
    score: [],
    older: 0,
  };
}

/** Steps are whole percent; 100 and 0 belong to every step. */
function stepOf(step: number, level: number): number {
  if (!Number.isInteger(level)) return 1;
  let [one, other] = [step, level === 100 ? 0 : level];
  while (other > 0) [one, other] = [other, one % other];
  return one;
}

/**
 * The summary with one more reading; a reading without a sound level or time, or one that is no newer, changes nothing of
 * the drain. `known`: what was answered before, also out of JSON.
 */
export function noted(known: unknown, reading: LevelReading): Summary | null {
  const summary = readSummary(known);
  const { level } = reading;
  if (!isNumber(reading.at) || Math.abs(reading.at) > 8.64e15) return summary;
  if (!isNumber(level) || level < 0 || level > 100) return summary;
  const time = timeOf(reading);
  const isCharging = reading.charging === true;
  if (!summary) return begun(time, level, isCharging);
  if (time <= summary.at) return beside(summary, time, level, isCharging);
  return after(summary, time, level, isCharging, reading.charging === false);
}

/** A reading that is no newer than the last. */
function beside(summary: Summary, time: number, level: number, isCharging: boolean): Summary {
  if (time === summary.at) return isCharging ? { ...summary, onCharger: true } : summary;
  if (time > summary.at - tooOldMs) return summary;
  // The clock was ahead for a moment, and what was read then is no older than what is read now.
  return summary.older >= 4 ? begun(time, level, isCharging) : { ...summary, older: summary.older + 1 };
}

function after(
  summary: Summary,
  time: number,
  level: number,
  isCharging: boolean,
  isOffCharger: boolean,
): Summary {
  const next = { ...summary, at: time, level, older: 0, step: stepOf(summary.step, level) };
  const hour = Math.floor(time / hourMs);
  const fallen = summary.counted - level;
  const isTooFast = fallen > 15 + (fastest * (time - summary.at)) / hourMs;
  const rises = level > summary.level + jitter || (level > summary.level && level === 100);
  if (rises || isCharging || isTooFast) {
    next.hours = withMark(summary, hour, charged);
    Object.assign(next, { counted: level, since: time, sinceAfter: 0, hasFallen: false });
    next.onCharger = isCharging || (rises && !isOffCharger);
  } else {
    // What follows a reading on the charger may still be from there: it counts from here on.
    const drain = Math.max(0, Math.floor(fallen));
    next.hours = withMark(summary, hour, summary.onCharger && drain === 0 ? charged : drain);
    next.onCharger = false;
    if (drain > 0) {
      const full = fullOf(summary, next.step, time, drain);
      if (full) next.atFull = [...summary.atFull, full].slice(-mostFulls);
      const sinceAfter = (time - summary.at) / hourMs;
      Object.assign(next, { counted: summary.counted - drain, since: time, sinceAfter, hasFallen: true });
    }
  }
  next.hour = hour;
  return next;
}

/** For how long 100 was shown after a full charge, told by the first fall after it: `time` and `drain`; null where that is not known. */
function fullOf(
  { since, at, counted, hasFallen, hours }: Summary,
  step: number,
  time: number,
  drain: number,
): Summary['atFull'][number] | null {
  if (hasFallen || drain > step || !hours.includes(charged)) return null;
  // Read seldom, it may have fallen before it was seen.
  if (time - at > hourMs) return null;
  // Who rounds down shows 100 for no time, and so mostly never.
  if (step > 1 && counted === 100 - step) return { from: tenths(since), hours: 0 };
  if (counted < 100 || time - since > mostAtFull * hourMs) return null;
  return { from: tenths(since), hours: tenths(time - since) };
}

/** Ms as hours, to the tenth. */
const tenths = (ms: number) => Math.round((10 * ms) / hourMs) / 10;

/** The marks with what is now known of `hour`: so much more drain, or that it was charged then. */
function withMark({ hours, hour: last }: Summary, hour: number, mark: number | typeof charged): string {
  const skipped = Math.min(hour - last, keptHours);
  const old = skipped === 0 ? (hours.at(-1) ?? unread) : unread;
  // Most readings tell nothing new, and the long text is best not written again for them.
  if (skipped === 0 && marked(old, mark) === old) return hours;
  const before = skipped === 0 ? hours.slice(0, -1) : hours + unread.repeat(skipped - 1);
  return (before + marked(old, mark)).slice(-keptHours);
}

function marked(old: string, mark: number | typeof charged): string {
  if (mark === charged || old === charged) return charged;
  return drains[Math.min(drains.length - 1, Math.max(0, drainOf(old.charCodeAt(0))) + mark)] ?? unread;
}
