// The client that a config brings: who asks the cloud in whose name, and what is missing of it.
import type { Node, NodeAPI, NodeDef } from 'node-red';
import { isByMsg, isMadeUp, labelOf } from '../../src/clouds/registry';
import type { Engine } from '../../src/engine';
import type { ClientLack } from '../../src/oauth/clients';
import { Trouble } from '../../src/sentences/trouble';
import { idInEditor } from '../common/blind';

/** What other nodes get from their config: the engine, and whose people they are about. */
export interface ReadyClient {
  engine: Engine;
  cloud: string;
  clientId: string;
  /** The config's id at run time: its own secret goes before those of other configs with the same client. */
  configId: string;
  /** Of people who are told nothing else. */
  language: string;
  /** What is missing of the client, so that nothing can be asked of the cloud; null when all is there. */
  lack(): Trouble | null;
}

/** What is typed of the client, environment variables filled in. */
interface TypedClient {
  cloud: string;
  clientId: string;
  clientSecret: string;
  /** Of people who are told nothing else. */
  language: string;
}

export interface AddedClient extends ReadyClient {
  /** The config is closed. */
  remove(): void;
}

/** Makes the client known to the engine. */
export async function addClient(
  RED: NodeAPI,
  node: Node,
  typed: TypedClient,
  engine: Engine,
): Promise<AddedClient> {
  const isUsed = () => isConfigUsed(RED, idInEditor(node));
  const { clientId, remove } = await engine.clients.add({ configId: node.id, ...typed, isUsed });
  const asked = { cloud: typed.cloud, clientId, configId: node.id, language: typed.language };
  const lack = () => lackTrouble(engine.clients.lackOf(asked), typed.cloud);
  return { engine, ...asked, lack, remove };
}

/** The field of the client that is empty, or null; also where another config has the secret of the same client. */
export function notTyped({ cloud, clientId, clientSecret }: TypedClient): Trouble | null {
  if (isMadeUp(cloud) || isByMsg(cloud)) return null;
  const missing = clientId === '' ? 'no-client-id' : clientSecret === '' ? 'no-client-secret' : null;
  return lackTrouble(missing, cloud);
}

function lackTrouble(lack: ClientLack | null, cloud: string): Trouble | null {
  return lack && new Trouble(lack, `problem.${lack}`, { service: labelOf(cloud) });
}

/** Whether any enabled node has chosen this config. */
function isConfigUsed(RED: NodeAPI, configId: string): boolean {
  let found = false;
  RED.nodes.eachNode((def) => {
    const { config, d } = def as NodeDef & { config?: unknown; d?: boolean };
    if (config === configId && d !== true && def.type.startsWith('fitbit-')) found = true;
  });
  return found;
}
