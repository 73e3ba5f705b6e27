// The config nodes that run, those in subflows as well: what routes of the editor read is what these got.
import type { Node } from 'node-red';
import { idInEditor } from './blind';

const running = new Set<Node>();

/** A config node of ours runs until the answer is called. */
export function runs(config: Node): () => void {
  running.add(config);
  return () => {
    running.delete(config);
  };
}

/** `Config`: what the config node makes of itself. */
export function runningConfigs<Config extends Node>(): Config[] {
  return [...running] as Config[];
}

/** Those that the editor knows by this id: one, or, for one in a subflow, one for each place where that is used. */
export function runningAs<Config extends Node>(configId: string): Config[] {
  return runningConfigs<Config>().filter((config) => isKnownAs(config, configId));
}

export function isKnownAs(config: Node, configId: string): boolean {
  return config.id === configId || idInEditor(config) === configId;
}
