// The routes of the dialog and of the consent page's way back. Registered once, on every Node.js, with every start:
// so they hold nothing, and what answers them is loaded with the first request.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NodeAPI } from 'node-red';
import { type AdminAnswer, answered } from '../common/admin-answer';
import { isSupported } from '../common/register';

type Answers = typeof import('./admin');
type Editing = typeof import('./edit-person');

const registered = new WeakSet<object>();

export function registerRoutes(RED: NodeAPI): void {
  const { httpAdmin: admin } = RED;
  // A route stays when its node is deployed again. Without an editor (httpAdminRoot: false) there is no dialog.
  if (!admin || registered.has(admin)) return;
  registered.add(admin);

  const may = (permission: 'read' | 'write') => RED.auth.needsPermission(`fitbit-config.${permission}`);
  const by = (pick: (answers: Answers) => AdminAnswer) =>
    answered(RED, 'fitbit-config', () => {
      const answers: Answers = require('./admin');
      return pick(answers);
    });
  admin.get(
    '/fitbit/people',
    may('read'),
    by(({ listPeople }) => listPeople),
  );
  admin.get(
    '/fitbit/redirect',
    may('read'),
    by(({ showRedirect }) => showRedirect),
  );
  admin.get(
    '/fitbit/lacking',
    may('read'),
    by(({ listLacking }) => listLacking),
  );
  // Opens a port for a moment: not for who may only read.
  admin.get(
    '/fitbit/serving',
    may('write'),
    by(({ showServing }) => showServing),
  );
  admin.get(
    '/fitbit/connect/:id',
    may('write'),
    by(({ showStanding }) => showStanding),
  );
  admin.post(
    '/fitbit/connect',
    may('write'),
    by(({ startConnect }) => startConnect),
  );
  admin.post(
    '/fitbit/connect/:id/paste',
    may('write'),
    by(({ pasteAddress }) => pasteAddress),
  );
  admin.post(
    '/fitbit/people/:id',
    may('write'),
    answered(RED, 'fitbit-config', () => {
      const { editPerson }: Editing = require('./edit-person');
      return editPerson;
    }),
  );
  admin.post(
    '/fitbit/people/:id/confirm',
    may('write'),
    by(({ confirmNumber }) => confirmNumber),
  );
  admin.delete(
    '/fitbit/people/:id',
    may('write'),
    by(({ removePerson }) => removePerson),
  );

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
