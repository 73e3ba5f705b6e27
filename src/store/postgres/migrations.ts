// Brings a database to the version of this program, and refuses one that is newer, somebody else's, or sealed with another key.
import { Trouble } from '../../sentences/trouble';
import type { Sealer } from '../sealing';
import type { Connection } from './connection';
import { migrations } from './schema';
import type { Place } from './troubles';

/** Under this number processes that start at once wait for one another: "lowb". */
const lock = 0x6c6f7762;

/** Where a transaction begins, its answer being the version of the tables. `how`: after BEGIN. */
export function begin(how: string): string {
  return `BEGIN ${how}; SET LOCAL search_path TO fitbit; SELECT version FROM store_version`;
}

/** Throws where another version has changed the tables. */
export function refuseNewer(version: number, { database }: Place): void {
  if (version > migrations.length) throw new Trouble('store-newer', 'store.newer.database', { database });
}

/** Makes the tables, or brings them to this version, altogether or not at all. */
export async function migrate(
  connection: Connection,
  sealer: Sealer,
  place: Place,
  steps: readonly string[] = migrations,
): Promise<void> {
  await connection.script('BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL search_path TO fitbit');
  try {
    await connection.query('SELECT pg_advisory_xact_lock($1)', [lock]);
    const version = await versionOf(connection, place);
    if (version === null) await connection.script('CREATE SCHEMA IF NOT EXISTS fitbit');
    refuseNewer(version ?? 0, place);
    for (const step of steps.slice(version ?? 0)) await connection.script(step);
    if (version === null) {
      await connection.query('INSERT INTO store_version (version, seal) VALUES ($1, $2)', [
        steps.length,
        sealer.seal('seal', 'fact seal'),
      ]);
    }
    await refuseWrongKey(connection, sealer, place);
    if (version !== null && version < steps.length) {
      await connection.query('UPDATE store_version SET version = $1', [steps.length]);
    }
    await connection.script('COMMIT');
  } catch (error) {
    await connection.script('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** The version of the tables; null where there are none yet. */
async function versionOf(connection: Connection, { database }: Place): Promise<number | null> {
  const { rows } = await connection.query(
    `SELECT to_regclass('fitbit.store_version') IS NOT NULL AS is_ours,
       EXISTS (SELECT FROM pg_class WHERE relnamespace = to_regnamespace('fitbit')) AS is_used`,
  );
  if (rows[0]?.is_ours !== true) {
    if (rows[0]?.is_used === true) throw new Trouble('store-foreign', 'store.foreign.database', { database });
    return null;
  }
  const found = await connection.query('SELECT version FROM store_version');
  return Number(found.rows[0]?.version ?? 0);
}

/** Without the right key every grant would be lost bit by bit; better to stop at once. */
async function refuseWrongKey(connection: Connection, sealer: Sealer, { database }: Place): Promise<void> {
  const { rows } = await connection.query('SELECT seal FROM store_version');
  try {
    sealer.unseal(rows[0]?.seal as Uint8Array, 'fact seal');
  } catch {
    throw new Trouble('store-key-missing', 'store.key-missing.database', { database });
  }
}
