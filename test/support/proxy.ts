// A proxy on the loopback, as companies have one: forwards plain requests, opens tunnels, remembers what it was asked.
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

export interface TestProxy {
  url: string;
  /** `GET http://cloud.test/x`, `CONNECT cloud.test:443`. */
  asked: string[];
  close(): Promise<void>;
}

/** `targetOf`: where a host really is, as `http://127.0.0.1:…`; null: nothing comes back. A number is a refusal with that status. */
export async function openProxy(targetOf: (host: string) => string | number | null): Promise<TestProxy> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((incoming: IncomingMessage, response: ServerResponse) => {
    asked.push(`${incoming.method} ${incoming.url}`);
    const { hostname, pathname, search } = new URL(incoming.url ?? '');
    const target = targetOf(hostname);
    if (target === null) return;
    if (typeof target === 'number') {
      response.writeHead(target).end();
      return;
    }
    const { method, headers } = incoming;
    const outgoing = request(`${target}${pathname}${search}`, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    outgoing.on('error', () => response.destroy());
    incoming.pipe(outgoing);
  });
  server.on('connect', (incoming: IncomingMessage, client: Socket) => {
    asked.push(`CONNECT ${incoming.url}`);
    client.on('error', () => undefined);
    const target = targetOf((incoming.url ?? '').replace(/:\d+$/, ''));
    if (target === null) return;
    if (typeof target === 'number') {
      client.end(`HTTP/1.1 ${target} No\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const server = connect(Number(new URL(target).port), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      server.pipe(client).pipe(server);
    });
    sockets.add(server);
    server.on('error', () => client.destroy());
  });
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
