// An alert as a conversation, in a real Node-RED: answered by a msg, held at night, passed on, and as before where nobody wants any of it.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect } from '../support/consent';
import { configNode, ids, mainFlow } from '../support/flows';
import { movingUntil } from '../support/moving';
import { type NodeRed, renewedNodeRed } from '../support/node-red';

const hour = 3_600_000;

for (const version of [5, 4] as const) {
  describe(`an alert as a conversation, Node-RED ${version}`, () => {
    let sandbox: Sandbox;
    let red: NodeRed;

    const flow = (battery: object) =>
      mainFlow(sandbox, 'google-health', {
        isDryRun: true,
        battery: { notSyncingHours: 700, wires: [[ids.alerts], [ids.readings]], ...battery },
      });
    beforeEach(async () => {
      sandbox = await startSandbox();
      red = await renewedNodeRed(red, { version, origins: sandbox.origins });
    });
    afterEach(() => sandbox.close());
    after(() => red?.remove());

    async function begin(battery: object): Promise<void> {
      await red.deploy(flow(battery));
      await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');
    }
    const send = (msg: object) =>
      red.inside((RED, _load, id, one) => RED.nodes.getNode(id).receive(one), ids.battery, msg);
    const told = () =>
      red.msgs
        .all()
        .filter(({ probe }) => probe === ids.alerts)
        .map(({ msg }) => msg);
    /** The first alert that comes so many hours later, by itself. */
    async function alertAfter(hours: number): Promise<void> {
      const coming = red.msgs.first(({ probe }) => probe === ids.alerts);
      for (let steps = 0; steps < hours * 6; steps += 1) await red.advance(hour / 6);
      await movingUntil(red, coming);
    }
    const completed = (count: number) => red.msgs.some(count, ({ probe }) => probe === ids.completed);
    async function level(percent: number): Promise<void> {
      // Within ten seconds a check is answered from the store.
      await red.advance(60_000);
      sandbox.control.device({ person: 'anna', level: percent, syncedAt: 'now' });
      red.msgs.clear();
      await red.inject(ids.inject);
      await completed(1);
    }

    it('is reminded of by itself, not once it is acknowledged by a msg, over a restart, and told anew when it is worse', async () => {
      await begin({ remindHours: 6 });
      await level(12);
      const [first] = told();
      should(first.alert).match({ kind: 'low', times: 1, escalated: false });
      red.msgs.clear();
      await alertAfter(6);
      const [second] = told();
      should(second.alert).match({ times: 2, conversation: first.alert.conversation });
      second.alert.id.should.not.equal(first.alert.id);

      red.msgs.clear();
      await send({ action: 'acknowledge', alert: first.alert });
      await completed(1);
      red = await red.restart();
      for (let hours = 0; hours < 14; hours += 1) await red.advance(hour);
      await level(12);
      told().should.eql([]);
      await level(3);
      should(told()[0].alert).match({ kind: 'critical', times: 3, conversation: first.alert.conversation });
    });

    it('goes to the next person, with who was told first, and an answer to what is open no more is an error', async () => {
      await begin({ escalateHours: 4, credentials: { escalateNumber: '+49 1522 8817300' } });
      await level(12);
      red.msgs.clear();
      await alertAfter(4);
      const [second] = told();
      should(second).match({
        to: '+4915228817300',
        alert: { escalated: true, times: 2 },
        person: { name: 'Anna' },
      });
      second.payload.should.match(/nobody has charged it since\.$/);
      await level(90);
      red.msgs.clear();
      await send({ action: 'acknowledge', alert: second.alert.id });
      const { msg } = await red.msgs.first(({ probe }) => probe === ids.caught);
      should(msg.error).match({ code: 'nothing-open' });
      told().should.eql([]);
    });

    it('is put off and paused by a msg, what makes no sense is an error, and a flow may use the word for itself', async () => {
      await begin({});
      await level(12);
      await send({ action: 'snooze', person: 'Anna', hours: 2 });
      await completed(2);
      red.msgs.clear();
      await alertAfter(2);
      should(told()[0].alert).match({ kind: 'low', times: 2 });

      red.msgs.clear();
      await send({ action: 'pause', person: 'everybody', hours: 24 });
      await completed(1);
      await level(3);
      told().should.eql([]);
      await send({ action: 'resume', person: 'everybody' });
      await alertAfter(0);
      should(told()[0].alert).match({ kind: 'critical' }).and.have.property('heldUntil');

      red.msgs.clear();
      const odd = [{ until: 'tomorrow' }, { until: '2001-01-01T00:00:00Z' }, { hours: -1 }, { hours: 1000 }];
      for (const one of odd) await send({ action: 'snooze', person: 'Anna', ...one });
      const errors = await red.msgs.some(4, ({ probe }) => probe === ids.caught);
      errors
        .map(({ msg }) => String(msg.error.code))
        .sort()
        .should.eql(['bad-hours', 'bad-until', 'bad-until', 'bad-until']);
      red.msgs.clear();
      await red.advance(60_000);
      await send({ action: 'pause', payload: 'the music' });
      await completed(1);
    });
  });
}
