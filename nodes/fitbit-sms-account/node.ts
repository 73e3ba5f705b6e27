// The config node of an SMS account: opens its outbox, and tells what keeps it from sending.
import type { Node, NodeAPI } from 'node-red';
import type { Engine } from '../../src/engine';
import { asTrouble, type Trouble } from '../../src/sentences/trouble';
import type { Outbox } from '../../src/sms/outbox';
import type { AccountProvider } from '../../src/sms/provider';
import { accountProvider } from '../../src/sms/providers/registry';
import { isOfAccount } from '../../src/sms/refusals';
import { isBlind, seesAgain } from '../common/blind';
import { forgetDryRunsOfNode } from '../common/dry-runs';
import { lease, patiently } from '../common/lease';
import { safely } from '../common/safely';
import { type AccountDef, accountOf, type Typed } from './settings';

/** What a sending node gets from its account. */
export interface ReadyAccount {
  engine: Engine;
  outbox: Outbox;
}

export interface AccountNode extends Node<Typed> {
  /** What its SMS leave by. */
  provider: AccountProvider;
  /** Default country for numbers without one, ISO 3166. */
  country: string;
  ready: Promise<ReadyAccount>;
  /** An SMS was refused or failed: what is the account's own fault is told at the account. */
  refused(trouble: Trouble): void;
  /** An SMS went all the way, so the account works. One that was only accepted may still fail by the account. */
  hasSent(): void;
}

export function create(RED: NodeAPI, node: Node, def: AccountDef): void {
  const account = node as AccountNode;
  const { engine, release } = lease(RED);
  const provider = accountProvider(def.provider);
  account.provider = provider;
  account.country = def.country || '';
  let isClosed = false;
  account.ready = engine.then(async (opened) => {
    const settings = accountOf(def, provider, account.credentials ?? {});
    return { engine: opened, outbox: await opened.sms.open(node.id, settings) };
  });
  safely(RED, node, () =>
    account.ready.catch((thrown: unknown) => {
      const trouble = asTrouble(thrown);
      if (!isClosed) isBlind(RED, node, trouble, true);
      throw trouble;
    }),
  );
  account.refused = (trouble) => {
    // Of an SMS that was under way at a Deploy: the account that follows may be another one.
    if (!isClosed && isOfAccount(provider, trouble)) isBlind(RED, node, trouble, true);
  };
  account.hasSent = () => seesAgain(RED, node);

  node.on('close', (removed: boolean, done: () => void) => {
    isClosed = true;
    if (removed) forgetDryRunsOfNode(node.id);
    engine
      .then((opened) => opened.sms.close(node.id))
      .catch(() => undefined)
      .then(() => patiently(release()))
      .then(done, done);
  });
}
