// Opens the path that a service posts to, or shows what keeps it closed.
import type { NodeAPI } from 'node-red';
import { factsOf } from '../../src/clouds/registry';
import { markBlind } from '../common/blind';
import { blockedStatus } from '../common/blocked';
import { type StatusName, show } from '../common/status';
import type { ConfigNode, Publicity } from '../fitbit-config/node';
import { placeOf, proofsOf, type WebhookDef, type WebhookInNode } from './settings';
import type { Traffic } from './traffic';

/**
 * `onOpened` gets what closes it, in the moment in which it is open. `closing`: null while the node runs; what a Deploy
 * closed meanwhile is closed by this.
 */
export async function openWebhook(
  RED: NodeAPI,
  node: WebhookInNode,
  def: WebhookDef,
  config: ConfigNode,
  traffic: Traffic,
  closing: () => { returns: boolean } | null,
  onOpened: (close: (returns: boolean) => void) => void,
): Promise<void> {
  const { engine, cloud, clientId, configId, lack } = await config.ready;
  if (closing()) return;
  const lacking = lack();
  // Without the client's secret some clouds can still prove who posts.
  if (lacking && (clientId === '' || factsOf(cloud)?.webhook?.needsClientSecret)) {
    show(RED, node, clientId === '' ? 'noClientId' : 'noClientSecret');
    markBlind(RED, node, lacking);
    return;
  }
  const proofs = proofsOf(node);
  const problem = missing(cloud, { ...proofs, webhooks: config.webhooks }, await config.publicity);
  if (problem) show(RED, node, problem);
  // Without a way in there is nothing to open, and the flow works by its timer. A code is for the handshake only.
  if (problem && problem !== 'noCode') return;
  const { close, isVerified } = await engine.web.openWebhook({
    ...placeOf(def),
    ...proofs,
    cloud,
    clientId,
    configId,
    base: config.publicBase,
    on: traffic.happened,
    send: (message) => node.send({ ...message }),
  });
  onOpened(close);
  const closed = closing();
  if (closed) close(closed.returns);
  else if (config.editorOpen) show(RED, node, 'editorOpen');
  else if (!problem) show(RED, node, isVerified ? 'waiting' : 'neverVerified');
}

/** What stands in the way, the first thing to mend first; null when all is there. */
function missing(
  cloud: string,
  has: { webhooks: boolean; verifyCode: string; webhookSecret: string },
  publicity: Publicity,
): StatusName | null {
  const facts = factsOf(cloud);
  if (facts?.isMadeUp) return 'demo';
  if (facts?.webhook === null) return 'noWebhooks';
  if (publicity === 'none') return 'noAddress';
  if (typeof publicity === 'object') return blockedStatus(publicity.code);
  if (!has.webhooks) return 'noScope';
  switch (facts?.webhook?.handshake) {
    case 'webhook-secret':
      return has.webhookSecret ? null : 'noSecret';
    case 'verify-code':
      return has.verifyCode ? null : 'noCode';
    default:
      return null;
  }
}
