// SQLite's write-ahead log: what stands in it, when it is brought into the database, and when nobody may touch it any more.
import { closeSync, fdatasync, fdatasyncSync, fstatSync, openSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import type { Database } from './database';
import { isFull } from './troubles';

/**
 * Databases whose log the disk did not take, by their files. Closing one would have SQLite copy that log into the
 * database without a look at its checksums, and what the kernel dropped would be copied as well. So they stay open,
 * and locked, until the process ends; whoever opens the file then reads the log up to what is whole.
 */
const lost = new Map<string, DatabaseSync>();

/** Whether nobody knows what of the log is on the disk, so that this process must leave the file alone. */
export function isLost(file: string): boolean {
  return lost.has(file);
}

/** The disk did not take the log. */
export function markLost(file: string, connection: DatabaseSync): void {
  lost.set(file, connection);
}

/**
 * So many bytes of the log gather before they are brought into the database. Each time it begins anew it is cut down to these, and
 * written over from its start: a longer one has that much in it that the database has not.
 */
export const mostLogBytes = 4 * 2 ** 20;

export const isLong = (database: Database) => bytesOf(database) > mostLogBytes;

/**
 * Whether it has its full length, all of which may be written over once it is brought in: a full disk has room for no more. One
 * that is shorter leaves no room worth its copy.
 */
export const isGrown = (database: Database) => bytesOf(database) >= mostLogBytes;

/** A disk that does not tell is asked again after the next commit. */
function bytesOf({ log }: Database): number {
  try {
    return fstatSync(log).size;
  } catch {
    return 0;
  }
}

/**
 * Copies the log, which is on the disk, into the database, and sees that to the disk beside the event loop: it lies in many
 * places, for which a card takes longest. Nothing may be written meanwhile, as SQLite would begin the log anew. `done` is called
 * when it may.
 */
export function bringIn({ connection, file, main }: Database, done: () => void): void {
  if (!isCopied(connection)) return void done();
  fdatasync(main, (error) => {
    // What the kernel dropped of the database stands in the log, from which the next process takes it.
    if (error) markLost(file, connection);
    done();
  });
}

/** Without an fsync. What could not be copied stays in the log, and is copied with what comes after it. */
function isCopied(connection: DatabaseSync): boolean {
  try {
    connection.exec('PRAGMA synchronous = OFF; PRAGMA wal_checkpoint(PASSIVE)');
    return true;
  } catch {
    return false;
  } finally {
    connection.exec('PRAGMA synchronous = NORMAL');
  }
}

export const logOf = (file: string) => `${file}-wal`;

/**
 * What a killed process left in the log may not be on the disk yet: it is brought into the database, so that whatever
 * is read from here on is. A full disk takes that later.
 */
export function emptyLog(connection: DatabaseSync, file: string): void {
  try {
    connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } catch (error) {
    // Until the disk has said otherwise, here as well.
    markLost(file, connection);
    if (!isFull(error)) throw error;
    const log = openSync(logOf(file), 'r+');
    fdatasyncSync(log);
    closeSync(log);
    lost.delete(file);
  }
}
