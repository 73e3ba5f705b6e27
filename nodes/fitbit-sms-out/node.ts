// The node that sends: by its account's outbox, or, without an account and for Demo, as a dry run.
import type { Node, NodeAPI } from 'node-red';
import { asTrouble } from '../../src/sentences/trouble';
import { closedFlag, codeIn } from '../common/closed';
import { forgetDryRunsOfNode } from '../common/dry-runs';
import { guarded } from '../common/guarded';
import { withTimeout } from '../common/lease';
import { providerIn } from '../common/sms-way';
import { whenStarted } from '../common/started';
import type { AccountNode } from '../fitbit-sms-account/node';
import { createDryRuns } from './dry-runs';
import { createLastList } from './last-list';
import { createNewsListener } from './late-news';
import type { SmsMessage } from './message';
import { refuseWithoutAccount } from './no-account';
import { tellReplies } from './reply-output';
import { sendSms } from './send';
import type { SmsOutDef } from './settings';
import { showFailure } from './statuses';
import { keepUntold, resumeUntold } from './untold';

export function create(RED: NodeAPI, node: Node<{ to?: string }>, def: SmsOutDef): void {
  const isClosed = closedFlag(node);
  const account = def.account ? (RED.nodes.getNode(def.account) as AccountNode | null) : null;
  if (def.account && !account?.ready) {
    refuseWithoutAccount(RED, node, def.account);
    return;
  }
  const lastList = createLastList();
  const news = createNewsListener(RED, node, account, lastList, isClosed);
  const dryRuns = createDryRuns(RED, node, def, news.listenTo);

  if (account) {
    // What kept the account from opening is told by the account, and by every msg that comes in.
    const onTrouble = (thrown: unknown) => showFailure(RED, node, account.provider, asTrouble(thrown).code);
    const listen = () => account.ready.then(({ outbox }) => news.listenTo(outbox), onTrouble);
    whenStarted(RED, node, listen);
    tellReplies(RED, node, account, isClosed);
  }
  whenStarted(RED, node, () => resumeUntold(RED, node, def, account, isClosed));
  node.on('input', (msg: SmsMessage, pass, done) => {
    const parts = { RED, node, def, account, dryRuns, lastList };
    const send = () => sendSms(parts, msg, pass);
    const fail = (error: Error) => {
      const code = codeIn(error);
      showFailure(RED, node, providerIn(RED, account, error), code);
      // What `done` throws is Node-RED's own, and is not told again.
      keepUntold(RED, node.id, msg, code)
        .then(() => done(error))
        .catch(() => undefined);
    };
    guarded(RED, node, send, fail, done);
  });
  node.on('close', (removed: boolean, done: () => void) => {
    if (removed) forgetDryRunsOfNode(node.id);
    news.end();
    withTimeout(dryRuns.close()).then(done, done);
  });
}
