// How alerts leave: through the battery node that decided them, kept on disk until they surely have.
import type { AlertMessage } from '../../types/messages';
import { isToldAnew } from '../battery/kinds/registry';
import { goodUntil, outdatedCode } from '../battery/outdated';
import { tooLateMs } from '../battery/settings';
import type { System } from '../net/system';
import type { AlertStore, Instances, UntoldStore } from '../store/store';
import { createUnacknowledged } from '../store/unacknowledged';

/** `originalMsg`: the msg that asked for the check, if it is still there. False when the node is closed: nothing has left. */
type Send = (alert: AlertMessage, originalMsg?: unknown) => boolean;

export interface AlertDelivery {
  /**
   * A battery node is there: what it still has to tell leaves at once, but for what comes too late by now, which the next check
   * decides anew. The answer detaches it.
   */
  attach(nodeId: string, send: Send): Promise<() => void>;
  /** Sends decided and stored alerts, now or when their node is back. */
  deliver(nodeId: string, alerts: readonly AlertMessage[], originalMsg?: unknown): void;
  /** Sends an alert that is kept nowhere, such as a test; false where its node is not there. */
  tell(nodeId: string, alert: AlertMessage): boolean;
  /** Which node an alert left lately, and to whose number (null: nobody's); null where that is not known any more. */
  leftOf(alertId: string): { nodeId: string; to: string | null } | null;
  /** Forgets the alerts that have surely left; the others leave again after the next start. Never rejects. */
  close(): Promise<void>;
}

/** Of so many alerts it is remembered by which node they left, and to whom. */
const mostRemembered = 1000;

export function createAlertDelivery({
  store,
  system,
}: {
  store: Pick<AlertStore, 'alertsOfNode' | 'removeAlerts'> &
    Pick<UntoldStore, 'keepUntold'> &
    Pick<Instances, 'onFree'>;
  system: System;
}): AlertDelivery {
  const sends = new Map<string, Send>();
  const left = new Map<string, { nodeId: string; to: string | null }>();
  const unacknowledged = createUnacknowledged<string, string>(system, store.removeAlerts);

  const leave = (nodeId: string, send: Send, alert: AlertMessage, originalMsg?: unknown) => {
    const { id } = alert.alert;
    if (unacknowledged.has(id)) return;
    left.delete(id);
    left.set(id, { nodeId, to: alert.to ?? null });
    if (left.size > mostRemembered) left.delete(left.keys().next().value ?? '');
    if (sent(send, alert, originalMsg)) unacknowledged.add([id], [nodeId]);
  };

  async function drop(nodeId: string, { alert, person, battery }: AlertMessage): Promise<void> {
    const { id, kind, instead = id } = alert;
    const deviceId = battery?.deviceId ?? '';
    const untold = {
      alertId: instead,
      leftAs: id,
      smsNodeId: '',
      nodeId,
      personId: person.id,
      deviceId,
      kind,
      code: outdatedCode,
    };
    if (isToldAnew(kind)) await store.keepUntold(untold, null, () => 'ready');
    await store.removeAlerts([id]);
  }

  async function leaveAll(nodeId: string, send: Send): Promise<void> {
    for (const { body } of await store.alertsOfNode(nodeId)) {
      const alert: AlertMessage = JSON.parse(body);
      if (isTooLate(alert, system.now())) await drop(nodeId, alert);
      else if (sends.get(nodeId) === send) leave(nodeId, send, alert);
    }
  }

  // What a lost instance still had to tell leaves here.
  const stop = store.onFree(() => {
    for (const [nodeId, send] of sends) leaveAll(nodeId, send).catch(() => undefined);
  });

  return {
    async attach(nodeId, send) {
      sends.set(nodeId, send);
      await leaveAll(nodeId, send);
      return () => {
        if (sends.get(nodeId) !== send) return;
        sends.delete(nodeId);
        unacknowledged.takeBack(nodeId);
      };
    },
    deliver(nodeId, alerts, originalMsg) {
      const send = sends.get(nodeId);
      if (!send) return;
      for (const alert of alerts) leave(nodeId, send, alert, originalMsg);
    },
    leftOf: (alertId) => left.get(alertId) ?? null,
    tell(nodeId, alert) {
      return sends.get(nodeId)?.(alert) ?? false;
    },
    close() {
      stop();
      return unacknowledged.close();
    },
  };
}

/** Only what says a time is: the clock that says how late it is now may be wrong, and for a lost connection no check may come. */
function isTooLate(alert: AlertMessage, now: number): boolean {
  const until = goodUntil(alert);
  return now > until && until < Date.parse(alert.alert.at) + tooLateMs;
}

/** With the msg that asked, or, if that cannot travel, without it: nobody knows how deep it is. */
function sent(send: Send, alert: AlertMessage, originalMsg: unknown): boolean {
  if (originalMsg === undefined) return send(alert);
  try {
    return send(alert, originalMsg);
  } catch {
    return send(alert);
  }
}
