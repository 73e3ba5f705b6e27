// What the dialog stored, and what other nodes get from their config.
import type { Node, NodeAPI, NodeDef } from 'node-red';
import { isByMsg } from '../../src/clouds/registry';
import { filled } from '../common/filled';
import { hasLogin, publicBase } from '../common/public-place';
import { sourceIdOf } from '../common/source-id';
import type { ReadyClient } from './client';
import type { Publicity } from './publicity';

export interface ConfigDef extends NodeDef {
  cloud: string;
  clientId: string;
  /** By which people belong to a service without clients. */
  sourceId?: string;
  country: string;
  language: string;
  publicAddress: string;
  serve: 'own-port' | 'node-red';
  port: number | string;
  bind: string;
  webhooks: boolean;
  passNodeAuth?: boolean;
}

export interface ConfigNode extends Node<{ clientSecret?: string }> {
  ready: Promise<ReadyClient>;
  /** Never rejects. */
  publicity: Promise<Publicity>;
  webhooks: boolean;
  /** Whether the public address leads to an editor without a login. */
  editorOpen: boolean;
  cloud: string;
  clientId: string;
  publicAddress: string;
  serve: string;
  /** Default country for numbers, ISO 3166, or empty. */
  country: string;
  /** What stands before our paths, from outside; empty without a public address. */
  publicBase: string;
}

/** Puts what the dialog stored onto the node. Throws where a field holds no text. */
export function fillFields(RED: NodeAPI, node: Node, def: ConfigDef): ConfigNode {
  const base = publicBase(RED, def);
  return Object.assign(node as ConfigNode, {
    webhooks: def.webhooks === true,
    cloud: def.cloud,
    serve: def.serve ?? '',
    clientId: isByMsg(def.cloud) ? sourceIdOf(def) : filled(def.clientId),
    publicAddress: (def.publicAddress ?? '').trim(),
    country: def.country || '',
    publicBase: base,
    editorOpen: base !== '' && def.serve === 'node-red' && !hasLogin(RED),
  });
}
