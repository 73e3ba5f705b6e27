// An SMS account of SMSGate, with what a test says of it and nothing else filled in.
import type { Settings } from '../../src/sms/fields';
import type { SmsGateField } from '../../src/sms/providers/sms-gate/fields';

export const phoneSettings = (facts: Partial<Settings<SmsGateField>>): Settings<SmsGateField> => ({
  gateAddress: '',
  gateUser: '',
  gatePassword: '',
  gateDevice: '',
  gateSim: '',
  gateInbox: '',
  gateSigningKey: '',
  ...facts,
});
