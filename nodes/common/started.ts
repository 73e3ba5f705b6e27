// The nodes behind a node are there only when all flows have started: what it has to send by itself waits for that.
import type { Node, NodeAPI } from 'node-red';
import { safely } from './safely';

/** Runs something once the flows that this node belongs to have started, unless it is closed before. */
export function whenStarted(
  RED: NodeAPI,
  node: Node,
  run: () => Promise<void>,
  tell?: (error: Error) => void,
): void {
  const started = () => safely(RED, node, run, tell);
  RED.events.once('flows:started', started);
  node.on('close', (done: () => void) => {
    RED.events.removeListener('flows:started', started);
    done();
  });
}
