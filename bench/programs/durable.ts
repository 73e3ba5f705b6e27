// The least that keeps what it acknowledges as ours does: a row for each notification, in SQLite, in commits that all
// share who came meanwhile, and one fdatasync of the log before any of them is answered. The yardstick of the receiver.
import { fdatasync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { CloudId } from '../posts';

/** Keeps the entries of a post. `done` is called when they are on the disk. */
export type Keep = (entries: readonly unknown[], done: () => void) => void;

/** What an entry names: whose it is, and what there is news of. */
const namesOf = {
  fitbit: (entry: never) => {
    const { ownerId, collectionType }: { ownerId: string; collectionType: string } = entry;
    return { userId: ownerId, collection: collectionType, kept: entry };
  },
  'google-health': ({ data }: { data: never }) => {
    const { healthUserId, dataType }: { healthUserId: string; dataType: string } = data;
    return { userId: healthUserId, collection: dataType, kept: data };
  },
} as const satisfies Record<CloudId, (entry: never) => object>;

/** Opens a database in the folder for these people. The pragmas are those of `src/store/sqlite/files.ts`, but SQLite makes its checkpoints itself. */
export function openDurable(folder: string, cloud: CloudId, userIds: readonly string[]): Keep {
  const file = join(folder, 'durable.sqlite');
  const database = new DatabaseSync(file);
  database.exec('PRAGMA page_size = 2048; PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL');
  database.exec(
    'PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA journal_size_limit = 4194304; PRAGMA wal_autocheckpoint = 2000; BEGIN',
  );
  database.exec(`
    CREATE TABLE persons (id INTEGER PRIMARY KEY, user_id TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE notifications (
      id INTEGER PRIMARY KEY,
      person_id INTEGER NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
      at INTEGER NOT NULL,
      collection TEXT NOT NULL,
      entry TEXT NOT NULL
    ) STRICT`);
  const addPerson = database.prepare('INSERT INTO persons (user_id) VALUES (?)');
  for (const userId of userIds) addPerson.run(userId);
  database.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA synchronous = NORMAL');

  const log = openSync(`${file}-wal`, 'r+');
  const begin = database.prepare('BEGIN');
  const commit = database.prepare('COMMIT');
  const add = database.prepare(
    'INSERT INTO notifications (person_id, at, collection, entry) SELECT id, ?, ?, ? FROM persons WHERE user_id = ?',
  );
  const read: (entry: never) => { userId: string; collection: string; kept: unknown } = namesOf[cloud];
  let waiting: { entries: readonly unknown[]; done: () => void }[] = [];
  let isBusy = false;

  const write = () => {
    const batch = waiting;
    waiting = [];
    isBusy = batch.length > 0;
    if (!isBusy) return;
    const at = Date.now();
    begin.run();
    for (const { entries } of batch) {
      for (const entry of entries) {
        const { userId, collection, kept } = read(entry as never);
        add.run(at, collection, JSON.stringify(kept), userId);
      }
    }
    commit.run();
    fdatasync(log, (error) => {
      // Nobody knows any more what is on the disk.
      if (error) throw error;
      for (const { done } of batch) done();
      setImmediate(write);
    });
  };

  return (entries, done) => {
    waiting.push({ entries, done });
    if (!isBusy) setImmediate(write);
    isBusy = true;
  };
}
