// Alerts that could not be told by SMS, because nothing could even be tried: no number, a bad or a former one, no account.
// They do not count as told: once what stood in the way has changed, the next check tells them anew, if they are still so.
import { readAlert } from '../battery/old-news';
import type { Store } from '../store/store';
import type { AlertDelivery } from './alert-delivery';

/** What stands in the way of any SMS of a node until somebody mends it: the codes that Catch gets. */
const obstacles = new Set([
  'no-number',
  'bad-number',
  'no-account',
  'sms-no-credentials',
  'sms-no-sender',
  'sms-region-and-edge',
]);
/** Of these the obstacle is the number, not the account. */
const ofNumber = new Set(['no-number', 'bad-number']);

/** Not sent as it was for a number that is somebody's no more, or for other reasons, for which nothing is told anew. */
const oldNews = 'sms-old-news';

/** Good news is not worth a second try, and a test is told by the sidebar. */
const kinds = new Set(['low', 'critical', 'not-syncing', 'reconnect', 'cannot-check']);

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
  store: Store;
  alertDelivery: Pick<AlertDelivery, 'leftOf'>;
}

export function createUntold({ store, alertDelivery }: UntoldParts): Untold {
  return {
    async failed(smsNodeId, msg, code) {
      const alert = obstacles.has(code) || code === oldNews ? readAlert(msg) : null;
      const { alert: { id } = {}, to } = msg as { alert?: { id?: unknown }; to?: unknown };
      if (!alert || typeof id !== 'string' || !kinds.has(alert.alert.kind)) return;
      const left = alertDelivery.leftOf(id);
      const untold = {
        alertId: id,
        smsNodeId,
        nodeId: left?.nodeId ?? null,
        personId: alert.person.id,
        deviceId: alert.battery?.deviceId ?? '',
        kind: alert.alert.kind,
        code,
        isReady: false,
      };
      if (code === oldNews) {
        if (typeof to === 'string') await store.keepMovedUntold(untold, to);
      } else await store.keepUntold(untold, ofNumber.has(code) ? left?.to : undefined);
    },
    async mended(smsNodeId, hasFixedNumber, isThere) {
      const waiting = (await store.everyUntold()).filter(
        (one) =>
          !one.isReady &&
          (one.smsNodeId === smsNodeId ? hasFixedNumber || !ofNumber.has(one.code) : !isThere(one.smsNodeId)),
      );
      if (waiting.length > 0) await store.readyUntold(waiting);
    },
  };
}
