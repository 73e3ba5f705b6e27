// What the sign-up pages answer: a page, a redirect, or a few words.
import { type SentenceKey, sentence } from '../../sentences/sentences';
import { formAddress, type SignupNode } from '../../use-cases/signup-nodes';
import type { Html } from '../html';
import { wordsPage } from './layout';
import type { GuestRequest } from './request';

export interface PageResponse {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Html | null;
  /** Where the page's forms may lead, redirects included: a Content-Security-Policy's sources. */
  formAction?: string;
}

/** Answers one page of a sign-up node: see the table in `routes.ts`. */
export type PageHandler = (
  node: SignupNode,
  request: GuestRequest,
  parameters: URLSearchParams,
) => PageResponse | Promise<PageResponse>;

export function shown(
  { cookie }: GuestRequest,
  body: Html,
  status = 200,
  headers: Record<string, string> = {},
): PageResponse {
  return { status, headers: { ...cookie, ...headers }, body };
}

export function seeOther(location: string, headers: Record<string, string> = {}): PageResponse {
  return { status: 303, headers: { ...headers, location }, body: null };
}

/** A page that only says something; `again` leads back to the form. */
export function words(
  request: GuestRequest,
  status: number,
  title: SentenceKey,
  text: SentenceKey,
  again: string | null = null,
): PageResponse {
  return shown(request, wordsPage(request.context, title, text, {}, again), status);
}

/** Browsers hold a form's redirect to the policy too, and ours leads to the consent page. */
export function leading(node: SignupNode, response: PageResponse): PageResponse {
  return { ...response, formAction: `'self' ${node.consentOrigin}` };
}

/** A guest who may not open a personal page learns nothing of the person whose page it is. */
export function forbidden(request: GuestRequest): PageResponse {
  const { language } = request.context;
  const title = sentence(language, 'signup.title');
  const stranger = {
    ...request,
    cookie: {},
    context: { ...request.context, title, contact: '', ownText: '' },
  };
  return words(stranger, 403, 'signup.forbidden.title', 'signup.forbidden.text');
}

/** A sign-up whose hour is over, or that began in another browser. */
export function gone(node: SignupNode, request: GuestRequest): PageResponse {
  return words(request, 404, 'signup.failed.title', 'signup.gone', formAddress(node));
}

/** Nobody new may come: the guest hears it, and so does the owner. */
export function full(node: SignupNode, request: GuestRequest): PageResponse {
  node.policy.full(node.policy.mostPeople);
  return words(request, 200, 'signup.failed.title', 'signup.full', formAddress(node));
}

/** A new one is to be had by signing in at the cloud again. */
export function noSuchLink(node: SignupNode, request: GuestRequest): PageResponse {
  return words(request, 404, 'signup.failed.title', 'signup.me.not-found', formAddress(node));
}

/** What a page was told to say by the form before it; nothing that anybody else could make up. */
const sayable = new Set<SentenceKey>([
  'signup.code.sent',
  'signup.code.wrong',
  'signup.code.late',
  'signup.code.no-code',
  'signup.code-again-later',
  'signup.codes-used-up',
  'signup.error.form',
  'signup.me.saved',
]);

export function saidOf(parameters: URLSearchParams): SentenceKey | null {
  const said = parameters.get('said') as SentenceKey;
  return sayable.has(said) ? said : null;
}
