// Opens the database's files: their rights, the lock, the version, the key, and what a killed process left in the log.
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { System } from '../../net/system';
import { Trouble } from '../../sentences/trouble';
import { createSealer, type Sealer } from '../sealing';
import type { Database } from './database';
import { emptyLog, isLost, logOf, mostLogBytes } from './log';
import { applicationId, migrations } from './schema';
import { diskFailing, type Place } from './troubles';

/** Opens it for this process alone. Throws a Trouble, or what SQLite and the disk say. */
export function openDatabase(
  { folder, file }: Place,
  system: Pick<System, 'bytes' | 'now' | 'steady'>,
): Database {
  if (isLost(file)) throw diskFailing(folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const isNew = !existsSync(file);
  if (isNew) closeSync(openSync(file, 'a', 0o600));
  // SQLite would open a file that it cannot write to, and then fail at its lock, by a code that says nothing.
  for (const path of [folder, file]) accessSync(path, constants.R_OK | constants.W_OK);
  const connection = new DatabaseSync(file);
  try {
    // A new file's pages: what comes alone changes a row or two, and each costs the card a whole page.
    connection.exec('PRAGMA page_size = 2048');
    takeLock(connection);
    const version = refuseUnfit(connection, file);
    connection.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON',
    );
    // Brought into the database by us, beside the event loop.
    connection.exec(`PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = ${mostLogBytes}`);
    const keyFile = join(folder, 'fitbit.key');
    const sealer = createSealer(readOrMakeKey(keyFile, version === 0, system), system.bytes);
    migrate(connection, sealer, version);
    refuseWrongKey(connection, sealer, keyFile);
    // A move that did not come to its end is void from here on: what was copied then lacks what comes now.
    connection.exec("DELETE FROM facts WHERE name = 'moving'");
    emptyLog(connection, file);
    const lastId = connection.prepare('SELECT MAX(id) AS id FROM notifications').get()?.id;
    // From here on commits reach the disk by our own fdatasync of the log, which does not hold up the event loop.
    connection.exec('PRAGMA synchronous = NORMAL');
    // People keep their user folder under git; nothing of this belongs there.
    writeOnce(join(folder, '.gitignore'), Buffer.from('*\n'));
    return {
      connection,
      file,
      log: openSync(logOf(file), 'r+'),
      main: openSync(file, 'r+'),
      statements: new Map(),
      ...sealer,
      lastNotificationId: Number(lastId ?? 0),
      now: system.now,
      steady: system.steady,
      hasErased: false,
    };
  } catch (error) {
    if (!isLost(file)) connection.close();
    throw error;
  }
}

/** The lock is taken with the first read and kept: a second process is refused before it reads anything. */
export function takeLock(connection: DatabaseSync): void {
  connection.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; COMMIT');
}

/** The file's version, if it is one that this program may write to; 0: nothing is in it yet. */
export function refuseUnfit(connection: DatabaseSync, file: string): number {
  const pragma = (name: string) => Number(Object.values(connection.prepare(`PRAGMA ${name}`).get() ?? {})[0]);
  const version = pragma('user_version');
  const owner = pragma('application_id');
  const isEmpty = pragma('schema_version') === 0;
  if (!isEmpty && owner !== applicationId) throw new Trouble('store-foreign', 'store.foreign', { file });
  if (version > migrations.length) throw new Trouble('store-newer', 'store.newer', { file });
  if (version < 0) throw new Trouble('store-moved', 'store.moved', { file });
  const check = connection.prepare('PRAGMA quick_check(1)').get();
  if (check?.quick_check !== 'ok') throw new Trouble('store-damaged', 'store.damaged', { file });
  return version;
}

function migrate(connection: DatabaseSync, sealer: Sealer, version: number): void {
  if (version === migrations.length) return;
  connection.exec('BEGIN IMMEDIATE');
  for (const migration of migrations.slice(version)) connection.exec(migration);
  if (version === 0) {
    connection.exec(`PRAGMA application_id = ${applicationId}`);
    connection
      .prepare('INSERT INTO facts (name, value) VALUES (?, ?)')
      .run('seal', sealer.seal('seal', 'fact seal'));
  }
  connection.exec(`PRAGMA user_version = ${migrations.length}; COMMIT`);
}

/** Whose content is elsewhere has its version with a minus. */
export function markMoved(connection: DatabaseSync, version: number): void {
  connection.exec(`PRAGMA user_version = ${-version}`);
}

/** Without the right key every grant would be lost bit by bit; better to stop at once. */
export function refuseWrongKey(connection: DatabaseSync, sealer: Sealer, keyFile: string): void {
  const row = connection.prepare('SELECT value FROM facts WHERE name = ?').get('seal');
  try {
    sealer.unseal(row?.value as Uint8Array, 'fact seal');
  } catch {
    throw new Trouble('store-key-missing', 'store.key-missing', { file: keyFile });
  }
}

/** `mayMake`: where there is none yet. */
export function readOrMakeKey(file: string, mayMake: boolean, system: Pick<System, 'bytes'>): Uint8Array {
  if (mayMake) writeOnce(file, system.bytes(32));
  const key = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
  if (key.length !== 32) throw new Trouble('store-key-missing', 'store.key-missing', { file });
  return key;
}

/** Writes a small file that only its owner reads, and sees it to the disk; one that is there stays. */
export function writeOnce(file: string, content: Uint8Array): void {
  if (existsSync(file)) return;
  const handle = openSync(file, 'wx', 0o600);
  try {
    writeSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
