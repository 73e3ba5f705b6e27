// Whether a battery node has ever watched somebody. Kept in Node-RED's own storage and not in ours: whoever loses the
// store must still be told that there was somebody.
import type { Node, NodeAPI } from 'node-red';
import { nodesThere } from '../common/nodes-there';

const key = 'fitbitBatteryStatusWatched';
/** For as long as the process runs, where Node-RED's storage takes nothing. */
const known = new Set<string>();

export function hasWatched(RED: NodeAPI, { id }: Node): boolean {
  return known.has(id) || Object.hasOwn(marks(RED), id);
}

/** Written once for each node; those of nodes that are not in the flows any more go. Never rejects. */
export async function markWatched(RED: NodeAPI, { id }: Node): Promise<void> {
  if (hasWatched(RED, { id } as Node)) return;
  known.add(id);
  const isThere = nodesThere(RED);
  const kept = Object.entries(marks(RED)).filter(([one]) => isThere(one));
  try {
    const { settings } = RED as unknown as { settings: { set(name: string, value: object): Promise<void> } };
    await settings.set(key, { ...Object.fromEntries(kept), [id]: true });
  } catch {
    // Read-only, or none at all: then the process remembers.
  }
}

function marks(RED: NodeAPI): Record<string, unknown> {
  try {
    const { settings } = RED as unknown as { settings: { get(name: string): unknown } };
    const found = settings.get(key);
    return typeof found === 'object' && found !== null ? { ...found } : {};
  } catch {
    return {};
  }
}
