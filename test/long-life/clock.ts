// One clock for an engine and a sandbox in a thread of its own, and the way to let months pass on it: in steps that
// are shorter than any request may take, so that no answer is late only because the clock was ahead of the network.
import { subscribe } from 'node:diagnostics_channel';
import type { System } from '../../src/net/system';
import { type FakeSystem, fakeSystem, settled } from '../support/fake-system';

export interface SharedClock {
  system: System;
  /** Milliseconds since 1970 UTC, as the thread reads them. */
  cell: SharedArrayBuffer;
  /** Lets so much time pass, and whatever is due come to its end. */
  pass(ms: number): Promise<void>;
  /** Resolves when no request is under way. */
  quiet(): Promise<void>;
  pending: FakeSystem['pending'];
}

/** A request is given up after 45 s. */
const stepMs = 40_000;

export function sharedClock(): SharedClock {
  const system = fakeSystem();
  const cell = new SharedArrayBuffer(8);
  const time = new Float64Array(cell);
  time[0] = system.now();
  // As undici tells it, ours and Node.js's own: a timer does not say what it is for.
  const inFlight = new Set<object>();
  subscribe('undici:request:create', (message) => inFlight.add(requestOf(message)));
  for (const end of ['undici:request:trailers', 'undici:request:error']) {
    subscribe(end, (message) => inFlight.delete(requestOf(message)));
  }

  async function quiet(): Promise<void> {
    await settled();
    while (inFlight.size > 0) await settled();
  }

  return {
    system,
    cell,
    async pass(ms) {
      const until = system.now() + ms;
      while (system.now() < until) {
        await quiet();
        await system.advance(Math.min(stepMs, until - system.now()));
        time[0] = system.now();
      }
      await quiet();
    },
    quiet,
    pending: system.pending,
  };
}

const requestOf = (message: unknown) => (message as { request: object }).request;
