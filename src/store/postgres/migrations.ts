// Brings a database to the version of this program, and refuses one that is newer, somebody else's, or sealed with another key.
import { Trouble } from '../../sentences/trouble';
import type { Sealer } from '../sealing';
import type { Connection } from './connection';
import { migrations } from './schema';
import type { Place } from './troubles';

/** Under this number processes that start at once wait for one another: "lowb". */
const lock = 0x6c6f7762;

/** Said with every transaction and not once for a connection, which others may share. */
const searchPath = 'SET LOCAL search_path TO fitbit';
/**
 * A process that stands still in the middle of a transaction, or a machine that is gone without a word, holds up the others for no longer, in ms:
 * what it has locked is free again before it is late, so that they can go on with what it had.
 */
export const mostIdleMs = 5_000;
const idleLimit = `SET LOCAL idle_in_transaction_session_timeout TO ${mostIdleMs}`;
/** A user may have limits of its own, by which one who only waits for another would end with an error: the driver has one already. */
const noLimits = 'SET LOCAL statement_timeout TO 0; SET LOCAL lock_timeout TO 0';

/**
 * How a transaction of the store begins; the answer is the version of the tables, whether this instance is there as yet, by its
 * epoch, and the transaction's number, of one that `isToWrite`: others have none until they write. One that is alone waits for those that are
 * under way, and holds up those that begin later, so that it never has to give way. A backup, which only reads, is in nobody's way.
 */
export function begin(isAlone: boolean, epoch: number, isToWrite = false): string {
  const id = isToWrite ? ', pg_current_xact_id()::text AS id' : '';
  // The lock comes first, as PostgreSQL takes what a transaction sees with its first question.
  const lockMode = isAlone ? 'EXCLUSIVE' : 'ROW SHARE';
  return `BEGIN ISOLATION LEVEL SERIALIZABLE; ${searchPath}; ${idleLimit}; ${noLimits}; LOCK TABLE store_version IN ${lockMode} MODE;
    SELECT version, EXISTS (SELECT 1 FROM instances WHERE epoch = ${Number(epoch)}) AS is_there${id} FROM store_version`;
}

/** Throws where another version has changed the tables, or where what was in them is elsewhere: then the version has a minus. */
export function refuseNewer(version: number, { database }: Place): void {
  if (version < 0) throw new Trouble('store-moved', 'store.moved.database', { database });
  if (version > migrations.length) throw new Trouble('store-newer', 'store.newer.database', { database });
}

/** Makes the tables, or brings them to this version, altogether or not at all. */
export async function migrate(
  connection: Connection,
  sealer: Sealer,
  place: Place,
  steps: readonly string[] = migrations,
): Promise<void> {
  await beginMigration(connection);
  try {
    await bringUp(connection, sealer, place, steps);
    await connection.script('COMMIT');
  } catch (error) {
    await connection.script('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** Begins a transaction that nobody opens the store beside. `lockMs`: how long it waits for others; without it, until they end. */
export async function beginMigration(connection: Connection, lockMs = 0): Promise<void> {
  await connection.script(
    `BEGIN ISOLATION LEVEL READ COMMITTED; ${searchPath}; ${noLimits}; SET LOCAL lock_timeout TO ${lockMs}`,
  );
  await connection.query('SELECT pg_advisory_xact_lock($1)', [lock]);
}

/** Makes the tables, or brings them to this version, within the transaction that `beginMigration` has begun. */
export async function bringUp(
  connection: Connection,
  sealer: Sealer,
  place: Place,
  steps: readonly string[] = migrations,
): Promise<void> {
  const version = await versionOf(connection, place);
  refuseNewer(version ?? 0, place);
  if (version === null) await makeSchema(connection);
  // Those that are under way end first, and whoever begins now finds the new version.
  else if (version < steps.length) await lockOut(connection);
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
  // A move that did not come to its end is void from here on: what was copied then lacks what comes now.
  await connection.query("DELETE FROM facts WHERE name = 'moving'");
}

/** Waits for the store's transactions that are under way, and holds up those that begin later. */
export async function lockOut(connection: Connection): Promise<void> {
  await connection.script('LOCK TABLE store_version IN EXCLUSIVE MODE');
}

/** Whoever has the store open finds out with their next transaction, and nobody opens it any more. */
export async function markMoved(connection: Connection): Promise<void> {
  await connection.query('UPDATE store_version SET version = -abs(version)');
}

/** Only where it is missing: whoever was given one need not be allowed to make it. */
async function makeSchema(connection: Connection): Promise<void> {
  const { rows } = await connection.query("SELECT to_regnamespace('fitbit') IS NULL AS is_missing");
  if (rows[0]?.is_missing === true) await connection.script('CREATE SCHEMA fitbit');
}

/** The version of the tables; null where there are none yet. */
export async function versionOf(connection: Connection, { database }: Place): Promise<number | null> {
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
export async function refuseWrongKey(
  connection: Connection,
  sealer: Sealer,
  { database }: Place,
): Promise<void> {
  const { rows } = await connection.query('SELECT seal FROM store_version');
  try {
    sealer.unseal(rows[0]?.seal as Uint8Array, 'fact seal');
  } catch {
    throw new Trouble('store-key-missing', 'store.key-missing.database', { database });
  }
}
