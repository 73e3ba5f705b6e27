// How well the forecasts did that a device made for itself about a day ahead: one for each of its last ten discharges.
import { mostScored, readSummary } from './summary';

export interface ForecastScore {
  /** How many could be judged, of ten; before the others came true or not it was charged, so that nobody knows. */
  judged: number;
  /** Half of those were off by no more, in hours; null where there are none. */
  hours: number | null;
}

/** The score of a device by its summary; null before its tenth discharge. */
export function scoreOf(summary: unknown): ForecastScore | null {
  const score = readSummary(summary)?.score ?? [];
  if (score.length < mostScored) return null;
  const off = score.filter((hours) => hours !== null).sort((one, other) => one - other);
  return { judged: off.length, hours: off[Math.ceil(off.length / 2) - 1] ?? null };
}
