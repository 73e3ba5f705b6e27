// Twilio's own package, as far as messages go: the whole of it, with an HTTP client that nobody here uses, takes 18 MiB more.
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
  if (!parts) return openWhole(account, send);
  const { accountSid, region, edge } = account;
  const host = ['api', edge, region, 'twilio.com'].filter((part) => part !== '').join('.');
  const domain = new parts.Domain({ request: send } as never, `https://${host}`);
  return parts.MessageListInstance(new parts.Version(domain, '2010-04-01') as never, accountSid);
}

interface Parts {
  Domain: typeof import('twilio/lib/base/Domain').default;
  Version: typeof import('twilio/lib/base/Version').default;
  MessageListInstance: typeof import('twilio/lib/rest/api/v2010/account/message').MessageListInstance;
}

/** Null where twilio keeps them elsewhere. */
function load(): Parts | null {
  try {
    const message: Pick<Parts, 'MessageListInstance'> = require('twilio/lib/rest/api/v2010/account/message');
    return {
      Domain: require('twilio/lib/base/Domain').default,
      Version: require('twilio/lib/base/Version').default,
      MessageListInstance: message.MessageListInstance,
    };
  } catch {
    return null;
  }
}

/** By the entrance that twilio documents: what a newer one has moved costs memory, and no SMS. */
function openWhole({ accountSid, region, edge }: Place, send: TwilioSend): MessageListInstance {
  const twilio: typeof import('twilio') = require('twilio');
  return twilio(accountSid, 'signed in by send', {
    accountSid,
    lazyLoading: true,
    ...(region ? { region, edge } : {}),
    httpClient: { request: send } as never,
  }).messages;
}
