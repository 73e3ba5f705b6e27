// Who hears how an SMS fares after its msg has ended: the sending nodes, also those that come only after a restart.
import type { Trouble } from '../sentences/trouble';
import type { StoredSms } from '../store/records';
import { contentOf, type SentSms, sentOf } from './content';

/** What the node is told of an SMS after its msg has ended. */
export interface LateNews {
  sms: SentSms;
  /** Set when it failed after all. */
  trouble: Trouble | null;
  /** Whether it was accepted just now, while no msg waited for that any more. */
  isAccepted: boolean;
  /** What the msg was, as far as it is plain data: it may come from before a restart. */
  msg: Readonly<Record<string, unknown>>;
}

export interface Listeners {
  /** A sending node is there: what is heard late of its SMS goes to it. The answer detaches it. */
  attach(nodeId: string, listener: (news: LateNews) => void): () => void;
  /** Tells the node that sent an SMS, now or as soon as it is there. `status`: the provider's word; `sms`: how it stands. */
  tell(
    row: StoredSms,
    status: string,
    news: { trouble: Trouble | null; isAccepted?: boolean; sms?: SentSms },
  ): void;
}

export function createListeners(): Listeners {
  const listeners = new Map<string, (news: LateNews) => void>();
  /** News of nodes that are not there yet, such as those of before a restart. */
  const waiting = new Map<string, LateNews[]>();
  return {
    attach(nodeId, listener) {
      listeners.set(nodeId, listener);
      for (const news of waiting.get(nodeId) ?? []) listener(news);
      waiting.delete(nodeId);
      return () => {
        if (listeners.get(nodeId) === listener) listeners.delete(nodeId);
      };
    },
    tell(row, status, { trouble, isAccepted = false, sms = sentOf({ ...row, status }) }) {
      const { msg } = contentOf(row);
      const news: LateNews = {
        trouble,
        isAccepted,
        msg,
        sms,
      };
      const listener = listeners.get(row.nodeId);
      if (listener) listener(news);
      else waiting.set(row.nodeId, [...(waiting.get(row.nodeId) ?? []), news]);
    },
  };
}
