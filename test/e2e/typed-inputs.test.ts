// Values that come from elsewhere, in a real Node-RED: the number and the text of an SMS, and what counts as low.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect } from '../support/consent';
import { configNode, ids, injectNode, mainFlow } from '../support/flows';
import { type NodeRed, startNodeRed } from '../support/node-red';

const push = 'aa000000000000f1';

for (const version of [5, 4] as const) {
  describe(`typed inputs, Node-RED ${version}`, () => {
    let sandbox: Sandbox;
    let red: NodeRed;

    before(async () => {
      sandbox = await startSandbox();
      red = await startNodeRed({
        version,
        origins: sandbox.origins,
        env: { FAMILY_NUMBER: '+4915228817003' },
      });
    });
    after(async () => {
      await red.remove();
      await sandbox.close();
    });

    const setContext = (scope: 'flow' | 'global', name: string, value: unknown) =>
      red.inside(
        (RED, _load, id: string, where: string, key: string, what: unknown) =>
          RED.nodes.getNode(id).context()[where].set(key, what),
        ids.sms,
        scope,
        name,
        value,
      );

    async function deploySms(sms: object, props: object[]): Promise<void> {
      red.msgs.clear();
      const flow = mainFlow(sandbox, 'demo', { isDryRun: true, sms: { configVersion: 2, ...sms } });
      await red.deploy([...flow, injectNode(push, ids.sms, { props })]);
    }

    const props = [
      { p: 'payload', v: 'from payload', vt: 'str' },
      { p: 'to', v: '+4915228817001', vt: 'str' },
      { p: 'family.number', v: '+4915228817002', vt: 'str' },
      { p: 'sentence', v: 'from sentence', vt: 'str' },
    ];
    const wishes: [string, object, string, string][] = [
      [
        'an earlier palette saved none',
        { configVersion: 1, toType: 'msg' },
        '+4915228817001',
        'from payload',
      ],
      [
        'properties of the msg',
        { toType: 'msg', toValue: 'family.number', textType: 'msg', text: 'sentence' },
        '+4915228817002',
        'from sentence',
      ],
      [
        'the environment and a fixed text',
        { toType: 'env', toValue: 'FAMILY_NUMBER', textType: 'str', text: 'always this' },
        '+4915228817003',
        'always this',
      ],
      [
        'both contexts',
        { toType: 'flow', toValue: 'number', textType: 'global', text: 'sms.text' },
        '+4915228817004',
        'from global',
      ],
    ];
    for (const [where, sms, to, text] of wishes) {
      it(`number and text of an SMS: ${where}`, async () => {
        await deploySms(sms, props);
        await setContext('flow', 'number', '+4915228817004');
        await setContext('global', 'sms.text', 'from global');
        red.comms.debug.clear();

        await red.inject(push);
        const { msg } = await red.msgs.first(({ probe }) => probe === ids.sent);
        const shown = await red.comms.debug.first(({ id }) => id === ids.sms);

        msg.sms.to.should.equal(to);
        shown.msg.should.equal(`SMS to +49 … ${to.slice(-3)}: ${text}`);
      });
    }

    for (const [toType, toValue] of [
      ['msg', 'nothing.there'],
      ['flow', 'nothing'],
      ['env', 'NOTHING_THERE'],
    ]) {
      it(`no number at ${toType}.${toValue} is the error that it is without one, and nothing else`, async () => {
        await deploySms({ toType, toValue, textType: 'msg', text: 'payload' }, props);

        await red.inject(push);
        const { msg } = await red.msgs.first(({ probe }) => probe === ids.caught);

        msg.error.code.should.equal('no-number');
        should(red.msgs.all().filter(({ probe }) => probe === ids.sent)).be.empty();
      });
    }

    it('what counts as low is read at each check, and without a number nobody is checked', async () => {
      red.msgs.clear();
      await red.deploy(
        mainFlow(sandbox, 'google-health', {
          isDryRun: true,
          battery: { low: 'slider', lowType: 'flow', configVersion: 2 },
        }),
      );
      await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');
      sandbox.control.device({ person: 'anna', level: 40, syncedAt: 'now' });
      const check = async () => {
        red.msgs.clear();
        await red.advance(11_000);
        await red.inject(ids.inject);
        return red.msgs.first(({ probe }) => probe === ids.completed || probe === ids.caught);
      };

      const unset = await check();
      await setContext('flow', 'slider', 30);
      const below = await check();
      const alertsBelow = red.msgs.all().filter(({ probe }) => probe === ids.alerts);
      await setContext('flow', 'slider', '50');
      await check();
      const { msg: alert } = await red.msgs.first(({ probe }) => probe === ids.alerts);

      unset.msg.error.code.should.equal('bad-threshold');
      below.probe.should.equal(ids.completed);
      alertsBelow.should.be.empty();
      alert.alert.kind.should.equal('low');
    });
  });
}
