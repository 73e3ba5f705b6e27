// The port of our own: one server for the whole Node-RED, for a tunnel or a proxy on the same machine.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Trouble } from '../sentences/trouble';
import { plainAddress } from './allowed';
import { networksOf } from './caller';
import { mostPipelined, openAnswers } from './pipelining';
import type { Router } from './router';

export interface PublicServer {
  /** The port that was really taken. */
  port: number;
  /** Ends the server and every connection. */
  close(): Promise<void>;
}

const headersMs = 10_000;
const requestMs = 15_000;
/** Of everybody together. */
export const mostConnections = 256;

/** Listens on `bind`:`port`. Throws a Trouble when the port cannot be had. */
export async function openPublicServer(
  bind: string,
  port: number,
  handle: Router['handle'],
): Promise<PublicServer> {
  const server = createServer({
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: 2_000,
  });
  const noteRequest = shareConnections(server);
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    noteRequest(request, response);
    handle(request, response);
  });
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

interface Connection {
  household: string;
  /** Counts up with each connection and request: the lowest has asked for nothing for longest. */
  turn: number;
  /** Of its requests, those whose answer was taken may still be among them. */
  answers: readonly ServerResponse[];
}

/**
 * Lets so many connections in, and one more only for one that ends: of the household that has the most, the one that
 * has asked for nothing for longest, or else has not yet sent its request to the end, or does not take its answer. So
 * whoever takes them all makes room himself. The answer wants to hear of each request.
 */
function shareConnections(server: Server): Router['handle'] {
  const open = new Map<Socket, Connection>();
  let turns = 0;
  server.on('connection', (socket: Socket) => {
    if (open.size >= mostConnections) (dispensable(open) ?? socket).destroy();
    if (socket.destroyed) return;
    const household = networksOf(plainAddress(socket.remoteAddress ?? '')).own;
    turns += 1;
    open.set(socket, { household, turn: turns, answers: [] });
    socket.on('close', () => open.delete(socket));
  });
  return (request, response) => {
    const connection = open.get(request.socket);
    if (!connection) return;
    turns += 1;
    connection.turn = turns;
    const answers = openAnswers(connection.answers);
    // Who pipelines more is refused, and a packet of a thousand requests must not be looked through a thousand times.
    connection.answers = answers.length < mostPipelined ? [...answers, response] : answers;
  };
}

function dispensable(open: ReadonlyMap<Socket, Connection>): Socket | null {
  const sizes = new Map<string, number>();
  for (const { household } of open.values()) sizes.set(household, (sizes.get(household) ?? 0) + 1);
  let best: { socket: Socket; rank: readonly number[] } | null = null;
  for (const [socket, connection] of open) {
    const size = sizes.get(connection.household) ?? 0;
    const answers = openAnswers(connection.answers);
    const isAtWork = answers.some(({ req, writableEnded }) => req.complete && !writableEnded);
    if (socket.destroyed || isAtWork) continue;
    const rank = [-size, answers.length === 0 ? 0 : 1, connection.turn];
    if (!best || isBefore(rank, best.rank)) best = { socket, rank };
  }
  return best?.socket ?? null;
}

/** By the first number in which they differ. */
function isBefore(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((number, index) => number !== other[index]);
  return (one[at] ?? 0) < (other[at] ?? 0);
}

function listening(server: Server, bind: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const refused = (detail: string) =>
      new Trouble('web-port-refused', 'web.port-refused', { port, bind, detail });
    // Stays: what fails later (no file handles left for a connection, say) must not end Node-RED.
    server.on('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        taken ? new Trouble('web-port-taken', 'web.port-taken', { port }) : refused(error.code ?? 'error'),
      );
    });
    try {
      server.listen(port, bind, () => resolve());
    } catch {
      // What cannot be an address at all, such as one with a NUL in it, is thrown, and not told by an event.
      reject(refused('address'));
    }
  });
}
