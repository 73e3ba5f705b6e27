// The forecast in a real Node-RED: after a fortnight of readings each msg says when the battery will be low and almost empty.
import should = require('should');

import { ids, probeNode } from '../support/flows';
import { type FlowNode, type Loose, type NodeRed, startNodeRed } from '../support/node-red';

const hour = 3_600_000;
/** 1 % an hour, charged at 10 %: four charges, and a battery at 28 % since then. */
const hoursBefore = 4 * 90 + 72;
const source = 'aabbccddeeff0011';

const flow: FlowNode[] = [
  { id: ids.tab, type: 'tab', label: 'Watches', disabled: false, info: '' },
  {
    id: ids.config,
    type: 'fitbit-config',
    name: '',
    cloud: 'elsewhere',
    sourceId: source,
    clientId: '',
    country: 'DE',
    language: 'en',
    publicAddress: '',
    serve: 'own-port',
    port: 1890,
    bind: '',
    webhooks: false,
  },
  {
    id: ids.battery,
    type: 'fitbit-battery-status',
    z: ids.tab,
    name: '',
    config: ids.config,
    person: '',
    low: 20,
    lowType: 'num',
    critical: 5,
    notSyncingHours: 72,
    remindHours: 0,
    goodNews: false,
    devices: 'last-synced',
    scales: false,
    // At some times of the day it would have told in the evening, and `low` would wait for the morning.
    adviceAt: '',
    x: 300,
    y: 100,
    wires: [[ids.alerts], [ids.readings]],
  },
  probeNode(ids.alerts),
  probeNode(ids.readings),
];

describe('the forecast', () => {
  let red: NodeRed;

  before(async () => {
    red = await startNodeRed({ env: { TEST_CLOCK_SET_MS: String(-hoursBefore * hour) } });
  });
  after(() => red.remove());

  /** One msg with a level, and the reading and the alert that it sets off. */
  async function send(payload: number): Promise<{ reading: Loose; alert?: Loose }> {
    red.msgs.clear();
    await red.inside(
      (RED, _load, id: string, msg: object) => RED.nodes.getNode(id).receive(msg),
      ids.battery,
      { payload, device: 'Fenix' },
    );
    const { msg } = await red.msgs.first(({ probe }) => probe === ids.readings);
    return { reading: msg, alert: red.msgs.all().find(({ probe }) => probe === ids.alerts)?.msg };
  }

  it('comes with each reading and alert, is right after a fortnight, and outlives a restart', async () => {
    await red.deploy(flow);
    await red.send('POST', '/fitbit/people', {
      cloud: 'elsewhere',
      clientId: source,
      name: 'Anna',
      number: '',
      language: 'en',
      country: 'DE',
    });
    should((await send(100)).reading).match({ payload: 100, forecast: null });
    for (let hours = 4; hours <= hoursBefore; hours += 4) {
      await red.advance(4 * hour);
      await send(100 - (hours % 90));
    }
    const hoursUntil = (time: unknown) => (Date.parse(String(time)) - Date.now()) / hour;

    red = await red.restart({ env: { TEST_CLOCK_SET_MS: '0' } });
    const { reading } = await send(27);

    should(reading).match({ payload: 27 });
    hoursUntil(reading.forecast.lowAt).should.be.within(4, 10);
    hoursUntil(reading.forecast.emptyAt).should.be.within(13, 21);
    for (const [at, [from, to]] of [
      [reading.forecast.lowAt, reading.forecast.low],
      [reading.forecast.emptyAt, reading.forecast.empty],
    ]) {
      from.should.match(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      (from <= at && at <= to).should.be.true();
    }
    const { alert } = await send(19);
    should(alert).match({
      payload: /^Anna's Fenix is at 19 %\. It will last until .+\. Please charge it soon\.$/,
      forecast: { lowAt: null, low: null },
    });
    hoursUntil(alert?.forecast.emptyAt).should.be.above(0);
  });
});
