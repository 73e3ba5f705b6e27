// The SMS of an outbox that no try has sent yet, and why: the nodes that sent them show it, and so does the sidebar tab.
import type { Trouble } from '../sentences/trouble';
import type { StoredSms } from '../store/records';
import { membersOf } from './content';
import { validSince } from './validity';

/** An SMS that waits. */
export interface WaitingSms {
  /** Why the last try did not send it, as far as is known. */
  trouble: Trouble | null;
  /** Until when it is tried, or waits for that, ms since 1970 UTC. */
  until: number;
  /** It waits for that end, and not for its next try. */
  isHeld?: boolean;
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
      return [...waiting.values()].reduce<WaitingSms | null>(longerWaiting, null);
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

/** Of two the one that is tried, for the longer time, else the one that waits longer. */
export function longerWaiting(one: WaitingSms | null, other: WaitingSms | null): WaitingSms | null {
  if (one === null || other === null) return one ?? other;
  if (isHeld(one) !== isHeld(other)) return isHeld(one) ? other : one;
  return other.until > one.until ? other : one;
}

export const isHeld = ({ isHeld: said, trouble }: WaitingSms): boolean => said ?? trouble === null;

/** What is stored of an SMS that another instance tries, or null for none: not why its last try did not send it. */
export function waitingOf(row: StoredSms | null, validitySeconds: number): WaitingSms | null {
  if (row === null) return null;
  const { heldUntil, nextLookAt } = row;
  if (heldUntil !== null && heldUntil === nextLookAt)
    return { trouble: null, until: heldUntil, isHeld: true };
  return { trouble: null, until: validSince(row) + validitySeconds * 1000, isHeld: false };
}
