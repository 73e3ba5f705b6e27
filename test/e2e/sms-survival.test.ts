// One SMS for each msg, whatever cuts it off: killed before the answer came, a bad answer, a redeploy, a loop.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect } from '../support/consent';
import { accountNode, configNode, ids, mainFlow } from '../support/flows';
import { movingUntil } from '../support/moving';
import { type NodeRed, startNodeRed } from '../support/node-red';

const to = '+4915228817386';

describe('SMS and what cuts them off', () => {
  let sandbox: Sandbox;
  let red: NodeRed;
  /** Called when the sandbox has taken an SMS, before it answers. */
  let onSms: () => void = () => undefined;

  before(async () => {
    sandbox = await startSandbox({ onSms: () => onSms() });
    red = await startNodeRed({ origins: sandbox.origins });
    await red.deploy(mainFlow(sandbox, 'fitbit'));
    await connect(red, sandbox, configNode(sandbox, 'fitbit'), 'anna');
  });
  beforeEach(() => {
    onSms = () => undefined;
    sandbox.control.clearSms();
    sandbox.control.clearFaults();
    red.msgs.clear();
  });
  after(async () => {
    await red.remove();
    await sandbox.close();
  });

  const put = (msg: object) =>
    red.inside((RED, _load, node, sent) => RED.nodes.getNode(node).receive(sent), ids.sms, msg);
  const at = (probe: string) => red.msgs.first((one) => one.probe === probe);
  const count = (probe: string) => red.msgs.all().filter((one) => one.probe === probe).length;
  /** Runs something that makes an SMS, and kills Node-RED when the sandbox has it and has not answered. */
  async function killedInThePost(run: () => Promise<unknown>) {
    const taken = new Promise<void>((resolve) => {
      onSms = () => {
        process.kill(red.pid, 'SIGKILL');
        onSms = () => undefined;
        resolve();
      };
    });
    // Its answer dies with the process.
    run().catch(() => undefined);
    await taken;
    red = await red.restart({ signal: 'SIGKILL' });
  }

  it('killed while the answer is on its way: one SMS, and the msg goes on after the restart', async () => {
    await killedInThePost(() => put({ to, payload: 'Door', topic: 'door' }));
    const { msg } = await movingUntil(red, at(ids.sent));

    const [sms] = sandbox.control.sms();
    should(msg.sms.sid).equal(sms?.sid);
    should(msg.topic).equal('door');
    sandbox.control.sms().should.have.length(1);
  });

  it('killed while the answer to an alert is on its way: one SMS, and its msg ends well', async () => {
    sandbox.control.device({ person: 'anna', level: 9, syncedAt: 'now' });
    await killedInThePost(() => red.inject(ids.inject));
    const { msg } = await movingUntil(red, at(ids.sent));

    should(msg.alert.kind).equal('low');
    should(msg.sms.sid).equal(sandbox.control.sms()[0]?.sid);
    sandbox.control.sms().should.have.length(1);
    should(count(ids.sent)).equal(1);
  });

  for (const [what, after] of [
    ['that sent it', true],
    ['that did not', false],
  ] as const) {
    it(`a 503 ${what}: one SMS`, async () => {
      sandbox.control.fault({
        match: { vendor: 'twilio', call: 'messages.create' },
        fault: { status: 503, after },
        times: 1,
      });
      await put({ to, payload: `Window ${what}` });
      const { msg } = await movingUntil(red, at(ids.sent));

      should(msg.sms.sid).equal(sandbox.control.sms()[0]?.sid);
      sandbox.control.sms().should.have.length(1);
    });
  }

  it('a redeploy while an SMS waits: its msg ends at once, and the SMS goes on', async () => {
    sandbox.control.fault({
      match: { vendor: 'twilio', call: 'messages.create' },
      fault: { status: 503 },
      times: 1,
    });
    await put({ to, payload: 'Garage', topic: 'garage' });
    await red.comms.statuses.first(({ id, text }) => id === ids.sms && text === 'sending…');
    await red.deploy(mainFlow(sandbox, 'fitbit', { sms: { name: 'other' } }));
    const { msg } = await movingUntil(red, at(ids.sent));

    should(msg.topic).equal('garage');
    should(count(ids.caught)).equal(0);
    sandbox.control.sms().should.have.length(1);
  });

  it('a loop: no more than the cap go out, every msg ends once, and the node shows it', async () => {
    const [config, account] = [configNode(sandbox, 'fitbit'), { ...accountNode(sandbox), dailyPerNumber: 2 }];
    const flow = mainFlow(sandbox, 'fitbit').filter(({ id }) => id !== config.id && id !== account.id);
    await red.deploy([config, account, ...flow]);
    red.msgs.clear();
    for (let turn = 0; turn < 8; turn += 1) await put({ to: '+12025550142', payload: `Loop ${turn}` });
    const caught = await red.msgs.some(6, ({ probe }) => probe === ids.caught);
    await red.comms.statuses.first(({ id, text }) => id === ids.sms && text === 'SMS limit reached');

    should(new Set(caught.map(({ msg }) => msg.error.code))).deepEqual(new Set(['sms-cap-number']));
    caught.filter(({ msg }) => !msg.error.cause.again).should.have.length(1);
    await red.msgs.some(2, ({ probe }) => probe === ids.sent);
    should(count(ids.sent)).equal(2);
    sandbox.control.sms().should.have.length(2);
  });

  it('a dry run repeats nothing either, and has no limit: there is no account that one could guard', async () => {
    await red.deploy(mainFlow(sandbox, 'fitbit', { isDryRun: true }));
    red.msgs.clear();
    await put({ to, payload: 'Same' });
    await put({ to, payload: 'Same' });
    for (let turn = 0; turn < 120; turn += 1) await put({ to, payload: `Loop ${turn}` });
    await red.msgs.some(122, ({ probe }) => probe === ids.sent || probe === ids.caught);

    const caught = red.msgs.all().filter(({ probe }) => probe === ids.caught);
    should(caught.map(({ msg }) => msg.error.code)).deepEqual(['sms-repeated']);
    should(count(ids.sent)).equal(121);
    sandbox.control.sms().should.be.empty();
  });
});
