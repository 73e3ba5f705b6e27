// The open alerts of a person as the sidebar tab gets them: since when, whom they told, what was answered, what comes next.
import { deviceName } from '../../src/battery/device-name';
import type { OpenAlert } from '../../src/people/conversations';
import type { PersonSeen } from '../../src/people/overview';
import type { StoredSms } from '../../src/store/records';
import type { ToldBySms } from '../../src/use-cases/whom-told';
import type { OverviewAlert } from '../common/overview-types';
import { smsShown, timeOf } from './sms-shown';

/** What is open of one person, and what the last SMS told of it. */
export interface OpenOfPerson {
  alerts: readonly OpenAlert[];
  told: readonly ToldBySms[];
}

/** The worst first, of equals the oldest. What a node has begun that looks after them no more has no end, so it is left out. */
export function alertsShown(
  { alerts, told }: OpenOfPerson,
  { watches, devices }: Pick<PersonSeen, 'watches' | 'devices'>,
  language: string,
): OverviewAlert[] {
  const rank = ({ severity }: OpenAlert) => (severity === 'critical' ? 0 : 1);
  return alerts
    .filter(({ nodeId }) => watches.some((watch) => watch.nodeId === nodeId))
    .toSorted((one, other) => rank(one) - rank(other) || one.since - other.since)
    .map((alert): OverviewAlert => {
      const { conversation, nodeId, deviceId, level, kind, state, times, next } = alert;
      const reading = devices.find((one) => one.reading.deviceId === deviceId)?.reading;
      return {
        conversation,
        nodeId,
        deviceId,
        device: deviceName(reading ?? { deviceId, name: alert.device || null }, language),
        kind,
        level,
        state,
        since: timeOf(alert.since),
        toldAt: timeOf(alert.toldAt),
        times,
        until: alert.until === null ? null : timeOf(alert.until),
        escalatedAt: alert.escalatedAt === null ? null : timeOf(alert.escalatedAt),
        next: next && { what: next.what, at: timeOf(next.at) },
        told: told
          .filter((one) => one.conversation === conversation)
          .map(({ names, isNext, sms }) => ({ names, isNext, ...smsShown(sms, language) })),
      };
    });
}

/** Whether an SMS tells of an alert that is shown; it stands there, and not once more. */
export function isOfAlerts(
  { id }: StoredSms,
  shown: readonly OverviewAlert[],
  told: readonly ToldBySms[],
): boolean {
  return told
    .filter(({ sms }) => sms.id === id)
    .some(({ conversation }) => shown.some((alert) => alert.conversation === conversation));
}
