// One SQLite file for the whole Node-RED: opens it safely, groups its commits, refuses what it must not touch.
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fdatasync,
  fdatasyncSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  statfsSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { System } from '../net/system';
import { Trouble } from '../sentences/trouble';
import { type Operations, operations, type Shelf } from './operations';
import { applicationId, migrations } from './schema';
import { createSealer } from './sealing';

type ArgumentsOf<F> = F extends (shelf: Shelf, ...rest: infer R) => unknown ? R : never;
type ResultOf<F> = F extends (...all: never[]) => infer R ? R : never;

/**
 * Every operation as a promise, so that the file could move into a worker. A promise resolves when what it wrote
 * has reached the disk (fsync), together with whatever else was written at about the same time.
 */
export type Store = {
  readonly [Name in keyof Operations]: (
    ...rest: ArgumentsOf<Operations[Name]>
  ) => Promise<ResultOf<Operations[Name]>>;
} & {
  /** What keeps it from writing, or null. After a trouble a write is tried: there may be room again. */
  trouble(): Promise<Trouble | null>;
  /** Calls `run` after every commit that changed something, and when none can be. The answer ends that. `run` must not throw. */
  onChange(run: () => void): () => void;
  /** Writes out what is queued and lets go of the file. */
  close(): Promise<void>;
};

/** How many jobs share a commit at most: so many hold up the event loop for a few milliseconds. */
const mostJobs = 256;

/** What is open: the database, and beside it a handle of our own on its log, which we see to the disk ourselves. */
interface OpenShelf extends Shelf {
  log: number;
}

interface Job {
  work: () => unknown;
  resolve: (value: unknown) => void;
  reject: (error: Trouble) => void;
}

/**
 * Opens the store in `folder` (made if it is not there). Throws a Trouble, and leaves every file as it is, when
 * another process holds it, when it is damaged, newer or not ours, or when its key is gone.
 */
export async function openStore(folder: string, system: Pick<System, 'bytes' | 'now'>): Promise<Store> {
  const file = join(folder, 'fitbit.sqlite');
  const keyFile = join(folder, 'fitbit.key');
  let shelf: OpenShelf;
  try {
    shelf = openShelf(folder, file, keyFile, system);
  } catch (error) {
    throw storeTrouble(error, folder, file);
  }

  const statements = { begin: shelf.db.prepare('BEGIN'), commit: shelf.db.prepare('COMMIT') };
  const queue: Job[] = [];
  let lengthBefore = 0;
  /** Jobs are being run, or their log is on its way to the disk: whatever comes meanwhile shares the next commit. */
  let isBusy = false;
  let closing: Promise<void> | null = null;
  const watchers = new Set<() => void>();
  const tellWatchers = () => {
    for (const watcher of watchers) watcher();
  };
  let trouble: Trouble | null = null;
  const told = (error: unknown) => {
    const found = storeTrouble(error, folder, file);
    const isNew = trouble === null;
    if (troublesOfDisk.includes(found.code)) trouble = found;
    if (isNew && trouble !== null) tellWatchers();
    return found;
  };
  const changes = shelf.db.prepare('SELECT total_changes() AS count');
  let changesBefore = changes.get()?.count;

  let isCommitted = false;

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

  /** Runs the jobs in one transaction. The answer settles each of them. Throws where nothing was written. */
  const together = (jobs: readonly Job[], run: (job: Job) => () => void): (() => void)[] => {
    const done: (() => void)[] = [];
    try {
      statements.begin.run();
      for (const job of jobs) done.push(run(job));
      statements.commit.run();
      isCommitted = true;
    } catch (error) {
      if (shelf.db.isTransaction) shelf.db.exec('ROLLBACK');
      throw error;
    }
    return done;
  };

  const commit = (jobs: readonly Job[]): (() => void)[] => {
    let isJobs = false;
    try {
      return together(jobs, (job) => {
        isJobs = true;
        const value = job.work();
        isJobs = false;
        return () => job.resolve(value);
      });
    } catch (error) {
      if (!isJobs || jobs.length === 1) return jobs.map((job) => () => job.reject(told(error)));
    }
    // One of them fails. Savepoints, which cost more than most jobs, find out which.
    try {
      return together(jobs, (job) => attempt(shelf.db, job, told));
    } catch (error) {
      return jobs.map((job) => () => job.reject(told(error)));
    }
  };

  const turn = (jobs: readonly Job[]) => {
    const refuse = () => {
      const failing = told(diskFailing(folder));
      for (const job of jobs) job.reject(failing);
      next();
    };
    if (lost.has(file)) return refuse();
    isCommitted = false;
    const done = commit(jobs);
    const end = () => {
      for (const settle of done) settle();
      next();
    };
    if (!hasChanged() || !isCommitted) return end();
    // Beside the event loop: on a slow card this takes longer than all the rest.
    fdatasync(shelf.log, (error) => {
      if (error) {
        // The kernel may have dropped what it could not write, and says so only once.
        lost.set(file, shelf);
        return refuse();
      }
      try {
        forgetErased();
      } catch (thrown) {
        told(thrown);
        return refuse();
      }
      tellWatchers();
      end();
    });
  };

  /**
   * What was deleted of a person still stands in the log until it is used anew, which may take days: it is cut off before
   * anybody is told that they are gone. Removals are rare, so the few fsyncs of it may hold up the event loop.
   */
  const forgetErased = () => {
    if (!shelf.hasErased) return;
    emptyLog(shelf, file);
    shelf.hasErased = false;
  };

  const next = () => {
    isBusy = queue.length > 0;
    if (isBusy) setImmediate(turnWhenQuiet);
  };

  /** As long as each turn of the event loop brings more, the next one may too, and all share one fsync. */
  const turnWhenQuiet = () => {
    const isGrowing = queue.length > lengthBefore && queue.length < mostJobs;
    lengthBefore = isGrowing ? queue.length : 0;
    if (isGrowing) setImmediate(turnWhenQuiet);
    else turn(queue.splice(0, mostJobs));
  };

  const enqueue = (work: () => unknown) =>
    new Promise<unknown>((resolve, reject) => {
      queue.push({ work, resolve, reject });
      if (!isBusy) next();
    });

  const calls = Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [
      name,
      (...rest: unknown[]) =>
        closing
          ? Promise.reject(new Trouble('store-closed', 'store.trouble', { folder, detail: 'closed' }))
          : enqueue(() => (operation as (shelf: Shelf, ...rest: unknown[]) => unknown)(shelf, ...rest)),
    ]),
  );
  const close = () => {
    // Whatever the disk says to the last write, the file is let go of; but what is lost must not be touched again.
    closing ??= enqueue(() => undefined)
      .catch(() => undefined)
      .then(() => (lost.has(file) ? undefined : closeShelf(shelf)));
    return closing;
  };
  const onChange = (run: () => void) => {
    watchers.add(run);
    return () => {
      watchers.delete(run);
    };
  };
  const store = {
    ...calls,
    async trouble() {
      if (trouble) {
        const heal = () => {
          trouble = null;
        };
        await store.setFact('room', 'tried').then(heal, () => undefined);
      }
      return trouble;
    },
    onChange,
    close,
  } as Store;
  return store;
}

/**
 * Databases whose log the disk did not take, by their files. Closing one would have SQLite copy that log into the
 * database without a look at its checksums, and what the kernel dropped would be copied as well. So they stay open,
 * and locked, until the process ends; whoever opens the file then reads the log up to what is whole.
 */
const lost = new Map<string, Shelf>();

/** Runs one job inside the open transaction; one that fails takes back its own changes and no other's. */
function attempt(db: DatabaseSync, job: Job, told: (error: unknown) => Trouble): () => void {
  db.exec('SAVEPOINT job');
  try {
    const value = job.work();
    db.exec('RELEASE job');
    return () => job.resolve(value);
  } catch (error) {
    // A full disk may have ended the whole transaction by itself: then that is what there is to tell.
    if (!db.isTransaction) throw error;
    db.exec('ROLLBACK TO job');
    db.exec('RELEASE job');
    return () => job.reject(told(error));
  }
}

function openShelf(
  folder: string,
  file: string,
  keyFile: string,
  system: Pick<System, 'bytes' | 'now'>,
): OpenShelf {
  if (lost.has(file)) throw diskFailing(folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const isNew = !existsSync(file);
  if (isNew) closeSync(openSync(file, 'a', 0o600));
  // SQLite would open a file that it cannot write to, and then fail at its lock, by a code that says nothing.
  for (const path of [folder, file]) accessSync(path, constants.R_OK | constants.W_OK);
  const db = new DatabaseSync(file);
  try {
    // The lock is taken with the first read and kept: a second process is refused before it reads anything.
    db.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; COMMIT');
    const version = refuseUnfit(db, file);
    db.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA journal_size_limit = 4194304',
    );
    const sealer = createSealer(readOrMakeKey(keyFile, version === 0, system), system.bytes);
    const shelf: Shelf = { db, ...sealer, lastNoticeId: 0, now: system.now, hasErased: false };
    migrate(shelf, version);
    refuseWrongKey(shelf, keyFile);
    emptyLog(shelf, file);
    shelf.lastNoticeId = Number(db.prepare('SELECT MAX(id) AS id FROM notices').get()?.id ?? 0);
    // From here on commits reach the disk by our own fdatasync of the log, which does not hold up the event loop.
    db.exec('PRAGMA synchronous = NORMAL');
    // People keep their user folder under git; nothing of this belongs there.
    writeOnce(join(folder, '.gitignore'), Buffer.from('*\n'));
    return { ...shelf, log: openSync(`${file}-wal`, 'r+') };
  } catch (error) {
    if (!lost.has(file)) db.close();
    throw error;
  }
}

/**
 * What a killed process left in the log may not be on the disk yet: it is brought into the database, so that whatever
 * is read from here on is. A full disk takes that later.
 */
function emptyLog(shelf: Shelf, file: string): void {
  try {
    shelf.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } catch (error) {
    // Until the disk has said otherwise, here as well.
    lost.set(file, shelf);
    if (sqliteCode(error) !== resultCodes.full) throw error;
    const log = openSync(`${file}-wal`, 'r+');
    fdatasyncSync(log);
    closeSync(log);
    lost.delete(file);
  }
}

/** SQLite deletes the log when it closes, which no other handle may keep from it. */
function closeShelf({ db, log }: OpenShelf): void {
  try {
    closeSync(log);
  } finally {
    db.close();
  }
}

/** The file's version, if it is one that this program may write to. */
function refuseUnfit(db: DatabaseSync, file: string): number {
  const pragma = (name: string) => Number(Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0]);
  const version = pragma('user_version');
  const owner = pragma('application_id');
  const isEmpty = pragma('schema_version') === 0;
  if (!isEmpty && owner !== applicationId) throw new Trouble('store-foreign', 'store.foreign', { file });
  if (version > migrations.length) throw new Trouble('store-newer', 'store.newer', { file });
  const check = db.prepare('PRAGMA quick_check(1)').get();
  if (check?.quick_check !== 'ok') throw new Trouble('store-damaged', 'store.damaged', { file });
  return version;
}

function migrate(shelf: Shelf, version: number): void {
  if (version === migrations.length) return;
  shelf.db.exec('BEGIN IMMEDIATE');
  for (const migration of migrations.slice(version)) shelf.db.exec(migration);
  if (version === 0) {
    shelf.db.exec(`PRAGMA application_id = ${applicationId}`);
    shelf.db
      .prepare('INSERT INTO facts (name, value) VALUES (?, ?)')
      .run('seal', shelf.seal('seal', 'fact seal'));
  }
  shelf.db.exec(`PRAGMA user_version = ${migrations.length}; COMMIT`);
}

/** Without the right key every grant would be lost bit by bit; better to stop at once. */
function refuseWrongKey(shelf: Shelf, keyFile: string): void {
  const row = shelf.db.prepare('SELECT value FROM facts WHERE name = ?').get('seal');
  try {
    shelf.unseal(row?.value as Uint8Array, 'fact seal');
  } catch {
    throw new Trouble('store-key-missing', 'store.key-missing', { file: keyFile });
  }
}

function readOrMakeKey(file: string, mayMake: boolean, system: Pick<System, 'bytes' | 'now'>): Uint8Array {
  if (mayMake) writeOnce(file, system.bytes(32));
  const key = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
  if (key.length !== 32) throw new Trouble('store-key-missing', 'store.key-missing', { file });
  return key;
}

/** Writes a small file that only its owner reads, and sees it to the disk; one that is there stays. */
function writeOnce(file: string, content: Uint8Array): void {
  if (existsSync(file)) return;
  const handle = openSync(file, 'wx', 0o600);
  try {
    writeSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** SQLite's primary result codes (the low byte of an extended one), by what they mean for a user. */
const resultCodes = {
  permission: 3,
  busy: 5,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  readOnly: 8,
  notADatabase: 26,
};

/**
 * SQLite's extended codes for an fcntl that is refused for another cause than somebody's lock (ENOSYS, EOPNOTSUPP and
 * the like): IOERR_UNLOCK, _RDLOCK, _CHECKRESERVEDLOCK, _LOCK. Source: sqlite.org/rescode.html, and
 * `sqliteErrorFromPosixError` in os_unix.c, which makes ENOLCK and EACCES the same BUSY as a lock that is taken.
 */
const lockRefused = [2058, 2314, 3594, 3850];

function diskFailing(folder: string): Trouble {
  const key = isShare(folder) ? 'store.disk-failing.share' : 'store.disk-failing';
  return new Trouble('store-disk-failing', key, { folder });
}

/** Magic numbers of NFS, SMB (three), 9P, Ceph and FUSE (sshfs and others): statfs(2), linux/magic.h. */
const shares = [0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997, 0x00c36400, 0x65735546];

/** Whether the folder is on a network share, as far as the operating system tells. */
function isShare(folder: string): boolean {
  try {
    // 32 bits that may come with a sign.
    return shares.includes(Number(statfsSync(folder).type) >>> 0);
  } catch {
    return false;
  }
}

/** The codes of what a disk does to whoever writes. */
const troublesOfDisk = ['store-disk-full', 'store-disk-failing', 'store-read-only'];

function sqliteCode(error: unknown): number {
  return extendedCode(error) & 0xff;
}

function extendedCode(error: unknown): number {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0;
}

function storeTrouble(error: unknown, folder: string, file: string): Trouble {
  if (error instanceof Trouble) return error;
  const code = sqliteCode(error);
  const system = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === resultCodes.busy) return new Trouble('store-in-use', 'store.in-use', { folder });
  if (lockRefused.includes(extendedCode(error)) || code === resultCodes.permission) {
    return new Trouble('store-no-locks', 'store.no-locks', { folder });
  }
  if (code === resultCodes.corrupt || code === resultCodes.notADatabase) {
    return new Trouble('store-damaged', 'store.damaged', { file });
  }
  if (code === resultCodes.ioError || system === 'EIO') {
    return diskFailing(folder);
  }
  if (code === resultCodes.full || ['ENOSPC', 'EDQUOT'].includes(system)) {
    return new Trouble('store-disk-full', 'store.disk-full', { folder });
  }
  if (
    [resultCodes.readOnly, resultCodes.cannotOpen].includes(code) ||
    ['EACCES', 'EROFS', 'EPERM'].includes(system)
  ) {
    return new Trouble('store-read-only', 'store.read-only', { folder });
  }
  const detail = code ? `SQLite ${code}` : system || (error instanceof Error ? error.name : 'unknown');
  return new Trouble('store', 'store.trouble', { folder, detail });
}
