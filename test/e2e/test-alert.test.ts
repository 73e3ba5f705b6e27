// "Send a test alert": it goes the way of a real alert, the sidebar shows how far it came, and it changes nothing.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect } from '../support/consent';
import { configNode, ids, mainFlow } from '../support/flows';
import { type FlowNode, type NodeRed, startNodeRed } from '../support/node-red';

for (const version of [5, 4] as const) {
  describe(`a test alert: Node-RED ${version}`, () => {
    let sandbox: Sandbox;
    let red: NodeRed;
    let person: string;

    before(async () => {
      sandbox = await startSandbox({
        people: [
          {
            key: 'anna',
            name: 'Anna',
            number: '+4915228817386',
            healthUserId: '4242',
            fitbitId: 'ANNA42',
            devices: [{ id: 'd1', name: 'Charge 6', level: 12, syncedAt: 'now' }],
          },
        ],
      });
      red = await startNodeRed({ origins: sandbox.origins, version });
      await red.deploy(mainFlow(sandbox, 'google-health'));
      person = await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');
    });
    after(async () => {
      await red.remove();
      await sandbox.close();
    });
    beforeEach(async () => {
      red.msgs.clear();
      await red.deploy(mainFlow(sandbox, 'google-health'));
    });

    const sendTest = (id = person) => red.send('POST', `/fitbit/people/${id}/test`, {});
    const seen = async () => (await red.request('/fitbit/overview?most=5')).json.people[0];
    it('goes through output 1 and the flow to the SMS, and the sidebar shows each step', async () => {
      const { status, json } = await sendTest();
      const { msg } = await red.msgs.first(({ probe }) => probe === ids.sent);
      const { test } = await seen();

      should([status, json.sent]).eql([200, 1]);
      should(msg.alert.kind).equal('test');
      should(msg.payload).equal("This is a test: alerts about Anna's battery will arrive like this.");
      should(msg.to).equal('+4915228817386');
      should(msg.battery).be.undefined();
      should(test.legs).have.length(1);
      should(test.legs[0]).containEql({ nodeId: ids.battery, hasLeft: true, isWired: true });
      const steps: { id: string; failure: string }[] = test.legs[0].steps;
      steps
        .map(({ id }) => id)
        .should.containEql(ids.sms)
        .and.containEql(ids.sent);
      steps.every(({ failure }) => failure === '').should.be.true();
      should(test.sms[0].to).equal('+49 … 386');
      should(test.sms[0].fate).equal('accepted');
    });

    it('changes no state: a battery that is low is told afterwards as ever, once', async () => {
      await sendTest();
      await red.msgs.first(({ probe }) => probe === ids.sent);
      await red.inject(ids.inject);
      const { msg } = await red.msgs.first(
        ({ probe, msg: one }) => probe === ids.alerts && one.alert.kind !== 'test',
      );

      should(msg.alert.kind).equal('low');
    });

    it('an SMS that could not be sent is told at its step, in our own words', async () => {
      await red.deploy(mainFlow(sandbox, 'google-health', { sms: { toType: 'msg', toValue: 'nothing' } }));
      await sendTest();

      await red.msgs.first(({ probe }) => probe === ids.caught);
      const { test } = await seen();

      const failed = test.legs[0].steps.find(({ failure }: { failure: string }) => failure !== '');
      should(failed.id).equal(ids.sms);
      failed.failure.should.match(/number/);
      JSON.stringify(test).should.not.containEql('4915228817386');
    });

    it('another node of the flow that fails is named, and its words, which could hold anything, are not', async () => {
      const broken: FlowNode = {
        id: 'bb00000000000001',
        type: 'function',
        z: ids.tab,
        name: 'broken',
        func: "node.error('secret +4915228817386', msg); throw new Error('secret +4915228817386');",
        outputs: 1,
        x: 1,
        y: 1,
        wires: [[]],
      };
      const flow = mainFlow(sandbox, 'google-health', { battery: { wires: [[broken.id], []] } });
      await red.deploy([...flow, broken]);
      await sendTest();

      await red.msgs.first(({ probe }) => probe === ids.caught);
      const { test } = await seen();

      should(test.legs[0].steps[0]).containEql({ id: broken.id, name: 'broken' });
      JSON.stringify(test).should.not.containEql('secret');
    });

    it('nothing wired to output 1 is said', async () => {
      await red.deploy(mainFlow(sandbox, 'google-health', { battery: { wires: [[], []] } }));
      const { status } = await sendTest();

      should(status).equal(200);
      should((await seen()).test.legs[0]).containEql({ hasLeft: true, isWired: false, steps: [] });
    });

    it('a person whom no battery node looks after gets no test, and the sentence says why', async () => {
      await red.deploy(mainFlow(sandbox, 'google-health').filter(({ id }) => id !== ids.battery));

      const { status, json } = await sendTest();

      should([status, json.code]).eql([400, 'not-watched']);
      json.text.should.containEql('Anna');
    });

    it('who is not there gets none', async () => {
      const { status, json } = await sendTest('person_none');
      should([status, json.code]).eql([400, 'person-unknown']);
    });
  });
}
