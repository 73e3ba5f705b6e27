// A proxy between a Node-RED and its database, which does to their connections what networks do: ends them, lets them wait,
// and lets half of what was sent arrive.
import { type AddressInfo, connect, createServer, type NetConnectOpts, type Socket } from 'node:net';

export interface TcpProxy {
  port: number;
  /** How many connections lead through it. */
  connections(): number;
  /** Ends all connections, in both directions and at once. */
  cut(): void;
  /** Whatever comes next on a connection, from either side: the first half of it arrives, and then the connection ends. */
  halve(): void;
  /** Whatever comes from now on arrives so many ms later, and at most so many bytes a second; nothing is lost. */
  slow(delayMs: number, bytesPerSecond: number): void;
  /** As if nothing had been asked of it. */
  heal(): void;
  close(): Promise<void>;
}

/** `target`: where connections lead to. `wait`: resolves after so many ms. */
export async function openTcpProxy(
  target: NetConnectOpts,
  wait: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): Promise<TcpProxy> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let isHalving = false;
  let delayMs = 0;
  let bytesPerSecond = Number.POSITIVE_INFINITY;

  const server = createServer({ allowHalfOpen: true }, (client) => {
    const upstream = connect({ allowHalfOpen: true, ...target });
    const pair = [client, upstream] as const;
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      for (const socket of pair) socket.destroy();
    };
    for (const socket of pair) socket.setNoDelay(true).on('error', end).on('close', end);
    handOn(client, upstream, end);
    handOn(upstream, client, end);
  });

  /** Brings what comes from one side to the other, in its order. */
  function handOn(from: Socket, to: Socket, end: () => void): void {
    let arrived = Promise.resolve();
    from.on('data', (chunk) => {
      arrived = arrived.then(() => bring(chunk, to, end));
    });
    from.on('end', () => {
      arrived = arrived.then(() => void to.end());
    });
  }

  async function bring(chunk: Buffer, to: Socket, end: () => void): Promise<void> {
    const ms = delayMs + (chunk.length / bytesPerSecond) * 1000;
    if (ms > 0) await wait(ms);
    if (to.destroyed) return;
    if (!isHalving) {
      to.write(chunk);
      return;
    }
    // What is written has to leave before the connection ends.
    to.write(chunk.subarray(0, Math.floor(chunk.length / 2)), end);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    for (const pair of [...pairs]) for (const socket of pair) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => pairs.size,
    cut,
    halve() {
      isHalving = true;
    },
    slow(ms, most) {
      delayMs = ms;
      bytesPerSecond = most;
    },
    heal() {
      isHalving = false;
      delayMs = 0;
      bytesPerSecond = Number.POSITIVE_INFINITY;
    },
    close() {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
