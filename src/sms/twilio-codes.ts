// What Twilio's error codes ask of people. Source: Twilio's error dictionary and error pages, as of 2026-11-20.
import type { SentenceKey } from '../sentences/sentences';
import { Trouble } from '../sentences/trouble';

const sentences: ReadonlyMap<number, SentenceKey> = new Map<number, SentenceKey>([
  [14107, 'sms.loop'],
  [20003, 'sms.wrong-credentials'],
  [20005, 'sms.account-suspended'],
  [20403, 'sms.account-suspended'],
  [70051, 'sms.not-permitted'],
  [20404, 'sms.not-found'],
  [20429, 'sms.rate-limited'],
  [21211, 'sms.to-invalid'],
  [21604, 'sms.to-invalid'],
  [21212, 'sms.from-invalid'],
  [21603, 'sms.from-invalid'],
  [21606, 'sms.from-invalid'],
  [21659, 'sms.from-invalid'],
  [21660, 'sms.from-invalid'],
  [21408, 'sms.country-not-enabled'],
  [21602, 'sms.no-body'],
  [21608, 'sms.unverified'],
  [21609, 'sms.callback-invalid'],
  [21610, 'sms.stopped'],
  [21611, 'sms.queue-full'],
  [30001, 'sms.queue-full'],
  [21612, 'sms.unreachable'],
  [21614, 'sms.unreachable'],
  [21635, 'sms.unreachable'],
  [21703, 'sms.messaging-service'],
  [21704, 'sms.messaging-service'],
  [21705, 'sms.messaging-service'],
  [30002, 'sms.account-suspended'],
  [30003, 'sms.handset-off'],
  [30004, 'sms.blocked'],
  [30005, 'sms.unreachable'],
  [30006, 'sms.unreachable'],
  [30007, 'sms.filtered'],
  [30017, 'sms.congested'],
  [30018, 'sms.sender-not-registered'],
  [30022, 'sms.congested'],
  [30023, 'sms.congested'],
  [30024, 'sms.sender-not-registered'],
  [30027, 'sms.congested'],
  [30032, 'sms.toll-free-unverified'],
  [30033, 'sms.us-campaign'],
  [30034, 'sms.us-unregistered'],
  [30035, 'sms.us-campaign'],
  [30450, 'sms.pumping-protection'],
  [30532, 'sms.personal-use'],
  [30533, 'sms.personal-use'],
  [63038, 'sms.daily-limit'],
]);

/** A refusal in Twilio's answer. The code for Catch is `sms-` and Twilio's own; an unknown one falls into a default. */
export function refusalTrouble(code: number): Trouble {
  return new Trouble(`sms-${code}`, sentences.get(code) ?? 'sms.rejected', { detail: code });
}

/** A failure that was told only after the SMS had been accepted. */
export function failureTrouble(code: number | null): Trouble {
  const key = code === null ? undefined : sentences.get(code);
  return new Trouble(code === null ? 'sms-failed' : `sms-${code}`, key ?? 'sms.failed', {
    detail: code ?? '?',
  });
}

/** Sentences about the account itself: no SMS of it goes out before somebody has mended that. */
const ofAccount: readonly SentenceKey[] = [
  'sms.no-credentials',
  'sms.no-sender',
  'sms.region-and-edge',
  'sms.wrong-credentials',
  'sms.account-suspended',
  'sms.not-permitted',
  'sms.not-found',
  'sms.from-invalid',
  'sms.messaging-service',
  'sms.toll-free-unverified',
  'sms.us-unregistered',
  'sms.us-campaign',
  'sms.personal-use',
];

/** Whether an SMS failed by its account and not by its number or its text. */
export function isOfAccount({ key }: Trouble): boolean {
  return ofAccount.includes(key);
}
