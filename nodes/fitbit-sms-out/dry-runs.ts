// Dry runs of a node: an outbox of its own, made with the first of them, and where what would have left is shown.
import type { Node, NodeAPI } from 'node-red';
import { demoPerson } from '../../src/clouds/demo-person';
import type { Engine } from '../../src/engine';
import { system } from '../../src/net/system';
import { blankedLine, blankedText } from '../../src/sms/blanked';
import type { ReadySms } from '../../src/sms/message';
import type { Outbox } from '../../src/sms/outbox';
import { keepDryRun } from '../common/dry-runs';
import { lease } from '../common/lease';
import type { SmsOutDef } from './settings';

export interface DryRuns {
  /** Opens with the first call: a node that sends nothing opens no store. */
  open(): { engine: Promise<Engine>; outbox: Promise<Outbox> };
  close(): Promise<void>;
}

/** `onOpen` gets the outbox, once there is one. */
export function createDryRuns(
  RED: NodeAPI,
  node: Node,
  def: SmsOutDef,
  onOpen: (outbox: Outbox) => void,
): DryRuns {
  let opened: ReturnType<typeof openOutbox> | null = null;

  /** With a lease of its own: there is no account that would hold one. */
  function openOutbox() {
    const { engine, release } = lease(RED);
    const outbox = engine.then(({ sms }) => sms.openDryRun(node.id, showDryRun));
    outbox.then(onOpen, () => undefined);
    return { engine, outbox, release };
  }

  /** Nothing leaves: readers see it in the debug sidebar, whole only if it is made up, and who may write in our tab. */
  function showDryRun({ to, body }: ReadySms, personId: string | null): void {
    keepDryRun({ at: system.now(), to, body, personId, nodeId: node.id, accountId: def.account ?? '' });
    const isMadeUp = to === demoPerson.number;
    // A text to the made-up person may hold a real number or code, as the owner can write any text.
    const line = isMadeUp ? `SMS to ${to}: ${blankedText(body)}` : blankedLine({ to, body });
    publishDebug(RED, node, line);
    if (isMadeUp) node.log(line);
  }

  return {
    open() {
      opened ??= openOutbox();
      return opened;
    },
    async close() {
      if (!opened) return;
      const outbox = await opened.outbox.catch(() => null);
      outbox?.close();
      await outbox?.idle();
      await opened.release();
    },
  };
}

/** As the debug node does it: to the sidebar, and not to the console. */
function publishDebug(RED: NodeAPI, node: Node, line: string): void {
  const { id, z, name } = node as Node & { z: string };
  const message = { id, z, name: name || 'SMS', topic: RED._('fitbit-sms-out.status.dryRun'), msg: line };
  RED.comms.publish('debug', RED.util.encodeObject(message, {}), false);
}
