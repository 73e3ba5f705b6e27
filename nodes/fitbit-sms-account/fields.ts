// The fields that the providers of SMS declare, without loading any of them: this runs on any Node.js. The build writes
// them in (scripts/sms-account.js).

interface DeclaredFields {
  /** What is in a flow, with what stands there when nothing was typed. */
  defaults: Readonly<Record<string, string>>;
  /** What is kept out of it. */
  credentials: Record<string, { type: 'text' | 'password' }>;
}

declare const FIELDS_OF_SMS_PROVIDERS: DeclaredFields;

export const declaredFields: DeclaredFields = FIELDS_OF_SMS_PROVIDERS;
