// The set-up as it is deployed, and what in it needs somebody.
import type { NodeAPI, NodeDef } from 'node-red';
import type { Engine } from '../../src/engine';
import type { Cap } from '../../src/people/caps';
import type { ConfigDef, ConfigNode, Publicity } from '../fitbit-config/node';

export interface DeployedConfig {
  id: string;
  cloud: string;
  /** As the engine knows it, also for Demo; null where the engine did not come up. */
  clientId: string | null;
  publicity: Publicity;
  editorOpen: boolean;
  publicAddress: string;
  serve: string;
  webhooks: boolean;
}

export interface SetupNeed {
  kind: 'editor-open' | 'not-public' | Cap['kind'];
  /** The node whose dialog mends it. */
  nodeId: string;
  isConfig: boolean;
  /** A count or a code that belongs into the sentence. */
  fact: string;
}

/** The config nodes that run. */
export async function deployedConfigs(RED: NodeAPI): Promise<DeployedConfig[]> {
  const defs: (NodeDef & Partial<ConfigDef>)[] = [];
  RED.nodes.eachNode((def) => {
    if (def.type === 'fitbit-config') defs.push(def);
  });
  const configs = defs.map(async ({ id, cloud, serve }): Promise<DeployedConfig | null> => {
    const node = RED.nodes.getNode(id) as ConfigNode | null;
    if (!node?.ready) return null;
    const client = await node.ready.catch(() => null);
    return {
      id,
      cloud: cloud ?? '',
      clientId: client?.clientId ?? null,
      publicity: await node.publicity,
      editorOpen: node.editorOpen,
      publicAddress: node.publicAddress,
      serve: serve ?? '',
      webhooks: node.webhooks,
    };
  });
  return (await Promise.all(configs)).filter((one) => one !== null);
}

export async function setupNeeds(
  configs: readonly DeployedConfig[],
  engine: Pick<Engine, 'caps'>,
): Promise<SetupNeed[]> {
  const ofConfigs = configs.flatMap(({ id, editorOpen, publicity }): SetupNeed[] => {
    const place = { nodeId: id, isConfig: true };
    return [
      ...(editorOpen ? [{ ...place, kind: 'editor-open' as const, fact: '' }] : []),
      ...(typeof publicity === 'object'
        ? [{ ...place, kind: 'not-public' as const, fact: publicity.code }]
        : []),
    ];
  });
  const caps = (await engine.caps()).map(
    ({ nodeId, kind, most }): SetupNeed => ({
      kind,
      nodeId,
      isConfig: kind.startsWith('sms-'),
      fact: String(most),
    }),
  );
  return [...ofConfigs, ...caps];
}
