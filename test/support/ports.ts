// A loopback port that nobody has, for what is told its port before it opens it.
import { createServer } from 'node:net';

/**
 * Below the ports that systems give out by themselves (from 32768 on Linux), so that no `listen(0)` and no outgoing
 * connection takes one before it is used; above those that browsers refuse. Each process begins at a place of its own,
 * so that tests that run at the same time do not meet.
 */
const lowest = 12_000;
const highest = 32_000;
const step = 40;
let next = lowest + ((process.pid * step) % (highest - lowest));

export async function freePort(): Promise<number> {
  for (;;) {
    const port = next;
    next = next + 1 < highest ? next + 1 : lowest;
    if (await isFree(port)) return port;
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
