// What the editor calls a node, and opening its dialog.
import type { OverviewPerson } from '../../common/overview-types';

/** One that is not in the editor's flows goes by the name and type that it has in Node-RED. */
export function labelOf(id: string, otherwise: string): string {
  const node = RED.nodes.node(id);
  return node ? RED.utils.getNodeLabel(node, otherwise) || otherwise : otherwise;
}

export const labelOfBattery = (id: string): string => labelOf(id, 'battery status');

/** What the editor calls a battery node; with its tab, where another is called the same. */
export function labelAmong(id: string, watches: OverviewPerson['watches']): string {
  const name = labelOfBattery(id);
  const isShared = watches.some(({ nodeId }) => nodeId !== id && labelOfBattery(nodeId) === name);
  const tab = RED.nodes.workspace(RED.nodes.node(id)?.z ?? '')?.label;
  return isShared && tab ? `${name} (${tab})` : name;
}

/** A config that is not in this editor's flows any more opens nothing. */
export function openConfig(id: string): void {
  const node = RED.nodes.node(id) as { type: string } | undefined;
  if (node) RED.editor.editConfig('', node.type, id);
}

export function openNode(id: string): void {
  const node = RED.nodes.node(id);
  if (node) RED.editor.edit(node);
}
