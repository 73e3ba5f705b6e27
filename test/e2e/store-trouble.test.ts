// A store that cannot be used stops our nodes, clearly, and nothing else; the file stays as it is.
import { cpSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect } from '../support/consent';
import { configNode, ids } from '../support/flows';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { fingerprint, promisesOfTrouble, troubledFlow } from '../support/store-trouble';

describe('a store that cannot be used', () => {
  let sandbox: Sandbox;
  /** What a Node-RED left behind that was well, with Anna connected. */
  let left: NodeRed;

  before(async () => {
    sandbox = await startSandbox();
    left = await startNodeRed({ origins: sandbox.origins });
    await left.deploy(flow());
    await connect(left, sandbox, configNode(sandbox, 'google-health'), 'anna');
    await left.stop();
  });
  after(async () => {
    await left.remove();
    await sandbox.close();
  });

  const flow = () => troubledFlow(sandbox);

  const broken: { title: string; code: string; sentence: string; spoil(folder: string): void }[] = [
    {
      title: 'damaged',
      code: 'store-damaged',
      sentence: 'is damaged. It was left as it is',
      spoil: (folder) =>
        writeFileSync(join(folder, 'fitbit.sqlite'), 'this was a database once '.repeat(400)),
    },
    {
      title: 'cut off in the middle',
      code: 'store-damaged',
      sentence: 'is damaged. It was left as it is',
      spoil: (folder) => {
        const file = join(folder, 'fitbit.sqlite');
        truncateSync(file, Math.floor(statSync(file).size / 2));
      },
    },
    {
      title: 'newer',
      code: 'store-newer',
      sentence: 'was written by a newer version of this palette',
      spoil: (folder) => {
        const db = new DatabaseSync(join(folder, 'fitbit.sqlite'));
        db.exec('PRAGMA user_version = 9999');
        db.close();
      },
    },
    {
      title: 'without its key',
      code: 'store-key-missing',
      sentence: 'that unlocks the stored connections is missing or wrong',
      spoil: (folder) => rmSync(join(folder, 'fitbit.key')),
    },
  ];
  for (const { title, code, sentence, spoil } of broken) {
    it(`${title}: red, a clear error, other nodes live, the files stay as they are, and a backup heals it`, async () => {
      const userDir = mkdtempSync(join(tmpdir(), 'fitbit-e2e-'));
      const folder = join(userDir, 'fitbit');
      const backup = join(userDir, 'backup');
      cpSync(left.userDir, userDir, { recursive: true });
      cpSync(folder, backup, { recursive: true });
      spoil(folder);
      const before = fingerprint(userDir);
      const red = await startNodeRed({ origins: sandbox.origins, userDir });
      try {
        await promisesOfTrouble(red, code, sentence);
        const after = fingerprint(userDir);
        rmSync(folder, { recursive: true });
        cpSync(backup, folder, { recursive: true });
        await red.deploy(flow());
        await red.inject(ids.inject);
        const { msg } = await red.msgs.first(({ probe }) => probe === ids.readings);

        should(after).deepEqual(before);
        msg.person.name.should.equal('Anna');
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
