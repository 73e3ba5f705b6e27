// One check: asks for everybody whom the node looks after, shows how they are, and says what went wrong.
import type { Node, NodeAPI, NodeMessage } from 'node-red';
import { isByMsg, isMadeUp, labelOf } from '../../src/clouds/registry';
import { system } from '../../src/net/system';
import type { CheckOutcome } from '../../src/people/check-outcome';
import { sentence } from '../../src/sentences/sentences';
import { asTrouble, Trouble } from '../../src/sentences/trouble';
import { clearBlind } from '../common/blind';
import { codeIn } from '../common/closed';
import { ownerLanguage } from '../common/guarded';
import { show } from '../common/status';
import type { ConfigNode, ReadyClient } from '../fitbit-config/node';
import { createBrought, type Wanted, withoutOrigin } from './brought';
import { checkTrouble, failureStatus } from './failures';
import { lonely } from './lonely';
import { merged, wantedPerson } from './merged';
import type { StatusDef } from './settings';
import { statusOf, withLatest } from './status-of';
import type { Thresholds } from './thresholds';
import type { Watch } from './watch';
import { hasWatched, markWatched } from './watched';

export interface Check {
  /** Readings leave by `send`. Rejects with a Trouble. */
  run(msg: NodeMessage, send: (msgs: [null, NodeMessage]) => void): Promise<void>;
  /** Shows what went wrong, and passes it on. */
  failed(error: Error, done: (error: Error) => void): void;
  /** Shows how somebody stands who was looked at though no msg asked for it. */
  woken(outcome: CheckOutcome, client: Pick<ReadyClient, 'lack'>): void;
  /** What kept the node from its work by this code does so no more: it shows again what the last check has found. */
  recovered(code: string): void;
  end(): void;
}

export function createCheck(
  RED: NodeAPI,
  node: Node,
  def: StatusDef,
  config: ConfigNode,
  thresholds: Thresholds,
  watch: Watch,
): Check {
  const alone = lonely(system);
  const brought = createBrought(def);
  /** Fields that a cloud wrote oddly, each told once. */
  const oddTold = new Set<string>();
  /** How those stand whom the status is about; null before the first check. */
  let found: readonly CheckOutcome[] | null = null;

  function showFound(outcomes: readonly CheckOutcome[]): void {
    found = outcomes;
    const { name, fill } = statusOf(outcomes, isMadeUp(config.cloud));
    show(RED, node, name, fill);
  }

  /** Other instances check all of them, and tell of them. */
  async function showElsewhere(): Promise<void> {
    found = null;
    alone.end();
    await markWatched(RED, node);
    clearBlind(RED, node);
    show(RED, node, 'elsewhere');
  }

  async function run(msg: NodeMessage, send: (msgs: [null, NodeMessage]) => void): Promise<void> {
    if (!isByMsg(config.cloud)) show(RED, node, 'checking');
    const ready = await config.ready;
    const { engine, cloud, clientId, configId, lack } = ready;
    // Without a client ID the node has no people to check.
    if (clientId === '') refuse(lack());
    // First of all: the level must not get lost where a threshold is not to be had.
    const wanted = isByMsg(cloud) ? await takenBy(msg, ready) : asked(msg);
    if (wanted.kind === 'nothing') return;
    const settings = await thresholds.of(msg);
    if (!thresholds.fixed) watch.judgeBy(ready, settings);
    const { personId, odd } = wanted;
    const originalMsg = isByMsg(cloud) ? withoutOrigin(msg) : msg;
    const whose = { nodeId: node.id, cloud, clientId, configId, personId };
    const { escalateTo } = thresholds;
    const request = { ...whose, settings, escalateTo, originalMsg };
    // Another Node-RED may have the secret that this one lacks.
    const lacking = lack();
    if (lacking && (await engine.checks.leave(cloud, clientId))) throw lacking;
    let others = 0;
    const outcomes = await engine.checks.run(
      request,
      (reading) => send([null, merged(RED, originalMsg, reading)]),
      (count) => {
        others += count;
      },
    );
    if (outcomes === null) throw new Trouble('person-unknown', 'person.unknown');
    refuse(lack());
    if (outcomes.length === 0 && others > 0) return showElsewhere();
    // Whose number nobody has proven yet is there all the same.
    if (outcomes.length > 0 || personId === null || !isByMsg(cloud)) await refuseNobody(outcomes, ready);
    showFound(outcomes);
    warnOfOdd(outcomes, cloud);
    clearBlind(RED, node);
    const failed = outcomes.filter(({ isError }) => isError);
    if (failed.length > 0) throw checkTrouble(failed, outcomes.length, labelOf(cloud), ownerLanguage(RED));
    refuse(odd);
  }

  async function takenBy(msg: NodeMessage, ready: ReadyClient): Promise<Wanted> {
    try {
      return await brought.take(msg, ready, thresholds.own);
    } catch (error) {
      // Somebody was there: that nobody is there now is a loss, and no beginning.
      const isLeft = asTrouble(error).code === 'nobody-yet' && hasWatched(RED, node);
      throw isLeft ? new Trouble('nobody', 'check.nobody') : error;
    }
  }

  const asked = (msg: NodeMessage) =>
    ({ kind: 'check', personId: wantedPerson(msg) ?? (def.person || null), odd: null }) as const;

  /** A watch that has lost what it watches must not report success; one that never had anybody is new. */
  async function refuseNobody(outcomes: readonly CheckOutcome[], { cloud }: ReadyClient): Promise<void> {
    if (outcomes.length > 0) alone.end();
    // An owner who changes from Demo to a service of their own has lost no person.
    if (isMadeUp(cloud)) return;
    if (outcomes.length > 0) return markWatched(RED, node);
    const isLong = alone.foundNobody();
    if (hasWatched(RED, node) || isLong) throw new Trouble('nobody', 'check.nobody');
  }

  function warnOfOdd(outcomes: readonly CheckOutcome[], cloud: string): void {
    const odd = [...new Set(outcomes.flatMap(({ odd }) => odd ?? []))].filter((field) => !oddTold.has(field));
    if (odd.length === 0) return;
    for (const field of odd) oddTold.add(field);
    const fill = { service: labelOf(cloud), fields: odd.join(', ') };
    node.warn(sentence(ownerLanguage(RED), 'check.odd', fill));
  }

  return {
    run,
    failed(error, done) {
      const code = codeIn(error);
      if (code !== 'check-failed') show(RED, node, failureStatus(code));
      done(error);
    },
    woken(outcome, { lack }) {
      showFound(withLatest(found ?? [], outcome));
      warnOfOdd([outcome], config.cloud);
      if (!lack()) clearBlind(RED, node);
    },
    recovered(code) {
      if (!clearBlind(RED, node, [code])) return;
      if (found) showFound(found);
      else node.status({});
    },
    end() {
      alone.end();
      watch.end();
    },
  };
}

function refuse(lacking: Trouble | null): void {
  if (lacking) throw lacking;
}
