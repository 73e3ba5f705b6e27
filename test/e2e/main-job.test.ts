// The main job in a real Node-RED, over real HTTP: from the consent page to the SMS.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect } from '../support/consent';
import { configNode, ids, mainFlow } from '../support/flows';
import { type NodeRed, type Options, startNodeRed } from '../support/node-red';
import { arrivals } from '../support/waiting';

const matrix: { cloud: string; version: 5 | 4; node: NonNullable<Options['node']> }[] = [
  { cloud: 'google-health', version: 5, node: '24' },
  { cloud: 'fitbit', version: 5, node: '22' },
  { cloud: 'google-health', version: 4, node: '22' },
];

for (const { cloud, version, node } of matrix) {
  describe(`the main job: ${cloud}, Node-RED ${version}, Node ${node}`, () => {
    let sandbox: Sandbox;
    let red: NodeRed;
    const arrived = arrivals<{ to: string; body: string }>('SMS');

    before(async () => {
      sandbox = await startSandbox({ onSms: (sms) => arrived.add(sms) });
      red = await startNodeRed({ version, node, allNodes: true, origins: sandbox.origins });
      await red.deploy(mainFlow(sandbox, cloud));
    });
    after(async () => {
      await red.remove();
      await sandbox.close();
    });

    it('an empty battery becomes one SMS to the person, and every msg ends once', async () => {
      const id = await connect(red, sandbox, configNode(sandbox, cloud), 'anna');
      sandbox.control.device({ person: 'anna', level: 12, syncedAt: 'now' });

      await red.inject(ids.inject);
      const sms = await arrived.first();
      const { msg: alert } = await red.msgs.first(({ probe }) => probe === ids.alerts);
      const { msg: reading } = await red.msgs.first(({ probe }) => probe === ids.readings);
      const { msg: sent } = await red.msgs.first(({ probe }) => probe === ids.sent);
      await red.msgs.some(2, ({ probe }) => probe === ids.completed);

      sms.to.should.equal('+4915228817386');
      sms.body.should.equal("Anna's Charge 6 is at 12 %. Please charge it soon.");
      alert.should.match({ topic: 'Anna/Charge 6', to: '+4915228817386', person: { id, name: 'Anna' } });
      alert.alert.kind.should.equal('low');
      reading.payload.should.equal(12);
      sent.sms.should.match({ segments: 1, to: '+4915228817386' });
      arrived.all().should.have.length(1);
      should(red.msgs.all().filter(({ probe }) => probe === ids.caught)).be.empty();
    });

    it('the node shows who is low, and an hour later the same low period is not told again', async () => {
      const shown = await red.comms.statuses.first(
        ({ id, text }) => id === ids.battery && text === 'Anna 12 %',
      );
      red.msgs.clear();

      await red.advance(3_600_000);
      await red.inject(ids.inject);
      await red.msgs.first(({ probe }) => probe === ids.completed);

      should(shown).match({ fill: 'yellow', shape: 'dot' });
      red.msgs
        .all()
        .map(({ probe }) => probe)
        .should.deepEqual([ids.completed]);
      arrived.all().should.have.length(1);
    });
  });
}
