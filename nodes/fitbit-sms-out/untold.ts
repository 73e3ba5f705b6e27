// Alerts whose SMS could not even be tried: they do not count as told, and are taken up again after a Deploy.
import type { Node, NodeAPI } from 'node-red';
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
  if (isFixed && readNumber(node.credentials?.to, account?.country ?? '').number === null) return;
  const ready = account ? await account.ready.catch(() => null) : null;
  if ((account && !ready) || isClosed() || !hasEngine(RED)) return;
  await withEngine(RED, ({ alerts }) =>
    alerts.untold.mended(node.id, isFixed, (id) => RED.nodes.getNode(id) !== null),
  );
}
