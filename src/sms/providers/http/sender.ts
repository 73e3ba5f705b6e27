// Sends by a gateway as its account describes it.
import type { Http, HttpAnswer, HttpFailure } from '../../../net/http';
import { Trouble } from '../../../sentences/trouble';
import type { PollOutcome, Sender, SendOutcome, SmsOrder } from '../../provider';
import { refusedOutcome, uncertainTrouble, unconnectedTrouble } from '../../refusals';
import { segmentsOf } from '../../segments';
import { type HttpAccount, headersFor } from './account';
import { isListed, isPlainId, showable, wordAt } from './answers';
import { httpRefusals } from './refusals';
import { fillJson, fillText, formOf } from './template';

/** Without a key, what may have been sent goes out as often as this at most: each try may be one more SMS. */
const mostPosts = 3;
const { label: provider } = httpRefusals;
const timedOut = /\btime(?:d[ -]?)?out\b/i;

export function openSender(http: Http, account: HttpAccount): Sender {
  /** How often an SMS without a key may have gone out, by its id. */
  const posts = new Map<string, number>();

  /** Without a key there is an end to posting again. */
  function bounded(id: string, outcome: SendOutcome): SendOutcome {
    if (outcome.kind === 'accepted' || outcome.kind === 'refused') posts.delete(id);
    if (account.repeats !== 'again' || outcome.kind !== 'uncertain') return outcome;
    const count = (posts.get(id) ?? 0) + 1;
    posts.set(id, count);
    if (count < mostPosts) return outcome;
    posts.delete(id);
    return { kind: 'refused', trouble: uncertainTrouble(httpRefusals), errorCode: null };
  }

  return {
    ifUncertain: account.repeats === 'once' ? 'give-up' : 'post-again',

    async send(order) {
      const outcome = await http.send({ ...requestFor(account, order), retry: 'unsent' });
      const { id } = order;
      return bounded(
        id,
        outcome.ok ? readAnswer(account, outcome.answer, id) : failed(account, outcome.failure),
      );
    },

    async poll(sid): Promise<PollOutcome> {
      const { status } = account;
      if (!status) return { kind: 'unknown' };
      const part = encodeURIComponent(sid);
      const url = fillText(status.address, { id: part, key: part });
      const outcome = await http.send({
        method: 'GET',
        url,
        headers: headersFor(account, {}),
        retry: 'safe',
      });
      if (!outcome.ok || !isSuccess(outcome.answer)) return { kind: 'unknown' };
      const word = wordAt(outcome.answer.body, status.path);
      if (word === null) return { kind: 'unknown' };
      const { deliveredWords, failedWords } = status;
      const known = isListed(word, deliveredWords)
        ? 'delivered'
        : isListed(word, failedWords)
          ? 'failed'
          : 'accepted';
      return { kind: 'known', status: known, errorCode: null };
    },
  };
}

function requestFor(account: HttpAccount, { id: key, to, body: text }: SmsOrder) {
  const { method, address, secret, bodyGoes } = account;
  // For a modem that has to be told when a text does not fit into the alphabet of SMS.
  const unicode = String(segmentsOf(text).encoding === 'UCS-2');
  const filled = fillJson(account.body, { to, text, key, secret, unicode }) as HttpAccount['body'];
  const headers = { accept: 'application/json', ...headersFor(account, { to, key }) };
  if (bodyGoes === 'query') {
    const url = new URL(address);
    url.search = [url.search.slice(1), formOf(filled)].filter((part) => part !== '').join('&');
    return { method, url: url.href, headers };
  }
  const isForm = bodyGoes === 'form';
  const type = isForm ? 'application/x-www-form-urlencoded' : 'application/json';
  return {
    method,
    url: address.href,
    headers: { 'content-type': type, ...headers },
    body: isForm ? formOf(filled) : JSON.stringify(filled),
  };
}

const isSuccess = ({ status }: HttpAnswer) => status >= 200 && status < 300;

/** Only an answer that says so is a refusal; what is not as described may have been sent. */
function readAnswer(account: HttpAccount, answer: HttpAnswer, key: string): SendOutcome {
  const { status } = answer;
  // Of a gateway that takes keys: this one is there.
  if (isSuccess(answer) || (status === 409 && account.repeats === 'key'))
    return readTaken(account, answer, key);
  if ([301, 307, 308].includes(status)) return refusedOutcome(httpRefusals, status, null);
  // A server that gave up waiting for the rest of a request may have had all of it, and one that gave up waiting for what it handed the
  // SMS to, as signal-cli-rest-api does with 400, may have sent it.
  if (status >= 400 && status < 500 && status !== 408 && !timedOut.test(answer.body))
    return refusedOutcome(httpRefusals, status, null);
  return uncertain('http.odd-status', { detail: status });
}

function readTaken(account: HttpAccount, { status, body }: HttpAnswer, key: string): SendOutcome {
  const { statePath, acceptedWords, idPath } = account;
  const isThere = status === 409;
  if (statePath !== '' && !isThere) {
    const word = wordAt(body, statePath);
    if (word === null) return uncertain('http.unreadable', { path: statePath });
    if (!isListed(word, acceptedWords)) {
      const trouble = new Trouble('sms-not-accepted', 'http.not-accepted', {
        provider,
        detail: showable(word, account.secret),
      });
      return { kind: 'refused', trouble, errorCode: null };
    }
  }
  const id = idPath === '' ? null : wordAt(body, idPath);
  if (idPath !== '' && id === null && !isThere) return uncertain('http.unreadable', { path: idPath });
  // Where the gateway is asked by our key, that is the message's id.
  const isAskedByKey = account.status?.address.includes('{key}') ?? false;
  const sid = isAskedByKey || id === null ? key : id;
  const isAsked = account.status !== null && (isAskedByKey || (id !== null && isPlainId(id)));
  return {
    kind: 'accepted',
    sid: sid.slice(0, 200),
    status: isAsked ? 'accepted' : 'handed-over',
    segments: null,
  };
}

function uncertain(
  key: 'http.odd-status' | 'http.unreadable',
  fill: Record<string, string | number>,
): SendOutcome {
  return { kind: 'uncertain', why: new Trouble('sms-unclear', key, { provider, ...fill }) };
}

function failed({ address }: HttpAccount, failure: HttpFailure): SendOutcome {
  const fill = { address: address.host };
  if (failure.sent === 'maybe')
    return { kind: 'uncertain', why: new Trouble('sms-unclear', 'http.lost', fill) };
  return { kind: 'unsent', trouble: unconnectedTrouble(address, failure, 'http.unreached') };
}
