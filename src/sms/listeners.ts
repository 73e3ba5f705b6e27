// Who hears how an SMS fares after its msg has ended: the sending nodes, also those that come only after a restart. A bad end
// is told again after a crash, a stop or a Deploy that came before the flow can have taken it up.
import type { System } from '../net/system';
import type { Trouble } from '../sentences/trouble';
import type { StoredSms } from '../store/records';
import type { SmsStore } from '../store/store';
import { createUnacknowledged } from '../store/unacknowledged';
import { membersOf, type SentSms, sentOf } from './content';

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
  /** Tells the node that sent an SMS, each of a joint one, now or as soon as it is there. `status`: the provider's word; `sms`: how it stands. */
  tell(
    row: StoredSms,
    status: string,
    news: { trouble: Trouble | null; isAccepted?: boolean; sms?: SentSms },
  ): void;
  /** The msg of an SMS ends with this Trouble just now: its node hears it late only if a crash, a stop or a Deploy follows at once. */
  noteEnd(row: StoredSms, trouble: Trouble): void;
  /** Leaves the bad ends that were told just now to the next start. Never rejects. */
  close(): Promise<void>;
}

interface Told extends LateNews {
  /** The SMS's. */
  id: string;
}

export function createListeners(
  system: Pick<System, 'after'>,
  store: Pick<SmsStore, 'removeEndings'>,
): Listeners {
  const listeners = new Map<string, (news: LateNews) => void>();
  /** News of nodes that are not there yet, such as those of before a restart. */
  const waiting = new Map<string, Told[]>();
  const unacknowledged = createUnacknowledged<string, string>(system, store.removeEndings);
  /** The bad ends that were told just now, by node. */
  const ended = new Map<string, Told[]>();

  const toWait = (nodeId: string, news: readonly Told[]) =>
    waiting.set(nodeId, [...(waiting.get(nodeId) ?? []), ...news]);

  function hear(nodeId: string, listener: (news: LateNews) => void, { id, ...news }: Told): void {
    listener(news);
    if (news.trouble) heard(nodeId, { id, ...news });
  }

  /** A bad end is on its way through the flow. */
  function heard(nodeId: string, news: Told): void {
    const before = ended.get(nodeId)?.filter((one) => unacknowledged.has(one.id)) ?? [];
    unacknowledged.add([news.id], [nodeId]);
    ended.set(nodeId, [...before, news]);
  }

  const newsOf = (
    row: StoredSms,
    { trouble, isAccepted = false, sms }: { trouble: Trouble | null; isAccepted?: boolean; sms: SentSms },
  ) => membersOf(row).map(({ id, nodeId, msg }) => ({ nodeId, news: { id, trouble, isAccepted, msg, sms } }));

  return {
    attach(nodeId, listener) {
      listeners.set(nodeId, listener);
      const news = waiting.get(nodeId) ?? [];
      waiting.delete(nodeId);
      for (const one of news) hear(nodeId, listener, one);
      return () => {
        if (listeners.get(nodeId) !== listener) return;
        listeners.delete(nodeId);
        const told = ended.get(nodeId)?.filter(({ id }) => unacknowledged.has(id)) ?? [];
        unacknowledged.takeBack(nodeId);
        ended.delete(nodeId);
        toWait(
          nodeId,
          told.filter(({ id }) => !unacknowledged.has(id)),
        );
      };
    },
    tell(row, status, { sms = sentOf({ ...row, status }), ...how }) {
      for (const { nodeId, news } of newsOf(row, { ...how, sms })) {
        const listener = listeners.get(nodeId);
        if (listener) hear(nodeId, listener, news);
        else toWait(nodeId, [news]);
      }
    },
    noteEnd(row, trouble) {
      const sms = sentOf({ ...row, status: 'failed' });
      for (const { nodeId, news } of newsOf(row, { trouble, sms })) heard(nodeId, news);
    },
    close: unacknowledged.close,
  };
}
