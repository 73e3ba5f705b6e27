// Two at once: configs, clients, battery nodes, SMS nodes. No double refresh, no grant killed, one alert for each node.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect } from '../support/consent';
import { accountNode, configNode, ids, injectNode, mainFlow, probeNode } from '../support/flows';
import { type FlowNode, type NodeRed, renewedNodeRed } from '../support/node-red';

/** The second of everything. */
const second = {
  config: 'ee00000000000001',
  battery: 'ee00000000000002',
  sms: 'ee00000000000003',
  account: 'ee00000000000004',
  alerts: 'ee00000000000005',
  sent: 'ee00000000000006',
  both: 'ee00000000000007',
} as const;

for (const cloud of ['google-health', 'fitbit'] as const) {
  const vendor = cloud === 'fitbit' ? 'fitbit' : 'google';

  describe(`two at once on ${cloud}`, () => {
    let sandbox: Sandbox;
    let red: NodeRed;

    beforeEach(async () => {
      sandbox = await startSandbox();
      red = await renewedNodeRed(red, { origins: sandbox.origins });
    });
    afterEach(() => sandbox.close());
    after(() => red.remove());

    const other = (fields: object = {}) => configNode(sandbox, cloud, { id: second.config, ...fields });

    /** The main flow, a second battery node and a second SMS node, and one inject for both battery nodes. */
    function flow(more: { battery?: object; sms?: object; nodes?: FlowNode[] } = {}): FlowNode[] {
      const main = mainFlow(sandbox, cloud);
      const [battery, sms] = [ids.battery, ids.sms].map((id) => main.find((one) => one.id === id));
      if (!battery || !sms) throw new Error('the main flow has no such nodes');
      return [
        ...main.filter(({ type }) => type !== 'complete'),
        injectNode(second.both, ids.battery, { wires: [[ids.battery, second.battery]] }),
        {
          ...battery,
          id: second.battery,
          wires: [[second.alerts, second.sms], []],
          ...more.battery,
        },
        { ...sms, id: second.sms, wires: [[second.sent]], ...more.sms },
        {
          ...{ id: ids.complete, type: 'complete', z: ids.tab, x: 1, y: 1 },
          scope: [ids.battery, second.battery],
          wires: [[ids.completed]],
        },
        probeNode(second.alerts),
        probeNode(second.sent),
        ...(more.nodes ?? []),
      ];
    }

    const asked = (call: string, status = 200) =>
      sandbox.control
        .requests()
        .filter((one) => one.vendor === vendor && one.call === call && one.status === status).length;
    const of = (probe: string) =>
      red.msgs
        .all()
        .filter((seen) => seen.probe === probe)
        .map(({ msg }) => msg);

    /** Both battery nodes check at the same moment, with an access token that is over. */
    async function checkTogether(level: number): Promise<void> {
      sandbox.control.device({ person: 'anna', level, syncedAt: 'now' });
      sandbox.control.tokens({ person: 'anna', vendor, action: 'expire-access' });
      await red.advance(11_000);
      sandbox.control.clearRequests();
      red.msgs.clear();
      await red.inject(second.both);
      await red.msgs.some(2, ({ probe }) => probe === ids.completed || probe === ids.caught);
      should(of(ids.caught)).be.empty();
    }

    /** What two alerts lead to: the clock may not be pushed, which ends requests, while an SMS is on its way. */
    const bothSent = () => red.msgs.some(2, ({ probe }) => probe === ids.sent || probe === second.sent);

    it('two battery nodes of one config: one refresh, one request, an alert of each, and one SMS of both', async () => {
      await red.deploy(flow());
      await connect(red, sandbox, configNode(sandbox, cloud), 'anna');

      await checkTogether(12);
      await bothSent();
      const first = { refreshes: asked('token'), checks: asked('devices') };
      const alerts = [...of(ids.alerts), ...of(second.alerts)];
      await checkTogether(11);

      first.should.deepEqual({ refreshes: 1, checks: 1 });
      alerts.map(({ alert }) => alert.kind).should.deepEqual(['low', 'low']);
      new Set(alerts.map(({ alert }) => alert.id)).size.should.equal(2);
      [...of(ids.alerts), ...of(second.alerts)].should.be.empty();
      sandbox.control.sms().should.have.length(1);
    });

    it('two configs of one client: the person is there once, one refresh, and one config can go', async () => {
      const nodes = flow({ battery: { config: second.config }, nodes: [other()] });
      await red.deploy(nodes);
      const id = await connect(red, sandbox, configNode(sandbox, cloud), 'anna');
      const again = await connect(red, sandbox, other(), 'anna');

      await checkTogether(12);
      await bothSent();
      const first = { refreshes: asked('token'), checks: asked('devices') };
      const alerts = [...of(ids.alerts), ...of(second.alerts)];
      await red.advance(11_000);
      await red.deploy(nodes.filter((one) => ![ids.config, ids.battery].includes(one.id as never)));
      sandbox.control.device({ person: 'anna', level: 4, syncedAt: 'now' });
      red.msgs.clear();
      await red.inject(second.both);
      const { msg } = await red.msgs.first(({ probe }) => probe === second.alerts);

      again.should.equal(id);
      first.should.deepEqual({ refreshes: 1, checks: 1 });
      alerts.map(({ alert }) => alert.kind).should.deepEqual(['low', 'low']);
      msg.alert.kind.should.equal('critical');
      should(of(ids.caught)).be.empty();
    });

    it('one account through two clients: two people, two grants, and neither kills the other', async () => {
      const client = sandbox.control.client({ vendor, clientId: 'second.client', clientSecret: 'secret' });
      const config = other({
        clientId: client.clientId,
        credentials: { clientSecret: client.clientSecret },
      });
      await red.deploy(flow({ battery: { config: second.config }, nodes: [config] }));
      const id = await connect(red, sandbox, configNode(sandbox, cloud), 'anna');
      const otherId = await connect(red, sandbox, config, 'anna');

      for (const level of [12, 11, 10]) {
        await checkTogether(level);
        if (level === 12) await bothSent();
        asked('token').should.equal(2);
      }
      sandbox.control.device({ person: 'anna', level: 90, syncedAt: 'now' });
      const removed = await red.request(`/fitbit/people/${id}?configId=${ids.config}`, { method: 'DELETE' });
      await red.advance(11_000);
      red.msgs.clear();
      await red.inject(second.both);
      await red.msgs.some(2, ({ probe }) => probe === ids.completed || probe === ids.caught);

      otherId.should.not.equal(id);
      removed.json.removed.should.be.true();
      // The node of the one who was removed has lost the only one that it watched, and says so.
      should(of(ids.caught).map(({ error }) => [error.code, error.source.id])).eql([['nobody', ids.battery]]);
      sandbox.control
        .grants()
        .map(({ clientId }) => clientId)
        .should.deepEqual(['second.client']);
      // Both were told: in one SMS, where their checks ended together.
      sandbox.control.sms().length.should.be.within(1, 2);
    });

    it('two SMS nodes of one account given one alert: one SMS, and both go on with it', async () => {
      await red.deploy(
        flow({ battery: { wires: [[], []] } }).map((one) =>
          one.id === ids.battery ? { ...one, wires: [[ids.alerts, ids.sms, second.sms], []] } : one,
        ),
      );
      await connect(red, sandbox, configNode(sandbox, cloud), 'anna');

      sandbox.control.device({ person: 'anna', level: 12, syncedAt: 'now' });
      await red.inject(ids.inject);
      const sent = await red.msgs.some(2, ({ probe }) => probe === ids.sent || probe === second.sent);

      should(new Set(sent.map(({ probe }) => probe)).size).equal(2);
      should(new Set(sent.map(({ msg }) => msg.sms.sid)).size).equal(1);
      sandbox.control.sms().should.have.length(1);
      should(of(ids.caught)).be.empty();
    });

    it('two account nodes of one Twilio account: each sends its own, and each hears of its own', async () => {
      const account = { ...accountNode(sandbox), id: second.account };
      await red.deploy(flow({ sms: { account: second.account }, nodes: [account] }));
      await connect(red, sandbox, configNode(sandbox, cloud), 'anna');

      await checkTogether(12);
      await red.msgs.some(2, ({ probe }) => probe === ids.sent || probe === second.sent);
      sandbox.control.clock({ advanceMs: 11_000 });
      await red.advance(11_000);
      for (const node of [ids.sms, second.sms]) {
        await red.comms.statuses.first(({ id, text }) => id === node && text === 'delivered');
      }

      sandbox.control.sms().should.have.length(2);
    });
  });
}
