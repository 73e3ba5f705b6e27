// What an account of Twilio asks for. Source: Twilio's console and its API reference, as of 2026-11-20.
import type { ProviderField } from '../../fields';

export type TwilioField =
  | 'accountSid'
  | 'authToken'
  | 'from'
  | 'apiKeySid'
  | 'apiKeySecret'
  | 'messagingServiceSid'
  | 'region'
  | 'edge';

/** E.164, a short code, or the name of up to 11 letters that many countries (not the US) show instead. */
const sender = /^(?:\+[1-9]\d{6,14}|\d{3,8}|(?=[^A-Za-z]*[A-Za-z])[A-Za-z0-9 ]{1,11})$/;

/** The Account SID and the sender are credentials too, because flows are exported and shown around. */
export const fields: readonly ProviderField<TwilioField>[] = [
  {
    name: 'accountSid',
    kind: 'text',
    isCredential: true,
    icon: 'fa-id-card-o',
    example: 'AC…',
    required: true,
    pattern: /^AC[0-9a-fA-F]{32}$/,
  },
  { name: 'authToken', kind: 'secret', icon: 'fa-lock' },
  {
    name: 'from',
    kind: 'text',
    isCredential: true,
    icon: 'fa-mobile',
    example: '+4915112345678',
    hint: 'from',
    required: { unless: 'messagingServiceSid' },
    pattern: sender,
  },
  {
    name: 'apiKeySid',
    kind: 'text',
    isCredential: false,
    example: 'SK…',
    isUnderMore: true,
    pattern: /^SK[0-9a-fA-F]{32}$/,
  },
  { name: 'apiKeySecret', kind: 'secret', hint: 'apiKey', isUnderMore: true },
  {
    name: 'messagingServiceSid',
    kind: 'text',
    isCredential: false,
    example: 'MG…',
    hint: 'messagingServiceSid',
    isUnderMore: true,
    pattern: /^MG[0-9a-fA-F]{32}$/,
  },
  // `api.<region>.twilio.com` without an edge was switched off 2026-04-28.
  { name: 'region', kind: 'text', isCredential: false, example: 'ie1', isUnderMore: true, together: 'edge' },
  {
    name: 'edge',
    kind: 'text',
    isCredential: false,
    example: 'dublin',
    hint: 'region',
    isUnderMore: true,
    together: 'region',
  },
];
