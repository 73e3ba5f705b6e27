// Loaded into a Node-RED under test by --require: runs what a test sends, inside of the process, and ends with it.
import { runInThisContext } from 'node:vm';

/** What the probe (probe.ts) leaves here when Node-RED has loaded it. */
export interface Inside {
  RED?: unknown;
  /** When the flows first ran: milliseconds since the process began, and of processor time. */
  started?: { ms: number; cpuMs: number };
}

export const inside: Inside = {};

// Once the program itself has begun: a channel that is listened to earlier makes every later process.nextTick of this
// process ten times as slow (Node.js 24), four of them for each request, which no user's Node-RED pays.
setImmediate(() => {
  process.on('message', (message: { run?: string; args?: unknown[]; id?: number }) => {
    if (message?.run === undefined) return;
    const { id, args = [] } = message;
    const answered = async (code: string) => runInThisContext(`(${code})`)(inside.RED, require, ...args);
    answered(message.run).then(
      (value) => process.send?.({ answer: id, value }),
      (error: Error) => process.send?.({ answer: id, error: String(error?.stack) }),
    );
  });

  // A test that was killed must leave no Node-RED behind, not even while it was starting.
  if (!process.connected) process.exit(1);
  process.on('disconnect', () => process.exit(1));
});
