// How much one connection may ask for before it takes an answer. A packet holds more than a thousand requests, and
// Node.js hands them over in one go: all of them would be worked on before anybody else has a turn.
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Browsers, clouds and proxies ask for one thing at a time on a connection of HTTP/1.1. */
export const mostPipelined = 10;

/**
 * Whether a request is to be worked on. One that is too many is answered 503 after those before it, which ends the
 * connection.
 */
export function createPipelining(): (request: IncomingMessage, response: ServerResponse) => boolean {
  const unanswered = new WeakMap<object, number>();
  return ({ socket }, response) => {
    const count = unanswered.get(socket) ?? 0;
    if (count < mostPipelined) {
      unanswered.set(socket, count + 1);
      response.on('close', () => unanswered.set(socket, (unanswered.get(socket) ?? 1) - 1));
      return true;
    }
    // Requests behind it on this connection are dropped: their answers could not go out any more.
    unanswered.set(socket, Number.POSITIVE_INFINITY);
    response.writeHead(503, { connection: 'close', 'retry-after': '5', 'content-length': '0' }).end();
    return false;
  };
}
