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
  const answers = new WeakMap<object, readonly ServerResponse[]>();
  const ending = new WeakSet<object>();
  return ({ socket }, response) => {
    const open = openAnswers(answers.get(socket) ?? []);
    if (open.length < mostPipelined && !ending.has(socket)) {
      answers.set(socket, [...open, response]);
      return true;
    }
    // Requests behind it on this connection are dropped: their answers could not go out any more.
    ending.add(socket);
    response.writeHead(503, { connection: 'close', 'retry-after': '5', 'content-length': '0' }).end();
    return false;
  };
}

/**
 * Of a connection's answers those that it has not taken yet. Looked up with the next request, because a listener for the
 * end of each answer costs more.
 */
export function openAnswers(answers: readonly ServerResponse[]): readonly ServerResponse[] {
  return answers.filter(({ closed }) => !closed);
}
