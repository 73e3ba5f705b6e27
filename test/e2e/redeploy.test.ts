// A redeploy is not a restart of the world: nothing is left behind, and what is under way is done once.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect } from '../support/consent';
import { configNode, ids, mainFlow } from '../support/flows';
import { type Gate, startGate } from '../support/gate';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';

/** It tells the zone within the check: Google is asked for it when the check has ended, and that request has a timer. */
const cloud = 'fitbit';

describe('redeploying', () => {
  let sandbox: Sandbox;
  let gate: Gate;
  let red: NodeRed;
  let config: { publicAddress: string; port: number };

  before(async () => {
    sandbox = await startSandbox();
    gate = await startGate(sandbox.url);
    red = await startNodeRed({
      origins: { ...sandbox.origins, 'https://api.twilio.com': gate.url },
      // A clock that moves on by itself would let an alert count as left before it is deployed away.
      env: { TEST_CLOCK_WAITS_TO_JOIN: '1' },
    });
    const port = await freePort();
    config = { publicAddress: `http://127.0.0.1:${port}`, port };
    await red.deploy(flow());
    await connect(red, sandbox, configNode(sandbox, cloud, config), 'anna');
  });
  after(async () => {
    await red.remove();
    await gate.close();
    await sandbox.close();
  });

  const flow = (battery: object = {}) => mainFlow(sandbox, cloud, { config, battery });
  const sms = () => sandbox.control.sms().map(({ body }) => body);
  const atTwilio = (call: string) => call.startsWith('POST /2010');

  /** What the process holds on to: our routes, listening servers, timers of the engine, listeners. */
  async function held() {
    const inside = await red.inside((RED) => {
      // An app without any route has no router yet.
      const routesOf = (app: { _router?: { stack: { route?: { path: string } }[] } }) =>
        (app._router?.stack ?? []).filter(({ route }) => String(route?.path).includes('/fitbit/')).length;
      return {
        admin: routesOf(RED.httpAdmin),
        node: routesOf(RED.httpNode),
        servers: process.getActiveResourcesInfo().filter((name) => name === 'TCPServerWrap').length,
        listeners: RED.events.listenerCount('flows:started'),
      };
    });
    return { ...inside, timers: await red.advance(0) };
  }

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

  it('twenty redeploys, whole and of changed nodes, leave no route, server, timer or listener behind', async () => {
    await red.inject(ids.inject);
    await red.msgs.first(({ probe }) => probe === ids.completed);
    const before = await held();

    for (let round = 0; round < 20; round += 1) {
      await red.deploy(flow({ name: `round ${round}` }), round % 2 ? 'full' : 'nodes');
    }
    red.msgs.clear();
    await red.advance(11_000);
    await red.inject(ids.inject);
    await red.msgs.first(({ probe }) => probe === ids.completed);
    const page = await fetch(`${config.publicAddress}/fitbit/page.css`);

    before.admin.should.be.above(0);
    before.servers.should.equal(2);
    should(await held()).deepEqual(before);
    page.status.should.equal(200);
    should(red.msgs.all().filter(({ probe }) => probe === ids.caught)).be.empty();
  });

  it('without our nodes the public port and every timer are gone, and Node-RED goes on', async () => {
    await red.deploy([{ id: ids.tab, type: 'tab', label: 'Test' }]);

    const { servers, timers } = await held();
    await red.deploy(flow());

    servers.should.equal(1);
    timers.should.equal(0);
  });

  it('an SMS under way during a redeploy is sent once, and its end is known', async () => {
    gate.shut();
    sandbox.control.device({ person: 'anna', level: 12, syncedAt: 'now' });
    await red.advance(11_000);
    await red.inject(ids.inject);
    await gate.arrived.first(atTwilio);

    const deployed = await deployUntilClosing(flow({ name: 'again' }));
    gate.open();
    await deployed.end;
    sandbox.control.clock({ advanceMs: 11_000 });
    await red.advance(11_000);
    const shown = await red.comms.statuses.first(({ id, text }) => id === ids.sms && text === 'delivered');

    should(shown.fill).equal('green');
    sms().should.have.length(1);
    gate.arrived.all().filter(atTwilio).should.have.length(1);
  });

  it('a redeploy does not wait for ever: it goes on after ten seconds, and the SMS is still sent once', async () => {
    gate.shut();
    gate.arrived.clear();
    sandbox.control.device({ person: 'anna', level: 4, syncedAt: 'now' });
    await red.advance(11_000);
    await red.inject(ids.inject);
    await gate.arrived.first(atTwilio);

    const deployed = await deployUntilClosing(flow({ name: 'once more' }));
    await red.advance(10_000);
    await deployed.end;
    const whileHeld = sms().length;
    gate.open();
    red.msgs.clear();
    await red.inject(ids.inject);
    await red.msgs.first(({ probe }) => probe === ids.completed);

    whileHeld.should.equal(1);
    sms().should.have.length(2);
    gate.arrived.all().filter(atTwilio).should.have.length(1);
  });

  /** Lets the tracker sync with this level, and waits for the check of it. */
  async function check(level: number) {
    sandbox.control.device({ person: 'anna', level, syncedAt: 'now' });
    await red.advance(11_000);
    red.msgs.clear();
    await red.inject(ids.inject);
    await red.msgs.first(({ probe, msg }) => probe === ids.readings && msg.payload === level);
  }

  it('an alert held by a node behind ours comes again after a Deploy of the tab, and of everything', async () => {
    const held = { wires: [[ids.alerts], [ids.readings]] };
    await red.deploy(flow(held));
    const before = sms().length;
    await check(90);
    await check(17);
    const isAlert = ({ probe }: { probe: string }) => probe === ids.alerts;
    const { msg: first } = await red.msgs.first(isAlert);
    const again: unknown[] = [];

    for (const type of ['flows', 'full'] as const) {
      red.msgs.clear();
      await red.deploy(flow({ ...held, name: type }), type);
      again.push((await red.msgs.first(isAlert)).msg.alert.id);
    }

    again.should.deepEqual([first.alert.id, first.alert.id]);
    // It was held back all the time; only now it gets through.
    const whileHeld = sms().length;
    await red.deploy(flow());
    await red.msgs.first(({ probe }) => probe === ids.sent);
    whileHeld.should.equal(before);
    sms().should.have.length(before + 1);
  });

  it('twenty redeploys right after an alert send one SMS', async () => {
    const before = sms().length;
    await check(3);
    const told = new Set<string>();
    let times = 0;

    for (let round = 0; round < 20; round += 1) {
      const { msg } = await red.msgs.first(({ probe }) => probe === ids.alerts);
      told.add(msg.alert.id);
      times += 1;
      red.msgs.clear();
      await red.deploy(flow({ name: `told ${round}` }), round % 2 ? 'full' : 'flows');
    }
    await red.advance(10_000);
    await red.msgs.first(({ probe }) => probe === ids.sent);

    times.should.equal(20);
    told.size.should.equal(1);
    sms().should.have.length(before + 1);
  });
});
