// Times and zones: reads one that says its offset, and a wall-clock time in an IANA zone, for which Node has no parser before Temporal.

const day = 24 * 3_600_000;

/**
 * The moment (ms since 1970 UTC) of an RFC 3339 time such as `2026-11-20T09:48:07.250Z`, or null if it is none. A leap
 * second counts as the end of the second before it, and what is finer than a millisecond is cut off.
 */
export function offsetTime(text: string): number | null {
  const parts = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d:)(\d\d)(\.\d{1,9})?(Z|z|[+-]\d\d:\d\d)$/.exec(text);
  if (!parts) return null;
  const [, date, minutes, seconds, fraction = '', zone = ''] = parts;
  const rest = seconds === '60' ? '59.999' : `${seconds}${fraction.slice(0, 4)}`;
  const time = Date.parse(`${date}T${minutes}${rest}${zone.toUpperCase()}`);
  return Number.isNaN(time) ? null : time;
}

/**
 * The moment (ms since 1970 UTC) of a local time such as `2019-11-07T12:00:58.000` in a zone such as
 * `Europe/Berlin`, or null if either cannot be read. A time that daylight saving skips or repeats is read with
 * the offset in force just before the change.
 */
export function localTime(text: string, timeZone: string): number | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?$/.test(text)) return null;
  const asUtc = Date.parse(`${text}Z`);
  if (Number.isNaN(asUtc)) return null;
  try {
    const before = zoneOffset(asUtc - day, timeZone);
    const after = zoneOffset(asUtc + day, timeZone);
    const early = asUtc - before;
    const late = asUtc - after;
    return zoneOffset(early, timeZone) !== before && zoneOffset(late, timeZone) === after ? late : early;
  } catch {
    // Intl throws a RangeError for a zone it does not know.
    return null;
  }
}

/** What the clocks of a zone show at a moment, as the moment at which those of UTC show it; those of UTC, where Intl does not know it. */
export function wallClock(at: number, timeZone: string): number {
  try {
    return at + zoneOffset(at, timeZone);
  } catch {
    return at;
  }
}

/**
 * The other way round: the moment (ms since 1970 UTC) at which the clocks of a zone show the minute that those of UTC show at
 * `wall`; `wall` itself, where Intl does not know the zone. What daylight saving skips or repeats is read as `localTime` does.
 */
export function momentOf(wall: number, timeZone: string): number {
  return localTime(new Date(wall).toISOString().slice(0, 16), timeZone) ?? wall;
}

/** Whether Intl knows a zone by this name. */
export function isZone(timeZone: string): boolean {
  try {
    return formatOf(timeZone) !== null;
  } catch {
    return false;
  }
}

/** The IANA zone of this machine, as its system or `TZ` says; UTC where Intl does not know what they say. */
export function machineZone(): string {
  // ICU answers with nothing, or with a name that it does not take itself, for a `TZ` such as `Foo/Bar` or an empty one.
  const timeZone: string | undefined = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return timeZone !== undefined && isZone(timeZone) ? timeZone : 'UTC';
}

/** Making a format costs many times what its use does; a household lives in a zone or two. */
const formats = new Map<string, Intl.DateTimeFormat>();
const mostFormats = 50;

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  if (formats.size >= mostFormats) formats.clear();
  formats.set(timeZone, format);
  return format;
}

/** How far the zone's clocks are ahead of UTC at a moment, in milliseconds. Throws a RangeError for a zone that Intl does not know. */
function zoneOffset(at: number, timeZone: string): number {
  const parts = formatOf(timeZone).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return shown - Math.floor(at / 1000) * 1000;
}

/** How a time is written in a language (BCP 47) by the clock of a zone (IANA; one that Intl does not know counts as UTC). */
export function dateFormat(
  language: string,
  options: Intl.DateTimeFormatOptions,
  timeZone: string,
): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(language, { ...options, timeZone });
  } catch {
    // Intl throws a RangeError for a zone that it does not know.
    return new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
  }
}
