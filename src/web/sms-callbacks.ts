// What Twilio tells us: how an SMS fares, and that somebody answered STOP. Proven by Twilio's signature.
import type { IncomingMessage } from 'node:http';
import type { System } from '../net/system';
import type { SmsAccounts } from '../sms/accounts';
import { readNumber } from '../sms/numbers';
import type { Store } from '../store/store';
import { bodyStatus } from '../webhooks/intake';
import { readBody } from './body';

/** Registered with Twilio by each SMS, so it holds no node's id. */
export const smsPath = '/fitbit/sms';

export interface SmsCallbacks {
  answer(parameters: URLSearchParams, request: IncomingMessage): Promise<{ status: number; body: string }>;
}

/**
 * Whether Twilio takes an address for its callbacks; one that it does not take would end every SMS with error 21609:
 * a valid host name without underscores.
 */
export function isCallable(base: string): boolean {
  const { protocol, hostname } = new URL(base);
  return ['http:', 'https:'].includes(protocol) && !hostname.includes('_');
}

interface Parts {
  store: Store;
  system: System;
  accounts: SmsAccounts;
  /** The configured public addresses, with Node-RED's root: a signature is over the exact address. */
  bases(): readonly string[];
}

/** Keywords that Twilio acts upon by itself. Only a message that is nothing else counts. */
const stopWords = new Set(['stop', 'stopall', 'unsubscribe', 'end', 'quit', 'cancel', 'revoke', 'optout']);
const startWords = new Set(['start', 'yes', 'unstop']);

export function createSmsCallbacks({ store, system, accounts, bases }: Parts): SmsCallbacks {
  return {
    async answer(parameters, request) {
      if (request.method !== 'POST') return { status: 405, body: '' };
      const body = await readBody(request, system, mostBytes);
      if (!(body instanceof Uint8Array)) return { status: bodyStatus[body], body: '' };
      const form = formOf(body);
      if (!form) return { status: 413, body: '' };
      const query = (request.url ?? '').split('?')[1];
      const addresses = bases().map((base) => `${base}${smsPath}${query === undefined ? '' : `?${query}`}`);
      const proven = accounts
        .ofSid(form.get('AccountSid') ?? '')
        .filter(({ authToken }) => isSigned(authToken, request, addresses, form));
      if (proven.length === 0) return { status: 403, body: '' };

      const status = form.get('MessageStatus');
      const id = parameters.get('k');
      if (status !== null && id !== null) {
        const code = Number(form.get('ErrorCode'));
        const news = { sid: form.get('MessageSid') ?? '', status, errorCode: code > 0 ? code : null };
        const open = proven.flatMap(({ outbox }) => outbox ?? []);
        // Twilio is asked for it later, anyway.
        if (open.length === 0) return { status: 503, body: '' };
        for (const outbox of open) {
          if (await (await outbox).heard(id, news)) break;
        }
        return { status: 204, body: '' };
      }
      await hearPerson(form);
      // No reply of ours: Twilio answers STOP, START and HELP itself.
      return { status: 200, body: '<Response/>' };
    },
  };

  async function hearPerson(form: Form): Promise<void> {
    const { number } = readNumber(form.get('From') ?? '', '');
    const word = (form.get('OptOutType') ?? form.get('Body') ?? '').trim().toLowerCase();
    const stopped = stopWords.has(word);
    if (number === null || !(stopped || startWords.has(word))) return;
    for (const person of await store.personsOfNumber(number))
      await store.changePerson(person.id, { stopped });
  }
}

/** Twilio sends some thirty fields and two KiB; what is far more is not looked at, as nobody has proven anything yet. */
const mostBytes = 16 * 1024;
const mostFields = 100;

/** The fields of a form, each with its first value and all of them; null where there are too many. */
function formOf(body: Uint8Array): Form | null {
  const fields = new Map<string, string[]>();
  let count = 0;
  for (const [name, value] of new URLSearchParams(Buffer.from(body).toString('utf8'))) {
    count += 1;
    if (count > mostFields) return null;
    const values = fields.get(name);
    if (values) values.push(value);
    else fields.set(name, [value]);
  }
  return { get: (name) => fields.get(name)?.[0] ?? null, fields };
}

interface Form {
  get(name: string): string | null;
  fields: ReadonlyMap<string, readonly string[]>;
}

/** `X-Twilio-Signature`, by Twilio's own check, which tries the address with and without its port. */
function isSigned(
  authToken: string,
  request: IncomingMessage,
  addresses: readonly string[],
  form: Form,
): boolean {
  const signature = request.headers['x-twilio-signature'];
  if (typeof signature !== 'string' || authToken === '') return false;
  // Only this part of the package: the whole of it costs 20 MiB.
  const {
    validateRequest,
  }: typeof import('twilio/lib/webhooks/webhooks') = require('twilio/lib/webhooks/webhooks');
  const fields: Record<string, string | string[]> = {};
  for (const [name, values] of form.fields) {
    fields[name] = values.length === 1 ? (values[0] ?? '') : [...values];
  }
  return addresses.some((address) => {
    try {
      return validateRequest(authToken, signature, address, fields);
    } catch {
      return false;
    }
  });
}
