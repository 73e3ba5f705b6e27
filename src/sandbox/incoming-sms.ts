// The SMS that people sent to an account of the Twilio stand-in, and how Twilio writes them.
import { BadInput } from './checks';
import type { Input } from './control-input';
import { deriveHex } from './seed';
import { countSegments } from './segments';
import { rfc2822 } from './sms';
import type { World } from './world';

const KEPT = 20_000;

export interface IncomingSms {
  sid: string;
  accountSid: string;
  from: string;
  to: string;
  body: string;
  /** Null where Twilio does not name the service whose number it came to. */
  messagingServiceSid: string | null;
  /** Epoch milliseconds. */
  at: number;
}

export interface IncomingBook {
  add(sms: Omit<IncomingSms, 'sid' | 'at'>): IncomingSms;
  /** Newest first. */
  list(): IncomingSms[];
  clear(): void;
}

export function makeIncomingBook(world: World): IncomingBook {
  let messages: IncomingSms[] = [];
  return {
    add(sms) {
      const sid = `SM${deriveHex(world.seed, `incoming ${world.tick()}`, 32)}`;
      const stored = { ...sms, sid, at: world.now() };
      messages = [stored, ...messages].slice(0, KEPT);
      return stored;
    },
    list: () => [...messages],
    clear() {
      messages = [];
    },
  };
}

/** Somebody sends an SMS to an account, the first by default, at the number that is named or its first. */
export function receiveSms(world: World, book: IncomingBook, input: Input<'incomingSms'>): IncomingSms {
  const { from, body, to, accountSid, messagingServiceSid } = input;
  const accounts = [...world.twilio.values()];
  const account = accounts.find((one) => accountSid === undefined || one.accountSid === accountSid);
  const number = to ?? account?.numbers[0];
  if (!account || number === undefined) throw new BadInput('there is no such account, or it has no number');
  return book.add({
    accountSid: account.accountSid,
    from,
    to: number,
    body,
    messagingServiceSid: messagingServiceSid ?? null,
  });
}

/** The Message resource of an SMS that came in. */
export function writeIncoming(sms: IncomingSms): Record<string, unknown> {
  const uri = `/2010-04-01/Accounts/${sms.accountSid}/Messages/${sms.sid}`;
  return {
    account_sid: sms.accountSid,
    api_version: '2010-04-01',
    body: sms.body,
    date_created: rfc2822(sms.at),
    date_sent: rfc2822(sms.at),
    date_updated: rfc2822(sms.at),
    direction: 'inbound',
    error_code: null,
    error_message: null,
    from: sms.from,
    messaging_service_sid: sms.messagingServiceSid,
    num_media: '0',
    num_segments: String(countSegments(sms.body)),
    price: null,
    price_unit: 'USD',
    sid: sms.sid,
    status: 'received',
    subresource_uris: { media: `${uri}/Media.json` },
    to: sms.to,
    uri: `${uri}.json`,
  };
}
