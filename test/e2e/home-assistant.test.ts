// Example 05 with a real broker: what Home Assistant would find there, and what is left when it is taken back.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect } from '../support/consent';
import { example, forRealPeople, named } from '../support/examples';
import { type Broker, devicesShown, startBroker } from '../support/home-assistant';
import { type FlowNode, type NodeRed, renewedNodeRed } from '../support/node-red';

const hour = 3_600_000;
const oddName = 'Zoë "+/#" {{ 1 }} 😀';
const oddDevice = 'Ace 3/#+ <b>\\"';
const oddId = 'ü 4/#+';

/** The only node of a type: the label of a service follows what it is set to, so it has no name to be found by. */
function ofType(flow: readonly FlowNode[], type: string): FlowNode {
  const [found, ...more] = flow.filter((node) => node.type === type);
  if (!found || more.length > 0) throw new Error(`not one ${type}`);
  return found;
}

for (const version of [5, 4] as const) {
  describe(`example 05, Home Assistant by MQTT, Node-RED ${version}`, () => {
    let broker: Broker;
    let sandbox: Sandbox;
    let red: NodeRed;
    let flow: FlowNode[];

    beforeEach(async () => {
      broker = await startBroker();
      sandbox = await startSandbox({
        people: [
          { key: 'anna', name: 'Anna', devices: [{ name: 'Charge 6', level: 62, syncedAt: 'now' }] },
          {
            key: 'odd',
            name: oddName,
            devices: [{ id: oddId, name: oddDevice, level: 34, syncedAt: 'now' }],
          },
        ],
      });
      red = await renewedNodeRed(red, { version, moreNodes: ['10-mqtt'], origins: sandbox.origins });
    });
    afterEach(async () => {
      // A client of a broker that is gone would wait for it.
      if (red.isAlive()) await red.deploy([]);
      await sandbox.close();
      await broker.close();
    });
    after(() => red.remove());

    const withBroker = (nodes: readonly FlowNode[]) =>
      nodes.map((node) =>
        node.type === 'mqtt-broker' ? { ...node, broker: '127.0.0.1', port: String(broker.port) } : node,
      );
    async function deploy(nodes: readonly FlowNode[]): Promise<void> {
      flow = withBroker(nodes);
      await red.deploy(flow);
      await broker.published.first(({ topic, payload }) => topic === 'fitbit/status' && payload === 'online');
    }
    const deployForRealPeople = () => deploy(forRealPeople(example('05'), sandbox));
    const join = (key: string) => connect(red, sandbox, ofType(flow, 'fitbit-config'), key);
    /** Checks, and waits until the last message about it is there. */
    async function check(ends: RegExp, payload?: string): Promise<void> {
      broker.published.clear();
      await red.inject(named(flow, 'hourly').id);
      await broker.published.first((one) => ends.test(one.topic) && (payload ?? one.payload) === one.payload);
    }
    const shown = async () => devicesShown(await broker.kept());

    it('Demo becomes a device with its battery in percent, on a broker that keeps it', async () => {
      await deploy(example('05'));
      await check(/\/connection$/, 'online');

      const devices = await shown();

      devices.should.have.length(1);
      should(devices[0]).match({
        name: 'Dana Charge 6',
        states: { battery: '25', not_syncing: 'off' },
      });
      should(devices[0]?.attributes).have.properties({ level: 25 });
      broker.published
        .all()
        .every(({ retain }) => retain)
        .should.be.true();
    });

    it('each tracker is one device, and odd names make no odd topics', async () => {
      await deployForRealPeople();
      await join('anna');
      await join('odd');
      broker.published.clear();
      await red.inject(named(flow, 'hourly').id);
      await broker.published.some(2, ({ topic }) => topic.endsWith('/connection'));

      const devices = await shown();

      devices
        .map(({ name }) => name)
        .sort()
        .should.deepEqual(['Anna Charge 6', `${oddName} ${oddDevice}`]);
      new Set(devices.flatMap(({ identifiers }) => identifiers)).size.should.equal(2);
      for (const topic of (await broker.kept()).keys()) topic.should.match(/^[\w/-]+$/);
    });

    it('a level that is not known is unknown, and not the last one', async () => {
      await deployForRealPeople();
      await join('anna');
      await check(/\/connection$/);
      sandbox.control.device({ person: 'anna', level: null, status: null, syncedAt: 'now' });
      await red.advance(11_000);
      await check(/\/connection$/);

      const [device] = await shown();

      should(device?.states).deepEqual({ battery: 'unknown', not_syncing: 'off' });
    });

    it('silence for a day is a problem, until the tracker has synced again', async () => {
      await deployForRealPeople();
      await join('anna');
      await check(/\/connection$/);
      await red.advance(25 * hour);
      await check(/\/not-syncing$/);
      const [silent] = await shown();
      const later = new Date(Date.now() + 25 * hour).toISOString();
      sandbox.control.device({ person: 'anna', level: 61, syncedAt: later });
      await red.advance(11_000);
      await check(/\/connection$/);
      const [again] = await shown();

      should(silent?.states).deepEqual({ battery: '62', not_syncing: 'on' });
      should(again?.states).deepEqual({ battery: '61', not_syncing: 'off' });
    });

    it('a tracker that was silent before it was first seen is a problem from the start', async () => {
      await deployForRealPeople();
      await join('anna');
      const before = new Date(Date.now() - 30 * hour).toISOString();
      sandbox.control.device({ person: 'anna', level: 40, syncedAt: before });
      await check(/\/connection$/);

      const [device] = await shown();

      should(device?.states).deepEqual({ battery: '40', not_syncing: 'on' });
    });

    it('a lost connection is unavailable, and available after it was mended', async () => {
      await deployForRealPeople();
      await join('anna');
      await check(/\/connection$/);
      sandbox.control.tokens({ person: 'anna', vendor: 'google', action: 'revoke' });
      await red.advance(11_000);
      await check(/\/connection$/, 'offline');
      const [lost] = await shown();
      await join('anna');
      sandbox.control.device({ person: 'anna', level: 50, syncedAt: 'now' });
      await check(/\/connection$/, 'online');
      const [mended] = await shown();

      should(lost?.states).deepEqual({ battery: 'unavailable', not_syncing: 'unavailable' });
      should(mended?.states).deepEqual({ battery: '50', not_syncing: 'off' });
    });

    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      it(`when Node-RED ends by ${signal} everything is unavailable`, async () => {
        await deploy(example('05'));
        await check(/\/connection$/);
        broker.published.clear();
        await red.stop(signal);
        await broker.published.first(
          ({ topic, payload }) => topic === 'fitbit/status' && payload === 'offline',
        );

        const [device] = await shown();

        should(device?.states).deepEqual({ battery: 'unavailable', not_syncing: 'unavailable' });
      });
    }

    it('taken back, nothing of it is left, of devices from before a restart either', async () => {
      const strange = 'homeassistant/device/somebody_elses/config';
      await broker.keep(strange, '{"components":{}}');
      await deployForRealPeople();
      await join('anna');
      await join('odd');
      await red.inject(named(flow, 'hourly').id);
      await broker.published.some(2, ({ topic }) => topic.endsWith('/connection'));
      broker.published.clear();
      red = await red.restart();
      await broker.published.first(({ topic, payload }) => topic === 'fitbit/status' && payload === 'online');
      // What the broker kept comes back some time after the flows have started.
      await red.inside(async (RED, _load, id) => {
        const told = () => RED.nodes.getNode(id).context().get('told') ?? {};
        while (Object.keys(told()).length < 2) await new Promise(setImmediate);
      }, named(flow, 'take it back').id);

      await red.inject(named(flow, 'remove from Home Assistant').id);
      for (const end of ['/state', '/connection']) {
        await broker.published.some(2, ({ topic, payload }) => topic.endsWith(end) && payload === '');
      }

      [...(await broker.kept()).keys()].sort().should.deepEqual(['fitbit/status', strange]);
    });
  });
}
