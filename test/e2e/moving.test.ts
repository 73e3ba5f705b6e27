// Moving to another machine: the files that the guide names are enough, and nobody has to connect again.
import { cpSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect } from '../support/consent';
import { configNode, ids, mainFlow } from '../support/flows';
import { type NodeRed, startNodeRed } from '../support/node-red';

const guide = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'backup.md'), 'utf8');
/** What the guide's command packs, below the user folder. */
const packed = [
  ...(/tar czf[^`]*?\n(?=node-red-start)/.exec(guide)?.[0] ?? '').matchAll(/\.node-red\/(\S+)/g),
].map(([, file = '']) => file);

describe('moving to another machine', () => {
  let sandbox: Sandbox;
  let old: NodeRed;
  let fresh: NodeRed | undefined;

  before(async () => {
    sandbox = await startSandbox();
    old = await startNodeRed({ origins: sandbox.origins });
  });
  after(async () => {
    await fresh?.remove();
    await old.remove();
    await sandbox.close();
  });

  for (const cloud of ['google-health', 'fitbit'] as const) {
    it(`${cloud}: the files of the guide bring people, connections and what was told along`, async () => {
      const vendor = cloud === 'fitbit' ? 'fitbit' : 'google';
      await old.deploy(mainFlow(sandbox, cloud));
      await connect(old, sandbox, configNode(sandbox, cloud), 'anna');
      sandbox.control.device({ person: 'anna', level: 12, syncedAt: 'now' });
      await old.inject(ids.inject);
      await old.msgs.first(({ probe, msg }) => probe === ids.alerts && msg.alert.kind === 'low');
      await old.msgs.first(({ probe }) => probe === ids.sent);
      // What left just before a stop would leave once more.
      await old.advance(4_000);
      await old.stop();

      const userDir = mkdtempSync(join(tmpdir(), 'fitbit-moved-'));
      for (const file of packed) {
        const from = join(old.userDir, file);
        if (existsSync(from)) cpSync(from, join(userDir, file), { recursive: true });
      }
      fresh = await startNodeRed({ userDir, origins: sandbox.origins });
      // The access token is old by the time a new machine is set up: the connection itself has to serve.
      sandbox.control.tokens({ person: 'anna', vendor, action: 'expire-access' });
      sandbox.control.device({ person: 'anna', level: 11, syncedAt: 'now' });
      const sent = sandbox.control.sms().length;
      await fresh.inject(ids.inject);
      const reading = await fresh.msgs.first(({ probe }) => probe === ids.readings);

      should(reading.msg.payload).equal(11);
      sandbox.control.sms().should.have.length(sent);
      await fresh.remove();
      fresh = undefined;
      old = await old.restart();
    });
  }
});
