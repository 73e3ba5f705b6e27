// A real Node-RED whose settings.js names a database of PostgreSQL: the main job, a restart, and what it says where that cannot be used.
import 'should';

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect } from '../support/consent';
import { type TempDatabase, tempDatabase } from '../support/database';
import { configNode, ids, mainFlow } from '../support/flows';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { arrivals } from '../support/waiting';

for (const version of [5, 4] as const) {
  describe(`a store in PostgreSQL: Node-RED ${version}`, () => {
    let sandbox: Sandbox;
    let database: TempDatabase;
    let red: NodeRed;
    const arrived = arrivals<{ to: string; body: string }>('SMS');

    before(async () => {
      sandbox = await startSandbox({ onSms: (sms) => arrived.add(sms) });
      database = await tempDatabase();
      red = await startNodeRed({ version, origins: sandbox.origins, ...database.red });
      await red.deploy(mainFlow(sandbox, 'google-health'));
    });
    after(async () => {
      await red.remove();
      await database.close();
      await sandbox.close();
    });

    it('an empty battery becomes one SMS', async () => {
      await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');
      sandbox.control.device({ person: 'anna', level: 12, syncedAt: 'now' });

      await red.inject(ids.inject);
      const sms = await arrived.first();
      await red.msgs.some(2, ({ probe }) => probe === ids.completed);

      sms.should.match({ to: '+4915228817386', body: /Anna's Charge 6 is at 12 %/ });
      red.msgs
        .all()
        .filter(({ probe }) => probe === ids.caught)
        .should.be.empty();
    });

    it('after a restart the person is there, and the same low period is not told again', async () => {
      red = await red.restart();
      sandbox.control.device({ person: 'anna', level: 11, syncedAt: 'now' });

      await red.inject(ids.inject);
      const { msg } = await red.msgs.first(({ probe }) => probe === ids.readings);
      await red.msgs.first(({ probe }) => probe === ids.completed);

      msg.should.match({ payload: 11, person: { name: 'Anna' } });
      arrived.all().should.have.length(1);
    });

    it('no folder is made in the user folder', () => {
      existsSync(join(red.userDir, 'fitbit')).should.be.false();
    });
  });
}
