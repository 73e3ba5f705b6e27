// Alerts whose SMS could not even be tried: they do not count as told, and are taken up again after a Deploy.
import type { Node, NodeAPI } from 'node-red';
import { listOf, mostNumbers } from '../../src/sms/number-list';
import { readNumber } from '../../src/sms/numbers';
import { hasEngine, withEngine } from '../common/lease';
import type { AccountNode } from '../fitbit-sms-account/node';
import { keyOf, type SmsMessage } from './message';
import type { SmsOutDef } from './settings';

/**
 * Keeps an alert whose SMS could not even be tried, or was not sent as the number is a former one, before its error is
 * told. Never rejects.
 */
export async function keepUntold(RED: NodeAPI, nodeId: string, msg: SmsMessage, code: string): Promise<void> {
  try {
    if (keyOf(msg).isAlert) await withEngine(RED, ({ alerts }) => alerts.untold.failed(nodeId, msg, code));
  } catch {
    // The store is in trouble, and says so at every check.
  }
}

/** Alerts that could not be sent before this Deploy may be sent now, where number and account are good. */
export async function resumeUntold(
  RED: NodeAPI,
  node: Node<{ to?: string }>,
  def: SmsOutDef,
  account: AccountNode | null,
  isClosed: () => boolean,
): Promise<void> {
  const isFixed = def.toType === 'fixed';
  const fixed = isFixed ? goodness(node.credentials?.to, account?.country ?? '') : 'all';
  if (fixed === 'none') return;
  const ready = account ? await account.ready.catch(() => null) : null;
  if ((account && !ready) || isClosed() || !hasEngine(RED)) return;
  await withEngine(RED, ({ alerts }) =>
    alerts.untold.mended(node.id, isFixed && fixed === 'all', (id) => RED.nodes.getNode(id) !== null),
  );
}

/** How many of the numbers in the dialog can be sent to: with a bad one left, what it stood in the way of waits on. */
function goodness(to: unknown, country: string): 'all' | 'some' | 'none' {
  const list = listOf(to) ?? [to];
  const good = list.filter((one) => readNumber(one, country).number !== null);
  if (good.length === 0 || list.length > mostNumbers) return 'none';
  return good.length === list.length ? 'all' : 'some';
}
