// A PostgreSQL store of its own for a test: the tables are made once a process, and empty for each.
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { System } from '../../src/net/system';
import { openPostgresStore, type PostgresOptions } from '../../src/store/postgres/open';
import type { Store } from '../../src/store/store';
import { type PostgresServer, postgresServer } from './postgres-server';

export interface TempPostgres {
  store: Store;
  options: PostgresOptions;
  /** Closes and opens it again, as a restart does. */
  reopen(): Promise<Store>;
  remove(): Promise<void>;
}

const key = randomBytes(32);
const database = 'one_for_all';

export async function tempPostgres(system: System): Promise<TempPostgres> {
  const server = await postgresServer();
  made ??= server.createDatabase(database);
  await made;
  const options = { connection: server.address(database), key };
  const temp: TempPostgres = {
    store: await openPostgresStore(options, system),
    options,
    async reopen() {
      await temp.store.close();
      temp.store = await openPostgresStore(options, system);
      return temp.store;
    },
    async remove() {
      await temp.store.close();
      await empty(server);
    },
  };
  return temp;
}

let made: Promise<void> | undefined;
let cleaner: Promise<Client> | undefined;

/** Deleted row by row, on a connection that stays: nearly all tables are empty, and a TRUNCATE of one costs a file. */
async function empty(server: PostgresServer): Promise<void> {
  cleaner ??= connectCleaner(server);
  await (await cleaner).query(
    `DO $$ DECLARE name text; BEGIN
       FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'fitbit' AND tablename <> 'store_version' LOOP
         EXECUTE format('DELETE FROM fitbit.%I', name);
       END LOOP;
     END $$`,
  );
}

async function connectCleaner(server: PostgresServer): Promise<Client> {
  const client = new Client(server.address(database));
  await client.connect();
  // The process ends in spite of it. The types of pg do not know that yet.
  (client as unknown as { unref(): void }).unref();
  return client;
}
