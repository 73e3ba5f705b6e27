// What is due without any msg: at the advice hour the engine wakes the node, which checks that person and tells.
import type { Node, NodeAPI, NodeMessage } from 'node-red';
import { labelOf } from '../../src/clouds/registry';
import { system } from '../../src/net/system';
import { asTrouble, Trouble } from '../../src/sentences/trouble';
import { markBlind } from '../common/blind';
import { ownerLanguage, tellable } from '../common/guarded';
import { whenStarted } from '../common/started';
import type { ConfigNode, ReadyClient } from '../fitbit-config/node';
import type { Check } from './check';
import { causeOf, checkTrouble, isBlinding } from './failures';
import { merged } from './merged';
import type { StatusDef } from './settings';
import type { Thresholds } from './thresholds';
import { toldLately } from './told-lately';

/** What the cloud said a quarter of an hour ago is good enough. */
const mostAgeMs = 15 * 60_000;

/** Until the node is closed: who is due then waits for it, or, where it is gone for good, is due no more. */
export function wakeWhenDue(
  RED: NodeAPI,
  node: Node,
  def: StatusDef,
  config: ConfigNode,
  thresholds: Thresholds,
  check: Check,
  isClosed: () => boolean,
): void {
  let end: (isGone: boolean) => Promise<void> = async () => undefined;
  /** It may be missing all night. */
  let isLackTold = false;
  const isToldLately = toldLately(system);

  async function wake(client: ReadyClient, personId: string): Promise<void> {
    const { engine, cloud, clientId, configId, lack } = client;
    // Who is due is another Node-RED's then.
    if (lack() && (await engine.checks.leave(cloud, clientId))) return;
    const settings = await thresholds.now();
    if (!settings) {
      // Whoever is due stays due. Where msgs bring what counts as low, it is not there before the first one.
      if (def.lowType === 'msg' || isLackTold) return;
      isLackTold = true;
      throw new Trouble('bad-threshold', 'check.bad-threshold');
    }
    isLackTold = false;
    const request = { nodeId: node.id, cloud, clientId, configId, settings, mostAgeMs };
    const { escalateTo } = thresholds;
    const whom = { ...request, escalateTo, personId: def.person || null };
    const outcome = await engine.checks.wake(whom, personId, (reading) => {
      if (!isClosed()) node.send([null, merged(RED, undefined, reading)]);
    });
    if (!outcome) return;
    check.woken(outcome, client);
    if (!outcome.isError) return;
    tell(checkTrouble([outcome], 1, labelOf(cloud), ownerLanguage(RED)), causeOf(outcome));
  }

  function reschedule({ engine, cloud, clientId }: ReadyClient): Promise<void> {
    const personId = def.person || null;
    return engine.checks.reschedule({ nodeId: node.id, cloud, clientId, personId, settings: thresholds.own });
  }

  /** No msg has asked for this check, so the error that Catch gets is about none. */
  function tell(thrown: unknown, cause?: string): void {
    if (isClosed()) return;
    const trouble = asTrouble(thrown);
    const noMsg = {} as NodeMessage;
    if (isBlinding(trouble, def, noMsg)) markBlind(RED, node, trouble);
    check.failed(tellable(RED, trouble), (error) => {
      if (!isToldLately(cause ?? trouble.code)) node.error(error, noMsg);
    });
  }

  /** Why the store could not say who is due, until it can. */
  let lookTrouble: Trouble | null = null;
  function looked(thrown: unknown): void {
    if (isClosed()) return;
    if (thrown === null && lookTrouble) check.recovered(lookTrouble.code);
    lookTrouble = thrown === null ? null : asTrouble(thrown);
    if (lookTrouble) tell(lookTrouble);
  }

  whenStarted(RED, node, async () => {
    const client = await config.ready;
    if (isClosed()) return;
    const { agenda } = client.engine.checks;
    const detach = agenda.attach(node.id, {
      wake: (personId) => wake(client, personId).catch((error) => tell(error)),
      reschedule: () => reschedule(client),
      looked,
    });
    end = async (isGone) => {
      detach();
      if (!isGone) return;
      await agenda.remove(node.id);
      await client.engine.checks.leave(client.cloud, client.clientId);
    };
  });
  node.on('close', (removed: boolean, done: () => void) => {
    end(removed).then(done, () => done());
  });
}
