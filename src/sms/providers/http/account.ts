// Reads the settings of an account into what requests are made of, and refuses what none could be made of.
import { readAddress, readObject, type Settings } from '../../fields';
import { refusalTrouble } from '../../refusals';
import type { HttpField } from './fields';
import { httpRefusals, type WrongSetting } from './refusals';
import { fillJson, fillText, isFlat, type Json, placesIn } from './template';

export interface HttpAccount {
  method: 'POST' | 'PUT' | 'GET';
  address: URL;
  secret: string;
  headers: { [name: string]: string };
  body: { [name: string]: Json };
  /** `json` or `form`, in the body; `query`: in the address. */
  bodyGoes: 'json' | 'form' | 'query';
  /** What follows a lost answer: nothing, another post, or another post under the same key. */
  repeats: 'once' | 'again' | 'key';
  idPath: string;
  statePath: string;
  acceptedWords: string;
  /** Null where nobody can be asked how an SMS fares. */
  status: { address: string; path: string; deliveredWords: string; failedWords: string } | null;
}

/** RFC 9110, 5.6.2. */
const headerName = /^[!#$%&'*+.^_`|~\w-]+$/;
/** What can stand in a header: no line can begin there. */
const headerValue = /^[\t\x20-\x7e]*$/;
/** Names of what proves who asks: with a secret typed there it would stand in the flow, which is exported and shown around. */
const proving =
  /authorization|(^|[-_])(auth|pass|pwd)([-_]|$)|token|secret|passw|(api|access|subscription)[-_]?key|cookie|credential/i;
/** Those of the connection itself. */
const ownHeaders = [
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'expect',
  'upgrade',
  'te',
  'trailer',
  'keep-alive',
];

const wrong = (setting: WrongSetting) => refusalTrouble(httpRefusals, setting);

/** Throws a Trouble that names the field in which something is wrong. */
export function readAccount(settings: Settings<HttpField>): HttpAccount {
  const { httpAddress, httpSecret: secret, httpKey } = settings;
  const address = readAddress(httpAddress);
  if (!address || placesIn(httpAddress).size > 0) throw wrong('http-address');
  const method = settings.httpMethod as HttpAccount['method'];
  const body = readBody(settings);
  const headers = readHeaders(settings.httpHeaders);
  const places = new Set([...placesIn(body), ...placesIn(headers)]);
  if (places.has('{secret}') && secret === '') throw wrong('http-secret');
  // In a body any letters go, and encoded as well; as they are in a header these alone.
  const inHeaders = Object.values(headers).filter((value) => placesIn(value).has('{secret}'));
  if (!inHeaders.every((value) => headerValue.test(basic(fillText(value, { secret })))))
    throw wrong('http-secret');
  // Without words for it every SMS that was taken would count as refused, and go out by another account as well.
  if ((settings.httpStatePath === '') !== (settings.httpAcceptedWords === '')) throw wrong('http-state');
  if (httpKey === 'key' && !places.has('{key}')) throw wrong('http-key');
  return {
    method,
    address,
    secret,
    headers,
    body,
    bodyGoes: method === 'GET' ? 'query' : settings.httpForm === 'form' ? 'form' : 'json',
    repeats: httpKey as HttpAccount['repeats'],
    idPath: settings.httpIdPath,
    statePath: settings.httpStatePath,
    acceptedWords: settings.httpAcceptedWords,
    status: readStatus(settings, address),
  };
}

/** What goes into an address may be logged anywhere, so no secret does. */
function readBody({ httpBody, httpMethod, httpForm }: Settings<HttpField>): HttpAccount['body'] {
  const body = readObject(httpBody) as HttpAccount['body'] | null;
  if (!body) throw wrong('http-body');
  const places = placesIn(body);
  const isForm = httpMethod === 'GET' || httpForm === 'form';
  const isOpen = httpMethod === 'GET' && places.has('{secret}');
  const isFit = places.has('{to}') && places.has('{text}') && !isOpen && !provesInClear(body);
  if (!isFit || (isForm && !isFlat(body))) throw wrong('http-body');
  return body;
}

/** Whether something that proves who asks is typed in, in place of `{secret}`. */
function provesInClear(template: Json): boolean {
  if (typeof template !== 'object' || template === null) return false;
  return Object.entries(template).some(
    ([name, value]) =>
      provesInClear(value) || (typeof value === 'string' && proving.test(name) && placesIn(value).size === 0),
  );
}

function readHeaders(typed: string): Record<string, string> {
  const read = typed === '' ? {} : readObject(typed);
  const isFit = Object.entries(read ?? {}).every(
    ([name, value]) =>
      headerName.test(name) &&
      !ownHeaders.includes(name.toLowerCase()) &&
      typeof value === 'string' &&
      headerValue.test(value) &&
      // Letters of any language do not fit there.
      !placesIn(value).has('{text}') &&
      (!proving.test(name) || placesIn(value).has('{secret}')),
  );
  if (!read || !isFit) throw wrong('http-headers');
  return read as Record<string, string>;
}

/** Secrets go there as well, so it is the same server. */
function readStatus(settings: Settings<HttpField>, { origin }: URL): HttpAccount['status'] {
  const { httpStatusAddress: typed, httpStatusPath: path, httpIdPath } = settings;
  if (typed === '') return null;
  const places = placesIn(typed);
  const hasId = places.has('{key}') || (places.has('{id}') && httpIdPath !== '');
  const isOdd = ['{secret}', '{to}', '{text}'].some((one) => places.has(one));
  const url = readAddress(typed);
  if (url?.origin !== origin || !hasId || isOdd || path === '') throw wrong('http-status-address');
  return {
    address: typed,
    path,
    deliveredWords: settings.httpDeliveredWords,
    failedWords: settings.httpFailedWords,
  };
}

/**
 * The headers of a request. `Basic user:password` is written as it is typed, and encoded here. Those without a value for one of
 * their places are left out.
 */
export function headersFor(
  { headers, secret }: HttpAccount,
  values: { to?: string; key?: string },
): Record<string, string> {
  const filled = fillJson(headers, { ...values, secret }) as Record<string, string>;
  const known = Object.entries(headers).filter(
    ([, template]) =>
      !(placesIn(template).has('{to}') && values.to === undefined) &&
      !(placesIn(template).has('{key}') && values.key === undefined),
  );
  return Object.fromEntries(known.map(([name]) => [name.toLowerCase(), basic(filled[name] ?? '')]));
}

function basic(value: string): string {
  const [, pair] = /^Basic ([^:]*:.*)$/i.exec(value) ?? [];
  return pair === undefined ? value : `Basic ${Buffer.from(pair).toString('base64')}`;
}
