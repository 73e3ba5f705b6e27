// The value of a typed input: a property of the msg, of the flow's or the global context, an environment variable.
import type { Node, NodeAPI, NodeMessage } from 'node-red';

/** Undefined if there is none: why Node-RED could not look it up is no sentence for people. */
export function typedValue(
  RED: NodeAPI,
  node: Node,
  type: string,
  value: string,
  msg: NodeMessage,
): Promise<unknown> {
  return new Promise((resolve) => {
    try {
      RED.util.evaluateNodeProperty(value, type, node, msg, (error: Error | null, found: unknown) =>
        resolve(error ? undefined : found),
      );
    } catch {
      resolve(undefined);
    }
  });
}
