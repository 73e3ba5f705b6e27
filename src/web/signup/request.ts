// One request of a guest, read as far as every sign-up page needs it: who asks, in which language, in which sign-up.
import type { IncomingMessage } from 'node:http';
import { hashOf, isSame } from '../../net/secrets';
import type { System } from '../../net/system';
import { signupMs } from '../../people/signup/pending';
import { titleIn } from '../../people/signup/policy';
import { languageWished } from '../../sentences/sentences';
import { formAddress, type SignupNode } from '../../use-cases/signup-nodes';
import { contains } from '../allowed';
import { readBody } from '../body';
import { callerOf } from '../caller';
import type { PageContext } from './layout';

export interface GuestRequest {
  method: string;
  address: string;
  context: PageContext;
  /** The sign-up that the browser is in the middle of, by its cookie; null without one. */
  signupId: string | null;
  /** Headers that set the cookie, where the browser has none yet. */
  cookie: Readonly<Record<string, string>>;
  /** The form's fields, or null where it did not come from our own page. */
  fields(): Promise<URLSearchParams | null>;
}

const mostFormBytes = 16 * 1024;

/** Under https no other name of the same domain can set or replace a cookie of this prefix: RFC 6265bis, 4.1.3. */
const cookieName = ({ base }: SignupNode) =>
  new URL(base).protocol === 'https:' ? '__Host-fitbit_signup' : 'fitbit_signup';

export function guestRequest(node: SignupNode, request: IncomingMessage, system: System): GuestRequest {
  const known = sessionOf(request, node);
  // The first look sets the cookie that the form is bound to.
  const session = known ?? newSession(system);
  const language = languageWished(request.headers['accept-language']);
  const csrf = csrfOf(session);
  return {
    method: request.method ?? '',
    address: callerOf(request, [node]),
    signupId: known ? signupIdOf(known) : null,
    cookie: known ? {} : cookieWith(node, session),
    context: {
      language,
      title: titleIn(node.policy, language),
      contact: node.contact,
      ownText: node.ownText,
      service: node.client.cloud.label,
      byMsg: node.client.cloud.isByMsg,
      warning: node.client.cloud.consentWarning,
      styles: `${node.base}/fitbit/page.css`,
      privacy: `${formAddress(node)}/privacy`,
      csrf,
    },
    async fields() {
      const body = await readBody(request, system, mostFormBytes);
      if (!(body instanceof Uint8Array) || !known) return null;
      const fields = new URLSearchParams(Buffer.from(body).toString('utf8'));
      return isSame(fields.get('csrf') ?? '', csrf) ? fields : null;
    },
  };
}

/** The secret of a browser's cookie, which binds a sign-up to that browser. */
export function newSession(system: Pick<System, 'bytes'>): string {
  return system.bytes(24).toString('base64url');
}

/** What the store knows a sign-up by: who reads the file cannot go on with it. */
export function signupIdOf(session: string): string {
  return hashOf(session);
}

/** The sign-up that a browser is in the middle of, by its cookie of any of these nodes; null without one. */
export function signupOfBrowser(request: IncomingMessage, nodes: readonly SignupNode[]): string | null {
  const sessions = nodes.map((node) => sessionOf(request, node));
  const session = sessions.find((one) => one !== null);
  return session ? signupIdOf(session) : null;
}

/** `Lax`: the consent page leads back here by a link, and the cookie has to come along. An empty session ends it. */
export function cookieWith(node: SignupNode, session: string): Record<string, string> {
  const age = session === '' ? 0 : Math.floor(signupMs / 1000);
  const secure = cookieName(node).startsWith('__Host-') ? '; Secure' : '';
  return {
    'set-cookie': `${cookieName(node)}=${session}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure}`,
  };
}

export function mayOpen({ allowed }: SignupNode, { address }: GuestRequest): boolean {
  return allowed === null || contains(allowed, address);
}

function sessionOf(request: IncomingMessage, node: SignupNode): string | null {
  for (const one of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = one.trim().split('=');
    if (name === cookieName(node) && value && /^[\w-]{16,64}$/.test(value)) return value;
  }
  return null;
}

/** Proves that a form came from a page of ours in the same browser. */
function csrfOf(session: string): string {
  return hashOf(`csrf ${session}`);
}
