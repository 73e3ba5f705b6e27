// Every public route, in one table, and what is asked of each request before its handler. Nothing else is served. The
// same handler serves every way of reaching the public address.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { inFlight } from '../net/concurrency';
import type { System } from '../net/system';
import { sentence } from '../sentences/sentences';
import type { Connect } from '../use-cases/connect';
import { callbackPath, ownerPath } from '../use-cases/paths';
import type { SignupNodes } from '../use-cases/signup-nodes';
import type { WebhookNodes } from '../use-cases/webhook-nodes';
import type { AnswerPost } from '../webhooks/answer-post';
import { protocols } from '../webhooks/protocols/registry';
import { assets } from './assets';
import { discardBody } from './body';
import { createCallbackRoute } from './callback-route';
import { callerOf } from './caller';
import { type Limits, retryAfterSeconds } from './limits';
import { createOwnerRoute, type OwnerRouteParts } from './owner/route';
import { asWebResponse, bare, typed, type WebResponse, wordPage, write } from './response';
import { type Handler, leadsTo, type Route } from './route';
import type { SignupRoutes } from './signup/routes';
import { isSmsPath, type SmsCallbacks, smsProofs } from './sms-callbacks';
import { addressOf } from './url';
import { createWebhookRoute } from './webhook-route';
import { pageLanguage, toldOutside } from './without-engine';

export interface Router {
  /** Answers a request whose `url` begins with our own path; what is not ours gets a 404. Never throws, never rejects. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Whether a path (without its query) is ours. */
  serves(path: string): boolean;
  /** Resolves when nobody who came back from a cloud is still to be answered. */
  idle(): Promise<void>;
}

interface RouterParts extends OwnerRouteParts {
  system: System;
  limits: Limits;
  connect: Connect;
  webhookNodes: WebhookNodes;
  answerPost: AnswerPost;
  signupNodes: SignupNodes;
  signups: SignupRoutes;
  smsCallbacks: SmsCallbacks;
}

/** Whether a path is ours without any node of its own. */
export function isOwnPath(path: string): boolean {
  return isSmsPath(path) || path === callbackPath || path === ownerPath || assets.has(path);
}

/** Headers with which somebody proves a post. */
const proofs: readonly string[] = [...smsProofs, ...protocols.flatMap(({ proofHeaders }) => proofHeaders)];

/** The table: a path is its first line's that leads to it. */
function routeTable(
  parts: RouterParts,
  inSight: (answering: Promise<WebResponse>) => Promise<WebResponse>,
): readonly Route[] {
  const { connect, webhookNodes, signupNodes, signups, smsCallbacks } = parts;
  const answerConsent = createCallbackRoute({ connect, signups });
  return [
    // /fitbit/webhook, or what webhook nodes are told: GET and POST, as the cloud's protocol has it.
    {
      path: { isOpen: (path) => webhookNodes.find(path) !== null },
      methods: 'any',
      handler: createWebhookRoute(parts),
      ways: (path) => (path === undefined ? webhookNodes.all() : (webhookNodes.find(path)?.nodes ?? [])),
      isProven: true,
      mayPrefetch: true,
    },
    // /fitbit/signup, or what sign-up nodes are told, with /code, /done, /me and /privacy below it: GET and POST, of who
    // may open the pages at all.
    {
      path: { isOpen: (path) => signupNodes.find(path) !== null },
      methods: 'any',
      handler: async ({ path, parameters, message }) =>
        asWebResponse(await signups.answer(path, parameters, message)),
      ways: (path) =>
        path === undefined ? signupNodes.all() : [signupNodes.find(path)].filter((one) => one !== null),
    },
    // /fitbit/sms, or what a provider declares: how an SMS fares, and what its receiver answers.
    {
      path: { isOpen: isSmsPath },
      methods: ['POST'],
      handler: async ({ path, parameters, message }) => {
        const { status, type, body } = await smsCallbacks.answer(path, parameters, message);
        return { status, headers: type ? typed(type) : {}, body };
      },
      isProven: true,
    },
    // /fitbit/callback: a browser comes back from a consent page. No HEAD: only looking at the address must not use it up, and
    // what is not served is not in Allow (RFC 9110, 15.5.6).
    {
      path: callbackPath,
      methods: ['GET'],
      handler: (request) => inSight(Promise.resolve(answerConsent(request))),
    },
    // /fitbit/owner: people, levels and open alerts at a glance, for who has the link.
    { path: ownerPath, methods: ['GET', 'POST'], handler: createOwnerRoute(parts) },
    // /fitbit/page.css and /fitbit/close.js.
    ...[...assets].map(([path, file]) => ({
      path,
      methods: ['GET', 'HEAD'],
      handler: () => file,
      mayPrefetch: true,
    })),
  ];
}

export function createRouter(parts: RouterParts): Router {
  const { system, limits, signups } = parts;
  const consents = inFlight();
  const routes = routeTable(parts, consents.watch);
  const routeOf = (path: string) => routes.find((route) => leadsTo(route, path)) ?? null;

  /** Who asks, as the lists of the path's nodes judge it; where a path is nobody's, as all of them do. */
  function callerAt(path: string, message: IncomingMessage): () => string {
    let known: string | null = null;
    return () => {
      const here = routes.flatMap(({ ways }) => ways?.(path) ?? []);
      known ??= callerOf(message, here.length > 0 ? here : routes.flatMap(({ ways }) => ways?.() ?? []));
      return known;
    };
  }

  /** What is asked of every request, in this order, and then its route. */
  async function respond(message: IncomingMessage): Promise<WebResponse> {
    const { path, parameters } = addressOf(message);
    const route = routeOf(path);
    const caller = callerAt(path, message);
    // A request with a proof is judged by its proof alone: a stranger's misses behind the same address turn no cloud away.
    if (!(route?.isProven && hasProof(message)) && limits.isExceeded('refusals', caller)) {
      return bare(429, { 'retry-after': String(retryAfterSeconds('refusals')) });
    }
    const answer = await answerBy(route, { message, path, parameters, caller });
    if (answer.status >= 400 && answer.status < 500) limits.count('refusals', caller());
    return answer;
  }

  function answerBy(route: Route | null, request: Parameters<Handler>[0]): ReturnType<Handler> {
    const { message, path } = request;
    // A browser that only guesses where somebody may go next must use nothing up: no code, no link, no way back.
    if (!route?.mayPrefetch && message.method === 'GET' && isPrefetch(message)) return bare(503, noStore);
    if (!route)
      return notFound(pageLanguage(message), path, path === '/' ? signups.onlyAddress(message) : null);
    if (route.methods !== 'any' && !route.methods.includes(message.method ?? '')) {
      return bare(405, { allow: route.methods.join(', ') });
    }
    return route.handler(request);
  }

  return {
    async handle(request, response) {
      try {
        const answer = await respond(request).catch((error: unknown) => troublePage(error, request));
        write(request, response, answer, () => discardBody(request, system));
      } catch {
        response.destroy();
      }
    },
    idle: consents.idle,
    serves: (path) => routeOf(path) !== null,
  };
}

function troublePage(error: unknown, request: IncomingMessage): WebResponse {
  const language = pageLanguage(request);
  const text = toldOutside(error, language);
  return wordPage(500, { language, title: 'page.trouble.title', text, closes: false });
}

const noStore = { 'cache-control': 'no-store' };

function hasProof({ method, headers }: IncomingMessage): boolean {
  return method === 'POST' && proofs.some((header) => headers[header] !== undefined);
}

/** Sec-Purpose by the Fetch standard; the others are older browsers' and previews' words for it. */
function isPrefetch({ headers }: IncomingMessage): boolean {
  const said = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'].map((name) => String(headers[name] ?? ''));
  return said.some((purpose) => /^\s*(prefetch|prerender|preview)/i.test(purpose.slice(0, 100)));
}

/** `signup`: where somebody who typed the bare address probably wants to go. */
function notFound(language: string, path: string, signup: string | null): WebResponse {
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
