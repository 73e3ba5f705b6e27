// A gate before the sandbox: holds requests back until the test opens it, so that "under way" needs no delays.
import { createServer, request as forward, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Arrivals, arrivals } from './waiting';

export interface Gate {
  url: string;
  /** `POST /path` of every request that came, held back or not. */
  arrived: Arrivals<string>;
  /** From now on requests wait. */
  shut(): void;
  open(): void;
  close(): Promise<void>;
}

export async function startGate(target: string): Promise<Gate> {
  const arrived = arrivals<string>('requests at the gate');
  let opened = Promise.resolve();
  let open: () => void = () => undefined;
  const server = createServer(async (incoming: IncomingMessage, answer) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    arrived.add(`${incoming.method} ${incoming.url}`);
    await opened;
    const { method, headers } = incoming;
    const onward = forward(`${target}${incoming.url}`, { method, headers }, (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    onward.end(Buffer.concat(chunks));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived,
    shut() {
      opened = new Promise((resolve) => {
        open = resolve;
      });
    },
    open: () => open(),
    close: () => {
      open();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
