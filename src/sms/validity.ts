// For how long an SMS is valid: from when it is written down, or from the end of the quiet hours or the pause that has held it.
import { earliestTime } from '../net/system';
import type { StoredSms } from '../store/records';

/** Since when it could be sent, ms since 1970 UTC. */
export function validSince({ createdAt, heldUntil }: StoredSms): number {
  // The two are told by one clock only where that was right from the start.
  return heldUntil === null || createdAt < earliestTime ? createdAt : Math.max(createdAt, heldUntil);
}

/** For how long it could be sent, ms. `age`: of the SMS, ms. */
export function validAge(row: StoredSms, age: number): number {
  return Math.max(0, age - (validSince(row) - row.createdAt));
}
