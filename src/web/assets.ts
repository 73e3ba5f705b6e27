// The files that are the same for everybody: the pages' style sheet, and the script that closes a popup.
import { closeScript, styleSheet } from './pages';
import { typed, type WebResponse } from './response';

/** By their paths. */
export const assets: ReadonlyMap<string, WebResponse> = new Map([
  ['/fitbit/page.css', asset('text/css', styleSheet)],
  ['/fitbit/close.js', asset('text/javascript', closeScript)],
]);

function asset(type: string, body: string): WebResponse {
  return { status: 200, headers: { ...typed(type), 'cache-control': 'public, max-age=3600' }, body };
}
