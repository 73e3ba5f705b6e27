// How alerts leave: through the battery node that decided them, kept on disk until they surely have.
import type { AlertMessage } from '../battery/messages';
import type { System } from '../net/system';
import type { Store } from '../store/store';

/** `carry`: the msg that asked for the check, if it is still there. */
type Send = (alert: AlertMessage, carry?: unknown) => void;

export interface Outlets {
  /** A battery node is there: what it still has to tell leaves at once. The answer detaches it. */
  attach(nodeId: string, send: Send): Promise<() => void>;
  /** Sends decided and stored alerts, now or when their node is back. */
  deliver(nodeId: string, alerts: readonly AlertMessage[], carry?: unknown): void;
  /** Writes down which alerts have left. Never rejects. */
  close(): Promise<void>;
}

/** How long the process must outlive an alert that left: until then a crash sends it again, with the same id. */
const outliveMs = 3_000;

export function createOutlets({ store, system }: { store: Store; system: System }): Outlets {
  const sends = new Map<string, Send>();
  const left = new Set<string>();
  let cancel: (() => void) | null = null;

  const forgetLeft = async () => {
    cancel?.();
    cancel = null;
    const ids = [...left];
    if (ids.length === 0) return;
    await store.removeAlerts(ids);
    for (const id of ids) left.delete(id);
  };

  /** A store in trouble is told elsewhere; the alert then stays and leaves once more after the next start. */
  const forgetOrKeep = () => forgetLeft().catch(() => undefined);

  const leave = (send: Send, alert: AlertMessage, carry?: unknown) => {
    if (left.has(alert.alert.id)) return;
    left.add(alert.alert.id);
    send(alert, carry);
    cancel ??= system.after(outliveMs, () => void forgetOrKeep());
  };

  return {
    async attach(nodeId, send) {
      sends.set(nodeId, send);
      for (const { body } of await store.alertsOfNode(nodeId)) {
        if (sends.get(nodeId) === send) leave(send, JSON.parse(body));
      }
      return () => {
        if (sends.get(nodeId) === send) sends.delete(nodeId);
      };
    },
    deliver(nodeId, alerts, carry) {
      const send = sends.get(nodeId);
      if (!send) return;
      for (const alert of alerts) leave(send, alert, carry);
    },
    close: forgetOrKeep,
  };
}
