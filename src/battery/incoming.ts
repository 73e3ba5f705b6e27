// What a msg says of a battery, for the service that is msgs: a reading, a wish to check, or neither.
import { canBeSync } from '../net/sync-time';
import { Trouble } from '../sentences/trouble';

/** What one msg says. */
export type Incoming =
  /** The msg brings no level: whoever has gone quiet is looked for. */
  | { kind: 'check' }
  /** Its source knows no level just now, as a phone that is out of reach. */
  | { kind: 'nothing' }
  | IncomingReading;

export interface IncomingReading {
  kind: 'reading';
  /** Whole percent 0 to 100, rounded down, or null where it says a word only. */
  level: number | null;
  /** The source's word, such as `Low`, or null. */
  status: string | null;
  /** Whether the device is on its charger; null where nothing is said of it. */
  charging: boolean | null;
  /** When that was so, ms since 1970 UTC, at most a day ahead as clocks differ; null where nothing is said of it. */
  at: number | null;
  /** Fields beside the ones that could be read, and could not be. With `at` among them nobody knows when that was so. */
  odd: readonly OddField[];
}

export type OddField = 'level' | 'status' | 'at';

/** What Home Assistant and MQTT bridges say of a sensor that has no state; its palette makes a number of them, which is NaN. */
const sayNothing: ReadonlySet<string> = new Set(['unavailable', 'unknown', 'none', 'null', 'nan']);

/** Words that stand for a level. */
const sayEnough: ReadonlySet<string> = new Set(['empty', 'low', 'medium', 'high']);

/** Numbers from here on are times, as the core inject node sends them: ms since 1970, of 1973 and later. */
const leastTime = 1e11;
/** A time in seconds instead: of 2001 and later. */
const leastSeconds = 1e9;
const mostTextLength = 10_000;

/**
 * Reads a payload. `now`: ms since 1970 UTC. Throws a Trouble that shows what was expected. A reading is a number 0 to
 * 100, such text ("83", "83 %", "83,5"), or an object, also as JSON text, with `level` or `status`.
 */
export function readIncoming(payload: unknown, now: number): Incoming {
  const said = Buffer.isBuffer(payload) ? payload.toString('utf8', 0, mostTextLength + 1) : payload;
  if (isWishToCheck(said)) return { kind: 'check' };
  if (isNothing(said)) return { kind: 'nothing' };
  if (typeof said === 'number') return plain(levelOf(said));
  if (typeof said === 'string') return readText(said, now);
  if (typeof said === 'object' && said !== null && !Array.isArray(said)) return readObject(said, now);
  throw notAReading(said);
}

/** Whether a payload says nothing at all: none, a boolean, or a time in any format in which the core inject node sends it. */
export function isWishToCheck(payload: unknown): boolean {
  if (typeof payload === 'number') return Number.isFinite(payload) && payload >= leastTime;
  if (payload instanceof Date) return true;
  if (typeof payload === 'string') return payload.trim() === '' || !Number.isNaN(zonedTime(payload));
  return payload === undefined || typeof payload === 'boolean';
}

function plain(level: number): IncomingReading {
  return { kind: 'reading', level, status: null, charging: null, at: null, odd: [] };
}

function readText(said: string, now: number): Incoming {
  if (said.length > mostTextLength) throw notAReading(said);
  const text = said.trim();
  if (!/^[{"]/.test(text)) return plain(levelOfText(text));
  const parsed: unknown = parsedOrNull(text);
  if (typeof parsed === 'object' && parsed !== null) return readObject(parsed, now);
  if (typeof parsed !== 'string') throw notAReading(text);
  return isNothing(parsed) ? { kind: 'nothing' } : plain(levelOfText(parsed.trim()));
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Each field for itself: an odd one never hides what the others say. A level that cannot be read is refused, unless there
 * is a word that says as much.
 */
function readObject(said: object, now: number): Incoming {
  const { level, status, charging, at } = said as Record<string, unknown>;
  if (level === undefined && status === undefined) throw notAReading(said);
  const odd: OddField[] = [];
  const orOdd = <T>(field: OddField, read: () => T): T | null => {
    try {
      return read();
    } catch {
      odd.push(field);
      return null;
    }
  };
  const word = isNothing(status) ? null : orOdd('status', () => wordOf(status));
  const readLevel = () => (typeof level === 'string' ? levelOfText(level.trim()) : levelOf(level));
  const isReplaced = word !== null && sayEnough.has(word.toLowerCase());
  const percent = isNothing(level) ? null : isReplaced ? orOdd('level', readLevel) : readLevel();
  if (percent === null && word === null) {
    if (odd.length > 0) throw notAReading(status);
    return { kind: 'nothing' };
  }
  return {
    kind: 'reading',
    level: percent,
    status: word,
    charging: chargingOf(charging),
    at: orOdd('at', () => timeOf(at, now)),
    odd,
  };
}

/** Whether a field says that its source knows nothing just now. */
function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || Number.isNaN(value)) return true;
  return typeof value === 'string' && (value.trim() === '' || sayNothing.has(value.trim().toLowerCase()));
}

/**
 * A level in whole percent. Rounded down, so that it is below a threshold exactly if what was said is. Between 0 and 1
 * may be a part of one or a percentage, and nobody is told by a guess.
 */
function levelOf(value: unknown): number {
  if (typeof value !== 'number' || !(value >= 0 && value <= 100)) throw notAReading(value);
  if (value > 0 && value < 1) throw new Trouble('not-a-reading', 'incoming.fraction');
  // Not -0.
  return Math.floor(value) + 0;
}

function levelOfText(text: string): number {
  // The length is bounded by this, too.
  if (!/^\d{1,3}(?:[.,]\d{1,20})?\s?%?$/.test(text)) throw notAReading(text);
  return levelOf(Number(text.replace(',', '.').replace(/\s?%$/, '')));
}

function wordOf(value: unknown): string {
  if (typeof value !== 'string' || value.trim().length > 40) throw notAReading(value);
  return value.trim();
}

const isCharging: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  [true, true],
  [false, false],
  ['true', true],
  ['false', false],
  ['on', true],
  ['off', false],
  ['charging', true],
  ['full', true],
  ['discharging', false],
  ['not charging', false],
  ['not_charging', false],
]);

/** Home Assistant's words among them; any other word says nothing that is known here. */
function chargingOf(value: unknown): boolean | null {
  return isCharging.get(typeof value === 'string' ? value.trim().toLowerCase() : value) ?? null;
}

/** When it was so: ms or seconds since 1970, a Date, or ISO 8601 with its zone. Throws a Trouble for what cannot be so. */
function timeOf(value: unknown, now: number): number | null {
  if (value === undefined || value === null || value === '') return null;
  // Home Assistant's as_timestamp has fractions, and whole milliseconds are what is kept.
  const time = Math.floor(msOf(value));
  if (!canBeSync(time, now)) throw new Trouble('not-a-reading', 'incoming.time');
  return time;
}

function msOf(value: unknown): number {
  if (value instanceof Date) return msOf(value.getTime());
  if (typeof value === 'number' && Number.isFinite(value)) {
    return value >= leastSeconds && value < leastTime ? value * 1000 : value;
  }
  if (typeof value === 'string' && /^\d{9,13}(?:\.\d{1,20})?$/.test(value)) return msOf(Number(value));
  const time = typeof value === 'string' ? zonedTime(value) : Number.NaN;
  if (Number.isNaN(time)) throw new Trouble('not-a-reading', 'incoming.time');
  return time;
}

/** ISO 8601 with its zone, in ms since 1970 UTC; NaN for any other text. */
function zonedTime(text: string): number {
  if (text.length > 40 || !/^\d{4}-\d\d-\d\d[T ].*(?:Z|[+-]\d\d:?\d\d)$/.test(text)) return Number.NaN;
  return Date.parse(text);
}

/** Says of what kind it was, and nothing of what stood in it: anything may come by a wire. */
function notAReading(said: unknown): Trouble {
  const what = Array.isArray(said) ? 'array' : typeof said;
  return new Trouble('not-a-reading', 'incoming.not-a-reading', { what, example: '{"level": 83}' });
}
