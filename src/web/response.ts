// What the public address answers with: status, headers and body, and how that is written without losing its sender.
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { type Page, renderPage } from './pages';
import type { PageResponse } from './signup/response';

export interface WebResponse {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** How long who is answered 503 should wait, in seconds: about as long as a Deploy takes. */
const awaySeconds = 5;

export function bare(status: number, headers: Readonly<Record<string, string>> = {}): WebResponse {
  return { status, headers, body: '' };
}

export function typed(type: string): Record<string, string> {
  return { 'content-type': `${type}; charset=utf-8`, 'x-content-type-options': 'nosniff' };
}

/** A page that only says something. */
export function wordPage(status: number, content: Page): WebResponse {
  return { status, headers: pageHeaders("'none'"), body: renderPage(content) };
}

/** A sign-up page, or where its form leads. */
export function asWebResponse({ status, headers, body, formAction = "'self'" }: PageResponse): WebResponse {
  // Where it leads may hold a personal link.
  if (!body)
    return bare(status, { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', ...headers });
  return { status, headers: { ...pageHeaders(formAction), ...headers }, body: body.html };
}

/** `forms`: where the page's forms may lead; browsers apply it to the redirect that follows, too. */
function pageHeaders(forms: string): Record<string, string> {
  return {
    ...typed('text/html'),
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'none'; style-src 'self'; script-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action ${forms}`,
    // Addresses hold codes and personal links: nobody else is to learn them, and nobody to find them.
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
  };
}

/** `discard` reads on what was not read of the request, so that its sender lives to see the answer. */
export function write(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: WebResponse,
  discard: () => Promise<void> = async () => undefined,
): void {
  // A body that was not read to its end would be taken for the next request.
  const isUnread = !request.readableEnded && request.method !== 'GET' && request.method !== 'HEAD';
  const written: OutgoingHttpHeaders = { ...headers };
  if (status === 503) written['retry-after'] ??= String(awaySeconds);
  // RFC 9110, 8.6: a 204 has no Content-Length.
  if (status !== 204) written['content-length'] = Buffer.byteLength(body);
  if (isUnread) written.connection = 'close';
  response.writeHead(status, written);
  if (!isUnread) {
    response.end(request.method === 'HEAD' ? undefined : body);
    return;
  }
  response.on('finish', () => request.destroy());
  if (body) response.write(body);
  else response.flushHeaders();
  // A sender who sent nothing in time is not waited for.
  const end = status === 408 ? Promise.resolve() : discard();
  void end.then(() => response.end());
}
