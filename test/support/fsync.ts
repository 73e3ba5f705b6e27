// Counts what reaches the disk: every fsync of our folder in a Node-RED under test, with the moment it returned.
// SQLite makes them in native code, so they are seen in libc, by a few lines of C that are compiled here.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const source = join(__dirname, '..', '..', '..', 'test', 'support', 'fsync.c');

export interface Fsync {
  /** When it had returned: milliseconds of the clock that `process.hrtime` reads, which all processes share. */
  at: number;
  /** Counts from 1; the copy's folder is named so. */
  number: number;
  path: string;
}

export interface Fsyncs {
  /** For the Node-RED that is watched. */
  env: Record<string, string>;
  all(): Fsync[];
  /** How many of the database's log returned between two moments. */
  between(from: number, to: number): number;
  /** From now on every fsync fails, as on a dying card; or no more. */
  fail(isFailing: boolean): void;
  /** The folder of copies. */
  copies: string;
  remove(): void;
}

/**
 * Watches `<userDir>/fitbit`. `slowMs`: how long each fsync takes at least. `copies`: the folder is copied at each.
 * `drops`: one that fails takes with it what was written to the log since the last.
 * Throws where there is no C compiler.
 */
export function watchFsyncs(
  userDir: string,
  { slowMs, copies = false, drops = false }: { slowMs?: number; copies?: boolean; drops?: boolean } = {},
): Fsyncs {
  const work = mkdtempSync(join(tmpdir(), 'fitbit-fsync-'));
  const library = join(work, 'fsync.so');
  const log = join(work, 'log');
  const failing = join(work, 'failing');
  const made = spawnSync('gcc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl'], {
    encoding: 'utf8',
  });
  if (made.status !== 0) {
    throw new Error(
      `Counting fsyncs takes a C compiler (apt-get install gcc libc6-dev). ${made.stderr ?? made.error?.message}`,
    );
  }
  const copied = join(work, 'copies');
  mkdirSync(copied);
  const all = () =>
    (existsSync(log) ? readFileSync(log, 'utf8') : '')
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        const [at = '', number = '', ...path] = line.split(' ');
        return { at: Number(at) / 1e6, number: Number(number), path: path.join(' ') };
      });
  return {
    env: {
      LD_PRELOAD: library,
      FSYNC_FOLDER: join(userDir, 'fitbit'),
      FSYNC_LOG: log,
      FSYNC_FAILING: failing,
      ...(slowMs === undefined ? {} : { FSYNC_SLOW_MS: String(slowMs) }),
      ...(copies ? { FSYNC_COPIES: copied } : {}),
      ...(drops ? { FSYNC_DROPPING: 'yes' } : {}),
    },
    all,
    between: (from, to) =>
      all().filter(({ at, path }) => path.endsWith('-wal') && at > from && at < to).length,
    fail: (isFailing) => (isFailing ? writeFileSync(failing, '') : rmSync(failing, { force: true })),
    copies: copied,
    // The process that is watched may still write to its log.
    remove: () => rmSync(work, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  };
}
