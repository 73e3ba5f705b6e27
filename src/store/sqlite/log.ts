// SQLite's write-ahead log: what stands in it, and when nobody may touch it any more.
import { closeSync, fdatasyncSync, openSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
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
