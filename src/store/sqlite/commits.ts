// Groups what is asked of the store into commits, and sees each of them to the disk beside the event loop.
import { fdatasync } from 'node:fs';
import type { Health } from '../health';
import type { Database } from './database';
import { bringIn, emptyLog, isGrown, isLong, isLost, markLost } from './log';
import { createTransactions, type Job } from './transactions';
import { diskFailing } from './troubles';

/** How many jobs share a commit at most, and for how long they hold up the event loop: what is left shares the next. */
const mostJobs = 256;
const mostMs = 8;

export interface Commits {
  /**
   * Runs `work` in the next transaction. Resolves with what it answered when what it wrote is on the disk, together
   * with whatever else was written at about the same time; rejects with a Trouble.
   */
  add(work: () => unknown): Promise<unknown>;
  /** Resolves when all that was added has ended, and the disk has what their commits brought into the database. Never rejects. */
  idle(): Promise<void>;
}

/** `onChange` is called after every commit that changed something. */
export function createCommits(
  database: Database,
  folder: string,
  health: Health,
  onChange: () => void,
): Commits {
  const { connection, file, log, steady } = database;
  const transactions = createTransactions(connection, health.note, { mostMs, steady });
  const queue: Job[] = [];
  let lengthBefore = 0;
  /** Jobs are being run, or their log is on its way to the disk: whatever comes meanwhile shares the next commit. */
  let isBusy = false;
  /** The log was brought in as the disk is full, and nothing was written since. */
  let hasMadeRoom = false;

  const runJobs = () => {
    const jobs = queue.splice(0, mostJobs);
    const refuse = () => {
      const failing = health.note(diskFailing(folder));
      for (const job of jobs) job.reject(failing);
      next();
    };
    if (isLost(file)) return refuse();
    const { settle, hasWritten, isFull } = transactions.commit(jobs);
    if (isFull && !hasMadeRoom && isGrown(database)) {
      hasMadeRoom = true;
      queue.unshift(...jobs);
      return bringIn(database, next);
    }
    if (hasWritten) hasMadeRoom = false;
    queue.unshift(...jobs.splice(settle.length));
    const end = () => {
      for (const one of settle) one();
    };
    if (!hasWritten) {
      end();
      return next();
    }
    // Beside the event loop: on a slow card this takes longer than all the rest.
    fdatasync(log, (error) => {
      if (error) {
        // The kernel may have dropped what it could not write, and says so only once.
        markLost(file, connection);
        return refuse();
      }
      try {
        forgetErased(database);
      } catch (thrown) {
        health.note(thrown);
        return refuse();
      }
      onChange();
      end();
      if (isLong(database)) bringIn(database, next);
      else next();
    });
  };

  const next = () => {
    isBusy = queue.length > 0;
    if (isBusy) setImmediate(runWhenQuiet);
  };

  /** As long as each turn of the event loop brings more, the next one may too, and all share one fsync. */
  const runWhenQuiet = () => {
    const isGrowing = queue.length > lengthBefore && queue.length < mostJobs;
    lengthBefore = isGrowing ? queue.length : 0;
    if (isGrowing) setImmediate(runWhenQuiet);
    else runJobs();
  };

  const add = (work: () => unknown) =>
    new Promise<unknown>((resolve, reject) => {
      queue.push({ work, resolve, reject });
      if (!isBusy) next();
    });

  return {
    add,
    async idle() {
      // Who shares a commit is told before its log is brought into the database, after which the next commit comes.
      for (let commit = 0; commit < 2; commit += 1) await add(() => undefined).catch(() => undefined);
    },
  };
}

/**
 * What was deleted of a person still stands in the log until it is used anew, which may take days: it is cut off before
 * anybody is told that they are gone. Removals are rare, so the few fsyncs of it may hold up the event loop.
 */
function forgetErased(database: Database): void {
  if (!database.hasErased) return;
  emptyLog(database.connection, database.file);
  database.hasErased = false;
}
