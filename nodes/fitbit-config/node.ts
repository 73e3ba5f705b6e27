// The config node: makes its client known to the engine, and serves the public address.
import type { Node, NodeAPI } from 'node-red';
import { filled } from '../common/filled';
import { guarded, tellable } from '../common/guarded';
import { lease, withTimeout } from '../common/lease';
import { runs } from '../common/running';
import { addClient, notTyped } from './client';
import { type ConfigDef, fillFields } from './config-node';
import { forgetGoneNodes } from './gone-nodes';
import { openPublicAddress } from './publicity';

export type { ReadyClient } from './client';
export type { ConfigNode } from './config-node';
export type { Publicity } from './publicity';

export function create(RED: NodeAPI, node: Node, def: ConfigDef): void {
  const config = fillFields(RED, node, def);
  const typed = {
    cloud: def.cloud,
    clientId: config.clientId,
    clientSecret: filled(config.credentials?.clientSecret),
    language: def.language,
  };
  // Only now: a field that is no text throws above, and would leave an engine behind that nobody closes.
  const { engine, release } = lease(RED);
  const stopped = runs(config);
  const client = engine.then((opened) => addClient(RED, node, typed, opened));
  const address = openPublicAddress(
    RED,
    config,
    def,
    client.then(() => engine),
  );
  config.ready = client;
  config.publicity = address.publicity;
  const lacking = notTyped(typed);
  if (lacking) node.error(tellable(RED, lacking));
  guarded(RED, node, () => client);
  forgetGoneNodes(RED, node, engine);

  node.on('close', (removed: boolean, done: () => void) => {
    stopped();
    address
      .end(!removed)
      .then(() => client)
      .then(({ remove }) => remove())
      .catch(() => undefined)
      .then(() => withTimeout(release()))
      .then(done, done);
  });
}
