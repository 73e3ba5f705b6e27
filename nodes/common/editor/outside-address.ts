// The address that a path of a node has from outside.
import type { RedirectAnswer, RedirectQuery } from '../admin-types';
import { sourceIdOf } from '../source-id';
import { ask } from './ask';
import { comesByMsg } from './services';

/** What a dialog reads of the service that is chosen in it. */
export interface ChosenConfig {
  id: string;
  cloud: string;
  clientId: string;
  sourceId?: string;
  country: string;
  publicAddress: string;
  serve: string;
  webhooks: boolean;
}

/** The service with this id, as it stands in the editor; one that is only just being added is none yet. */
export function chosenConfig(id: string): ChosenConfig | undefined {
  return (RED.nodes.node(id) ?? undefined) as ChosenConfig | undefined;
}

/** By what people belong to it: its client, or its source where levels come by msgs. */
export const whose = (config: ChosenConfig): string =>
  isByMsg(config) ? sourceIdOf(config) : (config.clientId ?? '');

/** Whether levels come by msgs, so that nothing is asked. */
export const isByMsg = (config: ChosenConfig | undefined): boolean => comesByMsg(config?.cloud);

/**
 * Asks for the address that a path has from outside: only Node-RED knows the paths that stand before ours, and what
 * the service takes. Null if no answer comes.
 */
export function askForAddress(
  { id, cloud, publicAddress = '', serve = '' }: ChosenConfig,
  path: string,
  onAnswer: (answer: RedirectAnswer | null) => void,
): void {
  const query: RedirectQuery = { cloud, publicAddress, serve, path, configId: id };
  ask<RedirectAnswer>({ method: 'GET', url: 'fitbit/redirect', query }, onAnswer, () => onAnswer(null));
}
