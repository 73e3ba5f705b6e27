// By which account an SMS went: the node's own, or one of the chain that begins with it.
import type { NodeAPI } from 'node-red';
import type { Provider } from '../../src/sms/provider';
import { dryRun } from '../../src/sms/providers/dry-run';
import type { AccountNode } from '../fitbit-sms-account/node';

/** `id`: of the account that took it over, if one did. Null where that is not there any more. */
export function wentBy(RED: NodeAPI, own: AccountNode | null, id: unknown): AccountNode | null {
  if (typeof id !== 'string') return own;
  const other = RED.nodes.getNode(id) as AccountNode | null;
  return other?.provider ? other : null;
}

/** Whose words are in the error of an SMS. */
export function providerIn(RED: NodeAPI, own: AccountNode | null, { cause }: Error): Provider {
  const by = wentBy(RED, own, (cause as { account?: unknown } | undefined)?.account);
  return (by ?? own)?.provider ?? dryRun;
}
