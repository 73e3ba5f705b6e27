// Output 2: what people answer to the SMS of this node, whenever the engine has it.
import type { Node, NodeAPI } from 'node-red';
import { tellable } from '../common/guarded';
import { whenStarted } from '../common/started';
import type { AccountNode } from '../fitbit-sms-account/node';

/** Tells them from the start of the flows on until the node is closed. */
export function tellReplies(RED: NodeAPI, node: Node, account: AccountNode, isClosed: () => boolean): void {
  let detach: (returns: boolean) => void = () => undefined;
  whenStarted(RED, node, async () => {
    // What kept the account from opening is told by the account.
    const ready = await account.ready.catch(() => null);
    if (!ready || isClosed()) return;
    detach = ready.engine.replies.attach({
      nodeId: node.id,
      account: account.id,
      send: (message) => node.send([null, { ...message }]),
      fail: (trouble) => node.error(tellable(RED, trouble), {}),
    });
  });
  node.on('close', (removed: boolean, done: () => void) => {
    detach(!removed);
    done();
  });
}
