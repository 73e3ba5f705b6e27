// The config node: makes its client known to the engine, and serves the public address.
import type { Node, NodeAPI, NodeDef } from 'node-red';
import type { Engine } from '../../src/engine';
import { Trouble } from '../../src/sentences/trouble';
import { lease, patiently } from '../common/lease';
import { safely, tellable } from '../common/safely';

export interface ConfigDef extends NodeDef {
  cloud: string;
  clientId: string;
  country: string;
  language: string;
  publicAddress: string;
  serve: 'own-port' | 'node-red';
  port: number | string;
  bind: string;
  webhooks: boolean;
}

/** What other nodes get from their config: the engine, and whose people they are about. */
export interface ReadyClient {
  engine: Engine;
  cloud: string;
  clientId: string;
}

export interface ConfigNode extends Node<{ clientSecret?: string }> {
  ready: Promise<ReadyClient>;
}

export function create(RED: NodeAPI, node: Node, def: ConfigDef): void {
  const config = node as ConfigNode;
  const { engine, release } = lease(RED);
  let remove: () => void = () => undefined;

  config.ready = engine.then(async (opened) => {
    const client = await opened.addClient({
      cloud: def.cloud,
      clientId: (def.clientId ?? '').trim(),
      clientSecret: (config.credentials?.clientSecret ?? '').trim(),
      language: def.language,
    });
    remove = client.remove;
    return { engine: opened, cloud: def.cloud, clientId: client.clientId };
  });
  safely(RED, node, () => config.ready);
  safely(RED, node, () => config.ready.then(({ engine: opened }) => servePublic(RED, node, def, opened)));

  node.on('close', (_removed: boolean, done: () => void) => {
    // An engine that never came up has told why already.
    config.ready
      .catch(() => undefined)
      .then(() => remove())
      .then(() => patiently(release()))
      .then(done, done);
  });
}

async function servePublic(RED: NodeAPI, node: Node, def: ConfigDef, engine: Engine): Promise<void> {
  if (!def.publicAddress?.trim() || def.cloud === 'demo') return;
  if (def.serve === 'own-port') return engine.serve(def.bind || '127.0.0.1', Number(def.port) || 1881);
  const settings = RED.settings as { httpNodeRoot?: unknown; adminAuth?: unknown };
  if (settings.httpNodeRoot === false) throw new Trouble('web-no-http-node', 'web.no-http-node');
  if (!settings.adminAuth)
    node.warn(tellable(RED, new Trouble('web-editor-open', 'web.editor-open')).message);
}
