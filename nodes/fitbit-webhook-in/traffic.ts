// Shows the traffic of a webhook, and warns of who was refused.
import type { Node, NodeAPI } from 'node-red';
import { system } from '../../src/net/system';
import { Trouble } from '../../src/sentences/trouble';
import type { WebhookEvent } from '../../src/webhooks/protocols/protocol';
import { guarded, tellable } from '../common/guarded';
import { type ShownStatus, show } from '../common/status';
import { throttle } from '../common/throttle';
import { createTally } from './tally';

export interface Traffic {
  happened(event: WebhookEvent): void;
  end(): void;
}

export function createTraffic(RED: NodeAPI, node: Node): Traffic {
  const tally = createTally();
  // Each status is translated and goes to every open editor: in a burst that costs more than the notification.
  const shown = throttle(system, ({ name, fill }: ShownStatus) =>
    guarded(RED, node, () => show(RED, node, name, fill)),
  );
  return {
    happened(event) {
      const { status, refusedBy } = tally.count(event, system.now());
      if (status) shown.call(status);
      if (refusedBy === null) return;
      const refused = new Trouble('webhook-refused', 'webhook.refused', { address: refusedBy });
      node.warn(tellable(RED, refused).message);
    },
    end: shown.cancel,
  };
}
