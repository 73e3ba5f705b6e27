// Opens the store where it lies: a folder for SQLite, or a database in PostgreSQL. Loads that driver alone, and nothing of the other.
import type { System } from '../net/system';
import type { PostgresOptions } from './postgres/open';
import type { Store } from './store';

/** A database of PostgreSQL as one connects to it, and the key that all who use it share. */
export type DatabasePlace = PostgresOptions;

/** Where a store lies: the folder of SQLite's file, or a database. */
export type StorePlace = { folder: string } | { database: DatabasePlace };

/** Opens it. Throws a Trouble when it cannot be used. */
export async function openStoreAt(place: StorePlace, system: System): Promise<Store> {
  if ('folder' in place) {
    const { openStore }: typeof import('./sqlite/open') = require('./sqlite/open');
    return openStore(place.folder, system);
  }
  const { openPostgresStore }: typeof import('./postgres/open') = require('./postgres/open');
  return openPostgresStore(place.database, system);
}
