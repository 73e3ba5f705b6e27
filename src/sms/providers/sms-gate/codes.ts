// What SMSGate's refusals ask of people: the statuses of its answers, and what Android says of an SMS that failed. Sources:
// its OpenAPI document; the result codes of Android's SmsManager.
import type { Provider, Refusal } from '../../provider';

/** Android's words for why an SMS failed, as the app passes them on, with Android's own numbers. */
const results: readonly (readonly [word: string, code: number])[] = [
  ['RADIO_OFF', 2],
  ['NO_SERVICE', 4],
  ['LIMIT_EXCEEDED', 5],
  ['FDN_CHECK_FAILURE', 6],
];

/** The number of Android's that a recipient's `error` names; null where it names none of these. */
export function errorCodeOf(error: unknown): number | null {
  if (typeof error !== 'string') return null;
  return results.find(([word]) => error.includes(`RESULT_ERROR_${word}`))?.[1] ?? null;
}

const refusals: Readonly<Record<string, Refusal>> = {
  'no-address': { means: 'settings', sentence: 'sms-gate.no-address' },
  'no-login': { means: 'settings', sentence: 'sms-gate.no-login' },
  'no-device': { means: 'settings', sentence: 'sms-gate.no-device' },
  'unknown-device': { means: 'settings', sentence: 'sms-gate.unknown-device' },
  redirected: { means: 'settings', sentence: 'sms-gate.redirected' },
  400: { means: 'give-up', sentence: 'sms-gate.refused' },
  401: { means: 'settings', sentence: 'sms-gate.wrong-login' },
  403: { means: 'account', sentence: 'sms-gate.not-permitted' },
  404: { means: 'settings', sentence: 'sms-gate.not-there' },
  405: { means: 'settings', sentence: 'sms-gate.not-there' },
  2: { means: 'account', sentence: 'sms-gate.radio-off' },
  4: { means: 'account', sentence: 'sms-gate.no-service' },
  5: { means: 'account', sentence: 'sms-gate.limit' },
  6: { means: 'account', sentence: 'sms-gate.fixed-dialling' },
};

/** SMSGate by its name and its refusals: all that is needed to say why an SMS failed. */
export const smsGateRefusals = { label: 'SMSGate', refusals } satisfies Partial<Provider>;
