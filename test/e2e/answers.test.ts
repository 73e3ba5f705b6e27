// What a msg asks for by its action: history and chart leave by output 3, and nothing else does; what cannot be answered is an error.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect } from '../support/consent';
import { configNode, ids, mainFlow, probeNode } from '../support/flows';
import { movingUntil } from '../support/moving';
import { type NodeRed, startNodeRed } from '../support/node-red';

const answers = 'aa00000000000021';
const hour = 3_600_000;

for (const version of [5, 4] as const) {
  describe(`what a msg asks for by its action, Node-RED ${version}`, () => {
    let sandbox: Sandbox;
    let red: NodeRed;

    before(async () => {
      sandbox = await startSandbox();
      red = await startNodeRed({ version, origins: sandbox.origins });
      await red.deploy([
        ...mainFlow(sandbox, 'google-health', {
          isDryRun: true,
          // Neither an advice hour, which comes at some times of the day, nor a tracker that has not synced for just a day.
          battery: { adviceAt: '', notSyncingHours: 100, wires: [[ids.alerts], [ids.readings], [answers]] },
        }),
        probeNode(answers),
      ]);
      const config = configNode(sandbox, 'google-health');
      await connect(red, sandbox, config, 'anna');
      await connect(red, sandbox, config, 'bert');
      // A day, in which ten percent go each four hours.
      for (const level of [97, 87, 77, 67, 57, 47, 37]) {
        sandbox.control.device({ person: 'anna', level, syncedAt: 'now' });
        await red.inject(ids.inject);
        await movingUntil(
          red,
          red.msgs.first(({ probe, msg }) => probe === ids.readings && msg.payload === level),
        );
        sandbox.control.clock({ advanceMs: 4 * hour });
        await red.advance(4 * hour);
      }
      // What is on its way of these is not to be taken for an answer's.
      await red.msgs.some(7, ({ probe }) => probe === ids.completed);
      await red.comms.statuses.some(7, ({ id, fill }) => id === ids.battery && fill === 'green');
    });
    after(async () => {
      await red.remove();
      await sandbox.close();
    });
    beforeEach(() => red.msgs.clear());

    const ask = (msg: object) =>
      red.inside((RED, _load, id, one) => RED.nodes.getNode(id).receive(one), ids.battery, msg);
    const at = (id: string) => red.msgs.all().filter(({ probe }) => probe === id);

    it('history and chart leave by output 3 alone, with what else the msg had, and end once', async () => {
      await ask({ action: 'history', person: 'Anna', hours: 100, until: 'x', mine: 7, topic: 'to a page' });
      await red.msgs.first(({ probe }) => probe === answers);
      await ask({ action: 'chart', person: 'everybody' });
      await red.msgs.some(2, ({ probe }) => probe === ids.completed);
      await red.msgs.some(2, ({ probe }) => probe === answers);

      const [history, chart] = at(answers).map(({ msg }) => msg);
      Object.keys(history).sort().should.eql(['_msgid', 'mine', 'payload', 'person', 'topic']);
      history.should.match({ person: 'Anna', mine: 7, topic: 'to a page' });
      const [device] = history.payload;
      device.readings.map(({ level }: { level: number }) => level).should.eql([97, 87, 77, 67, 57, 47, 37]);
      should(device.forecast.emptyAt > device.forecast.lowAt).be.true();
      chart.payload.should.startWith('<svg ').and.containEql('fitbit-picture-ahead').and.containEql('Bert: ');
      should(chart.action).be.undefined();
      red.msgs
        .all()
        .map(({ probe }) => probe)
        .sort()
        .should.eql([answers, answers, ids.completed, ids.completed].sort());
    });

    it('what cannot be answered is one error, names what is known, and leaves the node as it was', async () => {
      red.comms.statuses.clear();
      const cases = [
        [{ action: 'dance', person: 'Anna' }, 'action-unknown'],
        [{ action: 'x'.repeat(500), person: 'Anna' }, 'action-unknown'],
        [{ action: { odd: 1 }, person: 'Anna' }, 'action-unknown'],
        [{ action: 'constructor', person: 'Anna' }, 'action-unknown'],
        [{ action: 'chart' }, 'person-unsaid'],
        [{ action: 'chart', person: 'Zoe' }, 'person-unknown'],
        [{ action: 'chart', person: ['Anna'] }, 'person-unknown'],
        [{ action: 'chart', person: 'Anna', device: 'Luxe' }, 'device-unknown'],
        [{ action: 'history', person: 'Anna', hours: -1 }, 'bad-hours'],
        [{ action: 'history', person: 'Anna', hours: 'many' }, 'bad-hours'],
      ] as const;
      for (const [index, [msg, code]] of cases.entries()) {
        await ask(msg);
        await red.msgs.some(index + 1, ({ probe }) => probe === ids.caught);
        should(at(ids.caught)[index]?.msg.error.code).equal(code, JSON.stringify(msg));
      }
      at(ids.caught)[0]?.msg.error.message.should.containEql('history, chart');
      should(at(ids.caught)[1]?.msg.error.message.length).be.below(200);
      red.msgs.all().should.have.length(cases.length);
      // Statuses come late: whatever these have shown is there before that of a check.
      await red.inject(ids.inject);
      await red.comms.statuses.first(({ id, fill }) => id === ids.battery && fill === 'blue');
      await red.msgs.first(({ probe }) => probe === ids.completed);
      red.comms.statuses
        .all()
        .filter(({ fill }) => fill === 'red' || fill === 'yellow')
        .should.eql([]);
    });

    it('an action that is no other than the flow’s own, without a person, asks for a check as ever', async () => {
      sandbox.control.device({ person: 'anna', level: 12, syncedAt: 'now' });
      // A second check within ten seconds asks nobody.
      await red.advance(11_000);
      await ask({ action: 'pressed' });
      const alert = await movingUntil(
        red,
        red.msgs.first(({ probe }) => probe === ids.alerts),
      );

      should(alert.msg.action).equal('pressed');
      at(answers).should.eql([]);
    });
  });
}
