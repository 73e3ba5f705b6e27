// Words of the owner's own in a real Node-RED: what an alert says is what the SMS says.
import should = require('should');

import { migrations } from '../../nodes/fitbit-battery-status/migrations';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect } from '../support/consent';
import { configNode, ids, mainFlow } from '../support/flows';
import { type NodeRed, startNodeRed } from '../support/node-red';

describe('own words', () => {
  let sandbox: Sandbox;
  let red: NodeRed;

  before(async () => {
    sandbox = await startSandbox();
    red = await startNodeRed({ origins: sandbox.origins });
  });
  after(async () => {
    await red.remove();
    await sandbox.close();
  });

  it('are what the SMS says, for their kind of alert; ours stand for the others, and for those that cannot be used', async () => {
    const words = {
      low: '{name}, {device}: {level} %. It lasts until {when}. Now!',
      critical: 'Oh {nobody}!',
    };
    await red.deploy(
      mainFlow(sandbox, 'google-health', { battery: { words, configVersion: migrations.length } }),
    );
    await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');
    const texts: string[] = [];
    for (const level of [12, 4]) {
      red.msgs.clear();
      await red.advance(11_000);
      sandbox.control.device({ person: 'anna', level, syncedAt: 'now' });
      await red.inject(ids.inject);
      const { msg } = await red.msgs.first(({ probe }) => probe === ids.sent);
      texts.push(msg.payload);
    }

    should(texts).eql(['Anna, Charge 6: 12 %. Now!', "Anna's Charge 6 is at 4 %. Please charge it now."]);
    const sent = sandbox.control.sms().map(({ body }) => body);
    should(sent.sort()).eql(texts.sort());
  });
});
