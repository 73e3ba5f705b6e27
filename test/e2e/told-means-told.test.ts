// What an alert does that cannot be told as it should: one that no SMS could tell is told later, one that is no longer
// wanted is not told at all.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect } from '../support/consent';
import { configNode, ids, mainFlow } from '../support/flows';
import { type NodeRed, renewedNodeRed } from '../support/node-red';

const number = '+4915228817386';

describe('told means told', () => {
  let sandbox: Sandbox;
  let red: NodeRed;
  let person: string;

  beforeEach(async () => {
    sandbox = await startSandbox({
      people: [
        {
          key: 'anna',
          name: 'Anna',
          number,
          healthUserId: '4242',
          fitbitId: 'ANNA42',
          devices: [{ id: 'd1', name: 'Charge 6', level: 12, syncedAt: 'now' }],
        },
      ],
    });
    red = await renewedNodeRed(red, { origins: sandbox.origins });
  });
  afterEach(() => sandbox.close());
  after(() => red.remove());

  const config = () => configNode(sandbox, 'google-health');
  const flow = (sms: object = {}, battery: object = {}) =>
    mainFlow(sandbox, 'google-health', { sms, battery });
  async function start(nodes = flow()): Promise<void> {
    await red.deploy(nodes);
    person = await connect(red, sandbox, config(), 'anna');
  }
  /** One check, an hour after the last one; what left output 1. */
  async function check(): Promise<string[]> {
    red.msgs.clear();
    await red.advance(3_600_000);
    sandbox.control.clock({ advanceMs: 3_600_000 });
    sandbox.control.device({ person: 'anna', level: 12, syncedAt: 'now' });
    await red.inject(ids.inject);
    await red.msgs.first(
      ({ probe, msg }) => probe === ids.completed && msg.complete.source.id === ids.battery,
    );
    return red.msgs.all().flatMap(({ probe, msg }) => (probe === ids.alerts ? [msg.alert.id] : []));
  }
  const need = async () => (await red.request('/fitbit/overview?most=5')).json.people[0].need;
  const posts = () => sandbox.control.requests().filter(({ call }) => call === 'messages.create').length;

  it('an alert to a fixed number that is none is told once the number is one, and then once', async () => {
    const bad = flow({ toType: 'fixed', credentials: { to: 'nobody' } });
    await start(bad);
    await check();
    const { msg } = await red.msgs.first(({ probe }) => probe === ids.caught);
    should(msg.error.code ?? msg.error.message).be.ok();
    should(await need()).equal('untold');
    // While nothing has changed nothing is told, and no error comes every hour.
    should(await check()).eql([]);
    await red.deploy(bad);
    should(await check()).eql([]);

    await red.deploy(flow({ toType: 'fixed', credentials: { to: number } }));
    const again = await check();
    await red.msgs.first(({ probe }) => probe === ids.sent);

    should(again).have.length(1);
    should(posts()).equal(1);
    should(await need()).be.null();
    should(await check()).eql([]);
  });

  it('one of several numbers that is none is told once it is one, and those that had the alert are not told again', async () => {
    const list = (to: string) => flow({ toType: 'fixed', credentials: { to } });
    await start(list(`${number}, nobody`));
    await check();
    await red.msgs.first(({ probe }) => probe === ids.caught);
    should(posts()).equal(1);
    should(await need()).equal('untold');
    should(await check()).eql([]);
    // What the account stood in the way of would leave now; a bad number is one still.
    await red.deploy(list(`${number}; nobody`));
    should(await check()).eql([]);

    await red.deploy(list(`${number}, +4915228817999`));
    should(await check()).have.length(1);
    await red.msgs.first(({ probe, msg }) => probe === ids.completed && msg.complete.source.id === ids.sms);

    const texted = sandbox.control.sms().map(({ to }) => to);
    should(texted.sort()).eql([number, '+4915228817999']);
    should(await need()).be.null();
    should(await check()).eql([]);
  });

  it('an alert of somebody without a number is told once they have one', async () => {
    await start();
    await red.send('POST', `/fitbit/people/${person}`, { removeNumber: true });
    await check();
    await red.msgs.first(({ probe }) => probe === ids.caught);
    should(await need()).equal('untold');
    should(await check()).eql([]);

    await red.send('POST', `/fitbit/people/${person}`, { number });
    should(await check()).have.length(1);
    await red.msgs.first(({ probe }) => probe === ids.sent);

    should(posts()).equal(1);
    should(await check()).eql([]);
  });

  it('an SMS account that is incomplete does not use up an alert', async () => {
    await start(
      mainFlow(sandbox, 'google-health', { account: { credentials: { accountSid: '', authToken: '' } } }),
    );
    await check();
    await red.msgs.first(({ probe }) => probe === ids.caught);
    should(await need()).equal('untold');

    // Until then the alert might leave once more by itself.
    await red.advance(10_000);
    await red.deploy(flow());
    should(await check()).have.length(1);
    await red.msgs.first(({ probe }) => probe === ids.sent);

    should(posts()).equal(1);
  });

  it('an alert that leaves once more after a Deploy is told by that, and not a second time', async () => {
    await start(
      mainFlow(sandbox, 'google-health', { account: { credentials: { accountSid: '', authToken: '' } } }),
    );
    await check();
    await red.msgs.first(({ probe }) => probe === ids.caught);
    red.msgs.clear();

    await red.deploy(flow());
    await red.msgs.first(({ probe }) => probe === ids.sent);

    should(await check()).eql([]);
    should(posts()).equal(1);
  });

  describe('an alert that waits in the flow', () => {
    const delay = {
      id: 'dd00000000000001',
      type: 'function',
      z: ids.tab,
      name: '',
      // Held until somebody asks for it: a delay node in small.
      func: "if (msg.release) { const held = flow.get('held'); return held; } flow.set('held', msg);",
      outputs: 1,
      x: 1,
      y: 1,
      wires: [[ids.sms]],
    };
    const held = () => [...flow({}, { wires: [[ids.alerts, delay.id], [ids.readings]] }), delay];
    const release = () =>
      red.inside((RED, _load, id: string, msg: object) => RED.nodes.getNode(id).receive(msg), delay.id, {
        release: true,
      });

    for (const [what, change] of [
      ['whose person was removed', () => red.send('DELETE', `/fitbit/people/${person}`, undefined)],
      ['whose person switched SMS off', () => red.send('POST', `/fitbit/people/${person}`, { sms: false })],
      [
        'whose person has another number by now',
        () => red.send('POST', `/fitbit/people/${person}`, { number: '+4915228817999' }),
      ],
      [
        'whose person has no number any more',
        () => red.send('POST', `/fitbit/people/${person}`, { removeNumber: true }),
      ],
    ] as const) {
      it(`${what} is not sent, and leaves no row behind`, async () => {
        await start(held());
        await check();
        should((await change()).status).equal(200);

        await release();
        const { msg } = await red.msgs.first(({ probe }) => probe === ids.caught);

        should(msg.error.code ?? msg.error.message).match(/outdated|no longer/);
        should(posts()).equal(0);
        const { people } = (await red.request('/fitbit/overview?most=5')).json;
        should(people.flatMap(({ sent }: { sent: object[] }) => sent)).eql([]);
      });
    }

    it('whose person has another number by now is told there by the next check, and then once', async () => {
      await start(held());
      await check();
      await red.send('POST', `/fitbit/people/${person}`, { number: '+4915228817999' });
      await release();
      await red.msgs.first(({ probe }) => probe === ids.caught);

      should(await check()).have.length(1);
      await release();
      const { msg } = await red.msgs.first(({ probe }) => probe === ids.sent);

      should(msg.sms.to).equal('+4915228817999');
      should(await check()).eql([]);
      should(posts()).equal(1);
    });

    it('goes to a number that the flow chose, though the person wants no SMS', async () => {
      const other = {
        ...delay,
        func: delay.func.replace('return held', "held.to = '+4915228817000'; return held"),
      };
      await start([...held().filter(({ id }) => id !== delay.id), other]);
      await check();
      await red.send('POST', `/fitbit/people/${person}`, { sms: false });

      await release();
      const { msg } = await red.msgs.first(({ probe }) => probe === ids.sent);

      should(msg.sms.to).equal('+4915228817000');
    });
  });
});
