// The node of the page where others join: opens it, and passes on the SMS to send and what happened.
import type { NodeAPI } from 'node-red';
import { showBlocked } from '../common/blocked';
import { closedFlag } from '../common/closed';
import { configOf } from '../common/config-of';
import { guarded } from '../common/guarded';
import { whenStarted } from '../common/started';
import type { ConfigNode } from '../fitbit-config/node';
import { openPage } from './open-page';
import type { SignupDef, SignupNode } from './settings';

export function create(RED: NodeAPI, node: SignupNode, def: SignupDef): void {
  const isClosed = closedFlag(node);
  const config = configOf<ConfigNode>(RED, node, def.config);
  if (!config) return;
  let close: (returns: boolean) => void = () => undefined;
  const open = () =>
    openPage(RED, node, def, config, isClosed, (opened) => {
      close = opened;
    });
  whenStarted(RED, node, open, (error) => showBlocked(RED, node, error));
  node.on('close', (removed: boolean, done: () => void) => {
    guarded(RED, node, () => close(!removed));
    done();
  });
}
