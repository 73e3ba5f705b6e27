// How the public address is served: by a port of our own, or through Node-RED's own server.

import type { NodeAPI } from 'node-red';
import type { Engine } from '../../src/engine';
import { withoutSlashes } from '../../src/net/text';
import { serveThroughNodeRed, stopWaiting } from './node-red-server';
import { settingsOf } from './node-red-settings';

/** What a config says about it, as stored or as typed. */
export interface PublicPlaceDef {
  publicAddress: string;
  serve: string;
  port: number | string;
  bind: string;
  passNodeAuth?: boolean;
}

/**
 * Serves it; the answer ends that, `returns` says whether it will be served again. Throws a Trouble where the set-up
 * makes it impossible.
 */
export async function servePublic(
  RED: NodeAPI,
  engine: Engine,
  def: PublicPlaceDef,
): Promise<(returns: boolean) => void> {
  if (def.serve === 'node-red') return serveThroughNodeRed(RED, def.passNodeAuth === true);
  stopWaiting();
  return engine.web.serve(def.bind || '127.0.0.1', Number(def.port) || 1881, prefixOf(def.publicAddress));
}

function prefixOf(address: string): string {
  const text = address.trim();
  return URL.canParse(text) ? withoutSlashes(new URL(text).pathname) : '';
}

/** What stands before our paths, from outside: the public address with Node-RED's own root, where that serves it. */
export function publicBase(RED: NodeAPI, { publicAddress, serve }: PublicPlaceDef): string {
  const address = publicAddress?.trim() ?? '';
  if (!address) return '';
  const path = serve === 'node-red' ? RED.httpNode?.path() : '';
  return `${withoutSlashes(address)}${withoutSlashes(String(path ?? ''))}`;
}

/** Whether the editor asks for a login. */
export function hasLogin(RED: NodeAPI): boolean {
  return Boolean(settingsOf(RED).adminAuth);
}

/** The path that a node serves, with one slash before it and none behind; `usual` where none is typed. */
export function pathOr(usual: string, path: string): string {
  const text = withoutSlashes((path || usual).trim());
  return text.startsWith('/') ? text : `/${text}`;
}
