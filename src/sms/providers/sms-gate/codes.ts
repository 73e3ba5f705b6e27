// What SMSGate's refusals ask of people: the statuses of its answers, and what Android says of an SMS that failed. Sources:
// its OpenAPI document; the result codes of Android's SmsManager.
import type { Provider, Refusal } from '../../provider';

/** Why an SMS failed, as the app says it: Android's words, and two of its own, with Android's numbers. */
const results: readonly (readonly [words: string, code: number])[] = [
  ['RESULT_ERROR_GENERIC_FAILURE', 1],
  ['RESULT_ERROR_RADIO_OFF', 2],
  ['RESULT_ERROR_NO_SERVICE', 4],
  ['RESULT_ERROR_LIMIT_EXCEEDED', 5],
  ['RESULT_ERROR_FDN_CHECK_FAILURE', 6],
  ['No SIMs found', 120],
];
/** Of a SIM that the account names. */
const noSuchSim = /SIM [1-3] not found/;

/** The number of Android's that a recipient's `error` names; null where it names none of these. */
export function errorCodeOf(error: unknown): number | null {
  if (typeof error !== 'string') return null;
  if (noSuchSim.test(error)) return 120;
  return results.find(([words]) => error.includes(words))?.[1] ?? null;
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
  1: { means: 'give-up', sentence: 'sms-gate.generic' },
  2: { means: 'account', sentence: 'sms-gate.radio-off' },
  4: { means: 'account', sentence: 'sms-gate.no-service' },
  5: { means: 'account', sentence: 'sms-gate.limit' },
  6: { means: 'account', sentence: 'sms-gate.fixed-dialling' },
  120: { means: 'account', sentence: 'sms-gate.no-sim' },
};

/** SMSGate by its name and its refusals: all that is needed to say why an SMS failed. */
export const smsGateRefusals = { label: 'SMSGate', refusals } satisfies Partial<Provider>;
