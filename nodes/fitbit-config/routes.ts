// The routes of the dialog and of the consent page's way back. Registered once, on every Node.js, with every start:
// so they hold nothing, and what answers them is loaded with the first request.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NodeAPI } from 'node-red';
import { type AdminRoute, registerRoutes } from '../common/admin-routes';
import { isSupported } from '../common/register';

const add = (): typeof import('./admin/add-person') => require('./admin/add-person');
const addresses = (): typeof import('./admin/addresses') => require('./admin/addresses');
const connect = (): typeof import('./admin/connect') => require('./admin/connect');
const edit = (): typeof import('./admin/edit-person') => require('./admin/edit-person');
const lacking = (): typeof import('./admin/lacking') => require('./admin/lacking');
const owner = (): typeof import('./admin/owner-link') => require('./admin/owner-link');
const people = (): typeof import('./admin/people') => require('./admin/people');

const routes: readonly AdminRoute[] = [
  ['get', '/fitbit/people', 'read', () => people().listPeople],
  ['get', '/fitbit/redirect', 'read', () => addresses().showRedirect],
  ['get', '/fitbit/lacking', 'read', () => lacking().listLacking],
  ['get', '/fitbit/owner-link', 'read', () => owner().showOwnerLink],
  // Opens a port for a moment: not for who may only read.
  ['get', '/fitbit/serving', 'write', () => addresses().showServing],
  ['get', '/fitbit/connect/:id', 'write', () => connect().showProgress],
  ['post', '/fitbit/connect', 'write', () => connect().startConnect],
  ['post', '/fitbit/connect/:id/paste', 'write', () => connect().pasteAddress],
  ['post', '/fitbit/owner-link', 'write', () => owner().makeOwnerLink],
  ['post', '/fitbit/owner-link/revoke', 'write', () => owner().revokeOwnerLink],
  ['post', '/fitbit/people', 'write', () => add().addPerson],
  ['post', '/fitbit/people/:id', 'write', () => edit().editPerson],
  ['post', '/fitbit/people/:id/link', 'write', () => add().linkPerson],
  ['post', '/fitbit/people/:id/confirm', 'write', () => people().confirmNumber],
  ['post', '/fitbit/people/:id/forget-device', 'write', () => people().forgetDevice],
  ['delete', '/fitbit/people/:id', 'write', () => people().removePerson],
];

const registered = new WeakSet<object>();

export function registerConfigRoutes(RED: NodeAPI): void {
  const { httpAdmin: admin } = RED;
  // A route stays when its node is deployed again. Without an editor (httpAdminRoot: false) there is no dialog.
  if (!admin || registered.has(admin)) return;
  registered.add(admin);
  registerRoutes(RED, 'fitbit-config', routes);
  // Without a permission: the cloud sends the browser here, and the state in the address says whose answer it is.
  const serve = (request: IncomingMessage, response: ServerResponse) => {
    servePublic(RED, request, response).catch(() => response.destroy());
  };
  for (const path of ['/fitbit/callback', '/fitbit/page.css', '/fitbit/close.js']) admin.get(path, serve);
}

async function servePublic(RED: NodeAPI, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!isSupported(process.versions.node)) {
    response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(RED._('fitbit-config.error.needsNode'));
    return;
  }
  const { hasEngine, withEngine }: typeof import('../common/lease') = require('../common/lease');
  const { showAsset, showTrouble, showUnknownState }: typeof import('../../src/web/without-engine') =
    require('../../src/web/without-engine');
  try {
    // Anybody may ask for these: nothing is made for who asks, where nothing of ours is used.
    if (showAsset(request, response)) return;
    if (!hasEngine(RED)) return showUnknownState(request, response);
    await withEngine(RED, async (engine) => engine.web.handle(request, response));
  } catch (thrown) {
    showTrouble(request, response, thrown);
  }
}
