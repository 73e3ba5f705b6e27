// For what a person is due at a node, as a row of the agenda.
import type { Due } from './agenda-store';
import { numberOrNull, type Row } from './columns';

export function toDue(row: Row): Due {
  return { advice: numberOrNull(row.advice_at), alerts: numberOrNull(row.alerts_at) };
}

/** When that is, and when the first of it; null where they are due for nothing. */
export function dueTimes(
  due: Due | null,
): { first: number; advice: number | null; alerts: number | null } | null {
  const { advice = null, alerts = null } = due ?? {};
  const times = [advice, alerts].filter((time) => time !== null);
  return times.length === 0 ? null : { first: Math.min(...times), advice, alerts };
}

export function isSameDue(one: Due | null, other: Due | null): boolean {
  return (
    (one?.advice ?? null) === (other?.advice ?? null) && (one?.alerts ?? null) === (other?.alerts ?? null)
  );
}
