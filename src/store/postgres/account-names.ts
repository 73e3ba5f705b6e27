// Ids at a cloud beside those that people have now, in PostgreSQL: former ones, those that a msg brought, those removed for good.
import { type Account, accountHash } from '../account-name';
import type { Person } from '../records';
import type { Transaction } from './database';
import { one, type Row, run } from './statements';

export function nameRow(transaction: Transaction, account: Account): Promise<Row | undefined> {
  return one(transaction, 'SELECT * FROM account_names WHERE hash = $1', accountHash(account));
}

export async function keepName(
  transaction: Transaction,
  account: Account,
  personId: string | null,
  isByMsg: boolean,
): Promise<void> {
  await run(
    transaction,
    `INSERT INTO account_names (hash, person_id, is_by_msg) VALUES ($1, $2, $3)
     ON CONFLICT (hash) DO UPDATE SET person_id = excluded.person_id, is_by_msg = excluded.is_by_msg`,
    accountHash(account),
    personId,
    isByMsg ? 1 : 0,
  );
}

export async function forgetName(transaction: Transaction, account: Account): Promise<void> {
  await run(transaction, 'DELETE FROM account_names WHERE hash = $1', accountHash(account));
}

/** Moves readings, states and former ids of one person to another. */
export async function giveAll(transaction: Transaction, from: Person, to: Person): Promise<void> {
  await run(
    transaction,
    `INSERT INTO devices (person_id, device_id, name, type)
     SELECT $1, device_id, name, type FROM devices WHERE person_id = $2 ON CONFLICT DO NOTHING`,
    to.id,
    from.id,
  );
  await run(
    transaction,
    `INSERT INTO readings (person_id, device_id, at, level, status, synced_at, charging)
     SELECT $1, device_id, at, level, status, synced_at, charging FROM readings WHERE person_id = $2 ON CONFLICT DO NOTHING`,
    to.id,
    from.id,
  );
  // They know nothing of the readings that have come in before.
  await run(transaction, 'DELETE FROM summaries WHERE person_id = $1', to.id);
  await run(transaction, 'UPDATE account_names SET person_id = $1 WHERE person_id = $2', to.id, from.id);
}
