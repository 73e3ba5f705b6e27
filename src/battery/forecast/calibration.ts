// Keeps the interval honest: the summary makes forecasts of its own, and what came of them widens or narrows the next ones
// (adaptive conformal inference: Gibbs, Candès 2021, arXiv 2106.00170).
import { stepAbove, timesToReach } from './futures';
import { knownOf, quantile } from './outlook';
import { leastMiss, mostMiss, mostScored, type Summary } from './summary';

const hourMs = 3_600_000;
/** The promise: a fifth of the truths lies outside. */
const promised = 0.2;
/** How much one truth moves it. */
const gain = 0.02;
/** A forecast of its own is made so often, once the device is known for so long. */
const everyHours = 20;
const knownAfterHours = 4 * 24;

/** The summary after a reading that was noted, judged by what it had foreseen. `before`: as it was until then. */
export function calibrated(before: Summary | null, summary: Summary): Summary {
  if (!before || summary.at <= before.at) return summary;
  let { miss, pending, offBy, score } = summary;
  if (!goesOn(before, summary)) {
    // A discharge ends with its first rise; those that follow are of the same charge.
    if (before.hasFallen) score = [...score, offBy].slice(-mostScored);
    pending = null;
    offBy = null;
  }
  if (pending && summary.counted <= pending.level) {
    // It fell somewhere between the two readings.
    const fellAt = (before.at + summary.at) / 2;
    const isCovered = pending.from <= fellAt && fellAt <= pending.to;
    miss = moved(miss, isCovered);
    offBy = hoursBetween(pending.at, fellAt);
    pending = null;
  } else if (pending && before.at > pending.to) {
    // It was off by more, but as it is outside of its interval nobody waits for how much.
    miss = moved(miss, false);
    offBy = hoursBetween(pending.at, before.at);
    pending = null;
  }
  const isDue = summary.at - summary.askedAt >= everyHours * hourMs && summary.hours.length > knownAfterHours;
  const judged = { ...summary, miss, pending, offBy, score };
  if (pending || !isDue || summary.onCharger) return judged;
  return { ...judged, pending: asked(summary), askedAt: summary.at };
}

const hoursBetween = (one: number, other: number) => Math.round((10 * Math.abs(one - other)) / hourMs) / 10;

/** Whether it was only drained in between: what is charged before it comes true is never known. */
function goesOn(before: Summary, summary: Summary): boolean {
  return !summary.onCharger && summary.level <= before.level + 1 && (summary.hasFallen || !before.hasFallen);
}

function moved(miss: number, isCovered: boolean): number {
  return Math.min(mostMiss, Math.max(leastMiss, miss + gain * (promised - (isCovered ? 0 : 1))));
}

/** When a level will be shown that it is to reach about a day from now, or sooner where it would be charged before. */
function asked(summary: Summary): Summary['pending'] {
  const known = knownOf(summary, 'UTC', null);
  if (!known) return null;
  const { step, counted } = summary;
  const { daily } = known.pool;
  const steps = Math.max(1, Math.round(Math.min(daily, 0.4 * counted) / step));
  const level = counted - steps * step;
  if (level < step) return null;
  const mark = level + stepAbove(known);
  const [times = new Float64Array()] = timesToReach(known, [mark]);
  const [from, to] = [quantile(times, summary.miss / 2), quantile(times, 1 - summary.miss / 2)];
  return Number.isFinite(to) ? { level, from, at: quantile(times, 0.5), to } : null;
}
