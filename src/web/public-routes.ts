// What the public address serves: our routes and nothing else. The same handler serves every way of reaching it.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { nearestLanguage, type SentenceKey, sentence } from '../sentences/sentences';
import { asTrouble } from '../sentences/trouble';
import type { Connect } from './connect';
import { closeScript, type Page, renderPage, styleSheet } from './pages';

/** Answers a request on one of our paths; others get a 404. Never throws and never rejects. */
export type Handle = (request: IncomingMessage, response: ServerResponse) => void;

/** Paths below `/fitbit/`, as they are registered with the clouds and with Node-RED's own servers. */
export const publicPaths = ['callback', 'page.css', 'close.js'] as const;

interface Reply {
  status: number;
  type: string;
  body: string;
  headers?: Record<string, string>;
}

export function createPublicRoutes(connect: Connect): Handle {
  async function reply(request: IncomingMessage): Promise<Reply> {
    const { path, parameters } = addressOf(request);
    const language = languageOf(request);
    if (path === null) return notFound(language);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return { status: 405, type: 'text/plain', body: '', headers: { allow: 'GET, HEAD' } };
    }
    if (path === 'page.css') return asset('text/css', styleSheet);
    if (path === 'close.js') return asset('text/javascript', closeScript);
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

  return (request, response) => {
    reply(request)
      .catch((error: unknown): Reply => {
        const language = languageOf(request);
        const text = asTrouble(error).tell(language);
        return page(500, { language, title: 'page.trouble.title', text, closes: false });
      })
      .then((answer) => write(request, response, answer))
      .catch(() => response.destroy());
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

/** Our part of the path, whatever stands before it, or null. */
function addressOf(request: IncomingMessage): { path: string | null; parameters: URLSearchParams } {
  const [before = '', query = ''] = splitOnce(request.url ?? '', '?');
  const path = publicPaths.find((one) => before.endsWith(`/fitbit/${one}`)) ?? null;
  return { path, parameters: new URLSearchParams(query) };
}

function splitOnce(text: string, mark: string): string[] {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function languageOf(request: IncomingMessage): string {
  return nearestLanguage(request.headers['accept-language']?.split(/[,;]/)[0]);
}

function asset(type: string, body: string): Reply {
  return { status: 200, type, body, headers: { 'cache-control': 'public, max-age=3600' } };
}

function notFound(language: string): Reply {
  const text = sentence(language, 'page.not-found.text');
  return page(404, { language, title: 'page.not-found.title', text, closes: false });
}

function page(status: number, content: Page): Reply {
  return { status, type: 'text/html', body: renderPage(content), headers: { 'cache-control': 'no-store' } };
}

function write(
  request: IncomingMessage,
  response: ServerResponse,
  { status, type, body, headers }: Reply,
): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-length': bytes.length,
    'content-security-policy':
      "default-src 'none'; style-src 'self'; script-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    // The address of the callback holds the code: nobody else is to learn it.
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}
