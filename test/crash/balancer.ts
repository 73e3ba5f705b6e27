// A load balancer as it stands before several Node-REDs: each request goes to the next of them, whoever had the one before.
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Balancer {
  port: number;
  /** How many requests each port has answered. */
  answered: ReadonlyMap<number, number>;
  close(): void;
}

/** `targets`: the ports of those that a health check finds alive. One that takes no connection is passed over. */
export async function openBalancer(targets: () => readonly number[]): Promise<Balancer> {
  const answered = new Map<number, number>();
  let turn = 0;

  const server = createServer((incoming, response) => {
    const parts: Buffer[] = [];
    incoming.on('data', (part) => parts.push(part));
    incoming.on('end', () => {
      turn += 1;
      const ports = targets();
      const first = turn % Math.max(1, ports.length);
      pass(incoming, Buffer.concat(parts), response, [...ports.slice(first), ...ports.slice(0, first)]);
    });
  });

  function pass(incoming: IncomingMessage, body: Buffer, response: ServerResponse, ports: number[]): void {
    const [port, ...others] = ports;
    if (port === undefined) {
      response.writeHead(503).end();
      return;
    }
    let isConnected = false;
    const outgoing = request({
      host: '127.0.0.1',
      port,
      method: incoming.method,
      path: incoming.url,
      headers: incoming.headers,
      agent: false,
    });
    outgoing.on('socket', (socket) =>
      socket.once('connect', () => {
        isConnected = true;
      }),
    );
    outgoing.on('response', (answer) => {
      answered.set(port, (answered.get(port) ?? 0) + 1);
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on('error', () => response.destroy());
      answer.pipe(response);
    });
    outgoing.on('error', () => {
      // What may have been done already is not asked of another one.
      if (!isConnected) pass(incoming, body, response, others);
      else if (response.headersSent) response.destroy();
      else response.writeHead(502).end();
    });
    response.on('close', () => outgoing.destroy());
    outgoing.end(body);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    answered,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
