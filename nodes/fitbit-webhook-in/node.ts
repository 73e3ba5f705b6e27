// The node that hears from the clouds: "this person's tracker synced: check now", once a person and quiet window.

import type { Node, NodeAPI, NodeDef } from 'node-red';
import { factsOf } from '../../src/clouds/registry';
import { system } from '../../src/net/system';
import { withoutSlashes } from '../../src/net/text';
import { Trouble } from '../../src/sentences/trouble';
import { readNetworks } from '../../src/web/allowed';
import { isBlind } from '../common/blind';
import { blockedStatus } from '../common/blocked';
import { filled } from '../common/filled';
import { safely, tellable } from '../common/safely';
import { seldom } from '../common/seldom';
import { whenStarted } from '../common/started';
import { type ShownStatus, type StatusName, show } from '../common/status';
import type { ConfigNode, Publicity } from '../fitbit-config/node';
import { createTally } from './tally';

interface WebhookDef extends NodeDef {
  config: string;
  path: string;
  allowList: string;
  trustProxies: string;
}

type WebhookInNode = Node<{ verifyCode?: string; webhookSecret?: string }>;

export function create(RED: NodeAPI, node: WebhookInNode, def: WebhookDef): void {
  const config = RED.nodes.getNode(def.config) as ConfigNode | null;
  if (!config?.ready) {
    show(RED, node, 'noConfig');
    isBlind(RED, node, new Trouble('no-config', 'config.missing'));
    return;
  }
  let close: (returns: boolean) => void = () => undefined;
  let isClosed = false;
  /** Whether a Deploy closed it to open it again. */
  let returns = false;
  // Each status is translated and goes to every open editor: in a burst that costs more than the notification.
  const traffic = seldom(system, ({ name, fill }: ShownStatus) =>
    safely(RED, node, () => show(RED, node, name, fill)),
  );

  whenStarted(
    RED,
    node,
    () => open(config),
    (error) => {
      const code = 'code' in error ? String(error.code) : '';
      show(RED, node, blockedStatus(code));
      node.error(error);
    },
  );

  async function open({ ready, publicity, publicBase, webhooks, editorOpen }: ConfigNode): Promise<void> {
    const { engine, cloud, clientId, configId, lack } = await ready;
    if (isClosed) return;
    const lacking = lack();
    // Without the client's secret some clouds can still prove who posts.
    if (lacking && (clientId === '' || factsOf(cloud)?.webhook?.needsClientSecret)) {
      show(RED, node, clientId === '' ? 'noClientId' : 'noClientSecret');
      isBlind(RED, node, lacking);
      return;
    }
    const verifyCode = filled(node.credentials?.verifyCode);
    const webhookSecret = filled(node.credentials?.webhookSecret);
    const problem = missing(cloud, { webhooks, verifyCode, webhookSecret }, await publicity);
    if (problem) show(RED, node, problem);
    // Without a way in there is nothing to open, and the flow works by its timer. A code is for the handshake only.
    if (problem && problem !== 'noCode') return;
    const tally = createTally();
    const opened = await engine.web.openWebhook({
      path: pathOf(def),
      cloud,
      clientId,
      configId,
      verifyCode,
      webhookSecret,
      allowed: (def.allowList ?? '').trim() === '' ? null : readNetworks(def.allowList),
      proxies: readNetworks(proxiesOf(def)),
      base: publicBase,
      on(event) {
        const { status, refusedBy } = tally.count(event, system.now());
        if (status) traffic.call(status);
        if (refusedBy === null) return;
        const refused = new Trouble('webhook-refused', 'webhook.refused', { address: refusedBy });
        node.warn(tellable(RED, refused).message);
      },
      send: (message) => node.send({ ...message }),
    });
    close = opened.close;
    if (isClosed) close(returns);
    else if (editorOpen) show(RED, node, 'editorOpen');
    else if (!problem) show(RED, node, opened.isVerified ? 'waiting' : 'neverVerified');
  }

  node.on('close', (removed: boolean, done: () => void) => {
    isClosed = true;
    returns = !removed;
    traffic.cancel();
    safely(RED, node, () => close(returns));
    done();
  });
}

/** What stands in the way, the first thing to mend first; null when all is there. */
function missing(
  cloud: string,
  has: { webhooks: boolean; verifyCode: string; webhookSecret: string },
  publicity: Publicity,
): StatusName | null {
  const facts = factsOf(cloud);
  if (facts?.isMadeUp) return 'demo';
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

/**
 * Without a list nothing is decided by it, and a tunnel on this machine, the usual way in, is to name who posts. With
 * one, only what the owner wrote is believed.
 */
function proxiesOf({ allowList, trustProxies }: WebhookDef): string {
  const hasList = (allowList ?? '').trim() !== '';
  return (trustProxies ?? '').trim() || (hasList ? '' : '127.0.0.1, ::1');
}

function pathOf({ path }: WebhookDef): string {
  const text = withoutSlashes((path || '/fitbit/webhook').trim());
  return text.startsWith('/') ? text : `/${text}`;
}
