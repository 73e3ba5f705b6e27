// What one's own phone posts, in a real Node-RED with a public address: registered once, believed by its signature, told once.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { accountNode, ids, mainFlow, probeNode } from '../support/flows';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';

const replies = 'aa00000000000020';
const to = '+4915228817386';
const stranger = '+4915112345678';
const second = 1_000;

describe("what one's own phone posts", () => {
  let sandbox: Sandbox;
  let red: NodeRed;
  let port: number;
  /** How far the phones' clock was moved on. */
  let movedMs = 0;

  before(async () => {
    sandbox = await startSandbox();
    port = await freePort();
    red = await startNodeRed({ origins: sandbox.origins });
  });
  beforeEach(async () => {
    await red.renew(sandbox.origins);
    // Its clock begins anew.
    move(-movedMs);
    sandbox.control.clearSms();
    sandbox.control.clearFaults();
    sandbox.control.clearRequests();
    // Its server lists nothing of what came in.
    const match = { vendor: 'sms-gate', call: 'inbox' };
    sandbox.control.fault({ match, fault: { status: 501 }, times: 1_000 });
    await red.deploy(flow());
    await passUntil(() => webhooks().length === 4);
  });
  after(async () => {
    await red.remove();
    await sandbox.close();
  });

  const gate = () => sandbox.control.gate();
  const phone = () => gate().phones[1] ?? { id: '', signingKey: '' };
  const webhooks = () => gate().webhooks;
  const lists = () => sandbox.control.requests().filter(({ call }) => call === 'webhooks.list');
  const registered = () => sandbox.control.requests().filter(({ call }) => call === 'webhooks.register');

  function flow(more: object = {}) {
    const { user, password } = gate();
    const { id, signingKey } = phone();
    const account = accountNode(sandbox, {
      provider: 'sms-gate',
      gateAddress: 'https://api.sms-gate.app/3rdparty/v1',
      gateDevice: id,
      gateSim: '',
      gateInbox: true,
      dailyPerNumber: 100,
      credentials: { gateUser: user, gatePassword: password, gateSigningKey: signingKey, ...more },
    });
    return [
      ...mainFlow(sandbox, 'fitbit', {
        config: { port, publicAddress: `http://127.0.0.1:${port}` },
        sms: { mayRepeat: true, wires: [[ids.sent], [replies]] },
      }).map((node) => (node.id === ids.account ? account : node)),
      probeNode(replies),
    ];
  }

  /** Time passes for the phones alone. */
  function move(ms: number) {
    movedMs += ms;
    sandbox.control.clock({ advanceMs: ms });
  }
  /** For the phones and for Node-RED. */
  async function pass(ms: number) {
    move(ms);
    await red.advance(ms);
  }
  async function passUntil(isSo: () => boolean) {
    for (let seconds = 0; !isSo(); seconds += 1) {
      if (seconds > 100) throw new Error('it did not come to that');
      await pass(second);
    }
  }
  async function until(isSo: () => boolean) {
    for (let looks = 0; !isSo(); looks += 1) {
      if (looks > 1_000) throw new Error('it did not come to that');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
  /** What the phones have posted was answered, as far as it will be. */
  const allAnswered = () => until(() => gate().posts.every(({ status }) => status !== null));
  const send = async () => {
    red.msgs.clear();
    await red.inside((RED, _load, id, msg) => RED.nodes.getNode(id).receive(msg), ids.sms, {
      to,
      payload: 'Low',
    });
    const { msg } = await red.msgs.first(({ probe }) => probe === ids.sent);
    return msg.sms.sid as string;
  };
  const shown = (text: string) =>
    red.comms.statuses.first((status) => status.id === ids.sms && status.text === text);
  const told = () => red.msgs.all().filter(({ probe }) => probe === replies);
  const asked = (sid: string) =>
    sandbox.control.requests().filter(({ call, path }) => call === 'messages.get' && path.includes(sid));

  it('its webhooks are registered once for this phone, through a Deploy, a restart and an end of the account', async () => {
    registered().should.have.length(4);
    webhooks().should.matchEach({
      deviceId: phone().id,
      url: `http://127.0.0.1:${port}/fitbit/sms-gate`,
    });
    const before = webhooks().map(({ id }) => id);

    await red.deploy(flow());
    await passUntil(() => lists().length === 2);
    red = await red.restart();
    move(-movedMs);
    await passUntil(() => lists().length === 3);
    webhooks()
      .map(({ id }) => id)
      .should.eql(before);
    registered().should.have.length(4);

    await red.deploy(flow().filter(({ id }) => id !== ids.account));
    await until(() => webhooks().length === 0);
  });

  it('how an SMS fares shows at once, twice posted and in any order, and nobody is asked', async () => {
    const sid = await send();
    sandbox.control.gateWebhooks({ held: true });
    move(5 * second);
    // Delivered comes before sent.
    sandbox.control.gateWebhooks({ held: false });
    await shown('delivered');
    await allAnswered();

    gate()
      .posts.map(({ event, status }) => [event, status])
      .should.eql([
        ['sms:sent', 204],
        ['sms:sent', 204],
        ['sms:delivered', 204],
        ['sms:delivered', 204],
      ]);
    asked(sid).should.be.empty();
    should(red.comms.statuses.all().some(({ id, text }) => id === ids.sms && text === 'sent')).be.false();
  });

  it('an SMS that fails after it was delivered reaches Catch, once', async () => {
    sandbox.control.gateOutcome({ to, times: 1, fate: 'delivered-then-failed' });
    const sid = await send();
    move(9 * second);
    const { msg } = await red.msgs.first(({ probe }) => probe === ids.caught);
    await allAnswered();
    // The polls that are left say the same.
    for (const ms of [11, 61, 600]) await pass(ms * second);

    should(msg).containDeep({ payload: 'Low', sms: { sid, status: 'Failed' } });
    red.msgs
      .all()
      .filter(({ probe }) => probe === ids.caught)
      .should.have.length(1);
  });

  it('an answer is told once, of a stranger nothing, and a server without a list is no trouble', async () => {
    await send();
    move(5 * second);
    await shown('delivered');
    const { id } = phone();
    sandbox.control.gateIncoming({ phone: id, from: stranger, text: 'Your bank code is 1234' });
    sandbox.control.gateIncoming({ phone: id, from: '01522 8817386', text: 'It is charging' });
    sandbox.control.gateIncoming({ phone: gate().phones[2]?.id ?? '', from: to, text: 'Elsewhere' });
    await red.msgs.first(({ probe }) => probe === replies);
    await allAnswered();
    for (let minutes = 0; minutes < 70; minutes += 1) await pass(60 * second);

    told()
      .map(({ msg }) => [msg.payload, msg.from])
      .should.eql([['It is charging', to]]);
    red.msgs
      .all()
      .filter(({ probe }) => probe === ids.caught)
      .should.be.empty();
    red.output().should.not.containEql('bank code');
  });

  it('with another key nothing is believed, the phone is asked as before, and it is told that replies cannot be read', async () => {
    await red.deploy(flow({ gateSigningKey: 'another' }));
    await passUntil(() => lists().length === 2);
    const sid = await send();
    move(5 * second);
    await allAnswered();
    gate().posts.should.matchEach({ status: 403 });
    asked(sid).should.be.empty();

    await red.advance(11 * second);
    await shown('delivered');
    const unread = red.msgs.first(
      ({ probe, msg }) => probe === ids.caught && msg.error.code === 'replies-unread',
    );
    let isTold = false;
    void unread.then(() => {
      isTold = true;
    });
    while (!isTold) await red.advance(60 * second);
  });
});
