// A load balancer without sticky sessions: each request goes to the next of several servers on this machine.
import { request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Balancer {
  /** Such as `http://localhost:41234`. */
  url: string;
  /** Which of the ports had each request so far. */
  went(): readonly number[];
  /** The next request goes to this port. */
  next(port: number): void;
  close(): Promise<void>;
}

/** `ports`: may be filled later, before the first request. */
export async function balancer(ports: number[]): Promise<Balancer> {
  const went: number[] = [];
  let turn = 0;
  const server = createServer((request, response) => {
    const port = ports[turn % ports.length] ?? 0;
    turn += 1;
    went.push(port);
    const { method, url, headers } = request;
    const passed = ask({ host: '127.0.0.1', port, method, path: url, headers, agent: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    passed.on('error', () => response.destroy());
    request.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    went: () => went,
    next(port) {
      turn = ports.indexOf(port);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
