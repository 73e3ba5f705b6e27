// Stand-in for Twilio's Messages API, 2010-04-01: creating, reading, listing, and every refusal of the contract.
import { type Answer, basic, form, json, Refusal, type Request, type Route } from './http';
import { type IncomingBook, writeIncoming } from './incoming-sms';
import { sameSecret } from './seed';
import { type Sms, type SmsBook, writeSms } from './sms';
import type { TwilioAccount, World } from './world';

/** Twilio's magic numbers, which answer alike on every account of the sandbox. */
const MAGIC_TO: Record<string, number> = {
  '+15005550001': 21211,
  '+15005550002': 21612,
  '+15005550003': 21408,
  '+15005550004': 21610,
  '+15005550009': 21614,
};
const MAGIC_FROM: Record<string, number> = {
  '+15005550001': 21212,
  '+15005550007': 21606,
  '+15005550008': 21611,
};
const E164 = /^\+[1-9]\d{6,14}$/;
/** One to eleven letters, digits and spaces, at least one letter. */
const ALPHANUMERIC = /^(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}$/;

const TEXTS: Record<number, string> = {
  20003: 'Authenticate',
  20005: 'Account not active',
  20404: 'The requested resource was not found',
  21211: "Invalid 'To' Phone Number",
  21212: "Invalid 'From' Phone Number",
  21408: 'Permission to send an SMS has not been enabled for the region indicated by the To number',
  21602: 'Message body is required',
  21603: "A 'From' phone number is required",
  21604: "A 'To' phone number is required",
  21606: "The 'From' phone number is not a valid, message-capable Twilio phone number for this destination",
  21608: 'The number is unverified. Trial accounts cannot send messages to unverified numbers',
  21609: "Invalid 'StatusCallback' URL",
  21610: 'Attempt to send to unsubscribed recipient',
  21611: "This 'From' number has exceeded the maximum number of queued messages",
  21612: "The 'To' phone number is not currently reachable",
  21614: "'To' number is not a valid mobile number",
  21617: 'The concatenated message body exceeds the 1600 character limit',
  21659: "'From' is not a Twilio phone number or Short Code country mismatch",
  21703: 'The Messaging Service does not have a phone number available to send a message',
  21705: 'The Messaging Service Sid is invalid',
};

export function twilioRoutes(
  world: World,
  book: SmsBook,
  incoming: IncomingBook,
  onSms: (sms: Sms) => void,
): Route[] {
  const twilio = { vendor: 'twilio', who } as const;
  const all = /^\/2010-04-01\/Accounts\/(?<account>\w+)\/Messages\.json$/;
  const one = /^\/2010-04-01\/Accounts\/(?<account>\w+)\/Messages\/(?<sid>\w+)\.json$/;
  return [
    { ...twilio, call: 'messages.create', method: 'POST', path: all, handle: create },
    { ...twilio, call: 'messages.list', method: 'GET', path: all, handle: list },
    { ...twilio, call: 'messages.get', method: 'GET', path: one, handle: get },
  ];

  /** The person whose number an SMS goes to, or whose number is asked for. */
  function who(request: Request): string | undefined {
    const number = form(request).get('To') ?? request.query.get('To');
    return [...world.people.values()].find((person) => person.number !== null && person.number === number)
      ?.key;
  }

  function create(request: Request, params: Record<string, string>): Answer {
    const account = admit(request, params);
    const fields = form(request);
    const to = fields.get('To')?.trim() ?? '';
    checkTo(account, to);
    const { from, service } = readSender(account, fields);
    const body = readBody(fields);
    const statusCallback = fields.get('StatusCallback') || null;
    if (statusCallback !== null && !isCallback(statusCallback)) throw refusal(400, 21609);
    const validity = fields.get('ValidityPeriod');
    if (
      validity !== null &&
      !(/^\d{1,5}$/.test(validity) && Number(validity) >= 1 && Number(validity) <= 36_000)
    )
      throw refusal(400, 20001, 'Invalid ValidityPeriod');

    const outcome = book.outcomeFor(to);
    if (outcome?.status === 'refused') throw refusal(400, outcome.errorCode ?? 21612);
    const sms = book.add(
      {
        accountSid: account.accountSid,
        to,
        from,
        messagingServiceSid: service,
        sender: from ?? account.numbers[0] ?? null,
        body,
        statusCallback,
      },
      outcome,
    );
    onSms(sms);
    return json(201, writeSms(sms));
  }

  function get(request: Request, params: Record<string, string>): Answer {
    const account = admit(request, params);
    const sms = book.find(params.sid ?? '');
    if (sms?.accountSid !== account.accountSid) throw refusal(404, 20404);
    return json(200, writeSms(sms));
  }

  function list(request: Request, params: Record<string, string>): Answer {
    const account = admit(request, params);
    const { query } = request;
    const size = readNumber(query.get('PageSize'), 50, 1, 1000);
    const page = readNumber(query.get('Page'), 0, 0, 100_000);
    const newest = world.now() - world.mode.smsListLagMs;
    const sent = book.list().map((sms) => ({ ...sms, write: () => writeSms(sms) }));
    const received = incoming.list().map((sms) => ({
      ...sms,
      sender: sms.from,
      sentAt: sms.at,
      write: () => writeIncoming(sms),
    }));
    const found = [...sent, ...received]
      .filter((sms) => sms.accountSid === account.accountSid && sms.at <= newest && matches(sms, query))
      .sort((one, other) => other.at - one.at);
    const messages = found.slice(page * size, (page + 1) * size);
    const address = (at: number) => {
      const wanted = new URLSearchParams(query);
      wanted.set('PageSize', String(size));
      wanted.set('Page', String(at));
      return `${request.path}?${wanted}`;
    };
    return json(200, {
      end: page * size + Math.max(0, messages.length - 1),
      first_page_uri: address(0),
      messages: messages.map(({ write }) => write()),
      next_page_uri: (page + 1) * size < found.length ? address(page + 1) : null,
      page,
      page_size: size,
      previous_page_uri: page > 0 ? address(page - 1) : null,
      start: page * size,
      uri: address(page),
    });
  }

  /** AccountSid and Auth Token, or an API key and its secret with the AccountSid in the address. */
  function admit(request: Request, params: Record<string, string>): TwilioAccount {
    const given = basic(request);
    const account = [...world.twilio.values()].find((candidate) => {
      const secret =
        given?.user === candidate.accountSid
          ? candidate.authToken
          : Object.entries(candidate.keys).find(([key]) => key === given?.user)?.[1];
      return given !== undefined && secret !== undefined && sameSecret(given.password, secret);
    });
    if (!account) {
      const answer = refusal(401, 20003);
      answer.answer.headers['www-authenticate'] = 'Basic realm="Twilio API"';
      throw answer;
    }
    if (params.account !== account.accountSid) throw refusal(404, 20404);
    if (account.suspended) throw refusal(401, 20005);
    return account;
  }
}

function checkTo(account: TwilioAccount, to: string) {
  if (to === '') throw refusal(400, 21604);
  const magic = MAGIC_TO[to];
  if (magic !== undefined) throw refusal(400, magic);
  if (!E164.test(to)) throw refusal(400, 21211);
  if (account.blockedPrefixes.some((prefix) => to.startsWith(prefix))) throw refusal(400, 21408);
  if (account.verified && !account.verified.includes(to)) throw refusal(400, 21608);
  if (account.optedOut.includes(to)) throw refusal(400, 21610);
}

function readSender(account: TwilioAccount, fields: URLSearchParams) {
  const from = fields.get('From')?.trim() || null;
  const service = fields.get('MessagingServiceSid') || null;
  if (from === null && service === null) throw refusal(400, 21603);
  if (service !== null && !account.messagingServices.includes(service)) throw refusal(400, 21705);
  if (service !== null && from === null && account.numbers.length === 0) throw refusal(400, 21703);
  if (from === null) return { from, service };
  const magic = MAGIC_FROM[from];
  if (magic !== undefined) throw refusal(400, magic);
  if (ALPHANUMERIC.test(from) && !account.test) return { from, service };
  if (!E164.test(from)) throw refusal(400, 21212);
  if (!account.numbers.includes(from)) throw refusal(400, account.test ? 21606 : 21659);
  return { from, service };
}

function readBody(fields: URLSearchParams): string {
  const body = fields.get('Body') ?? '';
  if (body === '' && !fields.has('MediaUrl') && !fields.has('ContentSid')) throw refusal(400, 21602);
  if (body.length > 1600) throw refusal(400, 21617);
  return body;
}

/** An http(s) address of at most 4000 characters whose host has no underscore. */
function isCallback(text: string): boolean {
  const url = URL.parse(text);
  return !!url && /^https?:$/.test(url.protocol) && !url.hostname.includes('_') && text.length <= 4000;
}

/** To and From exactly; DateSent by the day in GMT, as documented: what has not been sent has no day and never matches. */
function matches(sms: Pick<Sms, 'to' | 'from' | 'sender' | 'sentAt'>, query: URLSearchParams): boolean {
  const to = query.get('To');
  const from = query.get('From');
  if (to !== null && to !== sms.to) return false;
  if (from !== null && (sms.sentAt === null ? sms.from : sms.sender) !== from) return false;
  return ['DateSent', 'DateSent<', 'DateSent>'].every((name) => {
    const wanted = query.get(name);
    if (wanted === null) return true;
    const at = Date.parse(wanted);
    if (Number.isNaN(at)) throw refusal(400, 20001, `Invalid ${name}`);
    if (sms.sentAt === null) return false;
    const day = new Date(at).toISOString().slice(0, 10);
    const sent = new Date(sms.sentAt).toISOString().slice(0, 10);
    return name === 'DateSent' ? sent === day : name === 'DateSent<' ? sent <= day : sent >= day;
  });
}

function readNumber(text: string | null, otherwise: number, least: number, most: number): number {
  if (text === null) return otherwise;
  if (!/^\d{1,9}$/.test(text)) throw refusal(400, 20001, `${text} is not a number`);
  return Math.min(most, Math.max(least, Number(text)));
}

function refusal(status: number, code: number, message = TEXTS[code] ?? `Error ${code}`): Refusal {
  return new Refusal(
    json(status, { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status }),
  );
}
