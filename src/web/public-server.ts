// The port of our own: one server for the whole Node-RED, for a tunnel or a proxy on the same machine.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Trouble } from '../sentences/trouble';
import type { PublicRoutes } from './public-routes';

export interface PublicServer {
  /** The port that was really taken. */
  port: number;
  /** Ends the server and every connection. */
  close(): Promise<void>;
}

const headersMs = 10_000;
const requestMs = 15_000;
const connections = 256;

/** Listens on `bind`:`port`. Throws a Trouble when the port cannot be had. */
export async function openPublicServer(
  bind: string,
  port: number,
  handle: PublicRoutes['handle'],
): Promise<PublicServer> {
  const server = createServer(
    { headersTimeout: headersMs, requestTimeout: requestMs, connectionsCheckingInterval: 2_000 },
    handle,
  );
  server.maxConnections = connections;
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    else socket.destroy();
  });
  await listening(server, bind, port);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listening(server: Server, bind: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    // Stays: what fails later (no file handles left for a connection, say) must not end Node-RED.
    server.on('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        taken
          ? new Trouble('web-port-taken', 'web.port-taken', { port })
          : new Trouble('web-port-refused', 'web.port-refused', {
              port,
              bind,
              detail: error.code ?? 'error',
            }),
      );
    });
    server.listen(port, bind, () => resolve());
  });
}
