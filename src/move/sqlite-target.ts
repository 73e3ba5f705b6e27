// A new store in SQLite that something is moved into: made beside its place, and put there when all of it is on the disk.
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { System } from '../net/system';
import { Trouble } from '../sentences/trouble';
import type { Database } from '../store/sqlite/database';
import { openDatabase, refuseUnfit, takeLock, writeOnce } from '../store/sqlite/files';
import { closeDatabase } from '../store/sqlite/open';
import { storeTrouble } from '../store/sqlite/troubles';
import { Refusal } from './refusal';
import type { Target } from './sides';
import { columnsIn } from './sqlite-source';

interface Place {
  folder: string;
  file: string;
}

const placeIn = (folder: string): Place => ({ folder, file: join(folder, 'fitbit.sqlite') });

/** `key`: what it is to be sealed with. Throws a Trouble or a Refusal where somebody uses the folder, or other things are in it. */
export function openSqliteTarget(folder: string, key: Uint8Array, system: System): Target {
  const place = placeIn(folder);
  const made = placeIn(`${folder}-moving`);
  clearAway(made);
  const before = look(place);
  const stamp = new Date(system.now()).toISOString().slice(0, 19).replace(/\D/g, '');
  const aside = before === null ? null : `${folder}-before-${stamp}`;
  let database: Database | null = null;

  const letGo = () => {
    if (before?.connection.isOpen) before.connection.close();
  };
  const close = () => {
    if (database) closeDatabase(database);
    database = null;
  };
  const open = () => {
    if (!database) throw new Error('the target is not open');
    return database.connection;
  };
  return {
    place: folder,
    arrived: before?.arrived ?? null,
    isFilled: before?.isFilled ?? false,
    aside,

    async begin() {
      mkdirSync(dirname(folder), { recursive: true });
      mkdirSync(made.folder, { mode: 0o700 });
      writeOnce(join(made.folder, 'fitbit.key'), key);
      database = openDatabase(made, system);
      open().exec('BEGIN IMMEDIATE');
    },

    columns: async () => columnsIn(open()),

    async write({ name }, columns, rows) {
      const statement = open().prepare(
        `INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      );
      for (const row of rows) statement.run(...columns.map((column) => row[column] as string));
    },

    async commit(id) {
      const connection = open();
      connection
        .prepare("INSERT OR REPLACE INTO facts (name, value) VALUES ('arrived', ?)")
        .run(Buffer.from(id));
      connection.exec('COMMIT; PRAGMA synchronous = FULL; PRAGMA wal_checkpoint(TRUNCATE)');
      close();
      syncAll(made.folder);
      letGo();
      putInPlace(made, place, aside);
    },

    async release() {
      try {
        letGo();
        close();
        rmSync(made.folder, { recursive: true, force: true });
      } catch {
        // What is left of it is cleared away by the next move.
      }
    },
  };
}

/** What a killed move has left. Throws where one is under way. */
function clearAway(made: Place): void {
  if (!existsSync(made.folder)) return;
  if (existsSync(made.file)) locked(made).close();
  rmSync(made.folder, { recursive: true, force: true });
}

/** The file, locked. Throws a Trouble where somebody has it. */
function locked(place: Place): DatabaseSync {
  const connection = new DatabaseSync(place.file);
  try {
    takeLock(connection);
    return connection;
  } catch (error) {
    connection.close();
    throw storeTrouble(error, place);
  }
}

/** What is in the folder, locked; null where nothing is. */
function look(place: Place): { connection: DatabaseSync; isFilled: boolean; arrived: string | null } | null {
  const { folder, file } = place;
  if (!existsSync(file)) {
    const others = existsSync(folder) ? readdirSync(folder) : [];
    if (others.length === 0) return null;
    throw new Refusal(`Other files are in ${folder}. Move them away first; nothing was touched.`);
  }
  const connection = locked(place);
  try {
    if (isMovedAway(connection, file)) return { connection, isFilled: false, arrived: null };
    const names = [...columnsIn(connection).keys()];
    const isFilled = names.some(
      (name) => name !== 'facts' && connection.prepare(`SELECT 1 FROM ${name} LIMIT 1`).get() !== undefined,
    );
    const mark = names.includes('facts')
      ? connection.prepare("SELECT value FROM facts WHERE name = 'arrived'").get()
      : undefined;
    return { connection, isFilled, arrived: mark ? Buffer.from(mark.value as Uint8Array).toString() : null };
  } catch (error) {
    connection.close();
    throw storeTrouble(error, place);
  }
}

function isMovedAway(connection: DatabaseSync, file: string): boolean {
  try {
    refuseUnfit(connection, file);
    return false;
  } catch (error) {
    if (error instanceof Trouble && error.code === 'store-moved') return true;
    throw error;
  }
}

/** Each file and the folder, down to the disk. */
function syncAll(folder: string): void {
  for (const name of readdirSync(folder)) sync(join(folder, name), 'r+');
  sync(folder, 'r');
}

function sync(path: string, flags: string): void {
  const handle = openSync(path, flags);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** One rename is the whole of it: before that the folder is as it was, but that what was empty or left there is aside. */
function putInPlace(made: Place, place: Place, aside: string | null): void {
  try {
    if (aside) setAside(place, aside);
    else if (existsSync(place.folder)) rmdirSync(place.folder);
    renameSync(made.folder, place.folder);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!['EBUSY', 'EXDEV', 'ENOTEMPTY', 'EEXIST', 'EPERM'].includes(code)) throw error;
    throw new Refusal(
      `${place.folder} cannot be put in its place (${code}): a folder that is a volume of its own cannot, nor one that somebody uses. Name another one by --folder, such as one below it, and by fitbitConfigFolder in settings.js.`,
    );
  }
  sync(dirname(place.folder), 'r');
}

/** Puts away what was there; back again where a Node-RED has opened it at this moment. */
function setAside(place: Place, aside: string): void {
  renameSync(place.folder, aside);
  try {
    locked(placeIn(aside)).close();
  } catch (error) {
    renameSync(aside, place.folder);
    throw error;
  }
}
