// The last check of a person as far as anybody knows: where several instances share the store, another one may have made it.
import { type ProblemCode, problem } from '../clouds/cloud';
import type { Person } from '../store/records';
import type { CheckResult } from './checking';

/**
 * `isStored`: it is read off what is stored. Its time is that of the last news then, the newest reading or the begin of a failure: of
 * a check that brings nothing new nothing is stored.
 */
export type SeenCheck = CheckResult & { isStored?: true };

/** `own`: of this instance; `readings`: as they are stored. */
export function lastCheckOf(
  person: Person,
  own: CheckResult | null,
  readings: readonly { at: number }[],
  isShared: boolean,
): SeenCheck | null {
  if (!isShared) return own;
  const stored = storedCheck(person, readings);
  if (own === null || own.at < person.connectedAt) return stored;
  // One that failed is stored as failing; where nothing is, another one has succeeded since.
  const isOver = !own.ok && person.failingReason === null && person.access === 'ok';
  return isOver || (stored !== null && stored.at > own.at) ? stored : own;
}

function storedCheck(
  { failingSince, failingReason }: Person,
  readings: readonly { at: number }[],
): SeenCheck | null {
  if (failingSince !== null && failingReason !== null)
    return { ok: false, at: failingSince, problem: problem(failingReason as ProblemCode), isStored: true };
  const at = Math.max(...readings.map((reading) => reading.at));
  return readings.length > 0 ? { ok: true, at, readings: [], isStored: true } : null;
}
