// The nodes behind a node are there only when all flows have started: what it has to send by itself waits for that.
import type { Node, NodeAPI } from 'node-red';
import { guarded } from './guarded';

/** Who waits, by the events of Node-RED: one listener for all, so that a large flow looks like no leak. */
const waiting = new WeakMap<object, Set<() => void>>();

/** Where flows have started, and not begun to start again since. */
const haveStarted = new WeakSet<object>();

/** Runs something once the flows that this node belongs to have started, unless it is closed before. */
export function whenStarted(
  RED: NodeAPI,
  node: Node,
  run: () => Promise<void>,
  tell?: (error: Error) => void,
): void {
  const queue = queueOf(RED);
  const started = () => guarded(RED, node, run, tell);
  queue.add(started);
  node.on('close', (done: () => void) => {
    queue.delete(started);
    done();
  });
}

/** Runs what waits in nodes that were built anew while the flows run; before they have started it waits on. */
export function startWaiting(RED: NodeAPI): void {
  if (haveStarted.has(RED.events)) runAll(queueOf(RED));
}

function runAll(queue: Set<() => void>): void {
  const ready = [...queue];
  queue.clear();
  for (const started of ready) started();
}

function queueOf({ events }: NodeAPI): Set<() => void> {
  const known = waiting.get(events);
  if (known) return known;
  const queue = new Set<() => void>();
  waiting.set(events, queue);
  events.on('flows:starting', () => void haveStarted.delete(events));
  events.on('flows:started', () => {
    haveStarted.add(events);
    runAll(queue);
  });
  return queue;
}
