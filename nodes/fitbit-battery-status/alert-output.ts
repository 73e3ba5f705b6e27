// Output 1: alerts, whenever the engine has one for this node.

import type { Node, NodeAPI } from 'node-red';
import type { Engine } from '../../src/engine';
import type { AlertMessage } from '../../types/messages';
import { merged } from './merged';

export interface AlertOutput {
  attach(engine: Engine): Promise<void>;
  detach(): void;
}

export function createAlertOutput(RED: NodeAPI, node: Node, isClosed: () => boolean): AlertOutput {
  let detach: () => void = () => undefined;
  const send = (alert: AlertMessage, originalMsg?: unknown) => {
    if (isClosed()) return false;
    node.send([merged(RED, originalMsg, alert), null]);
    return true;
  };
  return {
    async attach({ alerts }) {
      detach = await alerts.attach(node.id, send);
      if (isClosed()) detach();
    },
    detach: () => detach(),
  };
}
