// A node whose account is missing or disabled: it must not swallow alerts, and a dry run is for who chose no account.
import type { Node, NodeAPI } from 'node-red';
import { Trouble } from '../../src/sentences/trouble';
import { markBlind } from '../common/blind';
import { tellable } from '../common/guarded';
import { show } from '../common/status';
import { keepUntold } from './untold';

/** `accountId`: of the account that it was given. */
export function refuseWithoutAccount(RED: NodeAPI, node: Node, accountId: string): void {
  const why = isInLoop(RED, accountId) ? 'sms.chain-loop' : 'sms.no-account';
  const missing = new Trouble('no-account', why);
  show(RED, node, 'noAccount');
  markBlind(RED, node, missing);
  node.on('input', (msg, _pass, done) => {
    keepUntold(RED, node.id, msg, missing.code)
      .then(() => done(tellable(RED, missing)))
      .catch(() => undefined);
  });
}

/** Whether an account leads back to one that was before it: Node-RED starts none that waits for itself. */
function isInLoop(RED: NodeAPI, accountId: string): boolean {
  const nextOf = new Map<string, string>();
  RED.nodes.eachNode(({ id, ...def }) => nextOf.set(id, (def as { next?: string }).next ?? ''));
  const seen = new Set<string>();
  for (let id = accountId; id; id = nextOf.get(id) ?? '') {
    if (seen.has(id)) return true;
    seen.add(id);
  }
  return false;
}
