// What the public address serves: our routes and nothing else. The same handler serves every way of reaching it.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import type { System } from '../net/system';
import { nearestLanguage, type SentenceKey, sentence } from '../sentences/sentences';
import { asTrouble } from '../sentences/trouble';
import type { Intake } from '../webhooks/intake';
import { readBody } from './body';
import type { Connect } from './connect';
import { closeScript, type Page, renderPage, styleSheet } from './pages';
import type { WebhookRoutes } from './webhook-routes';

export interface PublicRoutes {
  /** Answers a request whose `url` begins with our own path; what is not ours gets a 404. Never throws, never rejects. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Whether a path (without its query) is ours. */
  serves(path: string): boolean;
}

interface Reply {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string;
}

interface Parts {
  system: System;
  connect: Connect;
  webhooks: WebhookRoutes;
  intake: Intake;
}

const paths = ['/fitbit/callback', '/fitbit/page.css', '/fitbit/close.js'] as const;

export function createPublicRoutes({ system, connect, webhooks, intake }: Parts): PublicRoutes {
  async function reply(request: IncomingMessage): Promise<Reply> {
    const { path, parameters } = addressOf(request);
    const language = languageOf(request);
    const webhook = webhooks.find(path);
    if (webhook) {
      const posted = {
        method: request.method ?? '',
        query: parameters,
        headers: request.headers,
        address: senderOf(request),
        body: () => readBody(request, system),
      };
      const { status, headers = {} } = await intake.answer(webhook.webhook, posted, webhook.on);
      return { status, headers, body: '' };
    }
    const own = paths.find((one) => one === path);
    if (!own) return notFound(language);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return { status: 405, headers: { allow: 'GET, HEAD' }, body: '' };
    }
    if (own === '/fitbit/page.css') return asset('text/css', styleSheet);
    if (own === '/fitbit/close.js') return asset('text/javascript', closeScript);
    // Only looking at the address must not use it up.
    if (request.method === 'HEAD') return { status: 405, headers: { allow: 'GET' }, body: '' };
    return callback(parameters, language);
  }

  async function callback(parameters: URLSearchParams, language: string): Promise<Reply> {
    try {
      const outcome = await connect.finish(parameters);
      if (outcome.state === 'connected') {
        const text = sentence(language, 'page.connected.text', { who: outcome.person.name });
        return page(200, { language, title: 'page.connected.title', text, closes: true });
      }
      const text = sentence(language, outcome.key as SentenceKey, outcome.fill);
      return page(200, { language, title: 'page.failed.title', text, closes: false });
    } catch (error) {
      return failedPage(error, language);
    }
  }

  return {
    handle(request, response) {
      reply(request)
        .catch((error: unknown): Reply => {
          const language = languageOf(request);
          const text = asTrouble(error).tell(language);
          return page(500, { language, title: 'page.trouble.title', text, closes: false });
        })
        .then((answer) => write(request, response, answer))
        .catch(() => response.destroy());
    },
    serves: (path) => webhooks.find(path) !== null || paths.some((one) => one === path),
  };
}

/** Answers where there is no engine to do it: its store cannot be used. */
export function showTrouble(request: IncomingMessage, response: ServerResponse, thrown: unknown): void {
  write(request, response, failedPage(thrown, languageOf(request)));
}

function failedPage(thrown: unknown, language: string): Reply {
  const trouble = asTrouble(thrown);
  const status = trouble.code === 'connect-state-unknown' ? 400 : 503;
  return page(status, { language, title: 'page.failed.title', text: trouble.tell(language), closes: false });
}

/** Path and query as they came: an address with nonsense in it is a path that is not ours. */
export function addressOf(request: IncomingMessage): { path: string; parameters: URLSearchParams } {
  const url = request.url ?? '';
  const mark = url.indexOf('?');
  if (mark < 0) return { path: url, parameters: new URLSearchParams() };
  return { path: url.slice(0, mark), parameters: new URLSearchParams(url.slice(mark + 1)) };
}

/** The sender's address for the log: behind a proxy on this machine, the one that the proxy names last. */
function senderOf(request: IncomingMessage): string {
  const direct = request.socket.remoteAddress ?? '';
  const isProxied = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(direct);
  const named = isProxied
    ? String(request.headers['x-forwarded-for'] ?? '')
        .split(',')
        .at(-1)
        ?.trim()
    : '';
  return named && isIP(named) ? named : direct;
}

function languageOf(request: IncomingMessage): string {
  return nearestLanguage(request.headers['accept-language']?.split(/[,;]/)[0]);
}

function asset(type: string, body: string): Reply {
  return { status: 200, headers: { ...typed(type), 'cache-control': 'public, max-age=3600' }, body };
}

function notFound(language: string): Reply {
  const text = sentence(language, 'page.not-found.text');
  return page(404, { language, title: 'page.not-found.title', text, closes: false });
}

function page(status: number, content: Page): Reply {
  return {
    status,
    headers: {
      ...typed('text/html'),
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; style-src 'self'; script-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
      // The address of the callback holds the code: nobody else is to learn it.
      'referrer-policy': 'no-referrer',
    },
    body: renderPage(content),
  };
}

function typed(type: string): Record<string, string> {
  return { 'content-type': `${type}; charset=utf-8`, 'x-content-type-options': 'nosniff' };
}

function write(request: IncomingMessage, response: ServerResponse, { status, headers, body }: Reply): void {
  // A body that was not read to its end would be taken for the next request.
  const isUnread = !request.readableEnded && request.method !== 'GET' && request.method !== 'HEAD';
  response.writeHead(status, {
    ...headers,
    // RFC 9110, 8.6: a 204 has no Content-Length.
    ...(status === 204 ? {} : { 'content-length': Buffer.byteLength(body) }),
    ...(isUnread ? { connection: 'close' } : {}),
  });
  if (isUnread) response.on('finish', () => request.destroy());
  response.end(request.method === 'HEAD' ? undefined : body);
}
