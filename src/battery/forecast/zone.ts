// The wall clock of a zone, in whole hours: what is usual is usual by the wall clock.

const hourMs = 3_600_000;
/** Zones change their offset seldom; looked at every week, no change is missed that lasts. */
const week = 7 * 24;

export interface WallClock {
  /** The hour by the wall clock, counted from 1970, of an hour by UTC that is counted in the same way. */
  wallHour(hour: number): number;
}

/** Making a format and asking it are dear, and a household lives in a zone or two: what a zone said is kept. */
interface Zone {
  format: Intl.DateTimeFormat;
  /** Hours ahead of UTC, by hours since 1970. */
  offsets: Map<number, number>;
}

const zones = new Map<string, Zone>();
const mostKept = { zones: 50, offsets: 500 };

function zoneOf(timeZone: string): Zone | null {
  const known = zones.get(timeZone);
  if (known) return known;
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
    const zone = { format, offsets: new Map<number, number>() };
    if (zones.size >= mostKept.zones) zones.clear();
    zones.set(timeZone, zone);
    return zone;
  } catch {
    // Intl throws a RangeError for a zone that it does not know.
    return null;
  }
}

/** Hours ahead of UTC; half hours are left out, as that moves all of a day alike. */
function offsetAt({ format, offsets }: Zone, hour: number): number {
  const known = offsets.get(hour);
  if (known !== undefined) return known;
  const time = Math.min(Math.max(hour * hourMs, -8.64e15), 8.64e15);
  const found = /GMT([+-]\d\d)/.exec(format.format(time));
  const offset = found ? Number(found[1]) : 0;
  if (offsets.size >= mostKept.offsets) offsets.clear();
  offsets.set(hour, offset);
  return offset;
}

/** The first hour after `from` that has another offset than it; `to` has one. */
function changeBetween(zone: Zone, from: number, to: number): number {
  let before = from;
  let after = to;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(zone, middle) === offsetAt(zone, from)) before = middle;
    else after = middle;
  }
  return after;
}

/** The wall clock of a zone (IANA; one that is not known counts as UTC) from one hour to another, counted from 1970. */
export function wallClockIn(timeZone: string, from: number, to: number): WallClock {
  const zone = zoneOf(timeZone);
  if (!zone) return { wallHour: (hour) => hour };
  const start = Math.floor(from / week) * week;
  const first = offsetAt(zone, start);
  const changes: { hour: number; offset: number }[] = [];
  let before = first;
  for (let at = start; at < to; at += week) {
    const offset = offsetAt(zone, at + week);
    if (offset !== before) changes.push({ hour: changeBetween(zone, at, at + week), offset });
    before = offset;
  }
  return {
    wallHour: (hour) => {
      let ahead = first;
      for (let at = 0; at < changes.length; at += 1) {
        const change = changes[at];
        if (change && hour >= change.hour) ahead = change.offset;
      }
      return hour + ahead;
    },
  };
}
