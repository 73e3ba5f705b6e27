// Which paths a node may have on the public address: below `/fitbit/`, and none that something else of ours answers.
import { Trouble } from '../sentences/trouble';

/** Where consent pages send the browser back to. Registered at the clouds for years: it holds no node's id. */
export const callbackPath = '/fitbit/callback';

/** The owner's page, for who has its link: it holds no node's id either, so that a link outlives a change of the flows. */
export const ownerPath = '/fitbit/owner';

/** What the public address and the editor's dialog answer themselves. */
const reserved = new Set([
  'callback',
  'owner',
  'owner-link',
  'page.css',
  'close.js',
  'sms',
  'people',
  'redirect',
  'connect',
]);

/** Throws a Trouble for a path that would hide something of ours or of Node-RED's. */
export function refuseReserved(path: string): void {
  const [, word] = /^\/fitbit\/([\w.-]+)(?:\/[\w.-]+)*$/.exec(path) ?? [];
  if (word === undefined || reserved.has(word)) {
    throw new Trouble('web-path-taken', 'web.path-not-allowed', { path });
  }
}

/** Another node has this path already. */
export function pathTaken(path: string): Trouble {
  return new Trouble('web-path-taken', 'web.path-taken', { path });
}
