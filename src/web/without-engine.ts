// What is answered where no engine does it: a file, a trouble, or "come again" while a Deploy is under way.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { System } from '../net/system';
import { languageWished, sentence } from '../sentences/sentences';
import { asTrouble, Trouble } from '../sentences/trouble';
import { assets } from './assets';
import { discardBody } from './body';
import { type WebResponse, wordPage, write } from './response';
import { addressOf } from './url';

/** Answers a file that is the same for everybody; false where the path is another one. */
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
  write(request, response, failedPage(thrown, pageLanguage(request)));
}

/** Answers while a Deploy is under way: come again. */
export function showAway(
  request: IncomingMessage,
  response: ServerResponse,
  system: Pick<System, 'after'>,
): void {
  const language = pageLanguage(request);
  const text = sentence(language, 'page.away.text');
  const page = wordPage(503, { language, title: 'page.away.title', text, closes: false });
  write(request, response, page, () => discardBody(request, system));
}

/** The page for somebody whose connecting failed. */
export function failedPage(thrown: unknown, language: string): WebResponse {
  const trouble = asTrouble(thrown);
  const status = trouble.code === 'connect-state-unknown' ? 400 : 503;
  return wordPage(status, {
    language,
    title: 'page.failed.title',
    text: toldOutside(trouble, language),
    closes: false,
  });
}

/** What the owner reads of the store names folders: nothing for strangers. */
export function toldOutside(thrown: unknown, language: string): string {
  const trouble = asTrouble(thrown);
  return /^(store|internal)/.test(trouble.code)
    ? sentence(language, 'page.store-trouble')
    : trouble.tell(language);
}

/** The language of the browser that asks for a page. */
export function pageLanguage(request: IncomingMessage): string {
  return languageWished(request.headers['accept-language']);
}
