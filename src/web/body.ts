// Reads a request's raw body, bounded in size and time.
import type { IncomingMessage } from 'node:http';
import type { System } from '../net/system';
import type { BodyFailure } from '../webhooks/intake';

export const mostBodyBytes = 256 * 1024;
const bodyMs = 10_000;
/** What is still read of a body that nobody wants. */
const mostUnwanted = { bytes: 4 * 1024 * 1024, ms: 1_000 };

/** The bytes exactly as they came, `most` of them at most: signatures are over these. Never rejects. */
export function readBody(
  request: IncomingMessage,
  system: Pick<System, 'after'>,
  most = mostBodyBytes,
): Promise<Uint8Array | BodyFailure> {
  // Node-RED's admin parser drains a JSON body before any route of `httpNode` sees it.
  if (request.readableEnded || (request as { _body?: boolean })._body) return Promise.resolve('consumed');
  if (Number(request.headers['content-length'] ?? 0) > most) return Promise.resolve('too-large');
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const end = (result: Uint8Array | BodyFailure) => {
      cancel();
      request.off('data', onData);
      request.off('end', onEnd);
      request.off('close', onClose);
      resolve(result);
    };
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      if (size > most) end('too-large');
      else chunks.push(chunk);
    };
    const onEnd = () => end(Buffer.concat(chunks));
    const onClose = () => end('cut-off');
    const cancel = system.after(bodyMs, () => end('late'));
    request.on('data', onData);
    request.on('end', onEnd);
    request.on('close', onClose);
    request.on('error', onClose);
  });
}

/**
 * Reads on for a moment what nobody wants: who is cut off while sending loses the answer. Resolves when all has come,
 * or enough. Never rejects.
 */
export function discardBody(request: IncomingMessage, system: Pick<System, 'after'>): Promise<void> {
  if (request.readableEnded || request.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    let size = 0;
    const end = () => {
      cancel();
      resolve();
    };
    const cancel = system.after(mostUnwanted.ms, end);
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > mostUnwanted.bytes) end();
    });
    for (const event of ['end', 'close', 'error']) request.on(event, end);
  });
}
