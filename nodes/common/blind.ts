// Which nodes cannot do their work right now, as they say it themselves. The sidebar tab tells it before all else.
import type { Node, NodeAPI } from 'node-red';
import type { Trouble } from '../../src/sentences/trouble';
import { tellChange } from './changes';

export interface BlindNode {
  /** The node whose dialog mends it; in a subflow the template's. */
  nodeId: string;
  isConfig: boolean;
  trouble: Trouble;
}

const blind = new Map<Node, BlindNode>();
/** Those whose close is listened for already: a node may fail and work in turns for years. */
const listenedTo = new WeakSet<Node>();

/** The node cannot do its work, and why. Ends with `clearBlind`, or when the node is closed. */
export function markBlind(RED: NodeAPI, node: Node, trouble: Trouble, isConfig = false): void {
  if (blind.get(node)?.trouble.code === trouble.code) return;
  if (!listenedTo.has(node)) {
    listenedTo.add(node);
    node.on('close', (done: () => void) => {
      blind.delete(node);
      listenedTo.delete(node);
      done();
    });
  }
  blind.set(node, { nodeId: idInEditor(node), isConfig, trouble });
  tellChange(RED);
}

/**
 * The node works; with `codes`, what kept it from that was one of these, and nothing else ends. The answer: whether that
 * has ended anything.
 */
export function clearBlind(RED: NodeAPI, node: Node, codes?: readonly string[]): boolean {
  if (codes && !codes.includes(blind.get(node)?.trouble.code ?? '')) return false;
  const wasBlind = blind.delete(node);
  if (wasBlind) tellChange(RED);
  return wasBlind;
}

export function blindNodes(): BlindNode[] {
  return [...blind.values()];
}

/** The id under which the editor knows a node: of one in a subflow it is the template's. */
export function idInEditor(node: Node): string {
  return (node as Node & { _alias?: string })._alias ?? node.id;
}
