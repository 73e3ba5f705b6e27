// A way to the database that takes time: a TCP proxy that hands on each piece so long after it came. A process of its own, so that
// it costs the one that is measured nothing; it sleeps while it waits, as two cores have none to spare.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { answer } from '../children';

/** What is on its way, in the order in which it came. */
const underway: { due: number; to: Socket; piece: Buffer | null }[] = [];
const sleeper = new Int32Array(new SharedArrayBuffer(4));
/** No longer, so that what comes meanwhile is seen soon; a timer of Node.js counts whole milliseconds. */
const nap = 0.1;
let delayMs = 0;
let isHandingOn = false;

function bring(to: Socket, piece: Buffer | null): void {
  if (to.destroyed) return;
  if (piece) to.write(piece);
  else to.end();
}

function handOn(): void {
  const now = performance.now();
  while (underway[0] && underway[0].due <= now) {
    const next = underway.shift();
    if (next) bring(next.to, next.piece);
  }
  isHandingOn = underway.length > 0;
  const [next] = underway;
  if (!next) return;
  Atomics.wait(sleeper, 0, 0, Math.min(nap, Math.max(0, next.due - performance.now())));
  setImmediate(handOn);
}

function send(to: Socket, piece: Buffer | null): void {
  if (delayMs === 0 && underway.length === 0) {
    bring(to, piece);
    return;
  }
  underway.push({ due: performance.now() + delayMs, to, piece });
  if (isHandingOn) return;
  isHandingOn = true;
  setImmediate(handOn);
}

answer({
  /** Leads to a port of the loopback; the answer: its own port. */
  async listen(port: number): Promise<number> {
    const server = createServer({ allowHalfOpen: true }, (client) => {
      const database = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
      for (const [from, to] of [
        [client, database],
        [database, client],
      ] as const) {
        from
          .setNoDelay(true)
          .on('error', () => to.destroy())
          .on('close', () => to.destroy());
        from.on('data', (piece: Buffer) => send(to, piece)).on('end', () => send(to, null));
      }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  },

  /** A question and its answer take so much longer from now on, half of it each. */
  roundTrip(ms: number) {
    delayMs = ms / 2;
  },

  /** Microseconds of processor so far. */
  processor() {
    const { user, system } = process.cpuUsage();
    return user + system;
  },
});
