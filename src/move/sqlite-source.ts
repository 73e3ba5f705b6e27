// A store in SQLite that is moved away: locked, read as it is, and refused to whoever opens it afterwards.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { System } from '../net/system';
import type { Row } from '../store/columns';
import { createSealer } from '../store/sealing';
import { markMoved, readOrMakeKey, refuseUnfit, refuseWrongKey, takeLock } from '../store/sqlite/files';
import { migrations } from '../store/sqlite/schema';
import { storeTrouble } from '../store/sqlite/troubles';
import { Refusal } from './refusal';
import { rowsAtOnce, type Source } from './sides';
import { type Column, type Columns, factsOfPlace } from './tables';

/** Throws a Trouble or a Refusal where there is none, where somebody uses it, or where it is none that this program may take. */
export function openSqliteSource(folder: string, system: Pick<System, 'bytes'>): Source {
  const place = { folder, file: join(folder, 'fitbit.sqlite') };
  if (!existsSync(place.file)) throw noStore(folder);
  let opened: DatabaseSync | null = null;
  try {
    opened = new DatabaseSync(place.file);
    return sourceIn(opened, place, system);
  } catch (error) {
    opened?.close();
    throw error instanceof Refusal ? error : storeTrouble(error, place);
  }
}

const noStore = (folder: string) =>
  new Refusal(
    `There is no store in ${folder}. Run this in the user folder of Node-RED, or name the folder by --folder.`,
  );

function sourceIn(
  connection: DatabaseSync,
  { folder, file }: { folder: string; file: string },
  system: Pick<System, 'bytes'>,
): Source {
  takeLock(connection);
  const version = refuseUnfit(connection, file);
  if (version === 0) throw noStore(folder);
  const keyFile = join(folder, 'fitbit.key');
  const key = readOrMakeKey(keyFile, false, system);
  refuseWrongKey(connection, createSealer(key, system.bytes), keyFile);
  const mark = connection.prepare("SELECT value FROM facts WHERE name = 'moving'").get();
  let isMarked = false;

  const rollBack = () => {
    if (connection.isTransaction) connection.exec('ROLLBACK');
  };
  return {
    place: folder,
    key,
    moving: mark ? Buffer.from(mark.value as Uint8Array).toString() : null,

    async begin(id) {
      connection
        .prepare("INSERT OR REPLACE INTO facts (name, value) VALUES ('moving', ?)")
        .run(Buffer.from(id));
      isMarked = true;
      // An older file is brought to this version within a transaction that is never committed: it stays as it is.
      connection.exec('BEGIN IMMEDIATE');
      for (const step of migrations.slice(version)) connection.exec(step);
    },

    columns: async () => columnsIn(connection),

    async *rows({ name }, columns) {
      const where = name === 'facts' ? `WHERE name NOT IN ('${factsOfPlace.join("', '")}')` : '';
      const order = columns.includes('rowid') ? 'ORDER BY rowid' : '';
      const statement = connection.prepare(`SELECT ${columns.join(', ')} FROM ${name} ${where} ${order}`);
      let batch: Row[] = [];
      for (const row of statement.iterate()) {
        batch.push(row as Row);
        if (batch.length < rowsAtOnce) continue;
        yield batch;
        batch = [];
      }
      if (batch.length > 0) yield batch;
    },

    async retire() {
      rollBack();
      connection.exec("BEGIN IMMEDIATE; DELETE FROM facts WHERE name = 'moving'");
      markMoved(connection, version);
      connection.exec('COMMIT');
      connection.close();
    },

    async release(keepsMark) {
      try {
        rollBack();
        if (isMarked && !keepsMark) connection.exec("DELETE FROM facts WHERE name = 'moving'");
      } catch {
        // The mark says nothing to anybody but the next move, and the next Node-RED takes it away.
      } finally {
        if (connection.isOpen) connection.close();
      }
    },
  };
}

/** The columns of each table in a SQLite file. */
export function columnsIn(connection: DatabaseSync): Columns {
  const names = connection
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .all()
    .map(({ name }) => String(name));
  const columns = connection.prepare('SELECT name, type FROM pragma_table_info(?)');
  return new Map(names.map((name) => [name, columns.all(name) as unknown as Column[]]));
}
