// How batteries went, for an issue: each device by itself, in hours since its first reading, and nothing of whose it is.
import { timeOf } from '../battery/forecast/summary';
import type { StoredReading } from '../store/records';

/** One device. `points`: hours since the first of them, and the level in percent or else the cloud's word, the oldest first. */
export interface ReportedCurve {
  /** The product, where it is a known one; any other name may be somebody's. */
  kind: string;
  points: (readonly [number, number | string])[];
}

/** So many devices fit into an issue, with two weeks of a sync in every quarter of an hour. */
const mostCurves = 5;
const longestMs = 56 * 24 * 3_600_000;
/** Of each the newest: two weeks of those, and six weeks of four a day, are 1,512. */
const mostPoints = 1_600;
const hourMs = 3_600_000;

const products = /\b(pixel watch|inspire|charge|versa|sense|luxe|ace|ionic)( (hr|lte|[1-9]))?\b/i;
const words = ['high', 'medium', 'low', 'empty'];

/** The curves of the devices that were read most often, the last eight weeks of each. `people`: the readings of each, the oldest first. */
export function reportedCurves(people: readonly (readonly StoredReading[])[]): ReportedCurve[] {
  const devices = people.flatMap((readings) =>
    [...new Set(readings.map(({ deviceId }) => deviceId))].map((id) =>
      readings.filter(({ deviceId }) => deviceId === id),
    ),
  );
  return devices
    .map(curveOf)
    .filter(({ points }) => points.length > 1)
    .sort((one, other) => other.points.length - one.points.length)
    .slice(0, mostCurves);
}

function curveOf(readings: readonly StoredReading[]): ReportedCurve {
  const newest = readings.at(-1);
  const kind = products.exec(newest?.name ?? '')?.[0] ?? 'other';
  const last = newest ? timeOf(newest) : 0;
  const recent = readings.filter((reading) => last - timeOf(reading) <= longestMs).slice(-mostPoints);
  const first = Math.min(...recent.map(timeOf));
  return {
    kind,
    points: recent.flatMap((reading) => {
      const said = reading.level ?? wordOf(reading.status);
      return said === null
        ? []
        : [[Math.round((10 * (timeOf(reading) - first)) / hourMs) / 10, said] as const];
    }),
  };
}

function wordOf(status: string | null): string | null {
  if (status === null) return null;
  return words.includes(status.toLowerCase()) ? status.toLowerCase() : '?';
}
