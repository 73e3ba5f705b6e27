// An alert that is told anew because a number of somebody could not be sent to: whoever had the first one, by another number of the
// same list or another SMS node, does not get it twice.
import type { AlertMessage } from '../../types/messages';
import { obstaclesOfNumber, type UntoldAlert } from '../store/records';

/**
 * The alerts, each with the id of the one that it is told instead of, if it is. `anyway`: what would be told now if all had been told:
 * that is news for everybody.
 */
export function withInstead(
  alerts: readonly AlertMessage[],
  untold: readonly UntoldAlert[],
  anyway: () => readonly AlertMessage[],
): AlertMessage[] {
  const ready = untold.filter(({ isReady, code }) => isReady && obstaclesOfNumber.includes(code));
  if (ready.length === 0 || alerts.length === 0) return [...alerts];
  const news = anyway();
  return alerts.map((message) => {
    const { alert, battery } = message;
    const ids = new Set(
      ready
        .filter(({ kind, deviceId }) => kind === alert.kind && deviceId === (battery?.deviceId ?? ''))
        .map(({ alertId }) => alertId),
    );
    const isNews = news.some(
      (one) => one.alert.kind === alert.kind && one.battery?.deviceId === battery?.deviceId,
    );
    // Of several nobody can say who had which.
    const [instead, ...others] = ids;
    if (instead === undefined || others.length > 0 || isNews || alert.escalated) return message;
    return { ...message, alert: { ...alert, instead } };
  });
}
