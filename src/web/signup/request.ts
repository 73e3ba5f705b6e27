// One request of a guest, read as far as every sign-up page needs it: who asks, in which language, in which sign-up.
import type { IncomingMessage } from 'node:http';
import { hashOf } from '../../net/secrets';
import type { System } from '../../net/system';
import { signupMs } from '../../people/signup/pending';
import { titleIn } from '../../people/signup/policy';
import { languageWished } from '../../sentences/sentences';
import { formAddress, type SignupNode } from '../../use-cases/signup-nodes';
import { contains } from '../allowed';
import { callerOf } from '../caller';
import { type Cookie, cookieHeader, csrfOf, formFields, newSession, sessionOf } from '../session';
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

const cookieOf = ({ base }: SignupNode): Cookie => ({ name: 'fitbit_signup', base, ageMs: signupMs });

export function guestRequest(node: SignupNode, request: IncomingMessage, system: System): GuestRequest {
  const known = sessionOf(request, cookieOf(node));
  // The first look sets the cookie that the form is bound to.
  const session = known ?? newSession(system);
  const language = languageWished(request.headers['accept-language']);
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
      csrf: csrfOf(session),
    },
    fields: () => formFields(request, known, system),
  };
}

/** What the store knows a sign-up by: who reads the file cannot go on with it. */
export function signupIdOf(session: string): string {
  return hashOf(session);
}

/** The sign-up that a browser is in the middle of, by its cookie of any of these nodes; null without one. */
export function signupOfBrowser(request: IncomingMessage, nodes: readonly SignupNode[]): string | null {
  const sessions = nodes.map((node) => sessionOf(request, cookieOf(node)));
  const session = sessions.find((one) => one !== null);
  return session ? signupIdOf(session) : null;
}

/** The header that sets the cookie; an empty session ends it. */
export function cookieWith(node: SignupNode, session: string): Record<string, string> {
  return cookieHeader(cookieOf(node), session);
}

export function mayOpen({ allowed }: SignupNode, { address }: GuestRequest): boolean {
  return allowed === null || contains(allowed, address);
}
