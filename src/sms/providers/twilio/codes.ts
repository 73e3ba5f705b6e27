// What Twilio's error codes ask of people. Source: Twilio's error dictionary and error pages, as of 2026-11-20.
import type { SentenceKey } from '../../../sentences/sentences';
import type { Provider, Refusal, RefusalMeaning } from '../../provider';

type Row = readonly [means: RefusalMeaning, sentence: SentenceKey, ...codes: (number | string)[]];

const rows: readonly Row[] = [
  // HTTP 429 with every product: nothing was done.
  ['retry', 'sms.rate-limited', 20429],

  ['opted-out', 'sms.stopped', 21610],

  // Ours, of settings that no request could do without.
  ['settings', 'twilio.no-credentials', 'no-credentials'],
  ['settings', 'twilio.no-sender', 'no-sender'],
  ['settings', 'twilio.region-and-edge', 'region-and-edge'],
  ['settings', 'twilio.wrong-credentials', 20003],

  ['account', 'twilio.account-suspended', 20005, 20403, 30002],
  ['account', 'twilio.not-permitted', 70051],
  ['account', 'twilio.not-found', 20404],
  ['account', 'twilio.from-invalid', 21212, 21603, 21606, 21659, 21660],
  ['account', 'twilio.messaging-service', 21703, 21704, 21705],
  ['account', 'twilio.toll-free-unverified', 30032],
  ['account', 'twilio.us-unregistered', 30034],
  ['account', 'twilio.us-campaign', 30033, 30035],
  ['account', 'twilio.personal-use', 30532, 30533],

  ['undeliverable', 'sms.to-invalid', 21211, 21604],
  ['undeliverable', 'sms.no-body', 21602],
  ['undeliverable', 'sms.unreachable', 21614, 21635, 30005, 30006],

  ['give-up', 'twilio.loop', 14107],
  ['give-up', 'twilio.country-not-enabled', 21408],
  ['give-up', 'twilio.unverified', 21608],
  ['give-up', 'twilio.callback-invalid', 21609],
  ['give-up', 'sms.queue-full', 21611, 30001],
  ['give-up', 'sms.unreachable', 21612],
  ['give-up', 'sms.handset-off', 30003],
  ['give-up', 'sms.blocked', 30004],
  ['give-up', 'sms.filtered', 30007],
  ['give-up', 'sms.congested', 30017, 30022, 30023, 30027],
  ['give-up', 'twilio.sender-not-registered', 30018, 30024],
  ['give-up', 'twilio.pumping-protection', 30450],
  ['give-up', 'sms.daily-limit', 63038],
];

const refusals: Readonly<Record<string, Refusal>> = Object.fromEntries(
  rows.flatMap(([means, sentence, ...codes]) => codes.map((code) => [code, { means, sentence }])),
);

/** Twilio by its name and its refusals: all that is needed to say why an SMS failed. */
export const twilioRefusals = { label: 'Twilio', refusals } satisfies Partial<Provider>;

/** An error code as Twilio's are: a whole number; null for anything else, which the store would not take. */
export function errorCodeOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null;
}
