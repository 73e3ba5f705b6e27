// What keeps an account from its work, told in the sidebar tab and as the node's error.
import type { Node, NodeAPI } from 'node-red';
import { asTrouble, Trouble } from '../../src/sentences/trouble';
import { markBlind } from '../common/blind';
import type { AccountDef } from './settings';

/** The account after this one is not there: an SMS ends here. Node-RED makes an account after the one that it names. */
export function lackOfNext(RED: NodeAPI, { next }: AccountDef): Trouble | null {
  return next && !RED.nodes.getNode(next) ? new Trouble('sms-no-next', 'sms.no-next') : null;
}

/** Rejects with what it lacks, once it is told in the tab. */
export async function tellLack(
  RED: NodeAPI,
  node: Node,
  ready: Promise<unknown>,
  lack: Trouble | null,
  isClosed: () => boolean,
): Promise<void> {
  try {
    await ready;
    if (lack) throw lack;
  } catch (thrown) {
    const trouble = asTrouble(thrown);
    if (!isClosed()) markBlind(RED, node, trouble, true);
    throw trouble;
  }
}
