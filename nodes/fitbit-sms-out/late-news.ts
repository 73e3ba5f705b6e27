// What becomes known of an SMS while its msg waits, and after that has gone on, or has not: told by status, by error, or by the msg itself.
import type { Node, NodeAPI, NodeMessage } from 'node-red';
import type { LateNews } from '../../src/sms/listeners';
import type { Outbox } from '../../src/sms/outbox';
import type { Provider } from '../../src/sms/provider';
import { tellChange } from '../common/changes';
import { tellable } from '../common/guarded';
import { wentBy } from '../common/sms-way';
import { show } from '../common/status';
import type { AccountNode } from '../fitbit-sms-account/node';
import type { LastList } from './last-list';
import { type SmsMessage, shown } from './message';
import { progressStatus, showFailure, showRetrying } from './statuses';
import { keepUntold } from './untold';

export interface NewsListener {
  listenTo(outbox: Outbox): void;
  end(): void;
}

export function createNewsListener(
  RED: NodeAPI,
  node: Node,
  account: AccountNode | null,
  lastList: LastList,
  isClosed: () => boolean,
): NewsListener {
  const detaches: (() => void)[] = [];
  if (account) account.users[node.id] = node;

  function tell(own: Provider, { sms, trouble, isAccepted, msg }: LateNews): void {
    const by = wentBy(RED, account, sms.account);
    const provider = sms.account === undefined ? own : (by?.provider ?? own);
    if (trouble) {
      lastList.failed(sms.to);
      showFailure(RED, node, provider, trouble.code);
      by?.noteRefused(trouble);
      void keepUntold(RED, node.id, msg as SmsMessage, trouble.code).then(() =>
        node.error(tellable(RED, trouble), { ...msg, sms } as NodeMessage),
      );
      return;
    }
    const progress = progressStatus(provider, sms.status);
    if (!lastList.hides(sms.to)) show(RED, node, progress);
    if (progress === 'sent' || progress === 'delivered') by?.noteSent();
    // Its msg is long gone, and nobody behind this node has heard of it yet.
    if (isAccepted) node.send({ ...msg, sms: shown(sms) } as NodeMessage);
  }

  return {
    listenTo(outbox) {
      if (isClosed()) return;
      const { provider, attach, waiting } = outbox;
      detaches.push(
        attach(node.id, (news) => tell(provider, news)),
        waiting.attach(node.id, ({ trouble }) => {
          if (trouble) showRetrying(RED, node, provider, trouble.code);
          else show(RED, node, 'held');
          tellChange(RED);
        }),
      );
    },
    end() {
      if (account) delete account.users[node.id];
      for (const detach of detaches) detach();
    },
  };
}
