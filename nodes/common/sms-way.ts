// By which account an SMS went: a node's own, or one of the chain that begins with it.
import type { NodeAPI } from 'node-red';
import type { Provider } from '../../src/sms/provider';
import { dryRun } from '../../src/sms/providers/dry-run';

/** The node of an account. */
interface Sending {
  provider: Provider;
}

/** `id`: of the account that took it over, if one did. Null where that is not there any more. */
export function wentBy<Account extends Sending>(
  RED: NodeAPI,
  own: Account | null,
  id: unknown,
): Account | null {
  if (typeof id !== 'string') return own;
  const other = RED.nodes.getNode(id) as unknown as Account | null;
  return other?.provider ? other : null;
}

/** Whose words are in the error of an SMS. */
export function providerIn(RED: NodeAPI, own: Sending | null, { cause }: Error): Provider {
  const by = wentBy(RED, own, (cause as { account?: unknown } | undefined)?.account);
  return (by ?? own)?.provider ?? dryRun;
}
