// What Twilio posts to us: how an SMS fares, and that somebody answered. Proven by its signature over address and form.
import type { CallbackPost, ProviderCallback } from '../../provider';
import { errorCodeOf } from './codes';
import type { TwilioField } from './fields';

/** Twilio sends some thirty fields and two KiB; what is far more is not looked at, as nobody has proven anything yet. */
const mostBytes = 16 * 1024;
const mostFields = 100;

export const callback: ProviderCallback<TwilioField> = {
  path: '/fitbit/sms',
  proofs: ['x-twilio-signature'],
  mostBytes,
  // No reply of ours: Twilio answers STOP, START and HELP itself.
  incomingAnswer: { type: 'text/xml', body: '<Response/>' },

  /** A valid host name without underscores. Another address would end every SMS with error 21609. */
  isCallable: ({ protocol, hostname }) => ['http:', 'https:'].includes(protocol) && !hostname.includes('_'),

  // An API key does not replace the auth token here.
  canVerify: ({ authToken }) => authToken !== '',

  /** `X-Twilio-Signature`, by Twilio's own check, which tries the address with and without its port. */
  verify(post, { accountSid, authToken }) {
    const signature = post.headers['x-twilio-signature'];
    const form = formOf(post);
    if (typeof signature !== 'string' || authToken === '' || !form) return false;
    if (form.get('AccountSid') !== accountSid) return false;
    // Only this part of the package: the whole of it costs 20 MiB.
    const {
      validateRequest,
    }: typeof import('twilio/lib/webhooks/webhooks') = require('twilio/lib/webhooks/webhooks');
    const fields = fieldsOf(form);
    return post.addresses.some((address) => {
      try {
        return validateRequest(authToken, signature, address, fields);
      } catch {
        return false;
      }
    });
  },

  read(post) {
    const form = formOf(post);
    if (!form) return { kind: 'nothing' };
    const status = form.get('MessageStatus');
    const id = post.query.get('k');
    if (status !== null && id !== null) {
      const errorCode = errorCodeOf(Number(form.get('ErrorCode')));
      const sid = form.get('MessageSid') ?? '';
      return { kind: 'status', id, sid, status, errorCode };
    }
    return {
      kind: 'incoming',
      sms: {
        id: form.get('MessageSid'),
        from: form.get('From') ?? '',
        text: form.get('Body') ?? '',
        at: null,
        // The keyword that Advanced Opt-Out found in the text.
        keyword: form.get('OptOutType'),
      },
    };
  },
};

/** The fields of a form; null where there are too many. */
function formOf({ body }: CallbackPost): URLSearchParams | null {
  const form = new URLSearchParams(Buffer.from(body).toString('utf8'));
  return form.size > mostFields ? null : form;
}

/** A field with all of its values, as the signature is over them. */
function fieldsOf(form: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set(form.keys())].map((name) => {
      const values = form.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}
