// The config node of an SMS account: opens its outbox, and tells what keeps it from sending.
import type { Node, NodeAPI } from 'node-red';
import type { Trouble } from '../../src/sentences/trouble';
import type { LateNews } from '../../src/sms/listeners';
import { accountProvider } from '../../src/sms/providers/registry';
import { isOfAccount } from '../../src/sms/refusals';
import { readStatus } from '../../src/sms/statuses';
import { markBlind } from '../common/blind';
import { forgetDryRunsOfNode } from '../common/dry-runs';
import { guarded } from '../common/guarded';
import { lease, withTimeout } from '../common/lease';
import type { AccountNode } from './account-node';
import { lackOfNext, tellLack } from './lacks';
import { type AccountDef, accountOf } from './settings';
import { createWayHealth } from './way-health';

export type { AccountNode, ReadyAccount } from './account-node';

export function create(RED: NodeAPI, node: Node, def: AccountDef): void {
  const account = node as AccountNode;
  const { engine, release } = lease(RED);
  const provider = accountProvider(def.provider);
  account.provider = provider;
  account.country = def.country || '';
  let isClosed = false;
  const lack = lackOfNext(RED, def);
  const health = createWayHealth(RED, account, lack, () => isClosed);
  const noteNews = ({ trouble, sms }: LateNews) => {
    const { means } = readStatus(provider, sms.status, null);
    if (sms.account !== undefined) return;
    if (trouble) account.noteRefused(trouble);
    else if (means === 'sent' || means === 'delivered') account.noteSent();
  };
  account.ready = engine.then(async (opened) => {
    const settings = accountOf(def, provider, account.credentials ?? {});
    const noteRefused = (trouble: Trouble) => account.noteRefused(trouble);
    const outbox = await opened.sms.open(node.id, { ...settings, noteRefused }, health.onHealth);
    // Of the tests that the dialog sends.
    outbox.attach(node.id, noteNews);
    return { engine: opened, outbox };
  });
  guarded(RED, node, () => tellLack(RED, node, account.ready, lack, () => isClosed));
  account.noteRefused = (trouble) => {
    // Of an SMS that was under way at a Deploy: the account that follows may be another one.
    if (!isClosed && isOfAccount(provider, trouble)) markBlind(RED, node, trouble, true);
  };
  account.noteSent = health.noteSent;

  node.on('close', (removed: boolean, done: () => void) => {
    isClosed = true;
    if (removed) forgetDryRunsOfNode(node.id);
    engine
      .then((opened) => opened.sms.close(node.id, removed))
      .catch(() => undefined)
      .then(() => withTimeout(release()))
      .then(done, done);
  });
}
