// What a Node-RED promises while its store cannot be used: our nodes say so, and everything else goes on.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import should = require('should');

import type { Sandbox } from '../../src/sandbox/sandbox';
import { ids, injectNode, mainFlow, probeNode } from './flows';
import type { FlowNode, NodeRed } from './node-red';

const other = { inject: 'bb00000000000001', probe: 'bb00000000000002' };

/** Every file of our folder with what is in it. */
export function fingerprint(userDir: string): Record<string, string> {
  const folder = join(userDir, 'fitbit');
  return Object.fromEntries(
    readdirSync(folder).map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  );
}

/** Our nodes, and beside them some that have nothing to do with us. */
export const troubledFlow = (sandbox: Sandbox): FlowNode[] => [
  ...mainFlow(sandbox, 'google-health'),
  injectNode(other.inject, other.probe),
  probeNode(other.probe),
];

export async function othersLive(red: NodeRed): Promise<void> {
  await red.inject(other.inject);
  await red.msgs.first(({ probe }) => probe === other.probe);
}

export async function promisesOfTrouble(red: NodeRed, code: string, sentence: string): Promise<void> {
  const shown = await red.comms.statuses.first(({ id, text }) => id === ids.battery && text !== 'checking…');
  await red.inject(ids.inject);
  const caught = await red.msgs.first(({ probe }) => probe === ids.caught);
  await red.inside(
    (RED, _load, id) => RED.nodes.getNode(id).receive({ to: '+4915228817386', payload: 'x' }),
    ids.sms,
  );
  const [, refused] = await red.msgs.some(2, ({ probe }) => probe === ids.caught);
  const sms = await red.comms.statuses.first(({ id, text }) => id === ids.sms && text !== 'sending…');
  const people = await red.request('/fitbit/people?cloud=google-health');
  const callback = await red.request('/fitbit/callback?state=a&code=b');
  await othersLive(red);

  for (const status of [shown, sms]) {
    status.should.match({ fill: 'red', shape: 'dot', text: 'storage error' });
  }
  for (const one of [caught, refused]) {
    should(one?.msg.error.code).equal(code);
    should(one?.msg.error.message).containEql(sentence);
  }
  people.status.should.equal(400);
  people.json.code.should.equal(code);
  callback.status.should.equal(503);
  // Strangers reach this page too: they read of no folder.
  callback.text.should.containEql('Please tell whoever runs this page').and.not.containEql(red.userDir);
  red.output().should.containEql(sentence);
}
