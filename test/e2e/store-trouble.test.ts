// A store that cannot be used stops our nodes, clearly, and nothing else; the file stays as it is.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect } from '../support/consent';
import { configNode, ids, injectNode, mainFlow, probeNode } from '../support/flows';
import { type NodeRed, startNodeRed } from '../support/node-red';

const other = { inject: 'bb00000000000001', probe: 'bb00000000000002' };

/** Every file of our folder with what is in it. */
function fingerprint(userDir: string): Record<string, string> {
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

describe('a store that cannot be used', () => {
  let sandbox: Sandbox;

  before(async () => {
    sandbox = await startSandbox();
  });
  after(() => sandbox.close());

  const flow = () => [
    ...mainFlow(sandbox, 'google-health'),
    injectNode(other.inject, other.probe),
    probeNode(other.probe),
  ];

  async function promisesOfTrouble(red: NodeRed, code: string, sentence: string) {
    const shown = await red.comms.statuses.first(
      ({ id, text }) => id === ids.battery && text !== 'checking…',
    );
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
    await red.inject(other.inject);
    await red.msgs.first(({ probe }) => probe === other.probe);

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
    callback.text.should.containEql(sentence);
    red.output().should.containEql(sentence);
  }

  const broken: { title: string; code: string; sentence: string; write(file: string): void }[] = [
    {
      title: 'damaged',
      code: 'store-damaged',
      sentence: 'is damaged. It was left as it is',
      write: (file) => writeFileSync(file, 'this was a database once '.repeat(400)),
    },
    {
      title: 'newer',
      code: 'store-newer',
      sentence: 'was written by a newer version of this palette',
      write: (file) => {
        const db = new DatabaseSync(file);
        db.exec('PRAGMA user_version = 9999');
        db.close();
      },
    },
  ];
  for (const { title, code, sentence, write } of broken) {
    it(`${title}: red, a clear error, other nodes live, and the file is left as it is`, async () => {
      const userDir = mkdtempSync(join(tmpdir(), 'fitbit-e2e-'));
      mkdirSync(join(userDir, 'fitbit'));
      let red = await startNodeRed({
        origins: sandbox.origins,
        userDir,
        flows: title === 'newer' ? flow() : [],
      });
      if (title === 'newer') await red.request('/fitbit/people?cloud=google-health');
      await red.stop();
      write(join(userDir, 'fitbit', 'fitbit.sqlite'));
      const before = fingerprint(userDir);

      red = await startNodeRed({ origins: sandbox.origins, userDir, flows: flow() });
      try {
        await promisesOfTrouble(red, code, sentence);
        await red.stop();
        should(fingerprint(userDir)).deepEqual(before);
      } finally {
        await red.remove();
      }
    });
  }

  it('held by another Node-RED: the second says so and touches nothing, the first goes on', async () => {
    const first = await startNodeRed({ origins: sandbox.origins });
    let second: NodeRed | null = null;
    try {
      await first.deploy(flow());
      await connect(first, sandbox, configNode(sandbox, 'google-health'), 'anna');
      const before = fingerprint(first.userDir);

      second = await startNodeRed({ origins: sandbox.origins, userDir: first.userDir });
      await promisesOfTrouble(second, 'store-in-use', 'Another Node-RED uses the same folder');
      const after = fingerprint(first.userDir);
      await first.inject(ids.inject);
      const { msg } = await first.msgs.first(({ probe }) => probe === ids.readings);

      should(after).deepEqual(before);
      msg.person.name.should.equal('Anna');
    } finally {
      await second?.stop();
      await first.remove();
    }
  });

  it('free again: the next Deploy takes it up, without a restart', async () => {
    const first = await startNodeRed({ origins: sandbox.origins });
    let second: NodeRed | null = null;
    try {
      await first.deploy(flow());
      await connect(first, sandbox, configNode(sandbox, 'google-health'), 'bert');
      second = await startNodeRed({ origins: sandbox.origins, userDir: first.userDir });
      await second.comms.statuses.first(({ id, text }) => id === ids.battery && text === 'storage error');

      await first.stop();
      await second.deploy(flow());
      await second.inject(ids.inject);
      const { msg } = await second.msgs.first(({ probe }) => probe === ids.readings);

      msg.person.name.should.equal('Bert');
    } finally {
      await second?.stop();
      await first.remove();
    }
  });
});
