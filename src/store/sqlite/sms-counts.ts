// What counts against the caps of SMS: a row for each that goes, and passes for what the sign-up sends.
import { hashOf } from '../../net/secrets';
import type { Database } from './database';
import { run } from './statements';

const day = 24 * 3_600_000;

/**
 * What lies far ahead was counted by a clock that was wrong, and would count for ever; what lies less than a day ahead
 * counts as of now, so that a clock that jumps about takes no limit away.
 */
export function settleCounts(database: Database, now: number): void {
  run(database, 'DELETE FROM sms_counts WHERE at > ?', now + day);
  run(database, 'UPDATE sms_counts SET at = ? WHERE at > ?', now, now);
}

/** One SMS that the sign-up sends: known by key and number, so that no flow can make one up. */
export function passOf(to: string, key: string): string {
  return hashOf(JSON.stringify([to, key]));
}

export function addPass(
  database: Database,
  { to, smsKey }: { to: string; smsKey: string },
  now: number,
): void {
  run(database, 'INSERT OR REPLACE INTO sms_passes (hash, at) VALUES (?, ?)', passOf(to, smsKey), now);
}
