// One clock for an engine and a sandbox in a thread of its own, and the way to let months pass on it: in steps that
// are shorter than any request may take, so that no answer is late only because the clock was ahead of the network.
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

/** Every request is bounded by a timer of this many milliseconds: how many are armed says what is under way. */
const requestMs = 45_000;
const stepMs = 40_000;

export function sharedClock(): SharedClock {
  const fake = fakeSystem();
  const cell = new SharedArrayBuffer(8);
  const time = new Float64Array(cell);
  time[0] = fake.now();
  let inFlight = 0;

  const system: System = {
    now: fake.now,
    steady: fake.steady,
    bytes: fake.bytes,
    after(ms, run) {
      if (ms !== requestMs) return fake.after(ms, run);
      inFlight += 1;
      let isOver = false;
      const end = () => {
        if (!isOver) inFlight -= 1;
        isOver = true;
      };
      const cancel = fake.after(ms, () => {
        end();
        run();
      });
      return () => {
        end();
        cancel();
      };
    },
  };

  async function quiet(): Promise<void> {
    await settled();
    while (inFlight > 0) await settled();
  }

  return {
    system,
    cell,
    async pass(ms) {
      const until = fake.now() + ms;
      while (fake.now() < until) {
        await quiet();
        await fake.advance(Math.min(stepMs, until - fake.now()));
        time[0] = fake.now();
      }
      await quiet();
    },
    quiet,
    pending: fake.pending,
  };
}
