// A person as the sidebar tab gets them: numbers shortened, times in UTC, problems as sentences in the owner's language.
import { labelOf } from '../../src/clouds/cloud';
import type { CheckResult } from '../../src/people/checking';
import type { PersonSeen } from '../../src/people/overview';
import { type SentenceKey, sentence } from '../../src/sentences/sentences';
import { shortNumber } from '../../src/sms/numbers';
import { failureTrouble, refusalTrouble } from '../../src/sms/twilio-codes';
import type { StoredSms } from '../../src/store/records';
import type { DeployedConfig } from './setup';

export function personShown(seen: PersonSeen, configs: readonly DeployedConfig[], language: string): object {
  const { person, waitingNumber, need, lastCheck } = seen;
  const service = labelOf(person.cloud);
  const number = waitingNumber ?? person.number;
  const config = configs.find(
    ({ cloud, clientId }) => cloud === person.cloud && clientId === person.clientId,
  );
  const reason = person.access === 'lost' ? person.accessReason : person.failingReason;
  return {
    id: person.id,
    name: person.name,
    service,
    number: number && shortNumber(number),
    numberMark: seen.numberMark,
    sms: person.sms,
    stopped: person.stopped,
    configId: config?.id ?? null,
    need,
    reason: reason && problemText(reason, '', service, language),
    connected: person.access === 'ok',
    lastCheck: lastCheck && checkShown(lastCheck, service, language),
    thresholds: different(
      seen.thresholds.map(({ low, critical, notSyncingHours }) => ({
        low,
        critical,
        hours: notSyncingHours,
      })),
    ),
    devices: seen.devices.map(({ reading, standing, isWatched, curve }) => ({
      name: reading.name ?? sentence(language, 'device.unnamed'),
      level: reading.level,
      status: reading.status,
      standing,
      isWatched,
      syncedAt: reading.syncedAt && timeOf(reading.syncedAt),
      curve,
    })),
    sent: seen.sms.map((sms) => smsShown(sms, language)),
  };
}

export function checkShown(check: CheckResult, service: string, language: string): object {
  const at = timeOf(check.at);
  if (check.ok) return { at, ok: true };
  const { code, detail } = check.problem;
  return { at, ok: false, text: problemText(code, detail ?? '', service, language) };
}

function problemText(code: string, detail: string, service: string, language: string): string {
  return sentence(language, `problem.${code}` as SentenceKey, { service, detail });
}

function smsShown(sms: StoredSms, language: string): object {
  const { to } = (JSON.parse(sms.content) as { sms: { to: string } }).sms;
  return { at: timeOf(sms.createdAt), to: shortNumber(to), ...fateOf(sms, language) };
}

/** How an SMS fares: a word of the tab's catalogue, and why it failed. */
function fateOf({ state, status, errorCode }: StoredSms, language: string): { fate: string; text?: string } {
  if (state === 'refused') {
    return {
      fate: 'refused',
      ...(errorCode === null ? {} : { text: refusalTrouble(errorCode).tell(language) }),
    };
  }
  if (state === 'uncertain') return { fate: 'uncertain' };
  if (state !== 'accepted') return { fate: 'waiting' };
  switch (status) {
    case 'dry-run':
      return { fate: 'dryRun' };
    case 'delivered':
    case 'read':
      return { fate: 'delivered' };
    case 'sent':
      return { fate: 'sent' };
    case 'failed':
    case 'undelivered':
    case 'canceled':
      return { fate: 'failed', text: failureTrouble(errorCode).tell(language) };
    default:
      return { fate: 'accepted' };
  }
}

/** Two nodes that ask for the same are one line. */
function different<T extends object>(all: readonly T[]): T[] {
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

function timeOf(ms: number): string {
  return new Date(ms).toISOString();
}
