// Sends by Twilio's own package, over our HTTP: its default client's errors print the password.
import type { MessageInstance, MessageListInstance } from 'twilio/lib/rest/api/v2010/account/message';
import type { Http, HttpFailure } from '../../../net/http';
import type { System } from '../../../net/system';
import type { Settings } from '../../fields';
import type { FindOutcome, ListingSender, PollOutcome, SendOutcome, SmsOrder } from '../../provider';
import { refusalTrouble, refusedOutcome, unsentTrouble } from '../../refusals';
import { errorCodeOf, twilioRefusals } from './codes';
import type { TwilioField } from './fields';
import { openInbox } from './inbox';
import { openMessages, type TwilioRequest } from './messages';

/** An API key is used in place of the auth token where both its parts are given. */
export type TwilioAccount = Settings<TwilioField>;

class NoAnswer extends Error {
  readonly failure: HttpFailure;

  constructor(failure: HttpFailure) {
    super(failure.reason);
    this.failure = failure;
  }
}

const day = 24 * 3_600_000;
/** More messages than this to one number are not looked through. */
const mostListed = 1000;
/** What a trial account puts before every text. Not from a document of ours: it is what people see on their phones. */
const trialPrefix = 'Sent from your Twilio trial account - ';

/** Throws a Trouble when the account lacks something that no request could do without. */
export function openTwilio(http: Http, account: TwilioAccount, time: Pick<System, 'now'>): ListingSender {
  refuseIncomplete(account);
  const from = plainSender(account.from);
  let messages: MessageListInstance | undefined;
  /** How far Twilio's clock is ahead of ours, by its last answer. */
  let aheadMs = 0;
  const onDate = (date: number) => {
    aheadMs = date - time.now();
  };
  const open = () => {
    messages ??= openMessages(account, (asked) => request(http, account, asked, onDate));
    return messages;
  };
  const isOurs = (message: MessageInstance, body: string) =>
    message.direction === 'outbound-api' &&
    (message.body === body || message.body === trialPrefix + body) &&
    (account.messagingServiceSid
      ? message.messagingServiceSid === account.messagingServiceSid
      : message.from === from);

  const inbox = openInbox({
    account,
    from,
    time,
    aheadMs: () => aheadMs,
    list: (options) => open().list(options),
    isMessage,
  });

  return {
    ...(inbox ? { inbox } : {}),
    // There is no idempotency key.
    ifUncertain: 'look-up',
    async send({ to, body, validitySeconds, callback }: SmsOrder): Promise<SendOutcome> {
      let list: MessageListInstance;
      try {
        list = open();
      } catch {
        // The package cannot be read, because it is being updated, say.
        return { kind: 'unsent', trouble: unsentTrouble(twilioRefusals) };
      }
      try {
        const sender = account.messagingServiceSid
          ? { messagingServiceSid: account.messagingServiceSid }
          : { from };
        const callbackField = callback === null ? {} : { statusCallback: callback };
        const message = await list.create({
          to,
          body,
          validityPeriod: validitySeconds,
          ...sender,
          ...callbackField,
        });
        // Twilio's library takes whatever JSON comes with a 2xx.
        if (typeof message.sid !== 'string' || typeof message.status !== 'string')
          return { kind: 'uncertain' };
        const segments = Number(message.numSegments);
        return {
          kind: 'accepted',
          sid: message.sid,
          status: message.status,
          // With a Messaging Service Twilio counts later and says 0 at first.
          segments: Number.isInteger(segments) && segments > 0 ? segments : null,
        };
      } catch (error) {
        return refusalOf(error);
      }
    },

    /** Filtered by `To` only: Twilio's time filters go by when it sent a message, and miss one that is still queued. */
    async find({ to, body }, since): Promise<FindOutcome> {
      try {
        const listed: unknown[] = await open().list({
          to,
          pageSize: mostListed,
          limit: mostListed,
        });
        const oldest = byTwiliosClock(since, time.now(), aheadMs);
        // Read one by one: an odd entry hides none of the others, but may be the one that is looked for.
        const messages = listed.filter(isMessage);
        const young = messages.filter(({ dateCreated }) => Number(dateCreated) >= oldest);
        if (young.length === mostListed) return { kind: 'unknown' };
        const found = young.filter((message) => isOurs(message, body));
        if (found.length === 0 && messages.length < listed.length) return { kind: 'unknown' };
        found.sort((one, other) => Number(one.dateCreated) - Number(other.dateCreated));
        return { kind: 'list', found: found.map(({ sid, status }) => ({ sid, status })) };
      } catch {
        return { kind: 'unknown' };
      }
    },

    async poll(sid): Promise<PollOutcome> {
      try {
        const { status, errorCode } = await open()(sid).fetch();
        if (typeof status !== 'string') return { kind: 'unknown' };
        return { kind: 'known', status, errorCode: errorCodeOf(errorCode) };
      } catch {
        return { kind: 'unknown' };
      }
    },
  };
}

/**
 * A time of ours by Twilio's clock, rather too early than too late. Our clock was right then, or wrong as it is now:
 * after a power cut a Pi without a clock of its own comes up minutes behind. Was it ahead and has been set right,
 * nobody knows when that time was; a day is enough.
 */
function byTwiliosClock(since: number, now: number, aheadMs: number): number {
  const time = Math.min(since, since + aheadMs);
  const twiliosNow = now + aheadMs;
  return time <= twiliosNow ? time : twiliosNow - day;
}

/**
 * A number without the signs between its digits, as Twilio lists it: whoever typed it in groups would not find again what
 * was sent, and it would be sent twice. A name is left as it is.
 */
function plainSender(from: string): string {
  return /^\+[\d ().-]+$/.test(from) ? `+${from.replace(/\D/g, '')}` : from;
}

function isMessage(one: unknown): one is MessageInstance {
  if (typeof one !== 'object' || one === null) return false;
  const { sid, status, dateCreated } = one as Record<string, unknown>;
  return (
    typeof sid === 'string' && typeof status === 'string' && !Number.isNaN(Number(dateCreated ?? undefined))
  );
}

function refuseIncomplete(account: TwilioAccount): void {
  const hasKey = account.apiKeySid !== '' && account.apiKeySecret !== '';
  if (!account.accountSid || !(account.authToken || hasKey)) {
    throw refusalTrouble(twilioRefusals, 'no-credentials');
  }
  if (!account.from && !account.messagingServiceSid) throw refusalTrouble(twilioRefusals, 'no-sender');
  if ((account.region === '') !== (account.edge === '')) {
    throw refusalTrouble(twilioRefusals, 'region-and-edge');
  }
}

async function request(
  http: Http,
  account: TwilioAccount,
  asked: TwilioRequest,
  onDate: (date: number) => void,
): Promise<{ statusCode: number; body: string; headers: object }> {
  const query = form(asked.params);
  const { accountSid, authToken, apiKeySid, apiKeySecret } = account;
  const signIn = apiKeySid && apiKeySecret ? [apiKeySid, apiKeySecret] : [accountSid, authToken];
  const authorization = Buffer.from(signIn.join(':')).toString('base64');
  const isPost = asked.method.toUpperCase() === 'POST';
  const outcome = await http.send({
    method: isPost ? 'POST' : 'GET',
    url: query ? `${asked.uri}?${query}` : asked.uri,
    headers: {
      accept: 'application/json',
      authorization: `Basic ${authorization}`,
      ...(isPost ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    },
    ...(isPost ? { body: form(asked.data) } : {}),
    // What may have been sent must not be posted again.
    retry: isPost ? 'unsent' : 'safe',
  });
  if (!outcome.ok) throw new NoAnswer(outcome.failure);
  const { status, body, headers } = outcome.answer;
  // The address of a further page is Twilio's own, with a query.
  const isList = !isPost && asked.uri.split('?')[0]?.endsWith('/Messages.json');
  const fit = isList ? fitList(body) : body;
  const date = Date.parse(headers.date ?? '');
  if (!Number.isNaN(date)) onDate(date);
  return { statusCode: status, body: fit, headers };
}

/** What is read of a listed message: texts, or null. */
const listedFields = ['sid', 'status', 'direction', 'body', 'from', 'messaging_service_sid', 'date_created'];

/**
 * Twilio's library takes any one list in the answer for the list of messages, and throws at an entry that is no object.
 * It gets the list with an empty object in place of each odd entry, which then is no message.
 */
function fitList(body: string): string {
  const answer: unknown = JSON.parse(body);
  const isList = typeof answer === 'object' && answer !== null && 'messages' in answer;
  if (!isList || !Array.isArray(answer.messages)) throw new Error('not a list of messages');
  return JSON.stringify({ ...answer, messages: answer.messages.map(fitMessage) });
}

function fitMessage(entry: unknown): object {
  if (typeof entry !== 'object' || entry === null) return {};
  const fields = Object.entries(entry).filter(([name]) => listedFields.includes(name));
  const isFit = fields.every(([, value]) => typeof value === 'string' || value === null);
  return isFit ? Object.fromEntries(fields) : {};
}

function form(values: Record<string, unknown> | undefined): string {
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries(values ?? {})) {
    if (value !== undefined) fields.set(name, String(value));
  }
  return fields.toString();
}

/** Reads status and code off what twilio threw, and nothing else of it. */
function refusalOf(error: unknown): SendOutcome {
  if (error instanceof NoAnswer) {
    return error.failure.sent === 'unsent'
      ? { kind: 'unsent', trouble: unsentTrouble(twilioRefusals) }
      : { kind: 'uncertain' };
  }
  const { status, code } = statusAndCode(error);
  // A 429 that comes without a code means the same.
  if (status === 429) return refusedOutcome(twilioRefusals, 20429, code);
  if (status !== null && status >= 400 && status < 500) {
    return refusedOutcome(twilioRefusals, code ?? status, code);
  }
  return { kind: 'uncertain' };
}

function statusAndCode(error: unknown): { status: number | null; code: number | null } {
  const { status, code } = Object(error) as Record<string, unknown>;
  return { status: typeof status === 'number' ? status : null, code: errorCodeOf(code) };
}
