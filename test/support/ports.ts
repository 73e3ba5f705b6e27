// A loopback port that nobody has, for what is told its port before it opens it.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/**
 * Below the ports that systems give out by themselves (from 32768 on Linux), so that no `listen(0)` and no outgoing
 * connection takes one before it is used; above those that browsers refuse. Each process begins at a place of its own, and
 * says by a file which ports it has given out: tests that run at the same time do not meet.
 */
const lowest = 12_000;
const highest = 32_000;
const step = 40;
let next = lowest + ((process.pid * step) % (highest - lowest));

export async function freePort(): Promise<number> {
  for (;;) {
    const port = next;
    next = next + 1 < highest ? next + 1 : lowest;
    if (isOurs(port) && (await isFree(port))) return port;
  }
}

const folder = join(tmpdir(), `fitbit-tests-ports-${userInfo().username}`);
const ours: string[] = [];
process.on('exit', () => {
  for (const file of ours) rmSync(file, { force: true });
});

/** Whether no other process that still runs has given out this port. */
function isOurs(port: number): boolean {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, String(port));
  if (isWritten(file)) return true;
  const owner = read(file);
  // One that is empty still is being written.
  if (owner === '' || isRunning(Number(owner))) return false;
  rmSync(file, { force: true });
  return isWritten(file);
}

function isWritten(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    ours.push(file);
    return true;
  } catch {
    return false;
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(false) : reject(error),
    );
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
