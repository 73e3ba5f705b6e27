// A file system that locks no files, as some network shares: in libc, by a few lines of C that are compiled here.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const source = join(__dirname, '..', '..', '..', 'test', 'support', 'locks.c');

export interface NoLocks {
  /** For the Node-RED whose locks fail; `errno` as the operating system numbers them. */
  env(errno: number): Record<string, string>;
  remove(): void;
}

/** Throws where there is no C compiler. */
export function noLocks(): NoLocks {
  const work = mkdtempSync(join(tmpdir(), 'fitbit-locks-'));
  const library = join(work, 'locks.so');
  const made = spawnSync('gcc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl'], {
    encoding: 'utf8',
  });
  if (made.status !== 0) {
    throw new Error(`This takes a C compiler (apt-get install gcc libc6-dev). ${made.stderr}`);
  }
  return {
    env: (errno) => ({ LD_PRELOAD: library, LOCK_ERRNO: String(errno) }),
    remove: () => rmSync(work, { recursive: true, force: true }),
  };
}
