// Serves the public paths through Node-RED's own server: the other choice beside a port of our own.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Express } from 'express';
import type { NodeAPI } from 'node-red';
import { withoutSlashes } from '../../src/net/text';
import { Trouble } from '../../src/sentences/trouble';
import { theGateway } from './lease';
import { settingsOf } from './node-red-settings';

/** By httpNodeRoot without a slash at the end: how many configs hold it, and whether one of them comes back. */
const mounts = new Map<string, { users: number; returns: boolean }>();
const prepared = new WeakSet<object>();

/**
 * Lets our paths in, before Node-RED's admin parser eats their bodies and before `httpNodeAuth`. The answer takes
 * them out again; `returns`: a Deploy does it, so who asks meanwhile is asked to come again. Throws
 * a Trouble where the set-up makes it impossible, or where the owner has not allowed it.
 */
export function serveThroughNodeRed(RED: NodeAPI, passAuth: boolean): (returns: boolean) => void {
  stopWaiting();
  checkNodeRedServer(RED, passAuth);
  prepare(rootOf(RED.httpNode));
  const root = withoutSlashes(RED.httpNode.path());
  const mount = mounts.get(root) ?? { users: 0, returns: false };
  mounts.set(root, mount);
  mount.users += 1;
  return (returns) => {
    mount.users -= 1;
    mount.returns ||= returns;
  };
}

/**
 * All config nodes that come back after a Deploy are back: the next one decides anew whether our paths pass Node-RED's own
 * locks, and how.
 */
export function stopWaiting(): void {
  for (const mount of mounts.values()) mount.returns = false;
}

/** Throws a Trouble where the settings of this Node-RED stand in the way. */
export function checkNodeRedServer(RED: NodeAPI, passAuth: boolean): void {
  const settings = settingsOf(RED);
  if (settings.httpNodeRoot === false || typeof RED.httpNode?.path !== 'function') {
    throw new Trouble('web-no-http-node', 'web.no-http-node');
  }
  if (settings.httpNodeAuth && !passAuth) throw new Trouble('web-auth-blocked', 'web.auth-blocked');
}

function rootOf(app: Express): Express {
  let root = app;
  while ('parent' in root && root.parent) root = root.parent as Express;
  return root;
}

/**
 * Puts one middleware at the very top of the root app, as Node-RED's own `http in` does for raw bodies. `_router` is
 * inside of Express 4: where it is missing, nothing is served rather than something half.
 */
function prepare(app: Express): void {
  if (prepared.has(app)) return;
  app.use(first);
  const stack = (app as { _router?: { stack?: { handle: unknown }[] } })._router?.stack;
  const at = stack?.findIndex(({ handle }) => handle === first) ?? -1;
  const [layer] = at < 0 ? [] : (stack?.splice(at, 1) ?? []);
  if (!stack || !layer) throw new Trouble('web-no-raw-body', 'web.no-raw-body');
  stack.unshift(layer);
  prepared.add(app);
}

/** Express has not looked at the request yet: there is an url, and nothing else. */
function first(request: IncomingMessage, response: ServerResponse, next: () => void): void {
  const path = (request.url ?? '').split('?', 1)[0] ?? '';
  const gateway = theGateway();
  for (const [root, { users, returns }] of mounts) {
    if (!gateway || !path.startsWith(`${root}/`)) continue;
    const own = path.slice(root.length);
    const isOpen = users > 0;
    if (isOpen ? !gateway.serves(own) : !(returns && gateway.isBetween(own))) continue;
    request.url = (request.url ?? '').slice(root.length);
    if (isOpen) gateway.handle(request, response);
    else gateway.turnAway(request, response);
    return;
  }
  next();
}
