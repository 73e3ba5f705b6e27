// What the store's tests do to files behind its back.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import type { System } from '../../../../src/net/system';
import { openStore } from '../../../../src/store/sqlite/open';
import type { Store } from '../../../../src/store/store';

/** A place for a store's folder that is not made yet. */
export function newFolder(): { folder: string; remove(): void } {
  const parent = mkdtempSync(join(tmpdir(), 'fitbit-store-'));
  return {
    folder: join(parent, 'fitbit'),
    remove: () => rmSync(parent, { recursive: true, force: true }),
  };
}

/**
 * Every file with its bytes. Not while this process has the store open and somebody else is to be kept out:
 * closing any handle of a file ends this process's locks on it.
 */
export function filesIn(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  return Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name)).toString('latin1')]),
  );
}

/** How many transactions a write-ahead log holds: frames that name the size of the file end one. */
export function commitsIn(folder: string): number {
  const log = readFileSync(join(folder, 'fitbit.sqlite-wal'));
  if (log.length < 32) return 0;
  const frame = 24 + log.readUInt32BE(8);
  const salt = log.subarray(16, 24);
  let commits = 0;
  for (let at = 32; at + frame <= log.length; at += frame) {
    if (!log.subarray(at + 8, at + 16).equals(salt)) break;
    if (log.readUInt32BE(at + 4) > 0) commits += 1;
  }
  return commits;
}

/** A store, and the connection that it has opened: the only one that there can be. */
export async function openSeen(
  folder: string,
  system: Pick<System, 'bytes' | 'now' | 'steady'>,
): Promise<{ store: Store; db: DatabaseSync }> {
  const seen: DatabaseSync[] = [];
  const { exec } = DatabaseSync.prototype;
  DatabaseSync.prototype.exec = function spying(this: DatabaseSync, sql: string) {
    seen.push(this);
    exec.call(this, sql);
  };
  try {
    const store = await openStore(folder, system);
    const [db] = seen;
    if (!db) throw new Error('the store has run nothing');
    return { store, db };
  } finally {
    DatabaseSync.prototype.exec = exec;
  }
}

/** Another process with the store open; `said` is its first line: `written`, or the code of its trouble. */
export async function holder(folder: string, name: string): Promise<{ said: string; kill(): Promise<void> }> {
  const child = spawn(process.execPath, [join(__dirname, 'holder.js'), folder, name], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const said = await new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', () => resolve('nothing'));
  });
  return {
    said,
    kill: () => {
      child.kill('SIGKILL');
      return exited;
    },
  };
}
