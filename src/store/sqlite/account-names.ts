// Ids at a cloud beside those that people have now, in SQLite: former ones, those that a msg brought, those removed for good.
import { type Account, accountHash } from '../account-name';
import type { Person } from '../records';
import type { Database } from './database';
import { one, type Row, run } from './statements';

export function nameRow(database: Database, account: Account): Row | undefined {
  return one(database, 'SELECT * FROM account_names WHERE hash = ?', accountHash(account));
}

export function keepName(
  database: Database,
  account: Account,
  personId: string | null,
  isByMsg: boolean,
): void {
  run(
    database,
    'INSERT OR REPLACE INTO account_names (hash, person_id, is_by_msg) VALUES (?, ?, ?)',
    accountHash(account),
    personId,
    isByMsg ? 1 : 0,
  );
}

export function forgetName(database: Database, account: Account): void {
  run(database, 'DELETE FROM account_names WHERE hash = ?', accountHash(account));
}

/** Moves readings, states and former ids of one person to another. */
export function giveAll(database: Database, from: Person, to: Person): void {
  run(
    database,
    `INSERT OR IGNORE INTO devices (person_id, device_id, name, type)
     SELECT ?, device_id, name, type FROM devices WHERE person_id = ?`,
    to.id,
    from.id,
  );
  run(
    database,
    `INSERT OR IGNORE INTO readings (person_id, device_id, at, level, status, synced_at, charging)
     SELECT ?, device_id, at, level, status, synced_at, charging FROM readings WHERE person_id = ?`,
    to.id,
    from.id,
  );
  // They know nothing of the readings that have come in before.
  run(database, 'DELETE FROM summaries WHERE person_id = ?', to.id);
  run(database, 'UPDATE account_names SET person_id = ? WHERE person_id = ?', to.id, from.id);
}
