// Alerts that could not be told by SMS, because nothing could even be tried: no number, a bad or a former one, no account.
// They do not count as told: once what stood in the way has changed, the next check tells them anew, if they are still so.
// The same goes for what came too late to be told.
import { isShortLived, isToldAnew } from '../battery/kinds/registry';
import { goodUntil, outdatedCode, readAlert } from '../battery/outdated';
import type { System } from '../net/system';
import { obstaclesOfNumber, type Person } from '../store/records';
import type { UntoldStore } from '../store/store';
import type { AlertDelivery } from './alert-delivery';

/** What stands in the way of any SMS of a node until somebody mends it: the codes that Catch gets. */
const obstacles: ReadonlySet<string> = new Set([...obstaclesOfNumber, 'no-account']);
/** Whether the obstacle is the number, not the account. */
const isOfNumber = (code: string) => obstaclesOfNumber.includes(code);

/** It could not be sent for as long as its account says. */
const tooOldCode = 'sms-too-old';

export interface Untold {
  /** A sending node could not try the SMS of this msg, or dropped it, for this code. Whatever is no alert of ours is left alone. */
  failed(smsNodeId: string, msg: unknown, code: string): Promise<void>;
  /**
   * A sending node is there and its set-up is good: what it could not send may be told anew. `hasFixedNumber`: the number
   * is its own, so it was mended as well. `isThere`: whether a sending node still exists; what one that is gone could
   * not send is for the others.
   */
  mended(smsNodeId: string, hasFixedNumber: boolean, isThere: (nodeId: string) => boolean): Promise<void>;
}

interface UntoldParts {
  store: Pick<UntoldStore, 'keepUntold' | 'everyUntold' | 'readyUntold'>;
  system: Pick<System, 'now'>;
  alertDelivery: Pick<AlertDelivery, 'leftOf'>;
  /** Whether a code says that the account lacks what no SMS could do without. */
  isOfSettings(code: string): boolean;
}

export function createUntold({ store, system, alertDelivery, isOfSettings }: UntoldParts): Untold {
  const isObstacle = (code: string) => obstacles.has(code) || isOfSettings(code);
  return {
    async failed(smsNodeId, msg, code) {
      const alert = readAlert(msg);
      const { alert: { id } = {}, to } = msg as { alert?: { id?: unknown }; to?: unknown };
      if (!alert || typeof id !== 'string' || !isToldAnew(alert.alert.kind)) return;
      const left = alertDelivery.leftOf(id);
      const untold = {
        // By its first id: whoever had that one is not told again.
        alertId: alert.alert.instead ?? id,
        leftAs: id,
        smsNodeId,
        nodeId: left?.nodeId ?? null,
        personId: alert.person.id,
        deviceId: alert.battery?.deviceId ?? '',
        kind: alert.alert.kind,
        code,
      };
      const isLate =
        system.now() > goodUntil(alert) || (code === tooOldCode && isShortLived(alert.alert.kind));
      if (isLate) await store.keepUntold(untold, null, () => 'ready');
      else if (code === outdatedCode) {
        if (typeof to === 'string') await store.keepUntold(untold, to, onceMoved(to));
      } else if (isObstacle(code)) {
        await store.keepUntold(untold, null, onceObstructed(isOfNumber(code) ? left?.to : undefined));
      }
    },
    async mended(smsNodeId, hasFixedNumber, isThere) {
      const waiting = (await store.everyUntold()).filter(
        (one) =>
          !one.isReady &&
          (one.smsNodeId === smsNodeId ? hasFixedNumber || !isOfNumber(one.code) : !isThere(one.smsNodeId)),
      );
      if (waiting.length > 0) await store.readyUntold(waiting);
    },
  };
}

type Decide = Parameters<UntoldStore['keepUntold']>[2];

/**
 * Of an SMS that something stood in the way of. `wasTo`: the number that the alert left to, null for none, where the
 * number was the obstacle: whose number has changed on the way may be told anew at once.
 */
function onceObstructed(wasTo: string | null | undefined): Decide {
  return (person) => (wasTo !== undefined && isToldElsewhere(person, wasTo) ? 'ready' : 'waiting');
}

/** Of an SMS that was dropped as outdated: it is told anew if `to` is their former number, and they have another one. */
function onceMoved(to: string): Decide {
  return (person, isFormer) => (isFormer && isToldElsewhere(person, to) ? 'ready' : 'dropped');
}

/** Whether somebody is told by SMS at another number than this one. */
function isToldElsewhere({ number, numberState, sms }: Person, than: string | null): boolean {
  return number !== null && number !== than && numberState === 'proven' && sms;
}
