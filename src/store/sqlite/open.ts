// Opens the store as one SQLite file for the whole Node-RED: safely, and refuses what it must not touch.
import { closeSync } from 'node:fs';
import { join } from 'node:path';
import { createEvent } from '../../net/event';
import type { System } from '../../net/system';
import { Trouble } from '../../sentences/trouble';
import { alone } from '../alone';
import { createHealth } from '../health';
import type { Store } from '../store';
import { createCommits } from './commits';
import type { Database, Operations } from './database';
import { openDatabase } from './files';
import { isLost } from './log';
import { operations } from './operations';
import { storeTrouble, troublesOfDisk } from './troubles';

/**
 * Opens the store in `folder` (made if it is not there). Throws a Trouble, and leaves every file as it is, when
 * another process holds it, when it is damaged, newer or not ours, or when its key is gone.
 */
export async function openStore(
  folder: string,
  system: Pick<System, 'bytes' | 'now' | 'steady'>,
): Promise<Store> {
  const place = { folder, file: join(folder, 'fitbit.sqlite') };
  let database: Database;
  try {
    database = openDatabase(place, system);
  } catch (error) {
    throw storeTrouble(error, place);
  }

  const changed = createEvent();
  const health = createHealth((error) => storeTrouble(error, place), troublesOfDisk, changed.emit);
  const commits = createCommits(database, folder, health, changed.emit);
  let closing: Promise<void> | null = null;

  const calls = asPromises(operations, database, (work) =>
    closing
      ? Promise.reject(new Trouble('store-closed', 'store.trouble', { folder, detail: 'closed' }))
      : commits.add(work),
  );
  return {
    ...alone,
    ...calls,
    trouble: () => health.trouble(() => calls.setFact('room', 'tried')),
    onChange: changed.on,
    close() {
      // Whatever the disk says to the last write, the file is let go of; but what is lost must not be touched again.
      closing ??= commits.idle().then(() => (isLost(place.file) ? undefined : closeDatabase(database)));
      return closing;
    },
  };
}

/** Each operation as it is called: queued for the next commit. */
function asPromises<Part>(
  part: Operations<Part>,
  database: Database,
  add: (work: () => unknown) => Promise<unknown>,
): Part {
  const calls = Object.entries<unknown>(part).map(([name, operation]) => [
    name,
    (...all: unknown[]) =>
      add(() => (operation as (database: Database, ...all: unknown[]) => unknown)(database, ...all)),
  ]);
  return Object.fromEntries(calls) as Part;
}

/** SQLite deletes the log when it closes, which no other handle may keep from it. */
export function closeDatabase({ connection, log, main }: Database): void {
  try {
    closeSync(log);
  } finally {
    connection.close();
    closeSync(main);
  }
}
