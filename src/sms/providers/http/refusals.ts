// What a gateway's answers ask of people: by the status of HTTP, as it has no codes that we know, and by words of ours.
import type { Provider, Refusal } from '../../provider';

/** What in the settings no request could do without, by the field in which it is wrong. */
export type WrongSetting =
  | 'http-address'
  | 'http-secret'
  | 'http-headers'
  | 'http-body'
  | 'http-key'
  | 'http-state'
  | 'http-status-address';

const ofSettings: Readonly<Record<WrongSetting, Refusal>> = {
  'http-address': { means: 'settings', sentence: 'http.address' },
  'http-secret': { means: 'settings', sentence: 'http.secret' },
  'http-headers': { means: 'settings', sentence: 'http.headers' },
  'http-body': { means: 'settings', sentence: 'http.body' },
  'http-state': { means: 'settings', sentence: 'http.state' },
  'http-key': { means: 'settings', sentence: 'http.key' },
  'http-status-address': { means: 'settings', sentence: 'http.status-address' },
};

export const httpRefusals = {
  label: 'Gateway',
  refusals: {
    ...ofSettings,
    'not-accepted': { means: 'give-up', sentence: 'http.not-accepted' },
    301: { means: 'settings', sentence: 'http.moved' },
    307: { means: 'settings', sentence: 'http.moved' },
    308: { means: 'settings', sentence: 'http.moved' },
    401: { means: 'settings', sentence: 'http.wrong-secret' },
    403: { means: 'settings', sentence: 'http.wrong-secret' },
    404: { means: 'settings', sentence: 'http.not-found' },
    405: { means: 'settings', sentence: 'http.not-found' },
    410: { means: 'settings', sentence: 'http.not-found' },
    429: { means: 'retry', sentence: 'sms.rate-limited' },
  },
} satisfies Pick<Provider, 'label' | 'refusals'>;
