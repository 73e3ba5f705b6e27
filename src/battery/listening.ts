// In which time somebody listened for levels that come by msgs: while no Node-RED ran, silence says nothing.

import { mostAheadMs } from '../net/sync-time';
import { earliestTime } from '../net/system';

/** What is kept of it. Times are ms since 1970 UTC. */
export interface Listened {
  /** The last time of which it is known that somebody listened. */
  until: number;
  /** The times before in which nobody did, as [from, to], oldest first. */
  gaps: readonly Gap[];
}

export type Gap = readonly [from: number, to: number];

const minute = 60_000;
/** Shorter ones are a restart. */
const leastGapMs = 5 * minute;
/** Of more, the shortest go: then a silence counts as a little longer. */
const mostGaps = 100;

/**
 * The times in which nobody listened, as a process sees them that listens since `began`. `kept`: what the one before it
 * left, or null. What lies ahead was stamped by a wrong clock and says nothing: then nobody knows who listened since the
 * last time that is known.
 */
export function gapsBefore(kept: Listened | null, began: number, now: number): Gap[] {
  // A clock that is not set yet; nobody is late by it.
  if (now < earliestTime) return [];
  const believed = (kept?.gaps ?? []).filter(([, to]) => to <= now);
  const disbelieved = (kept?.gaps ?? []).filter(([, to]) => to > now);
  const last = Math.min(kept?.until ?? 0, ...disbelieved.map(([from]) => from));
  const until = last > began + mostAheadMs ? 0 : last;
  const gaps: Gap[] = began - until >= leastGapMs ? [...believed, [until, began]] : believed;
  if (gaps.length <= mostGaps) return gaps;
  const longest = gaps.toSorted(([from, to], [otherFrom, otherTo]) => otherTo - otherFrom - (to - from));
  return longest.slice(0, mostGaps).toSorted(([one], [other]) => one - other);
}

/**
 * For how long nobody has listened between `since` and `now`. Gaps of at most `leastMs` count as listened to, as a
 * process that ends without a word leaves when it listened only so exactly.
 */
export function unheardMs(gaps: readonly Gap[], since: number, now: number, leastMs: number): number {
  let unheard = 0;
  let last = since;
  for (const [from, to] of gaps.toSorted(([one], [other]) => one - other)) {
    if (to - from <= leastMs) continue;
    const end = Math.min(to, now);
    unheard += Math.max(0, end - Math.max(from, last));
    last = Math.max(last, end);
  }
  return unheard;
}

/** As it was kept, or null for what cannot be read. */
export function readListened(text: string | null): Listened | null {
  try {
    const { until, gaps } = JSON.parse(text ?? 'null') as Partial<Record<keyof Listened, unknown>>;
    if (!Number.isFinite(until) || !Array.isArray(gaps)) return null;
    return { until: until as number, gaps: gaps.filter(isGap) };
  } catch {
    return null;
  }
}

function isGap(value: unknown): value is Gap {
  return Array.isArray(value) && value.length === 2 && value.every(Number.isFinite);
}
