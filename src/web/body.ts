// Reads a request's raw body, bounded in size and time, and all bodies together in memory.
import type { IncomingMessage } from 'node:http';
import type { System } from '../net/system';
import type { BodyFailure } from '../webhooks/posted';

export const mostBodyBytes = 256 * 1024;
/** What all bodies that are being read may hold together, in this process. */
export const mostBytesAtOnce = 8 * 1024 * 1024;
const leastCapacity = 4 * 1024;
const bodyMs = 10_000;
/** How much is still read of a body that was refused. */
const mostUnwanted = { bytes: 4 * 1024 * 1024, ms: 1_000 };

interface Reading {
  /** What it holds, in bytes. */
  capacity: number;
  /** Ends it: its memory is needed. */
  giveUp(): void;
}

/** Bodies of which some is held and some to come, the oldest first. */
const readings = new Set<Reading>();
let held = 0;

/**
 * Counts `more` bytes for a reading. Where that is too much for all together, the oldest give way: a body that is
 * really sent has come in long before, so only who holds bodies back makes room.
 */
function hold(reading: Reading, more: number): void {
  readings.add(reading);
  reading.capacity += more;
  held += more;
  for (const oldest of readings) {
    if (held <= mostBytesAtOnce) return;
    oldest.giveUp();
  }
}

function letGo(reading: Reading): void {
  if (readings.delete(reading)) held -= reading.capacity;
}

const empty = Buffer.alloc(0);

/**
 * The bytes exactly as they came: signatures are over these. `most`: in bytes. `crowded`: all bodies together were too
 * many, and this one had been on its way for longest. Never rejects.
 */
export function readBody(
  request: IncomingMessage,
  system: Pick<System, 'after'>,
  most = mostBodyBytes,
): Promise<Uint8Array | BodyFailure> {
  // Node-RED's admin parser drains a JSON body before any route of `httpNode` sees it.
  if (request.readableEnded || (request as { _body?: boolean })._body) return Promise.resolve('consumed');
  // Its `close` has been, so nobody would hear of it any more.
  if (request.destroyed) return Promise.resolve('cut-off');
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > most) return Promise.resolve('too-large');
  return new Promise((resolve) => {
    // One buffer that grows: a body in chunks of one byte must not cost an object for each.
    let bytes: Buffer = empty;
    let size = 0;
    let settle: typeof resolve | null = resolve;
    // The listeners stay, because taking them off costs more than all else in here. A connection that is kept open keeps its
    // last requests, and so them: they let go of the body, and of the promise, which holds it too.
    const end = (result: Uint8Array | BodyFailure) => {
      if (!settle) return;
      cancel();
      letGo(reading);
      settle(result);
      settle = null;
      bytes = empty;
    };
    const reading: Reading = { capacity: 0, giveUp: () => end('crowded') };
    const onData = (chunk: Buffer) => {
      if (!settle) return;
      // Nearly always all of it comes at once, and is used as it is; `end` follows at once, so that nobody holds it back.
      if (size === 0 && chunk.length === announced) {
        bytes = chunk;
        size = announced;
        return;
      }
      if (size + chunk.length > most) {
        end('too-large');
        return;
      }
      if (size + chunk.length > bytes.length) {
        const capacity = Math.min(most, Math.max(leastCapacity, 2 * bytes.length, size + chunk.length));
        const grown = Buffer.allocUnsafeSlow(capacity);
        bytes.copy(grown, 0, 0, size);
        const more = capacity - bytes.length;
        bytes = grown;
        hold(reading, more);
        // It was the oldest itself.
        if (!settle) return;
      }
      chunk.copy(bytes, size);
      size += chunk.length;
    };
    const onEnd = () => end(bytes.subarray(0, size));
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
