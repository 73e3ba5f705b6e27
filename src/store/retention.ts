// How long a store keeps what nobody removes, and which times it believes. Every driver goes by these.
import { earliestTime } from '../net/system';

const hour = 3_600_000;
const day = 24 * hour;

/** Codes, counts of SMS and passes: what they limit is limited by the day. */
export const countedMs = day;
/** Counts of SMS of a calendar month: so long that a clock that was ahead for a moment takes none of this one away. */
export const countedMonths = 12;
/** An SMS that is settled. For as long the number that it went to counts as told. */
export const settledSmsMs = 7 * day;
/**
 * An SMS that came in. Longer than the SMS that it may be an answer to, and than any list of a provider is read back: what
 * is not remembered any more must not be heard of once more.
 */
export const incomingMs = settledSmsMs + day;
/**
 * Who is gone, and numbers that were somebody's until lately. An alert is not sent when it is a day old: by then nothing
 * can be on its way to them any more.
 */
export const formerMs = 2 * day;
/** How long an authorization waits for somebody to come back from the consent page, and how long its end is remembered. */
export const authorizationMs = 10 * 60_000;
export const endedAuthorizationMs = hour;

/** Where something is kept for a battery node: it goes with that. */
export const tablesOfNodes = ['states', 'alerts', 'untold', 'agenda'] as const;

/**
 * Between which times something may have been stamped, by a clock that shows `now`. What lies ahead was stamped by a
 * clock that was wrong, and what lies before by one that had not been set yet; as long as this one is not set either, it
 * takes nothing for older than itself. All in ms since 1970 UTC.
 */
export function believedTimes(now: number): { from: number; until: number } {
  return { from: now < earliestTime ? 0 : earliestTime, until: now };
}
