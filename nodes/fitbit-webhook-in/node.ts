// The node that hears from the clouds: "this person's tracker synced: check now", once a person and quiet window.
import type { NodeAPI } from 'node-red';
import { showBlocked } from '../common/blocked';
import { configOf } from '../common/config-of';
import { guarded } from '../common/guarded';
import { whenStarted } from '../common/started';
import type { ConfigNode } from '../fitbit-config/node';
import { openWebhook } from './open-webhook';
import type { WebhookDef, WebhookInNode } from './settings';
import { createTraffic } from './traffic';

export function create(RED: NodeAPI, node: WebhookInNode, def: WebhookDef): void {
  const config = configOf<ConfigNode>(RED, node, def.config);
  if (!config) return;
  const traffic = createTraffic(RED, node);
  let close: (returns: boolean) => void = () => undefined;
  /** `returns`: a Deploy closed it to open it again. */
  let closing: { returns: boolean } | null = null;
  const isClosing = () => closing;
  const open = () =>
    openWebhook(RED, node, def, config, traffic, isClosing, (opened) => {
      close = opened;
    });
  whenStarted(RED, node, open, (error) => showBlocked(RED, node, error));
  node.on('close', (removed: boolean, done: () => void) => {
    closing = { returns: !removed };
    traffic.end();
    guarded(RED, node, () => close(!removed));
    done();
  });
}
