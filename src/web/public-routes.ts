// What the public address serves: our routes and nothing else. The same handler serves every way of reaching it.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { System } from '../net/system';
import { underWay } from '../net/turns';
import type { Outcome } from '../people/joining';
import { isolated } from '../sentences/isolated';
import { languageWished, type SentenceKey, sentence } from '../sentences/sentences';
import { asTrouble, Trouble } from '../sentences/trouble';
import type { AnswerPost } from '../webhooks/answer-post';
import { protocols } from '../webhooks/protocols/registry';
import { discardBody, readBody } from './body';
import { callerName, callerOf } from './caller';
import type { Connect } from './connect';
import { type Limits, retryAfterSeconds } from './limits';
import { closeScript, type Page, renderPage, styleSheet } from './pages';
import type { SignupReply, SignupRoutes } from './signup-routes';
import { isSmsPath, type SmsCallbacks, smsProofs } from './sms-callbacks';
import { addressOf } from './url';
import type { WebhookRoutes } from './webhook-routes';

export interface PublicRoutes {
  /** Answers a request whose `url` begins with our own path; what is not ours gets a 404. Never throws, never rejects. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Whether a path (without its query) is ours. */
  serves(path: string): boolean;
  /** Resolves when nobody who came back from a cloud is still to be answered. */
  idle(): Promise<void>;
}

interface Reply {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string;
}

interface Parts {
  system: System;
  limits: Limits;
  connect: Connect;
  webhooks: WebhookRoutes;
  answerPost: AnswerPost;
  signups: SignupRoutes;
  smsCallbacks: SmsCallbacks;
}

const paths = ['/fitbit/callback', '/fitbit/page.css', '/fitbit/close.js'] as const;
/** How long who is answered 503 should wait, in seconds: about as long as a Deploy takes. */
const awaySeconds = 5;

/** Whether a path is ours without any node of its own. */
export function isOwnPath(path: string): boolean {
  return isSmsPath(path) || paths.some((one) => one === path);
}

/** Headers with which somebody proves a post. */
const proofs: readonly string[] = [...smsProofs, ...protocols.flatMap(({ proofHeaders }) => proofHeaders)];

export function createPublicRoutes({
  system,
  limits,
  connect,
  webhooks,
  answerPost,
  signups,
  smsCallbacks,
}: Parts): PublicRoutes {
  const callbacks = underWay();

  async function reply(request: IncomingMessage): Promise<Reply> {
    const { path, parameters } = addressOf(request);
    const caller = callerAt(path, request);
    // Who brings a proof is judged by it: a stranger's misses turn no cloud away.
    if (!hasProof(path, request) && limits.isOver('refusals', caller)) {
      return { status: 429, headers: { 'retry-after': String(retryAfterSeconds('refusals')) }, body: '' };
    }
    const answer = await answerTo(path, parameters, request, caller);
    if (answer.status >= 400 && answer.status < 500) limits.count('refusals', caller());
    return answer;
  }

  /** Who asks, as the lists of the path's nodes judge it; where a path is nobody's, as all of them do. */
  function callerAt(path: string, request: IncomingMessage): () => string {
    let known: string | null = null;
    return () => {
      const here = [...(webhooks.find(path)?.ways ?? []), ...signups.ways(path)];
      known ??= callerOf(request, here.length > 0 ? here : [...webhooks.ways(), ...signups.ways()]);
      return known;
    };
  }

  function hasProof(path: string, { method, headers }: IncomingMessage): boolean {
    return (
      method === 'POST' &&
      proofs.some((header) => headers[header] !== undefined) &&
      (isSmsPath(path) || webhooks.find(path) !== null)
    );
  }

  async function answerTo(
    path: string,
    parameters: URLSearchParams,
    request: IncomingMessage,
    caller: () => string,
  ): Promise<Reply> {
    const webhook = webhooks.find(path);
    if (webhook) {
      if (!webhook.mayPost(request)) {
        webhook.on({ kind: 'refused', address: callerName(request, caller()) });
        return { status: 403, headers: {}, body: '' };
      }
      const posted = {
        method: request.method ?? '',
        query: parameters,
        headers: request.headers,
        address: () => callerName(request, caller()),
        body: () => readBody(request, system),
      };
      const { status, headers = {} } = await answerPost(webhook.webhook, posted, webhook.on);
      return { status, headers, body: '' };
    }
    // A browser that only guesses where somebody may go next must use nothing up: no code, no link, no way back.
    if (request.method === 'GET' && isPrefetch(request) && !assets.has(path))
      return { status: 503, headers: noStore, body: '' };
    const language = languageOf(request);
    if (signups.serves(path)) return signupReply(await signups.answer(path, parameters, request));
    if (isSmsPath(path)) {
      const { status, type, body } = await smsCallbacks.answer(path, parameters, request);
      const headers = status === 405 ? { allow: 'POST' } : type ? typed(type) : {};
      return { status, headers, body };
    }
    const own = paths.find((one) => one === path);
    if (!own) return notFound(language, path, path === '/' ? signups.onlyAddress(request) : null);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return { status: 405, headers: { allow: 'GET, HEAD' }, body: '' };
    }
    const file = assets.get(own);
    if (file) return file;
    // Only looking at the address must not use it up.
    if (request.method === 'HEAD') return { status: 405, headers: { allow: 'GET' }, body: '' };
    return callbacks.watch(callback(parameters, language, request));
  }

  async function callback(
    parameters: URLSearchParams,
    language: string,
    request: IncomingMessage,
  ): Promise<Reply> {
    try {
      // Before the state is used up: it is somebody else's who may.
      const begun = await connect.signupNodeOf(parameters);
      const refusal = begun && signups.refusal(begun, request);
      if (refusal) return signupReply(refusal);
      const outcome = await connect.finish(parameters, signups.ofBrowser(request));
      const page = await signups.afterConsent(outcome, request);
      return page ? signupReply(page) : outcomePage(outcome, language);
    } catch (error) {
      const known =
        asTrouble(error).code === 'connect-state-unknown' ? await again(parameters, request) : null;
      return known ?? failedPage(error, language);
    }
  }

  /** What is shown to whom brings back a consent once more: a browser that lost the first answer, or a reload. */
  async function again(parameters: URLSearchParams, request: IncomingMessage): Promise<Reply | null> {
    const known = await connect.known(parameters);
    const page =
      known?.state === 'failed' ? await signups.afterConsent(known, request) : await signups.goOn(request);
    if (page) return signupReply(page);
    return known && outcomePage(known, languageOf(request));
  }

  return {
    handle(request, response) {
      reply(request)
        .catch((error: unknown): Reply => {
          const language = languageOf(request);
          const text = toldOutside(error, language);
          return wordPage(500, { language, title: 'page.trouble.title', text, closes: false });
        })
        .then((answer) => write(request, response, answer, () => discardBody(request, system)))
        .catch(() => response.destroy());
    },
    idle: callbacks.idle,
    serves: (path) => webhooks.find(path) !== null || signups.serves(path) || isOwnPath(path),
  };
}

/** Answers a file that is the same for everybody, without an engine; false where the path is another one. */
export function showAsset(request: IncomingMessage, response: ServerResponse): boolean {
  const file = assets.get(addressOf(request).path);
  if (file) write(request, response, file);
  return file !== undefined;
}

/** Answers a browser that comes back from a consent page where nobody is connecting. */
export function showUnknownState(request: IncomingMessage, response: ServerResponse): void {
  showTrouble(request, response, new Trouble('connect-state-unknown', 'connect.state-unknown'));
}

/** Answers where there is no engine to do it: its store cannot be used. */
export function showTrouble(request: IncomingMessage, response: ServerResponse, thrown: unknown): void {
  write(request, response, failedPage(thrown, languageOf(request)));
}

function failedPage(thrown: unknown, language: string): Reply {
  const trouble = asTrouble(thrown);
  const status = trouble.code === 'connect-state-unknown' ? 400 : 503;
  return wordPage(status, {
    language,
    title: 'page.failed.title',
    text: toldOutside(trouble, language),
    closes: false,
  });
}

/** Answers while a Deploy is under way: come again. */
export function showAway(
  request: IncomingMessage,
  response: ServerResponse,
  system: Pick<System, 'after'>,
): void {
  const language = languageOf(request);
  const text = sentence(language, 'page.away.text');
  const page = wordPage(503, { language, title: 'page.away.title', text, closes: false });
  write(request, response, page, () => discardBody(request, system));
}

function outcomePage(outcome: Outcome, language: string): Reply {
  if (outcome.state === 'connected') {
    const text = sentence(language, 'page.connected.text', { who: isolated(outcome.person.name) });
    return wordPage(200, { language, title: 'page.connected.title', text, closes: true });
  }
  const text = sentence(language, outcome.key as SentenceKey, outcome.fill);
  return wordPage(200, { language, title: 'page.failed.title', text, closes: false });
}

/** What the owner reads of the store names folders: nothing for strangers. */
function toldOutside(thrown: unknown, language: string): string {
  const trouble = asTrouble(thrown);
  return /^(store|internal)/.test(trouble.code)
    ? sentence(language, 'page.store-trouble')
    : trouble.tell(language);
}

const noStore = { 'cache-control': 'no-store' };

/** Sec-Purpose by the Fetch standard; the others are older browsers' and previews' words for it. */
function isPrefetch({ headers }: IncomingMessage): boolean {
  const said = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'].map((name) => String(headers[name] ?? ''));
  return said.some((purpose) => /^\s*(prefetch|prerender|preview)/i.test(purpose.slice(0, 100)));
}

function languageOf(request: IncomingMessage): string {
  return languageWished(request.headers['accept-language']);
}

function asset(type: string, body: string): Reply {
  return { status: 200, headers: { ...typed(type), 'cache-control': 'public, max-age=3600' }, body };
}

const assets: ReadonlyMap<string, Reply> = new Map([
  ['/fitbit/page.css', asset('text/css', styleSheet)],
  ['/fitbit/close.js', asset('text/javascript', closeScript)],
]);

/** `signup`: where somebody who typed the bare address probably wants to go. */
function notFound(language: string, path: string, signup: string | null): Reply {
  const text = sentence(language, 'page.not-found.text');
  const link =
    signup === null ? null : { address: signup, text: sentence(language, 'page.not-found.signup') };
  const page = { language, title: 'page.not-found.title', text, closes: false, link } as const;
  return wordPage(404, { ...page, styles: stylesFrom(path) });
}

/** The style sheet as seen from any path, under whatever prefix a proxy serves it. Nobody links from deep down. */
function stylesFrom(path: string): string {
  const depth = path.slice(0, 200).split('/').length - 2;
  return depth > 5 ? 'page.css' : `${'../'.repeat(Math.max(0, depth))}fitbit/page.css`;
}

function wordPage(status: number, content: Page): Reply {
  return {
    status,
    headers: pageHeaders("'none'"),
    body: renderPage(content),
  };
}

/** `forms`: where the page's forms may lead; browsers apply it to the redirect that follows, too. */
function pageHeaders(forms: string): Record<string, string> {
  return {
    ...typed('text/html'),
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'none'; style-src 'self'; script-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action ${forms}`,
    // Addresses hold codes and personal links: nobody else is to learn them.
    'referrer-policy': 'no-referrer',
  };
}

function signupReply({ status, headers, body, formAction = "'self'" }: SignupReply): Reply {
  // Where it leads may hold a personal link.
  if (!body)
    return {
      status,
      headers: { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', ...headers },
      body: '',
    };
  return { status, headers: { ...pageHeaders(formAction), ...headers }, body: body.html };
}

function typed(type: string): Record<string, string> {
  return { 'content-type': `${type}; charset=utf-8`, 'x-content-type-options': 'nosniff' };
}

/** `discard` reads on what was not read of the request, so that its sender lives to see the answer. */
function write(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: Reply,
  discard: () => Promise<void> = async () => undefined,
): void {
  // A body that was not read to its end would be taken for the next request.
  const isUnread = !request.readableEnded && request.method !== 'GET' && request.method !== 'HEAD';
  response.writeHead(status, {
    ...(status === 503 ? { 'retry-after': String(awaySeconds) } : {}),
    ...headers,
    // RFC 9110, 8.6: a 204 has no Content-Length.
    ...(status === 204 ? {} : { 'content-length': Buffer.byteLength(body) }),
    ...(isUnread ? { connection: 'close' } : {}),
  });
  if (!isUnread) {
    response.end(request.method === 'HEAD' ? undefined : body);
    return;
  }
  response.on('finish', () => request.destroy());
  if (body) response.write(body);
  else response.flushHeaders();
  // Who sent nothing in time will not begin now.
  const end = status === 408 ? Promise.resolve() : discard();
  void end.then(() => response.end());
}
