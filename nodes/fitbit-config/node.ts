// The config node: makes its client known to the engine, and serves the public address.
import type { Node, NodeAPI, NodeDef } from 'node-red';
import { isMadeUp, labelOf } from '../../src/clouds/registry';
import type { Engine } from '../../src/engine';
import type { ClientLack } from '../../src/oauth/clients';
import { asTrouble, Trouble } from '../../src/sentences/trouble';
import { idInEditor } from '../common/blind';
import { filled } from '../common/filled';
import { lease, patiently } from '../common/lease';
import { hasLogin, publicBase, servePublic } from '../common/public-place';
import { runs } from '../common/running';
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
  passNodeAuth?: boolean;
}

/** What other nodes get from their config: the engine, and whose people they are about. */
export interface ReadyClient {
  engine: Engine;
  cloud: string;
  clientId: string;
  /** The config's id at run time: its own secret goes before those of other configs with the same client. */
  configId: string;
  /** What is missing of the client, so that nothing can be asked of the cloud; null when all is there. */
  lack(): Trouble | null;
}

/** How the public address stands: none, served, or a Trouble's code that says why not. */
export type Publicity = 'none' | 'served' | { code: string };

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

export function create(RED: NodeAPI, node: Node, def: ConfigDef): void {
  const config = node as ConfigNode;
  config.webhooks = def.webhooks === true;
  config.cloud = def.cloud;
  config.serve = def.serve ?? '';
  config.clientId = filled(def.clientId);
  const clientSecret = filled(config.credentials?.clientSecret);
  config.publicAddress = (def.publicAddress ?? '').trim();
  config.country = def.country || '';
  config.publicBase = publicBase(RED, def);
  config.editorOpen = config.publicBase !== '' && def.serve === 'node-red' && !hasLogin(RED);
  // Only now: a field that is no text throws above, and would leave an engine behind that nobody closes.
  const { engine, release } = lease(RED);
  const stopped = runs(config);
  let remove: () => void = () => undefined;
  let unserve: (returns: boolean) => void = () => undefined;

  config.ready = engine.then(async (opened) => {
    const client = await opened.clients.add({
      configId: node.id,
      cloud: def.cloud,
      clientId: config.clientId,
      clientSecret,
      language: def.language,
      isUsed: () => isUsed(RED, idInEditor(node)),
    });
    remove = client.remove;
    const { clientId } = client;
    const asked = { cloud: def.cloud, clientId, configId: node.id };
    return { engine: opened, ...asked, lack: () => lackTrouble(opened.clients.lackOf(asked), def.cloud) };
  });
  // Another config may have the secret of the same client; that this one has none is said all the same.
  const missing = config.clientId === '' ? 'no-client-id' : clientSecret === '' ? 'no-client-secret' : null;
  const lacking = isMadeUp(def.cloud) ? null : lackTrouble(missing, def.cloud);
  if (lacking) node.error(tellable(RED, lacking));
  safely(RED, node, () => config.ready);
  config.publicity = config.ready.then(
    async ({ engine: opened }) => {
      if (!def.publicAddress?.trim() || isMadeUp(def.cloud)) return 'none';
      try {
        const stop = await servePublic(RED, opened, def);
        const takeBack = opened.web.addPublicBase(config.publicBase);
        unserve = (returns) => {
          takeBack();
          stop(returns);
        };
        if (config.editorOpen) {
          node.warn(tellable(RED, new Trouble('web-editor-open', 'web.editor-open')).message);
        }
        return 'served';
      } catch (error) {
        node.error(tellable(RED, error));
        return { code: asTrouble(error).code };
      }
    },
    (error: unknown) => ({ code: asTrouble(error).code }),
  );

  node.on('close', (removed: boolean, done: () => void) => {
    stopped();
    // An engine that never came up has told why already.
    // Waits for the public address, too: one that comes up later would never be given back.
    config.publicity
      .then(() => {
        unserve(!removed);
        remove();
      })
      .then(() => patiently(release()))
      .then(done, done);
  });
}

function lackTrouble(lack: ClientLack | null, cloud: string): Trouble | null {
  return lack && new Trouble(lack, `problem.${lack}`, { service: labelOf(cloud) });
}

/** Whether any enabled node has chosen this config. */
function isUsed(RED: NodeAPI, configId: string): boolean {
  let found = false;
  RED.nodes.eachNode((def) => {
    const { config, d } = def as NodeDef & { config?: unknown; d?: boolean };
    if (config === configId && d !== true && def.type.startsWith('fitbit-')) found = true;
  });
  return found;
}
