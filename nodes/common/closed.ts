// Whether a node was closed meanwhile: whoever awaited something decides on what is so now.
import type { Node } from 'node-red';

/** Must be asked for before anything else listens to the node's close. */
export function closedFlag(node: Node): () => boolean {
  let isClosed = false;
  node.on('close', () => {
    isClosed = true;
  });
  return () => isClosed;
}

/** The code of an error that is a Trouble's; empty for any other. */
export const codeIn = (error: Error): string => ('code' in error ? String(error.code) : '');
