// An SMS account of Twilio, with what a test says of it and nothing else filled in.
import type { SmsAccount } from '../../src/sms/accounts';
import type { TwilioAccount } from '../../src/sms/providers/twilio/api';
import { twilio } from '../../src/sms/providers/twilio/twilio';

const empty: TwilioAccount = {
  accountSid: '',
  authToken: '',
  from: '',
  apiKeySid: '',
  apiKeySecret: '',
  messagingServiceSid: '',
  region: '',
  edge: '',
};

export function twilioSettings(facts: Partial<TwilioAccount>): TwilioAccount {
  return { ...empty, ...facts };
}

export function twilioAccount(
  facts: Partial<TwilioAccount>,
  policy: Partial<Pick<SmsAccount, 'caps' | 'validitySeconds'>> = {},
): SmsAccount {
  return {
    provider: twilio,
    settings: twilioSettings(facts),
    country: '',
    validitySeconds: 3600,
    caps: { perNumber: 6, perDay: 100 },
    ...policy,
  };
}
