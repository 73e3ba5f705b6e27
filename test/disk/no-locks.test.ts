// A file system that locks no files, as some network shares: the store stays closed, and says why and what to do.
import { constants } from 'node:os';

import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { ids, mainFlow } from '../support/flows';
import { type NoLocks, noLocks } from '../support/locks';
import { startNodeRed } from '../support/node-red';

describe('a store whose file system has no locks', () => {
  let sandbox: Sandbox;
  let locks: NoLocks;

  before(async () => {
    locks = noLocks();
    sandbox = await startSandbox();
  });
  after(async () => {
    await sandbox.close();
    locks.remove();
  });

  for (const [name, errno, code] of [
    ['ENOLCK', constants.errno.ENOLCK, 'store-in-use'],
    ['EACCES', constants.errno.EACCES, 'store-in-use'],
    ['ENOSYS', constants.errno.ENOSYS, 'store-no-locks'],
    ['EOPNOTSUPP', constants.errno.EOPNOTSUPP, 'store-no-locks'],
    ['EPERM', constants.errno.EPERM, 'store-no-locks'],
  ] as const) {
    it(`${name} at the lock: ${code}, and the sentence names network shares`, async () => {
      const red = await startNodeRed({ origins: sandbox.origins, env: locks.env(errno) });
      try {
        await red.deploy(mainFlow(sandbox, 'google-health'));
        red.msgs.clear();
        red.comms.statuses.clear();

        await red.inject(ids.inject);
        const { msg } = await red.msgs.first(({ probe }) => probe === ids.caught);
        const status = await red.comms.statuses.first(({ id, fill }) => id === ids.battery && fill === 'red');
        const answer = await red.request('/fitbit/overview?most=20');

        should([msg.error.code, status.text]).eql([code, 'storage error']);
        msg.error.message.should.containEql('network share').and.not.containEql('worn');
        should([answer.status, answer.json.code]).eql([400, code]);
      } finally {
        await red.remove();
      }
    });
  }
});
