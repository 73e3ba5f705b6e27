// What is wrong with the phone by which the SMS of an account leave: told once by an error, and shown for as long as it is so.
import type { NodeAPI } from 'node-red';
import type { Trouble } from '../../src/sentences/trouble';
import { healthCodes, type OnHealth } from '../../src/sms/health';
import { clearBlind, markBlind } from '../common/blind';
import { tellable } from '../common/guarded';
import type { AccountNode } from './account-node';

export interface WayHealth {
  onHealth: OnHealth;
  /** An SMS went all the way: what else was wrong is over, but a phone that is nearly empty sends, too. */
  noteSent(): void;
}

/** `lack`: what is wrong with the account for as long as it is deployed, or null. */
export function createWayHealth(
  RED: NodeAPI,
  node: AccountNode,
  lack: Trouble | null,
  isClosed: () => boolean,
): WayHealth {
  node.users = {};
  let trouble: Trouble | null = null;
  const clear = (codes?: readonly string[]) => {
    clearBlind(RED, node, codes);
    if (lack) markBlind(RED, node, lack, true);
  };
  return {
    onHealth(now, isNew) {
      if (isClosed()) return;
      trouble = now;
      if (now === null) return clear(Object.values(healthCodes));
      markBlind(RED, node, now, true);
      // It goes to the Catch nodes beside the `users` of the account.
      if (isNew) node.error(tellable(RED, now), {});
    },
    noteSent: () => (trouble ? markBlind(RED, node, trouble, true) : clear()),
  };
}
