// What really leaves each output of our nodes, and what Catch gets, is what types/messages.d.ts says. Every other test with a real
// Node-RED holds its msgs against it as well: see test/support/message-schema.ts.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { ids, mainFlow, probeNode } from '../support/flows';
import { guest, pageOpens, signUp, signupNodes } from '../support/guest';
import { faultOf, outputs, outputsOf, takeFaults } from '../support/message-schema';
import { movingUntil } from '../support/moving';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';
import { webhookSecret } from '../support/webhook-flow';

const number = '+4915228817386';
const answers = 'aa00000000000020';
const replies = 'aa00000000000021';
const hook = 'aa00000000000022';
const heard = 'aa00000000000023';

for (const version of [5, 4] as const) {
  describe(`the msgs of all nodes, Node-RED ${version}`, () => {
    let sandbox: Sandbox;
    let red: NodeRed;
    let base: string;

    before(async () => {
      sandbox = await startSandbox();
      const port = await freePort();
      base = `http://localhost:${port}`;
      red = await startNodeRed({ version, origins: sandbox.origins });
      await red.deploy([
        ...mainFlow(sandbox, 'google-health', {
          config: { publicAddress: base, port, webhooks: true },
          battery: { wires: [[ids.sms], [ids.readings], [answers]] },
          sms: { mayRepeat: true, wires: [[ids.sent], [replies]] },
        }),
        ...signupNodes(),
        {
          ...{ id: hook, type: 'fitbit-webhook-in', z: ids.tab, name: '', x: 100, y: 200 },
          ...{ config: ids.config, path: '/fitbit/webhook', configVersion: 1 },
          credentials: { verifyCode: '', webhookSecret },
          wires: [[heard]],
        },
        ...[answers, replies, heard].map(probeNode),
      ]);
    });
    after(async () => {
      await red.remove();
      await sandbox.close();
    });

    const ask = (msg: object) =>
      red.inside((RED, _load, to, one) => RED.nodes.getNode(to).receive(one), ids.battery, msg);
    const left = (type: string, port: number) =>
      red.emitted.first((one) => one.type === type && one.port === port);

    it('are as the types say, field by field, from every output', async () => {
      // Joins: two SMS, and what happened.
      await pageOpens(red);
      await signUp(red, guest(), `${base}/fitbit/signup`, { person: 'anna', number });
      await left('fitbit-signup', 1);

      // An alert, its SMS, and what comes back.
      sandbox.control.device({ person: 'anna', level: 12, syncedAt: 'now' });
      await red.inject(ids.inject);
      await movingUntil(red, left('fitbit-sms-out', 0));
      sandbox.control.incomingSms({ from: number, body: 'It is charging' });
      await movingUntil(red, left('fitbit-sms-out', 1));

      // Two answers, and an error.
      for (const action of ['history', 'chart', 'dance']) await ask({ action, person: 'anna' });
      await red.emitted.some(2, ({ type, port }) => type === 'fitbit-battery-status' && port === 2);
      await left('catch', 0);

      // A notification.
      const post = { vendor: 'google', url: `${base}/fitbit/webhook` } as const;
      await sandbox.control.verify({ ...post, secret: webhookSecret });
      await red.comms.statuses.first(({ id, text }) => id === hook && text === 'listening');
      await sandbox.control.notify({ ...post, people: ['anna'] });
      await red.advance(30_000);
      await left('fitbit-webhook-in', 0);

      const all = red.emitted.all();
      const every = Object.keys(outputs).flatMap((type) => outputsOf(type).map((_, port) => [type, port]));
      for (const [type, port] of every) {
        should(all.some((one) => one.type === type && one.port === port)).be.true(`${type} ${port}`);
      }
      // What goes on of the alert in its SMS, and of a question in its error, is of other msgs.
      const alone = all.filter(
        ({ type, port }) => type !== 'catch' && !(type === 'fitbit-sms-out' && port === 0),
      );
      alone
        .map((one) => faultOf(one, true))
        .filter((fault) => fault !== null)
        .should.eql([]);
      all
        .map((one) => faultOf(one))
        .filter((fault) => fault !== null)
        .should.eql([]);
    });
  });

  it(`fail whoever tests with a Node-RED ${version}, where one is of another shape`, async () => {
    const sandbox = await startSandbox();
    const red = await startNodeRed({ version, origins: sandbox.origins });
    try {
      await red.deploy(mainFlow(sandbox, 'demo', { isDryRun: true }));
      const odd = { payload: 12, topic: 'odd' };
      await red.inside((RED, _load, id, msg) => RED.nodes.getNode(id).send([null, msg]), ids.battery, odd);
      await red.emitted.first();
      should(takeFaults()).match([/^fitbit-battery-status, output 2: .*required property 'person'/]);
    } finally {
      await red.remove();
      await sandbox.close();
    }
  });
}
