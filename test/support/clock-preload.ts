// Loaded into a Node-RED under test by --require: gives the engine a clock that the test can push forward. It runs
// like the real one and jumps by what the test sends over the IPC socket, so nobody waits and nothing stands still.
import Module = require('node:module');

import type { System } from '../../src/net/system';
import { shipped } from './repository';

const { system }: { system: System } = require(shipped('src/net/system.js'));

interface Timer {
  due: number;
  run: () => void;
  handle: NodeJS.Timeout;
}

// A process that goes on after another one starts at that one's time.
let ahead = Number(process.env.TEST_CLOCK_AHEAD_MS ?? 0);
const timers = new Set<Timer>();
// By how much the clock was set: no time passes by that, and no timer runs.
let set = Number(process.env.TEST_CLOCK_SET_MS ?? 0);
const now = () => Date.now() + ahead;

function arm(timer: Timer): void {
  clearTimeout(timer.handle);
  timer.handle = setTimeout(() => fire(timer), Math.min(Math.max(0, timer.due - now()), 2 ** 31 - 1));
}

function fire(timer: Timer): void {
  clearTimeout(timer.handle);
  if (timers.delete(timer)) timer.run();
}

/** The one that is due first; of several, the oldest. */
function soonest(): Timer | undefined {
  let found: Timer | undefined;
  for (const timer of timers) if (!found || timer.due < found.due) found = timer;
  return found;
}

/** Everything due on the way runs in its order, at its own time. */
function advance(ms: number): void {
  const goal = now() + ms;
  for (;;) {
    const next = soonest();
    if (!next || next.due > goal) break;
    ahead += Math.max(0, next.due - now());
    fire(next);
  }
  ahead += Math.max(0, goal - now());
  for (const timer of timers) arm(timer);
}

system.now = () => now() + set;
system.steady = now;
/**
 * Of timers of this length nobody pushes the end forward: what a msg must outlive that has left our nodes, as the nodes behind them take
 * their time by the real clock. None where a test does not say so.
 */
const realMs = Number(process.env.TEST_CLOCK_REAL_MS ?? Number.NaN);

system.after = (ms, run) => {
  if (ms === realMs) {
    const handle = setTimeout(run, ms);
    return () => clearTimeout(handle);
  }
  const timer: Timer = { due: now() + ms, run, handle: setTimeout(() => undefined, 0) };
  timers.add(timer);
  arm(timer);
  return () => {
    clearTimeout(timer.handle);
    timers.delete(timer);
  };
};

/** For so long alerts for one number wait for one another, ms. */
const joiningMs = 10_000;
/** What comes together does so within that, ms of real time. */
const togetherMs = 200;

type Call = (...all: unknown[]) => unknown;

/** Nobody waits for what alerts wait for: soon after one was written down to wait, the clock moves on by that. */
function skipJoining(operations: Record<string, Call>): void {
  const add = operations.addJoiningSms;
  if (!add) throw new Error('There is no addJoiningSms to hear of');
  let isMoving = false;
  operations.addJoiningSms = (...all) => {
    if (!isMoving) {
      isMoving = true;
      setTimeout(() => {
        isMoving = false;
        advance(joiningMs);
      }, togetherMs);
    }
    return add(...all);
  };
}

if (process.env.TEST_CLOCK_WAITS_TO_JOIN !== '1') {
  const loader = Module as unknown as { _load: Call };
  const load = loader._load;
  const seen = new Set<unknown>();
  // As soon as the engine loads its store: some tests look at what is loaded, and when.
  loader._load = (request, ...rest) => {
    const loaded = load(request, ...rest) as { operations?: Record<string, Call> };
    if (String(request).endsWith('/sqlite.js') && loaded.operations && !seen.has(loaded)) {
      seen.add(loaded);
      skipJoining(loaded.operations);
    }
    return loaded;
  };
}

process.on('message', (message: { advance?: number; setBy?: number; renew?: true; id?: number }) => {
  if (message?.renew) {
    [ahead, set] = [0, 0];
    process.send?.({ answer: message.id, value: timers.size });
  }
  if (message?.setBy !== undefined) {
    set = message.setBy;
    process.send?.({ answer: message.id, value: timers.size });
  }
  if (message?.advance === undefined) return;
  advance(message.advance);
  process.send?.({ answer: message.id, value: timers.size });
});
