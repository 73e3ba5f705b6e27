// The set-up as it is deployed, and what in it needs somebody.
import type { Engine } from '../../src/engine';
import type { Trouble } from '../../src/sentences/trouble';
import { blindNodes, idInEditor } from '../common/blind';
import type { SetupNeed } from '../common/overview-types';
import { runningConfigs } from '../common/running';
import type { ConfigNode, Publicity } from '../fitbit-config/node';

export interface DeployedConfig {
  id: string;
  cloud: string;
  /** As the engine knows it, also for Demo; null where the engine did not come up. */
  clientId: string | null;
  /** What is missing of its client, or null. */
  lack: Trouble | null;
  publicity: Publicity;
  editorOpen: boolean;
  publicAddress: string;
  serve: string;
  webhooks: boolean;
}

/** The config nodes that run, as they got their fields. */
export async function deployedConfigs(): Promise<DeployedConfig[]> {
  const configs = runningConfigs<ConfigNode>().map(async (node): Promise<DeployedConfig> => {
    const client = await node.ready.catch(() => null);
    return {
      id: idInEditor(node),
      cloud: node.cloud,
      clientId: client?.clientId ?? null,
      lack: client?.lack() ?? null,
      publicity: await node.publicity,
      editorOpen: node.editorOpen,
      publicAddress: node.publicAddress,
      serve: node.serve,
      webhooks: node.webhooks,
    };
  });
  return Promise.all(configs);
}

/**
 * What keeps a node from its work, as sentences: this comes before all else. What is wrong with the store is told by
 * the store, and what a config lacks once, at the config.
 */
export function blindNeeds(configs: readonly DeployedConfig[], language: string): SetupNeed[] {
  const ofConfigs = configs.flatMap(({ id, lack }) =>
    lack ? [{ nodeId: id, isConfig: true, trouble: lack }] : [],
  );
  const ofNodes = blindNodes().filter(
    ({ trouble: { code } }) => !code.startsWith('store') && !code.startsWith('no-client-'),
  );
  return [...ofConfigs, ...ofNodes].map(({ nodeId, isConfig, trouble }) => ({
    kind: 'blind',
    nodeId,
    isConfig,
    fact: trouble.code,
    text: trouble.tell(language),
  }));
}

export async function setupNeeds(
  configs: readonly DeployedConfig[],
  engine: Pick<Engine, 'oversight'>,
  language: string,
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
  const caps = (await engine.oversight.caps()).map(
    ({ nodeId, kind, most }): SetupNeed => ({
      kind,
      nodeId,
      isConfig: kind.startsWith('sms-'),
      fact: String(most),
    }),
  );
  const waiting = (await engine.oversight.waitingSms()).map(
    ({ id, trouble, until, isHeld }): SetupNeed => ({
      kind: isHeld ? 'sms-held' : 'sms-waiting',
      nodeId: id,
      isConfig: true,
      fact: new Date(until).toISOString(),
      ...(trouble ? { text: trouble.tell(language) } : {}),
    }),
  );
  return [...ofConfigs, ...caps, ...waiting];
}
