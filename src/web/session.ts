// A browser's cookie, and the field by which a form proves that it came from a page of ours in that same browser.
import type { IncomingMessage } from 'node:http';
import { hashOf, isSame } from '../net/secrets';
import type { System } from '../net/system';
import { readBody } from './body';

export interface Cookie {
  name: string;
  /** The public address that it is for. */
  base: string;
  /** How long it stays, in ms. */
  ageMs: number;
}

const mostFormBytes = 16 * 1024;

const isSecure = ({ base }: Cookie) => new URL(base).protocol === 'https:';

/** Under https no other name of the same domain can set or replace a cookie of this prefix: RFC 6265bis, 4.1.3. */
const nameOf = (cookie: Cookie) => (isSecure(cookie) ? `__Host-${cookie.name}` : cookie.name);

/** A secret for a browser that has no cookie yet. */
export function newSession(system: Pick<System, 'bytes'>): string {
  return system.bytes(24).toString('base64url');
}

/** The secret in a browser's cookie, or null. */
export function sessionOf(request: IncomingMessage, cookie: Cookie): string | null {
  for (const one of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = one.trim().split('=');
    if (name === nameOf(cookie) && value && /^[\w-]{16,64}$/.test(value)) return value;
  }
  return null;
}

/**
 * The header that sets it; an empty session ends it. `Lax`: a consent page or a message leads here by a link, and the
 * cookie has to come along.
 */
export function cookieHeader(cookie: Cookie, session: string): Record<string, string> {
  const age = session === '' ? 0 : Math.floor(cookie.ageMs / 1000);
  const secure = isSecure(cookie) ? '; Secure' : '';
  return {
    'set-cookie': `${nameOf(cookie)}=${session}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure}`,
  };
}

/** What stands in the hidden field of each form. */
export function csrfOf(session: string): string {
  return hashOf(`csrf ${session}`);
}

/** The fields of a form, or null where it did not come from a page of ours in the browser with this session. */
export async function formFields(
  request: IncomingMessage,
  session: string | null,
  system: Pick<System, 'after'>,
): Promise<URLSearchParams | null> {
  const body = await readBody(request, system, mostFormBytes);
  if (!(body instanceof Uint8Array) || session === null) return null;
  const fields = new URLSearchParams(Buffer.from(body).toString('utf8'));
  return isSame(fields.get('csrf') ?? '', csrfOf(session)) ? fields : null;
}
