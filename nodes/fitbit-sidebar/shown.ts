// A person as the sidebar tab gets them: numbers shortened, times in UTC, problems as sentences in the owner's language.
import { deviceName } from '../../src/battery/device-name';
import { foreseen } from '../../src/battery/foreseen';
import { pauseAt } from '../../src/battery/rest';
import { isByMsg, isMadeUp, labelOf } from '../../src/clouds/registry';
import { system } from '../../src/net/system';
import { zoneOf } from '../../src/people/curves';
import type { SeenCheck } from '../../src/people/last-check';
import type { PersonSeen } from '../../src/people/overview';
import { dayIn, endsWithDay } from '../../src/people/pause-until';
import { type SentenceKey, sentence } from '../../src/sentences/sentences';
import { contentOf } from '../../src/sms/content';
import { shortNumber } from '../../src/sms/numbers';
import { obstacleText } from '../../src/sms/obstacles';
import type { StoredSms } from '../../src/store/records';
import type { CheckOutcome } from '../common/admin-types';
import type { OverviewPerson, TestAlert } from '../common/overview-types';
import { alertsShown, isOfAlerts, type OpenOfPerson } from './alerts-shown';
import type { DeployedConfig } from './setup';
import { smsShown, timeOf } from './sms-shown';
import type { TracedTest } from './trace';

export interface Beside {
  configs: readonly DeployedConfig[];
  /** The last test alert. */
  test: TracedTest | null;
  /** Their open alerts. */
  open: OpenOfPerson;
}

export function personShown(
  seen: PersonSeen,
  { configs, test, open }: Beside,
  language: string,
): OverviewPerson {
  const now = system.now();
  const { person, waitingNumber, need, lastCheck } = seen;
  const service = labelOf(person.cloud);
  const number = waitingNumber ?? person.number;
  const timeZone = zoneOf(person);
  const config = configs.find(
    ({ cloud, clientId }) => cloud === person.cloud && clientId === person.clientId,
  );
  const paused = isMadeUp(person.cloud) ? null : pauseAt(person.pausedUntil, now);
  const alerts = alertsShown(open, seen, language);
  const reason = person.access === 'lost' ? person.accessReason : person.failingReason;
  return {
    id: person.id,
    name: person.name,
    service,
    number: number && shortNumber(number),
    numberMark: seen.numberMark,
    sms: person.sms,
    language: person.language,
    ownLow: person.ownLow,
    ownNotSyncingHours: person.ownNotSyncingHours,
    ownAdviceAt: person.ownAdviceAt,
    advice: person.advice,
    mayEdit: !isMadeUp(person.cloud),
    byMsg: isByMsg(person.cloud),
    stopped: person.stopped,
    configId: config?.id ?? null,
    need,
    reason: reason && problemText(reason, '', service, language),
    untold: seen.untold && {
      nodeId: seen.untold.smsNodeId,
      text: obstacleText(seen.untold.code, language),
    },
    connected: person.access === 'ok',
    lastCheck: lastCheck && checkShown(lastCheck, service, language),
    watches: seen.watches.map(({ nodeId, thresholds }) => ({
      nodeId,
      thresholds: thresholds && {
        low: thresholds.low,
        critical: thresholds.critical,
        hours: thresholds.notSyncingHours,
      },
    })),
    test: test && testShown(test, seen.sms, language),
    devices: seen.devices.map(({ reading, standing, isWatched, curve, score }) => ({
      name: deviceName(reading, language),
      level: reading.level,
      status: reading.status,
      standing,
      isWatched,
      syncedAt: reading.syncedAt ? timeOf(reading.syncedAt) : null,
      curve,
      score,
      timeZone,
      said: foreseen({ ...reading, curve }, { now, language, timeZone }).join(' '),
    })),
    paused:
      paused === null
        ? null
        : {
            until: timeOf(paused),
            lastDay: endsWithDay(paused, timeZone) ? dayIn(timeZone, paused - 1, 0) : null,
          },
    alerts,
    sent: seen.sms
      .filter((sms) => !isOfTest(sms, test) && !isOfAlerts(sms, alerts, open.told))
      .map((sms) => smsShown(sms, language)),
  };
}

export function checkShown(check: SeenCheck, service: string, language: string): CheckOutcome {
  const seen = { at: timeOf(check.at), ...(check.isStored ? { isNews: true } : {}) };
  if (check.ok) return { ...seen, ok: true };
  const { code, detail } = check.problem;
  return { ...seen, ok: false, text: problemText(code, detail ?? '', service, language) };
}

function problemText(code: string, detail: string, service: string, language: string): string {
  return sentence(language, `problem.${code}` as SentenceKey, { service, detail });
}

/** How far a test alert has come: the nodes that it reached, and what became of its SMS. */
function testShown(test: TracedTest, sms: readonly StoredSms[], language: string): TestAlert {
  const { at, legs } = test;
  return {
    at: timeOf(at),
    legs: legs.map(({ nodeId, hasLeft, isWired, steps }) => ({ nodeId, hasLeft, isWired, steps })),
    sms: sms.filter((one) => isOfTest(one, test)).map((one) => smsShown(one, language)),
  };
}

/** Whether an SMS tells this test; it is shown there, and not once more. */
function isOfTest(sms: StoredSms, test: TracedTest | null): boolean {
  const { alert } = contentOf(sms).msg as { alert?: { id?: unknown } | null };
  return test?.legs.some(({ alertId }) => alertId === alert?.id) ?? false;
}
