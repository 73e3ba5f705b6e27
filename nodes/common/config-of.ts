// The config that a node has chosen, and what it says without one.
import type { Node, NodeAPI } from 'node-red';
import { Trouble } from '../../src/sentences/trouble';
import { markBlind } from './blind';
import { show } from './status';

export const configMissing = (): Trouble => new Trouble('no-config', 'config.missing');

/** Null where it is missing or disabled, which the node shows. `Config`: what the config node makes of itself. */
export function configOf<Config extends Node & { ready: unknown }>(
  RED: NodeAPI,
  node: Node,
  id: string,
): Config | null {
  const config = RED.nodes.getNode(id) as Config | null;
  if (config?.ready) return config;
  show(RED, node, 'noConfig');
  markBlind(RED, node, configMissing());
  return null;
}
