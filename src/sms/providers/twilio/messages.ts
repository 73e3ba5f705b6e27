// Twilio's own package, as far as messages go: the whole of it, with an HTTP client that nobody here uses, takes 18 MiB more.
import { isDeepStrictEqual } from 'node:util';
import type { MessageListInstance } from 'twilio/lib/rest/api/v2010/account/message';
import type { Settings } from '../../fields';
import type { TwilioField } from './fields';

type Place = Pick<Settings<TwilioField>, 'accountSid' | 'region' | 'edge'>;

/** What twilio hands over to be sent; its own type leaves most of it open. */
export interface TwilioRequest {
  method: string;
  uri: string;
  params?: Record<string, unknown>;
  data?: Record<string, unknown>;
}

/** Signs in and sends what twilio asks for. Its answer has the body as text. */
export type TwilioSend = (
  asked: TwilioRequest,
) => Promise<{ statusCode: number; body: string; headers: object }>;

/** The messages of an account, whose requests go by `send`. Its region and edge are both empty or both there. */
export function openMessages(account: Place, send: TwilioSend): MessageListInstance {
  const parts = load();
  return parts ? openParts(parts, account, send) : openWhole(account, send);
}

interface Parts {
  Domain: typeof import('twilio/lib/base/Domain').default;
  Version: typeof import('twilio/lib/base/Version').default;
  MessageListInstance: typeof import('twilio/lib/rest/api/v2010/account/message').MessageListInstance;
}

/** Null where twilio keeps them elsewhere, or where they ask for something else than they did. */
function load(): Parts | null {
  try {
    const message: Pick<Parts, 'MessageListInstance'> = require('twilio/lib/rest/api/v2010/account/message');
    const parts: Parts = {
      Domain: require('twilio/lib/base/Domain').default,
      Version: require('twilio/lib/base/Version').default,
      MessageListInstance: message.MessageListInstance,
    };
    return isAsBefore(parts) ? parts : null;
  } catch {
    return null;
  }
}

/** A newer twilio may keep its files and change what is in them: they are tried before an SMS depends on them. */
function isAsBefore(parts: Parts): boolean {
  const asked: unknown[] = [];
  const messages = openParts(parts, { accountSid: 'AC0', region: '', edge: '' }, ({ method, uri, data }) => {
    asked.push([method.toUpperCase(), uri, data?.Body]);
    return new Promise<never>(() => undefined);
  });
  const asking: Promise<unknown>[] = [
    messages.create({ to: '+15005550006', body: 'text' }),
    messages('SM0').fetch(),
    messages.list({ limit: 1 }),
  ];
  // What fails later than at once fails the comparison.
  for (const one of asking) one.catch(() => undefined);
  const list = 'https://api.twilio.com/2010-04-01/Accounts/AC0/Messages';
  return isDeepStrictEqual(asked, [
    ['POST', `${list}.json`, 'text'],
    ['GET', `${list}/SM0.json`, undefined],
    ['GET', `${list}.json`, undefined],
  ]);
}

function openParts(
  { Domain, Version, MessageListInstance }: Parts,
  { accountSid, region, edge }: Place,
  send: TwilioSend,
): MessageListInstance {
  const host = ['api', edge, region, 'twilio.com'].filter((part) => part !== '').join('.');
  const domain = new Domain({ request: send } as never, `https://${host}`);
  return MessageListInstance(new Version(domain, '2010-04-01') as never, accountSid);
}

/** By the entrance that twilio documents: what a newer one has moved or changed costs memory, and no SMS. */
function openWhole({ accountSid, region, edge }: Place, send: TwilioSend): MessageListInstance {
  const twilio: typeof import('twilio') = require('twilio');
  return twilio(accountSid, 'signed in by send', {
    accountSid,
    // Empty ones, too: left out, twilio takes those of the environment.
    region,
    edge,
    lazyLoading: true,
    httpClient: { request: send } as never,
  }).messages;
}
