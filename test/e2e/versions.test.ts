// Flows of another version of the palette, in a real Node-RED: an older one works, a newer one says so and rests.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect } from '../support/consent';
import { configNode, ids, mainFlow } from '../support/flows';
import { type NodeRed, renewedNodeRed } from '../support/node-red';

/** What no flow can do without; everything else has a default. */
const needed = [
  ...['id', 'type', 'z', 'x', 'y', 'wires', 'label', 'scope'],
  ...['config', 'account', 'clientId', 'credentials'],
];

for (const version of [5, 4] as const) {
  describe(`flows of another version, Node-RED ${version}`, () => {
    let sandbox: Sandbox;
    let red: NodeRed;

    beforeEach(async () => {
      sandbox = await startSandbox();
      red = await renewedNodeRed(red, { version, origins: sandbox.origins });
    });
    afterEach(() => sandbox.close());
    after(() => red.remove());

    it('one that was saved without a version works with the defaults', async () => {
      const flow = mainFlow(sandbox, 'google-health').map((node) =>
        node.type.startsWith('fitbit-')
          ? Object.fromEntries(Object.entries(node).filter(([name]) => needed.includes(name)))
          : node,
      );
      await red.deploy(flow);
      await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');
      sandbox.control.device({ person: 'anna', level: 19, syncedAt: 'now' });

      await red.inject(ids.inject);
      const { msg: alert } = await red.msgs.first(({ probe }) => probe === ids.alerts);
      const { msg: sent } = await red.msgs.first(({ probe }) => probe === ids.sent);

      alert.alert.kind.should.equal('low');
      sent.sms.to.should.equal('+4915228817386');
    });

    it('one that a newer palette saved is red, does nothing, and ends its msg in Catch', async () => {
      await red.deploy(mainFlow(sandbox, 'google-health', { battery: { configVersion: 99 } }));
      const shown = await red.comms.statuses.first(({ id }) => id === ids.battery);

      await red.inject(ids.inject);
      const { msg } = await red.msgs.first(({ probe }) => probe === ids.caught);

      should(shown).match({ fill: 'red', shape: 'dot', text: 'palette too old' });
      should(msg.error.message).match(
        /A newer version of @lowbatt\/node-red-fitbit saved this node.*Manage palette/,
      );
      sandbox.control.requests().should.be.empty();
    });

    it('a newer service is told in the log, and who works with it says that there is none', async () => {
      await red.deploy(mainFlow(sandbox, 'google-health', { config: { configVersion: 99 } }));

      const shown = await red.comms.statuses.first(({ id }) => id === ids.battery);

      should(shown).match({ fill: 'red', shape: 'dot', text: 'no service' });
      red.output().should.match(/\[fitbit-config:.*A newer version of @lowbatt\/node-red-fitbit/);
    });
  });
}
