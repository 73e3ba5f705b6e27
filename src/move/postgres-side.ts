// A store in PostgreSQL, as either side of a move needs it: alone on it, while no Node-RED uses it.

import { lateMs } from '../store/postgres/beats';
import { type Address, type Connection, connect, placeOf } from '../store/postgres/connection';
import { createConnections } from '../store/postgres/connections';
import { beginMigration, lockOut, versionOf } from '../store/postgres/migrations';
import { loadDriver } from '../store/postgres/open';
import { codeOf, type Place, storeTrouble } from '../store/postgres/troubles';
import { Refusal } from './refusal';
import type { Column, Columns } from './tables';

/** How to get there. `userDir`: where pg may be installed too. */
export interface Way {
  address: Address;
  userDir: string;
  /** How long somebody's transaction may take to end, in ms: of a move that was killed the server hears a little later. */
  lockMs?: number;
}

export interface Side {
  connection: Connection;
  place: Place;
  /** The version of the tables, below zero where they were moved away; null where there are none. */
  version: number | null;
}

/** Opens a connection, by pg as this package or the user folder finds it, and a transaction in which nobody else is. Throws where somebody uses the store. */
export async function openSide({ address, userDir, lockMs = 10_000 }: Way): Promise<Side> {
  const driver = loadDriver(userDir);
  const place = placeOf(driver, address);
  const connections = createConnections(() => connect(driver, address), place);
  try {
    const connection = await connections.get();
    return { connection, place, version: await beginAlone(connection, place, lockMs) };
  } catch (error) {
    await connections.end();
    throw asSaid(error, place);
  }
}

/** Begins it; the answer is the version. It holds until the transaction ends. */
export async function beginAlone(
  connection: Connection,
  place: Place,
  lockMs: number,
): Promise<number | null> {
  await beginMigration(connection, lockMs);
  const version = await versionOf(connection, place);
  if (version === null) return null;
  await lockOut(connection);
  const { rows } = await connection.query(
    `SELECT name FROM instances WHERE beat_at > clock_timestamp() - interval '${lateMs} milliseconds' LIMIT 1`,
  );
  if (rows[0]) {
    throw new Refusal(
      `A Node-RED (${rows[0].name}) uses the database ${place.database}. Stop each that does; nothing was touched. One that was killed counts as gone ${lateMs / 1000} seconds later.`,
    );
  }
  return version;
}

/** What went wrong, as a sentence. */
export function asSaid(error: unknown, place: Place): Error {
  if (error instanceof Refusal) return error;
  if (codeOf(error) === '55P03') {
    return new Refusal(
      `Somebody uses the database ${place.database} just now: a Node-RED, a backup, or another move. Stop it; nothing was touched.`,
    );
  }
  return storeTrouble(error, place);
}

/** A fact of the store, as text; null where there is none. */
export async function factIn(connection: Connection, name: string): Promise<string | null> {
  const { rows } = await connection.query('SELECT value FROM facts WHERE name = $1', [name]);
  return rows[0] ? Buffer.from(rows[0].value as Uint8Array).toString() : null;
}

export async function setFactIn(connection: Connection, name: string, value: string): Promise<void> {
  await connection.query(
    'INSERT INTO facts (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    [name, Buffer.from(value)],
  );
}

/** The columns of each table in the schema `fitbit`. */
export async function columnsIn(connection: Connection): Promise<Columns> {
  const { rows } = await connection.query(
    `SELECT c.relname::text AS table, a.attname::text AS name, format_type(a.atttypid, a.atttypmod) AS type
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = to_regnamespace('fitbit') AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
     ORDER BY c.relname, a.attnum`,
  );
  const columns = new Map<string, Column[]>();
  for (const { table, name, type } of rows) {
    const known = columns.get(String(table)) ?? [];
    columns.set(String(table), [...known, { name: String(name), type: String(type) }]);
  }
  return columns;
}
