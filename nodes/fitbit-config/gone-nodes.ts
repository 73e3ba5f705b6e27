// What is kept for battery nodes that are gone goes once all flows have started: a Deploy tells of most that go, and not of all.
import type { Node, NodeAPI } from 'node-red';
import type { Engine } from '../../src/engine';
import { nodesThere } from '../common/nodes-there';
import { whenStarted } from '../common/started';

/** By the events of Node-RED: one for this process. */
const swept = new WeakSet<object>();

/**
 * Once in a process, so that a node which is taken away and brought back by the next Deploy finds what it knew. Flows that did not start, for a missing type or in safe mode, are no reason to forget anything.
 */
export function forgetGoneNodes(RED: NodeAPI, node: Node, engine: Promise<Engine>): void {
  whenStarted(RED, node, async () => {
    // Why there is none is told elsewhere.
    const opened = await engine.catch(() => null);
    if (!opened || swept.has(RED.events)) return;
    swept.add(RED.events);
    await opened.checks.forgetNodes(nodesThere(RED));
  });
}
