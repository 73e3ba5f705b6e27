// Runs jobs together in one transaction. One that fails takes back its own changes and no other's.
import type { DatabaseSync } from 'node:sqlite';
import type { System } from '../../net/system';
import type { Trouble } from '../../sentences/trouble';
import { isFull } from './troubles';

/** Something to do inside a transaction, and who waits for it. */
export interface Job {
  work: () => unknown;
  resolve: (value: unknown) => void;
  reject: (error: Trouble) => void;
}

export interface Transactions {
  /**
   * Runs the jobs, as many as there is time for, but one at least. `settle` tells each that was run its end; `hasWritten`:
   * whether there is something for the disk to take; `isFull`: nothing was written, as there was no room.
   */
  commit(jobs: readonly Job[]): { settle: (() => void)[]; hasWritten: boolean; isFull: boolean };
}

/** `note` makes a Trouble of whatever SQLite throws. No job begins when `mostMs` have passed since the first. */
export function createTransactions(
  connection: DatabaseSync,
  note: (error: unknown) => Trouble,
  { mostMs, steady }: { mostMs: number } & Pick<System, 'steady'>,
): Transactions {
  const statements = { begin: connection.prepare('BEGIN'), commit: connection.prepare('COMMIT') };
  const changes = connection.prepare('SELECT total_changes() AS count');
  let changesBefore = changes.get()?.count;

  /** What was taken back counts too, and what cannot be told: one fsync too many does no harm. */
  const hasChanged = () => {
    try {
      const count = changes.get()?.count;
      const differs = count !== changesBefore;
      changesBefore = count;
      return differs;
    } catch {
      return true;
    }
  };

  /** Runs the jobs in one transaction. The answer settles each that was run. Throws where nothing was written. */
  const together = (jobs: readonly Job[], run: (job: Job) => () => void): (() => void)[] => {
    const settle: (() => void)[] = [];
    try {
      statements.begin.run();
      const begun = steady();
      for (const job of jobs) {
        settle.push(run(job));
        if (steady() - begun >= mostMs) break;
      }
      statements.commit.run();
    } catch (error) {
      if (connection.isTransaction) connection.exec('ROLLBACK');
      throw error;
    }
    return settle;
  };

  /** Null where nothing was written, each of the jobs having its reason for that. */
  const written = (jobs: readonly Job[]): (() => void)[] | { failedBy: unknown } => {
    let isInJob = false;
    try {
      return together(jobs, (job) => {
        isInJob = true;
        const value = job.work();
        isInJob = false;
        return () => job.resolve(value);
      });
    } catch (error) {
      if (!isInJob || jobs.length === 1) return { failedBy: error };
    }
    // One of them fails. Savepoints, which cost more than most jobs, find out which.
    try {
      return together(jobs, (job) => attempt(connection, job, note));
    } catch (error) {
      return { failedBy: error };
    }
  };

  return {
    commit(jobs) {
      const settle = written(jobs);
      const isChanged = hasChanged();
      if (Array.isArray(settle)) return { settle, hasWritten: isChanged, isFull: false };
      return {
        settle: jobs.map((job) => () => job.reject(note(settle.failedBy))),
        hasWritten: false,
        isFull: isFull(settle.failedBy),
      };
    },
  };
}

/** Runs one job inside the open transaction; one that fails takes back its own changes and no other's. */
function attempt(connection: DatabaseSync, job: Job, note: (error: unknown) => Trouble): () => void {
  connection.exec('SAVEPOINT job');
  try {
    const value = job.work();
    connection.exec('RELEASE job');
    return () => job.resolve(value);
  } catch (error) {
    // A full disk may have ended the whole transaction by itself: then that is what there is to tell.
    if (!connection.isTransaction) throw error;
    connection.exec('ROLLBACK TO job');
    connection.exec('RELEASE job');
    return () => job.reject(note(error));
  }
}
