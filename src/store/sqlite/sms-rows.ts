// The rows of SMS in SQLite, with their content sealed.
import type { StoredSms } from '../records';
import { smsValues } from '../sms-row';
import type { Database } from './database';
import { one, run } from './statements';

/** An alert of a person who was removed meanwhile leaves no row. */
export function isGone(database: Database, { personId }: StoredSms): boolean {
  return personId !== null && one(database, 'SELECT 1 FROM gone WHERE person_id = ?', personId) !== undefined;
}

/** `to`: E.164, of which a fingerprint is kept. */
export function insertSms(database: Database, sms: StoredSms, to: string): void {
  const values = smsValues(database, sms, to);
  const columns = Object.keys(values);
  run(
    database,
    `INSERT INTO sms (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    ...Object.values(values),
  );
}
