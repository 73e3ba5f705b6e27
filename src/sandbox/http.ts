// The sandbox's own bit of HTTP: what a request is, what an answer is, how a body is read within bounds.
import type { IncomingMessage } from 'node:http';

/** No body of a real client comes near this. */
const BODY_LIMIT = 1024 * 1024;

export interface Request {
  method: string;
  path: string;
  query: URLSearchParams;
  /** Names in lower case; a repeated header is joined with a comma, as Node does. */
  headers: Record<string, string>;
  body: string;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** Nobody is there: the connection is cut in place of an answer. */
  isNobody?: true;
}

/** One address of one vendor, and who answers it. */
export interface Route {
  vendor: 'google' | 'fitbit' | 'twilio' | 'sms-gate';
  /** The word by which faults and the request log name it. */
  call: string;
  method: string;
  path: RegExp;
  handle(request: Request, params: Record<string, string>): Answer | Promise<Answer>;
  /** The person a request is about, if that can be told before it is answered (for faults). */
  who?(request: Request): string | undefined;
}

/** A request that ends here, with the answer it gets. Thrown where going on makes no sense. */
export class Refusal extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(`refused with ${answer.status}`);
    this.answer = answer;
  }
}

export function json(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=UTF-8', 'cache-control': 'no-store', ...headers },
    body: JSON.stringify(value),
  };
}

export function html(status: number, body: string): Answer {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=UTF-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    },
    body,
  };
}

export function empty(status: number, headers: Record<string, string> = {}): Answer {
  return { status, headers, body: '' };
}

/** A 302 to `address` with `params` added to whatever query it already has. */
export function redirect(address: string, params: Record<string, string>): Answer {
  const target = new URL(address);
  for (const [name, value] of Object.entries(params)) target.searchParams.append(name, value);
  return empty(302, { location: target.href, 'cache-control': 'no-store' });
}

/** The fields of a form post. A body that does not call itself a form has none: the vendors look for nothing else. */
export function form(request: Request): URLSearchParams {
  const type = request.headers['content-type'] ?? '';
  return new URLSearchParams(/^application\/x-www-form-urlencoded\b/i.test(type) ? request.body : '');
}

/** The token of an `Authorization: Bearer` header, or undefined. */
export function bearer(request: Request): string | undefined {
  return /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

/** User and password of an `Authorization: Basic` header exactly as they were joined, or undefined. */
export function basic(request: Request): { user: string; password: string } | undefined {
  const encoded = /^Basic\s+([A-Za-z0-9+/]+=*)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (!encoded) return undefined;
  const pair = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  return colon < 0 ? undefined : { user: pair.slice(0, colon), password: pair.slice(colon + 1) };
}

/**
 * Reads a request to its end.
 * @throws Refusal with 400 for an address that is none, 413 for a body above 1 MiB.
 */
export async function readRequest(incoming: IncomingMessage): Promise<Request> {
  const address = URL.parse(incoming.url ?? '', 'http://sandbox');
  if (!address || !incoming.url?.startsWith('/')) throw new Refusal(json(400, { error: 'Bad address' }));
  const chunks: Buffer[] = [];
  let size = 0;
  // The stream stays open when the loop is left early: the refusal still has to go out on it.
  for await (const chunk of incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) throw new Refusal(json(413, { error: 'Body too large' }, { connection: 'close' }));
    chunks.push(chunk);
  }
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers))
    headers[name] = Array.isArray(value) ? value.join(', ') : (value ?? '');
  return {
    method: incoming.method ?? 'GET',
    path: address.pathname,
    query: address.searchParams,
    headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}
