// Until when somebody is not to be told: in quiet hours, and while they have a pause.
import { earliestTime } from '../net/system';
import { type QuietHours, quietUntil } from './quiet-hours';

/** What a person, or the owner, wants of the hours in which nobody is told. */
export interface Rest {
  quiet: QuietHours | null;
  /** Whether `critical` is told in quiet hours all the same. */
  criticalPasses: boolean;
  /** Ms since 1970 UTC; null for no pause. */
  pausedUntil: number | null;
  /** IANA, where they are. */
  timeZone: string;
}

/**
 * For how long a pause may be asked for. What lies further ahead was kept by a clock that was ahead, and holds nothing, unless it
 * only looks so by a clock that is not set yet.
 */
export const longestPauseMs = 366 * 24 * 3_600_000;

/**
 * When an alert of this kind may be told that is decided now, both ms since 1970 UTC; null: at once. `isOfConnection`: it is about
 * the connection, which no pause holds.
 */
export function heldUntil(
  { kind, isOfConnection }: { kind: string; isOfConnection: boolean },
  { quiet, criticalPasses, pausedUntil, timeZone }: Rest,
  now: number,
): number | null {
  const from = (isOfConnection ? null : pauseAt(pausedUntil, now)) ?? now;
  const isAwake = kind === 'critical' && criticalPasses;
  const until = isAwake ? from : (quietUntil(from, quiet, timeZone) ?? from);
  return until > now ? until : null;
}

/** The end of the pause that somebody has at a moment, both ms since 1970 UTC; null where they have none. */
export function pauseAt(pausedUntil: number | null, now: number): number | null {
  if (pausedUntil === null || now >= pausedUntil) return null;
  return pausedUntil <= now + longestPauseMs || now < earliestTime ? pausedUntil : null;
}
