// The recipes with a flow of their own that end in the house: who tells when the Pi is dead, a lamp, a spreadsheet, own words, a household.
import { join } from 'node:path';

import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect } from '../support/consent';
import { forRealPeople, named } from '../support/examples';
import { movingUntil } from '../support/moving';
import { type FlowNode, type NodeRed, startNodeRed } from '../support/node-red';
import { filledIn, recipe, redirected } from '../support/recipes';
import { type Service, startService } from '../support/service';

const hourly = 'hourly, 08:00 to 21:00';
const nodes = ['21-httprequest', 'rbe', '70-CSV', '10-file'];

describe('the recipes in the house', () => {
  let sandbox: Sandbox;
  let service: Service;
  let red: NodeRed;
  let status: number;

  before(async () => {
    sandbox = await startSandbox();
    service = await startService(() => ({ status, json: { success: status === 200 } }));
    red = await startNodeRed({ origins: sandbox.origins, moreNodes: nodes });
  });
  after(async () => {
    await red.remove();
    await service.close();
    await sandbox.close();
  });

  async function deploy(flow: readonly FlowNode[]): Promise<void> {
    status = 200;
    await red.deploy(flow);
    service.requests.clear();
    red.comms.debug.clear();
  }
  /** Presses so often, each time as soon as the one before has brought its reading. */
  async function press(flow: readonly FlowNode[], times: number): Promise<void> {
    const readings = (id: string) => id === named(flow, 'readings').id;
    const before = red.comms.debug.all().filter(({ id }) => readings(id)).length;
    for (let time = 1; time <= times; time += 1) {
      await red.inject(named(flow, hourly).id);
      await red.comms.debug.some(before + time, ({ id }) => readings(id));
    }
  }
  const shownAt = (flow: readonly FlowNode[], name: string) =>
    red.comms.debug.all().filter(({ id }) => id === named(flow, name).id);

  describe('who tells when the Pi is dead', () => {
    const every = (flow: readonly FlowNode[]) => red.inject(named(flow, 'every hour').id);

    // Before the other: Node-RED keeps what a tab has among the credentials over a deploy that says nothing of it.
    it('without an address says so at each check', async () => {
      const flow = recipe('pi-dead');
      await deploy(flow);

      await every(flow);
      const { msg } = await red.comms.debug.first(({ id }) => id === named(flow, 'errors').id);

      should(msg).match(/url/i);
    });

    it('pings after a check that went well, and not after one that failed', async () => {
      const flow = forRealPeople(
        filledIn(recipe('pi-dead'), { PING_ADDRESS: `${service.url}/my-check` }),
        sandbox,
      );
      await deploy(flow);
      const config = flow.find(({ type }) => type === 'fitbit-config');
      if (config) await connect(red, sandbox, config, 'anna');

      await every(flow);
      const first = await service.requests.first();
      sandbox.control.fault({ match: { vendor: 'google', call: 'devices' }, fault: { status: 503 } });
      await red.advance(11_000);
      await every(flow);
      const wrong = await movingUntil(
        red,
        red.comms.debug.first(({ id }) => id === named(flow, 'errors').id),
      );
      const meanwhile = service.requests.all().length;
      sandbox.control.clearFaults();
      await red.advance(11_000);
      await every(flow);
      const both = await service.requests.some(2);

      should(first).match({ method: 'GET', path: '/my-check' });
      should(wrong.msg).match(/Google Health/);
      meanwhile.should.equal(1);
      both.should.have.length(2);
    });
  });

  it('a lamp: red as long as a battery is low, off when it is charged, and left alone in between', async () => {
    const flow = redirected(recipe('lamp'), 'http://wled.local', service.url);
    await deploy(flow);
    const [off, on] = [{ on: false }, { on: true, bri: 255, seg: [{ id: 0, col: [[255, 0, 0]] }] }];
    await service.requests.first();

    // A service may tell a word in place of a level; 20 is not below 20.
    const word = { level: null, status: 'Low' };
    for (const payload of [
      [{ level: 64 }, word],
      [{ level: 20 }, { ...word, status: 'High' }],
    ]) {
      await red.inside(
        // By HTTP, as a watch may have asked for it: the headers are none of the lamp's business.
        (RED, _load, id: string, devices: object[]) =>
          RED.nodes.getNode(id).receive({ payload: devices, headers: { authorization: 'Bearer secret' } }),
        named(flow, 'red or off').id,
        payload,
      );
    }
    await service.requests.some(3);
    await press(flow, 3);
    await service.requests.some(4);
    await press(flow, 4);
    const all = await service.requests.some(5);

    should(all.map(({ body }) => body)).eql([off, on, off, on, off]);
    should(all.every(({ method, path }) => method === 'POST' && path === '/json/state')).be.true();
    should(all.some(({ headers }) => headers.authorization)).be.false();
  });

  it('a lamp that refused or was not there is told again at the next look, and once', async () => {
    const flow = redirected(recipe('lamp'), 'http://wled.local', service.url);
    const look = () =>
      red.inside(
        (RED, _load, id: string) => RED.nodes.getNode(id).receive({ payload: [{ level: 10 }] }),
        named(flow, 'red or off').id,
      );
    await deploy(flow);
    await service.requests.first();

    status = 503;
    await look();
    await red.comms.debug.first(({ id }) => id === named(flow, 'why').id);
    status = 200;
    await look();
    await service.requests.some(3);
    await red.inside(
      (RED, _load, id: string) => RED.nodes.getNode(id).error(new Error('connect ECONNREFUSED'), {}),
      named(flow, 'to the lamp').id,
    );
    await red.comms.debug.first(({ id }) => id === named(flow, 'errors').id);
    await look();
    await service.requests.some(4);
    await look();
    await press(flow, 7);
    const all = await service.requests.some(5);

    should(all.map(({ body }) => (body as { on: boolean }).on)).eql([false, true, true, true, false]);
  });

  it('a spreadsheet: a line for each reading, the names of the columns once, and no name is a formula', async () => {
    const file = join(red.userDir, 'mine', 'batteries.csv');
    const flow = filledIn(recipe('spreadsheet'), { FILE: file });
    const source = '00aabbccddeeff11';
    const elsewhere = flow.map((node) =>
      node.type === 'fitbit-config' ? { ...node, cloud: 'elsewhere', sourceId: source } : node,
    );
    const battery = flow.find(({ type }) => type === 'fitbit-battery-status')?.id ?? '';
    const person = { name: '=1+1, "Ed"', number: '', language: 'en', country: 'DE' };
    /** The lines of the file, as soon as there are so many. */
    const lines = (count: number): Promise<string[]> =>
      red.inside(
        async (_RED, load, path: string, most: number) => {
          const { readFileSync, existsSync } = load('node:fs');
          const written = () =>
            existsSync(path) ? readFileSync(path, 'utf8').split('\r\n').slice(0, -1) : [];
          while (written().length < most) await new Promise(setImmediate);
          return written();
        },
        file,
        count,
      );
    const level = (payload: number) =>
      red.inside(
        (RED, _load, to: string, value: number) => RED.nodes.getNode(to).receive({ payload: value }),
        battery,
        payload,
      );

    await deploy(elsewhere);
    await red.send('POST', '/fitbit/people', { cloud: 'elsewhere', clientId: source, ...person });
    const [head] = await lines(1);
    await level(64);
    const [, first] = await lines(2);
    // Another start of the flow writes no second head.
    await red.deploy(elsewhere);
    await level(63);
    const all = await lines(3);

    should(head).equal('time,person,device,level,status,last sync,almost empty');
    should(first).match(/^\d{4}-\d\d-\d\d \d\d:\d\d,"'=1\+1, ""Ed""",watch,64,,\d{4}-\d\d-\d\d \d\d:\d\d,$/);
    all.should.have.length(3);
    should(all[2]).match(/,63,/);
    shownAt(flow, 'errors').should.be.empty();
  });

  it('your own words: each kind says what the dialog holds', async () => {
    const flow = recipe('own-words');
    await deploy(flow);

    const sms = flow.find(({ type }) => type === 'fitbit-sms-out')?.id;
    // What is told after so many presses: an SMS that is true no more when it would leave is not sent.
    for (const [times, count] of [
      [3, 1],
      [3, 2],
      [1, 3],
    ] as const) {
      await press(flow, times);
      await red.comms.debug.some(count, ({ id }) => id === sms);
    }
    const told = red.comms.debug.all().filter(({ id }) => id === sms);

    should(told.map(({ msg }) => String(msg).replace(/^SMS to \S+: /, ''))).match([
      /^DEMO: Dana, deine Charge 6 hat noch 15 %\. Sie hält bis .+\. Bitte lade sie beim nächsten Kaffee!$/,
      /^DEMO: Dana! Nur noch 1 %\. Jetzt an den Stecker, bitte\.$/,
      /^DEMO: Danke, Dana! Die Uhr ist wieder voll\.$/,
    ]);
  });

  it("a household: a child's alert goes to the child and to a parent, anybody else's to themselves", async () => {
    const source = '00aabbccddeeff22';
    const flow = recipe('household').map((node) => {
      if (node.type === 'fitbit-config') return { ...node, cloud: 'elsewhere', sourceId: source };
      // At any hour of the day on which this runs.
      if (node.type === 'fitbit-battery-status') return { ...node, quietFrom: '', quietTo: '' };
      return node.toType === 'fixed' ? { ...node, credentials: { to: '+4915228817001' } } : node;
    });
    await deploy(flow);
    const battery = flow.find(({ type }) => type === 'fitbit-battery-status')?.id ?? '';
    const numbers: Record<string, string> = { Ada: '+4915228817002', Mia: '+4915228817003', Ben: '' };
    for (const [name, number] of Object.entries(numbers)) {
      await red.send('POST', '/fitbit/people', {
        ...{ cloud: 'elsewhere', clientId: source, language: 'en', country: 'DE' },
        ...{ name, number },
      });
    }
    for (const name of Object.keys(numbers)) {
      await red.inside(
        (RED, _load, to: string, person: string) => RED.nodes.getNode(to).receive({ payload: 12, person }),
        battery,
        name,
      );
    }
    await red.comms.debug.some(4, ({ msg }) => /^SMS to/.test(String(msg)));

    const told = ['to themselves', 'to a parent'].map((name) =>
      shownAt(flow, name)
        .map(({ msg }) => /(\w+)'s/.exec(String(msg))?.[1])
        .sort(),
    );
    should(told).eql([
      ['Ada', 'Mia'],
      ['Ben', 'Mia'],
    ]);
    shownAt(flow, 'errors').should.be.empty();
  });
});
