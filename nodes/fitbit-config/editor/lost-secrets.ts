// The services whose client secret Node-RED has lost: the editor knows no secret before its dialog is open, so it asks.
import type { LackingAnswer } from '../../common/admin-types';
import { ask } from '../../common/editor/ask';

let withoutSecret: ReadonlySet<string> = new Set();

export const hasLostSecret = (configId: string): boolean => withoutSecret.has(configId);

/** Asks after each Deploy, and in an editor that has just been opened. */
export function watchLostSecrets(): void {
  RED.comms.subscribe('notification/runtime-deploy', () => {
    ask<LackingAnswer>(
      { method: 'GET', url: 'fitbit/lacking' },
      (answer) => mark(answer.withoutSecret),
      // An editor user without the permission to read sees no mark.
      () => undefined,
    );
  });
}

/** Marks a service, and the nodes that use it. */
function mark(found: readonly string[]): void {
  const changed = new Set([...withoutSecret, ...found]);
  withoutSecret = new Set(found);
  if (changed.size === 0) return;
  RED.nodes.eachConfig((node) => {
    if (changed.has(node.id)) RED.editor.validateNode(node);
  });
  RED.nodes.eachNode((node) => {
    if (!changed.has(node.config ?? '')) return;
    RED.editor.validateNode(node);
    node.dirty = true;
  });
  RED.view.redraw();
}
