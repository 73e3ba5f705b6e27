// A node whose account is missing or disabled: it must not swallow alerts, and a dry run is for who chose no account.
import type { Node, NodeAPI } from 'node-red';
import { Trouble } from '../../src/sentences/trouble';
import { markBlind } from '../common/blind';
import { tellable } from '../common/guarded';
import { show } from '../common/status';
import { keepUntold } from './untold';

export function refuseWithoutAccount(RED: NodeAPI, node: Node): void {
  const missing = new Trouble('no-account', 'sms.no-account');
  show(RED, node, 'noAccount');
  markBlind(RED, node, missing);
  node.on('input', (msg, _pass, done) => {
    keepUntold(RED, node.id, msg, missing.code)
      .then(() => done(tellable(RED, missing)))
      .catch(() => undefined);
  });
}
