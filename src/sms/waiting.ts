// The SMS of an outbox that no try has sent yet, and why: the nodes that sent them show it, and so does the sidebar tab.
import type { Trouble } from '../sentences/trouble';
import type { StoredSms } from '../store/records';
import { membersOf } from './content';

/** An SMS that waits. */
export interface WaitingSms {
  /** Why the last try did not send it, as far as is known; null for one that waits for the end of quiet hours or of a pause. */
  trouble: Trouble | null;
  /** Until when it is tried, or waits for that, ms since 1970 UTC. */
  until: number;
}

export interface Waiting {
  /** A try has failed, or may not be made yet, and another one follows. The node of the SMS hears once of each cause, each of a joint one. */
  add(row: StoredSms, sms: WaitingSms): void;
  /** An SMS waits no more: it has left, or never will. */
  delete(id: string): void;
  /** Of all that wait now the one that is tried for the longest time, else the one that waits longest; null while none does. */
  last(): WaitingSms | null;
  /** A sending node is there and hears which of its SMS wait, also of one that waits already. The answer detaches it. */
  attach(nodeId: string, listener: (sms: WaitingSms) => void): () => void;
}

export function createWaiting(): Waiting {
  const waiting = new Map<string, WaitingSms & { nodeIds: ReadonlySet<string> }>();
  const listeners = new Map<string, (sms: WaitingSms) => void>();
  return {
    add(row, sms) {
      const before = waiting.get(row.id);
      const isNews = before === undefined || before.trouble?.code !== sms.trouble?.code;
      const nodeIds = new Set(membersOf(row).map(({ nodeId }) => nodeId));
      waiting.set(row.id, { ...sms, nodeIds });
      if (isNews) for (const nodeId of nodeIds) listeners.get(nodeId)?.(sms);
    },
    delete: (id) => void waiting.delete(id),
    last() {
      const longest = [...waiting.values()].sort((one, other) => other.until - one.until);
      return longest.find(({ trouble }) => trouble !== null) ?? longest[0] ?? null;
    },
    attach(nodeId, listener) {
      listeners.set(nodeId, listener);
      for (const sms of waiting.values()) if (sms.nodeIds.has(nodeId)) listener(sms);
      return () => {
        if (listeners.get(nodeId) === listener) listeners.delete(nodeId);
      };
    },
  };
}
