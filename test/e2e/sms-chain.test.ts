// Two accounts in a chain: an SMS goes on by the second one and is one SMS, whatever becomes of the first and of us.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect } from '../support/consent';
import { accountNode, configNode, ids, mainFlow } from '../support/flows';
import { movingUntil } from '../support/moving';
import { type FlowNode, type NodeRed, startNodeRed } from '../support/node-red';

const to = '+4915228817386';
const second = 'aa000000000000c2';
const third = 'aa000000000000c3';
const other = {
  accountSid: 'AC0000000000000000000000000000c2c2',
  authToken: 'another-token',
  numbers: ['+12025550177'],
};

describe('a chain of SMS accounts', () => {
  let sandbox: Sandbox;
  let red: NodeRed;
  /** Called when the sandbox has taken an SMS, before it answers. */
  let onSms: () => void = () => undefined;

  /** The account of another one at Twilio. */
  const secondNode = (fields: object = {}): FlowNode => ({
    ...accountNode(sandbox, {
      id: second,
      credentials: { accountSid: other.accountSid, authToken: other.authToken, from: other.numbers[0] },
    }),
    ...fields,
  });
  const chained = (first: object = {}, ...others: FlowNode[]) => [
    ...others,
    ...mainFlow(sandbox, 'fitbit', { account: { next: second, nextAfterMinutes: 10, ...first } }),
  ];
  const suspend = (suspended: boolean) => sandbox.control.twilio({ suspended });
  const put = (msg: object) =>
    red.inside((RED, _load, node, sent) => RED.nodes.getNode(node).receive(sent), ids.sms, msg);
  const at = (probe: string) => red.msgs.first((one) => one.probe === probe);
  const sidOf = () => sandbox.control.sms().map(({ sid, from }) => [sid, from]);

  before(async () => {
    sandbox = await startSandbox({ onSms: () => onSms() });
    sandbox.control.twilio(other);
    red = await startNodeRed({ origins: sandbox.origins });
    await red.deploy(chained({}, secondNode()));
    await connect(red, sandbox, configNode(sandbox, 'fitbit'), 'anna');
  });
  beforeEach(async () => {
    onSms = () => undefined;
    sandbox.control.clearSms();
    sandbox.control.clearFaults();
    suspend(false);
    red.msgs.clear();
  });
  after(async () => {
    await red.remove();
    await sandbox.close();
  });

  it('the first one sends as long as it can, and its msg says nothing of a chain', async () => {
    await put({ to, payload: 'Door' });
    const { msg } = await movingUntil(red, at(ids.sent));

    should(sidOf()).eql([[msg.sms.sid, '+12025550199']]);
    should(Object.keys(msg.sms).sort()).eql(['segments', 'sid', 'status', 'to']);
  });

  it('one that the first refuses for itself goes by the second; the sidebar shows both', async () => {
    suspend(true);
    sandbox.control.device({ person: 'anna', level: 9, syncedAt: 'now' });
    await red.inject(ids.inject);
    const { msg } = await movingUntil(red, at(ids.sent));

    should(msg.sms.account).equal(second);
    should(sidOf()).eql([[msg.sms.sid, other.numbers[0]]]);
    const { json } = await red.request('/fitbit/overview?name=&most=5');
    should(json.people[0].alerts[0].told[0]).match({ by: second });
    should(json.needs).matchAny({ kind: 'blind', nodeId: ids.account, isConfig: true });
    should(json.accounts).matchAny({ id: second, ofMonth: 1 });
  });

  it('a test from the dialog that goes by the second says by whom, and the first still needs somebody', async () => {
    suspend(true);
    const body = { account: ids.account, to: '+4915228817387' };
    const { json } = await red.send('POST', '/fitbit/sms-test', body, { 'accept-language': 'en' });

    json.text.should.match(/^It went on by the next account: Twilio accepted the SMS to \+49/);
    sandbox.control
      .sms()
      .map(({ from }) => from)
      .should.eql(other.numbers);
    const overview = await red.request('/fitbit/overview?name=&most=5');
    should(overview.json.needs).matchAny({ kind: 'blind', nodeId: ids.account });
    should(overview.json.needs).not.matchAny({ kind: 'blind', nodeId: second });
  });

  it('killed while the second one answers: one SMS, and the msg goes on after the restart', async () => {
    suspend(true);
    const taken = new Promise<void>((resolve) => {
      onSms = () => {
        process.kill(red.pid, 'SIGKILL');
        onSms = () => undefined;
        resolve();
      };
    });
    put({ to, payload: 'Window' }).catch(() => undefined);
    await taken;
    red = await red.restart({ signal: 'SIGKILL' });
    const { msg } = await movingUntil(red, at(ids.sent));

    should(msg.sms.account).equal(second);
    should(sidOf()).eql([[msg.sms.sid, other.numbers[0]]]);
  });

  it('a bad number goes nowhere', async () => {
    await put({ to: '+15005550001', payload: 'Nobody' });
    const { msg } = await movingUntil(red, at(ids.caught));

    should(msg.error.cause).not.have.property('account');
    sandbox.control.sms().should.be.empty();
  });

  describe('that begins with a phone', () => {
    const phoneNode = (gateAddress: string, gateDevice = '') => {
      const { user, password } = sandbox.control.gate();
      return {
        provider: 'sms-gate',
        gateAddress,
        gateDevice,
        credentials: { gateUser: user, gatePassword: password },
      };
    };
    const phoneOfServer = () => {
      const phone = sandbox.control.gate().phones.find(({ isLocal }) => !isLocal);
      if (!phone) throw new Error('the sandbox has no such phone');
      return phone;
    };
    const handedOver = () => sandbox.control.gate().handedOver.length;
    const turn = (phone: string, isOn: boolean) => sandbox.control.gatePhone({ phone, isOn });
    after(() => red.deploy(chained({}, secondNode())));

    it('at an address where nobody answers: its SMS goes by the second after ten minutes, once', async () => {
      await red.deploy(chained(phoneNode('http://127.0.0.1:1'), secondNode()));
      red.msgs.clear();
      await put({ to, payload: 'Garage' });
      await red.advance(60_000);
      sandbox.control.sms().should.be.empty();
      const { msg } = await movingUntil(red, at(ids.sent));
      for (let minutes = 0; minutes < 20; minutes += 1) await red.advance(60_000);

      should(msg.sms.account).equal(second);
      sandbox.control.sms().should.have.length(1);
    });

    it('at a server, where it still waits: it is taken back, and goes by the second, once, whatever the app is', async () => {
      const { id } = phoneOfServer();
      await red.deploy(chained(phoneNode('https://api.sms-gate.app/3rdparty/v1', id), secondNode()));
      sandbox.control.gatePhone({ phone: id, isOn: false, isOld: true });
      sandbox.control.clock({ advanceMs: 10_000 });
      const before = handedOver();
      await put({ to, payload: 'Cellar' });
      await movingUntil(red, at(ids.sent));
      for (let turns = 0; turns < 600 && sandbox.control.sms().length === 0; turns += 1)
        await red.advance(10_000);
      sandbox.control.clock({ advanceMs: 12 * 60_000 });
      turn(id, true);
      sandbox.control.clock({ advanceMs: 60_000 });
      for (let minutes = 0; minutes < 20; minutes += 1) await red.advance(60_000);

      sandbox.control.sms().should.have.length(1);
      should(handedOver()).equal(before);
      should(red.msgs.all().filter(({ probe }) => probe === ids.sent)).have.length(1);
    });
  });

  it('a next account that is disabled is said of the first; a refused SMS ends there', async () => {
    suspend(true);
    await red.deploy(chained({}, secondNode({ d: true })));
    red.msgs.clear();
    await put({ to, payload: 'Gone' });
    const { msg } = await movingUntil(
      red,
      red.msgs.first((one) => one.msg.error?.code !== 'sms-no-next'),
    );

    should(msg.error.code).match(/^sms-20/);
    red.output().should.containEql('The SMS account that this one goes on with is missing or disabled');
    sandbox.control.sms().should.be.empty();
  });

  it('accounts that go on with each other are started by nobody, and each msg hears why', async () => {
    await red.deploy(chained({}, secondNode({ next: third }), secondNode({ id: third, next: ids.account })));
    red.msgs.clear();
    await put({ to, payload: 'Circle' });
    const { msg } = await at(ids.caught);

    should(msg.error).match({ code: 'no-account', message: /come back to themselves/ });
    await red.deploy(chained({}, secondNode()));
    red.msgs.clear();
    await put({ to, payload: 'Line' });
    await movingUntil(red, at(ids.sent));
  });
});
