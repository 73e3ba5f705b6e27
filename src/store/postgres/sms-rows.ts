// The rows of SMS in PostgreSQL, with their content sealed.
import type { StoredSms } from '../records';
import { smsValues } from '../sms-row';
import type { Transaction } from './database';
import { one, run } from './statements';

/** An alert of a person who was removed meanwhile leaves no row. */
export async function isGone(transaction: Transaction, { personId }: StoredSms): Promise<boolean> {
  if (personId === null) return false;
  return (await one(transaction, 'SELECT 1 FROM gone WHERE person_id = $1', personId)) !== undefined;
}

/** `to`: E.164, of which a fingerprint is kept. */
export async function insertSms(transaction: Transaction, sms: StoredSms, to: string): Promise<void> {
  const values = {
    ...smsValues(transaction, sms, to),
    via: sms.chain?.via ?? sms.account,
    owner: transaction.epoch,
  };
  const columns = Object.keys(values);
  await run(
    transaction,
    `INSERT INTO sms (${columns.join(', ')}) VALUES (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
    ...Object.values(values),
  );
}
