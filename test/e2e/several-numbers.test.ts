// One msg to several numbers: an SMS and a msg each, none held up by another, and one error for what failed.
import should = require('should');

import { demoPerson } from '../../src/clouds/demo-person';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { ids, mainFlow } from '../support/flows';
import { movingUntil } from '../support/moving';
import { type NodeRed, startNodeRed } from '../support/node-red';

const [anna, ben, cleo] = ['+4915228817001', '+4915228817002', '+4915228817003'];
/** Twilio's own for a number that is none. */
const refused = '+15005550001';

for (const version of [5, 4] as const) {
  describe(`SMS to several numbers, Node-RED ${version}`, () => {
    let sandbox: Sandbox;
    let red: NodeRed;
    /** Called when the sandbox has taken an SMS, before it answers. */
    let onSms: () => void = () => undefined;

    before(async () => {
      sandbox = await startSandbox({ onSms: () => onSms() });
      red = await startNodeRed({ version, origins: sandbox.origins, env: { FAMILY: `${anna};${ben}` } });
    });
    beforeEach(() => {
      onSms = () => undefined;
      sandbox.control.clearSms();
      red.msgs.clear();
    });
    after(async () => {
      await red.remove();
      await sandbox.close();
    });

    const deploy = (sms: object = {}) =>
      red.deploy(
        mainFlow(sandbox, 'demo', {
          account: { dailyPerNumber: 60 },
          sms: { configVersion: 2, textType: 'msg', text: 'payload', ...sms },
        }),
      );
    const put = (msg: object) =>
      red.inside((RED, _load, node, sent) => RED.nodes.getNode(node).receive(sent), ids.sms, msg);
    const ended = () =>
      movingUntil(
        red,
        red.msgs.first(({ probe }) => probe === ids.caught || probe === ids.completed),
      );
    const left = () => red.msgs.all().flatMap(({ probe, msg }) => (probe === ids.sent ? [msg] : []));
    const texted = () =>
      sandbox.control
        .sms()
        .map(({ to }) => to)
        .sort();

    for (const [where, sms, msg] of [
      ['a fixed list', { toType: 'fixed', credentials: { to: `${anna}, 0152 28817002;${anna}` } }, {}],
      ['msg.to with lines', { toType: 'msg', toValue: 'to' }, { to: `${anna}\n${ben}\r\n0049 152 28817001` }],
      ['an array', { toType: 'msg', toValue: 'family' }, { family: [anna, ben, anna] }],
      ['the environment', { toType: 'env', toValue: 'FAMILY' }, {}],
    ] as [string, object, object][]) {
      it(`${where}: an SMS to each number once, each with a msg of its own, and the msg ends once`, async () => {
        await deploy(sms);
        await put({ payload: `Door ${where}`, topic: 'T', ...msg });
        await ended();

        should(texted()).eql([anna, ben]);
        should(
          left()
            .map(({ to, sms, payload, topic }) => [to, sms.to, sms.status, payload, topic])
            .sort(),
        ).eql([
          [anna, anna, 'queued', `Door ${where}`, 'T'],
          [ben, ben, 'queued', `Door ${where}`, 'T'],
        ]);
        should(red.msgs.all().filter(({ probe }) => probe === ids.completed)).have.length(1);
      });
    }

    it('a bad number and a refused one keep none of the others back, and are one error that shows no number', async () => {
      await deploy({ toType: 'msg', toValue: 'to' });
      await put({ payload: 'Window', to: ['0152 nobody 99', anna, refused, ben] });
      const { msg } = await ended();

      should(texted()).eql([anna, ben]);
      should(left()).have.length(2);
      should(msg.error.code).equal('sms-several');
      msg.error.message.should.containEql('2 of 4 SMS failed, the first to number 1 of the list.');
      should(msg.error.cause.failed).eql([
        { place: 1, to: null, code: 'bad-number' },
        { place: 3, to: '+1 … 001', code: 'sms-21211' },
      ]);
      JSON.stringify(msg.error).should.not.match(/5005550001|nobody|0152/);
      // As it came: nobody downstream has changed it.
      should(msg.to).eql(['0152 nobody 99', anna, refused, ben]);
      await red.comms.statuses.some(1, ({ id, fill }) => id === ids.sms && fill === 'red');
    });

    it('one bad number is its own error, and a single number is what it was', async () => {
      await deploy({ toType: 'msg', toValue: 'to' });
      await put({ payload: 'Gate', to: `${anna},nobody` });
      const { msg } = await ended();
      should(texted()).eql([anna]);
      should(msg.error.code).equal('bad-number');
      msg.error.message.should.containEql(
        'One of 2 SMS failed, to number 2 of the list. This is not a telephone number.',
      );

      red.msgs.clear();
      await put({ payload: 'Gate', to: '0152 28817003', topic: 'T' });
      await ended();
      should(left()).match([{ to: '0152 28817003', topic: 'T', sms: { to: cleo } }]);
    });

    it('more than 20 are one error, and nobody is texted', async () => {
      await deploy({ toType: 'msg', toValue: 'to' });
      await put({ payload: 'All', to: Array.from({ length: 21 }, (_, at) => `+49152288170${10 + at}`) });
      const { msg } = await ended();

      should(msg.error.code).equal('too-many-numbers');
      should(texted()).be.empty();
    });

    it('an alert about somebody who wants no SMS goes to the others of an array, without an error', async () => {
      await deploy({ toType: 'msg', toValue: 'to' });
      const alert = { alert: { id: 'alert_w', kind: 'low' }, person: { id: 'person_x', sms: false } };
      await put({ payload: 'Low', to: [null, anna], ...alert });
      const { probe, msg } = await ended();
      should(msg.error).be.undefined();
      should(probe).equal(ids.completed);
      should(texted()).eql([anna]);
    });

    it('the made-up number among others never leaves', async () => {
      await deploy({ toType: 'msg', toValue: 'to' });
      await put({ payload: 'Shed', to: [demoPerson.number, anna] });
      await ended();

      should(texted()).eql([anna]);
      should(
        left()
          .map(({ to, sms }) => [to, sms.status])
          .sort(),
      ).eql(
        [
          [demoPerson.number, 'dry-run'],
          [anna, 'queued'],
        ].sort(),
      );
    });

    it('killed between two of them: each is texted once, and the msg of each leaves', async () => {
      await deploy({ toType: 'msg', toValue: 'to' });
      const taken = new Promise<void>((resolve) => {
        let count = 0;
        onSms = () => {
          count += 1;
          if (count < 2) return;
          process.kill(red.pid, 'SIGKILL');
          onSms = () => undefined;
          resolve();
        };
      });
      put({ payload: 'Attic', to: [anna, ben, cleo], smsKey: 'attic' }).catch(() => undefined);
      await taken;
      red = await red.restart({ signal: 'SIGKILL' });
      const seen = new Set<string>();
      // The msg of the first may have left before.
      while (seen.size < 2 || texted().length < 3) {
        const { msg } = await movingUntil(
          red,
          red.msgs.first(({ probe, msg: { to } }) => probe === ids.sent && !seen.has(to)),
        );
        should(msg.to).equal(msg.sms.to);
        seen.add(msg.to);
      }

      should(texted()).eql([anna, ben, cleo]);
    });
  });
}
