// What an account of SMSGate asks for. Source: its documentation and OpenAPI document, as of 2026-08.
import type { ProviderField } from '../../fields';

export type SmsGateField =
  | 'gateAddress'
  | 'gateUser'
  | 'gatePassword'
  | 'gateDevice'
  | 'gateSim'
  | 'gateInbox'
  | 'gateSigningKey';

/** With a path, such as `/3rdparty/v1`, or theirs. A phone answers at the root of its address. */
export const serverAddress = /^https?:\/\/(?:api\.sms-gate\.app(?![\w.-])|[^/?#\s]+\/+[^/?#\s])/i;

export const fields: readonly ProviderField<SmsGateField>[] = [
  {
    name: 'gateAddress',
    kind: 'address',
    isCredential: false,
    icon: 'fa-mobile',
    example: 'http://192.168.1.20:8080',
    hint: 'gateAddress',
    required: true,
    // Paths are put behind it.
    pattern: /^[^?#]+$/,
  },
  {
    name: 'gateUser',
    kind: 'text',
    isCredential: true,
    icon: 'fa-user',
    example: 'sms',
    required: true,
    // What stands before the colon of Basic authentication.
    pattern: /^[^:]+$/,
  },
  { name: 'gatePassword', kind: 'secret', icon: 'fa-lock', required: true },
  {
    name: 'gateDevice',
    kind: 'text',
    isCredential: false,
    example: 'PyDmBQZZXYmyxMwED8Fzy',
    hint: 'gateDevice',
    choicesFrom: 'fitbit/sms-choices/sms-gate/gateDevice',
    required: { where: 'gateAddress', looksLike: serverAddress },
    pattern: /^\s*[\w-]{1,21}\s*$/,
  },
  {
    name: 'gateSim',
    kind: 'text',
    isCredential: false,
    example: '1',
    hint: 'gateSim',
    isUnderMore: true,
    pattern: /^\s*[1-3]\s*$/,
  },
  // It brings every SMS of that phone.
  { name: 'gateInbox', kind: 'tick', hint: 'gateInbox', isUnderMore: true },
  // With it and a public address the app calls; without, it is asked.
  { name: 'gateSigningKey', kind: 'secret', icon: 'fa-key', hint: 'gateSigningKey', isUnderMore: true },
];
