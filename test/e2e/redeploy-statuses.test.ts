// What was under way at a Deploy says nothing at the nodes that follow.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect } from '../support/consent';
import { configNode, ids, mainFlow } from '../support/flows';
import { type Gate, startGate } from '../support/gate';
import { type Loose, type NodeRed, startNodeRed } from '../support/node-red';

describe('what a Deploy finds under way', () => {
  let sandbox: Sandbox;
  let cloud: Gate;
  let twilio: Gate;
  let red: NodeRed;

  before(async () => {
    sandbox = await startSandbox();
    cloud = await startGate(sandbox.url);
    twilio = await startGate(sandbox.url);
    const gated = { 'https://api.twilio.com': twilio.url, 'https://health.googleapis.com': cloud.url };
    red = await startNodeRed({ origins: { ...sandbox.origins, ...gated } });
  });
  after(async () => {
    await red.remove();
    await cloud.close();
    await twilio.close();
    await sandbox.close();
  });

  const flow = (battery: object = {}) => mainFlow(sandbox, 'google-health', { battery });
  const atTwilio = (call: string) => call.startsWith('POST /2010');

  /** Begins a deploy; resolves when the old nodes have been told to close. */
  async function deployUntilClosing(flows: readonly object[]): Promise<{ end: Promise<void> }> {
    await red.inside((RED) => {
      const closing = new Promise<void>((resolve) => {
        RED.events.once('flows:stopping', () => setImmediate(() => setImmediate(resolve)));
      });
      Object.assign(globalThis, { closing });
    });
    const end = red.deploy(flows);
    await red.inside(() => (globalThis as { closing?: Promise<void> }).closing);
    return { end };
  }

  it('a check under way shows nothing over what the node shows after a Deploy', async () => {
    await red.deploy(flow());
    await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');
    cloud.shut();
    cloud.arrived.clear();
    red.msgs.clear();
    await red.inject(ids.inject);
    await cloud.arrived.first((call) => call.includes('pairedDevices'));
    red.comms.statuses.clear();
    await red.deploy(flow({ config: '' }), 'nodes');
    await red.comms.statuses.first(({ id, text }) => id === ids.battery && text === 'no service');
    red.comms.statuses.clear();

    cloud.open();
    await red.msgs.first(({ probe }) => probe === ids.completed);
    await red.inside((RED, _load, sms) => RED.nodes.getNode(sms).status({ text: 'later' }), ids.sms);
    await red.comms.statuses.first(({ text }) => text === 'later');

    const late = red.comms.statuses.all().filter(({ id }) => id === ids.battery);
    late.should.eql([]);
  });

  it('an SMS that is refused while its account closes leaves nothing in the sidebar of the one that follows', async () => {
    const [account] = sandbox.control.state().twilio;
    const wrong = { accountSid: account?.accountSid, authToken: 'wrong', from: account?.numbers[0] };
    await red.deploy(mainFlow(sandbox, 'google-health', { account: { credentials: wrong } }));
    twilio.shut();
    twilio.arrived.clear();
    const put = (RED: Loose, _load: unknown, node: string) =>
      RED.nodes.getNode(node).receive({ to: '+4915228817999', payload: 'Low' });
    await red.inside(put, ids.sms);
    await twilio.arrived.first(atTwilio);

    const deployed = await deployUntilClosing(flow());
    twilio.open();
    await deployed.end;

    const { json } = await red.request('/fitbit/overview?most=20');
    should(json.needs).eql([]);
  });
});
