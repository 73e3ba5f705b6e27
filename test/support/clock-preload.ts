// Loaded into a Node-RED under test by --require: gives the engine a clock that the test can push forward. It runs
// like the real one and jumps by what the test sends over the IPC socket, so nobody waits and nothing stands still.
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

/** Everything due on the way runs in its order, at its own time. */
function advance(ms: number): void {
  const goal = now() + ms;
  for (;;) {
    const [next] = [...timers].sort((one, other) => one.due - other.due);
    if (!next || next.due > goal) break;
    ahead += Math.max(0, next.due - now());
    fire(next);
  }
  ahead += Math.max(0, goal - now());
  for (const timer of timers) arm(timer);
}

system.now = () => now() + set;
system.steady = now;
system.after = (ms, run) => {
  const timer: Timer = { due: now() + ms, run, handle: setTimeout(() => undefined, 0) };
  timers.add(timer);
  arm(timer);
  return () => {
    clearTimeout(timer.handle);
    timers.delete(timer);
  };
};

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
