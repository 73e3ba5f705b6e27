// Promises about alert states and decided alerts: kept together, for the person as they are, and in their order.
import 'should';
import { fakeStart } from '../../../support/fake-system';
import { somebody, someGrant } from '../../../support/people';
import type { Contract } from '../contract';
import { anna, bert, untoldAlert } from './rows';

export function alerts(contract: Contract): void {
  describe('states and alerts', () => {
    beforeEach(async () => {
      for (const person of [anna, bert]) await contract.store.savePersonAndGrant(person, someGrant);
    });
    const alert = (id: string) => ({ id, body: `body of ${id}` });

    it('finds the devices with a conversation or a held alert, of one person and of everybody, at every node', async () => {
      const { store } = contract;
      const talk = { deviceId: 'd1', state: '{"conversation":{"id":"talk_1"}}' };
      const held = { deviceId: 'd2', state: '{"held":{"kind":"low"}}' };
      const quiet = { deviceId: 'd3', state: JSON.stringify({ status: '"held":' }) };
      await store.saveDecision('node', anna, [talk, quiet], []);
      await store.saveDecision('other', anna, [held], []);
      await store.saveDecision('node', bert, [held], []);

      const found = async (personId: string | null) =>
        (await store.talks(personId)).map(({ nodeId, personId: whose, deviceId }) => [
          nodeId,
          whose,
          deviceId,
        ]);
      (await found(anna.id)).should.eql([
        ['node', anna.id, 'd1'],
        ['other', anna.id, 'd2'],
      ]);
      (await found(null)).should.have.length(3);
      await store.saveDecision('node', anna, [{ ...talk, state: '{}' }], []);
      (await found(anna.id)).should.eql([['other', anna.id, 'd2']]);
    });

    it('a state belongs to a node, a person and a device, and the last one counts', async () => {
      const { store } = contract;
      const [first, device, later] = [
        { deviceId: '', state: '"first"' },
        { deviceId: 'd1', state: '"device"' },
        { deviceId: '', state: '"later"' },
      ];

      (await store.saveDecision('node', anna, [first, device], [])).should.be.true();
      await store.saveDecision('other', anna, [first], []);
      await store.saveDecision('node', bert, [first], []);
      await store.saveDecision('node', anna, [later], []);

      const found = await store.states('node', anna.id);
      found.sort((a, b) => a.deviceId.localeCompare(b.deviceId)).should.eql([later, device]);
      (await store.states('other', anna.id)).should.eql([first]);
      (await store.states('node', bert.id)).should.eql([first]);
      (await store.states('other', bert.id)).should.eql([]);
    });

    it("a node's alerts come in the order in which they were decided, until they are removed", async () => {
      const { store } = contract;
      await store.saveDecision('node', bert, [], [alert('z'), alert('m')]);
      await store.saveDecision('other', anna, [], [alert('of another node')]);
      await store.saveDecision('node', anna, [], [alert('a')]);

      (await store.alertsOfNode('node')).should.eql([alert('z'), alert('m'), alert('a')]);
      await store.removeAlerts(['z', 'never decided', 'a']);

      (await store.alertsOfNode('node')).should.eql([alert('m')]);
      (await store.alertsOfNode('other')).should.eql([alert('of another node')]);
      (await store.alertsOfNode('nobody')).should.eql([]);
    });

    for (const [what, change] of [
      ['whose thresholds changed', { ownLow: 30 }],
      ['whose number changed', { number: '+12025550142' }],
      ['who paused SMS', { sms: false }],
      ['whose checks fail since', { failingSince: fakeStart }],
    ] as const) {
      it(`what was decided of somebody ${what} meanwhile is not kept`, async () => {
        const { store } = contract;
        await store.changePerson(anna.id, change);
        await store.keepUntold(untoldAlert('untold'), null, () => 'waiting');

        const isKept = await store.saveDecision(
          'node',
          anna,
          [{ deviceId: '', state: '{}' }],
          [alert('a')],
          [untoldAlert('untold')],
        );

        isKept.should.be.false();
        (await store.states('node', anna.id)).should.eql([]);
        (await store.alertsOfNode('node')).should.eql([]);
        (await store.untoldOf(anna.id)).should.have.length(1);
        (await store.saveDecision('node', { ...anna, ...change }, [], [alert('a')])).should.be.true();
      });
    }

    it('nor is what was decided of somebody who took back consent, or left', async () => {
      const { store } = contract;
      await store.dropConsent(anna.id, { access: 'lost' });
      await store.removePerson(bert.id);

      for (const person of [anna, bert, somebody('Nobody')]) {
        const isKept = await store.saveDecision(
          'node',
          person,
          [{ deviceId: '', state: '{}' }],
          [alert('a')],
        );
        isKept.should.be.false();
        (await store.states('node', person.id)).should.eql([]);
      }
      (await store.alertsOfNode('node')).should.eql([]);
    });

    it('a decision lets go of the untold alerts that it settles, of that person, alert and sending node only', async () => {
      const { store } = contract;
      const settled = untoldAlert('one');
      const others = [
        untoldAlert('one', { smsNodeId: 'another' }),
        untoldAlert('two'),
        untoldAlert('one', { personId: bert.id }),
      ];
      for (const one of [settled, ...others]) await store.keepUntold(one, null, () => 'waiting');

      await store.saveDecision('node', anna, [], [], [settled]);

      const left = await store.everyUntold();
      left.should.have.length(3);
      left.should.containDeep(others);
    });

    it('the states of everybody of a cloud can be forgotten, and of nobody else', async () => {
      const { store } = contract;
      const emil = somebody('Emil', { cloud: 'demo' });
      await store.savePersonAndGrant(emil, someGrant);
      const states = ['', 'd1'].map((deviceId) => ({ deviceId, state: '{}' }));
      await store.saveDecision('node', emil, states, [alert('of Emil')]);
      await store.saveDecision('node', anna, states, []);

      await store.forgetStates('demo');

      (await store.states('node', emil.id)).should.eql([]);
      (await store.states('node', anna.id)).should.have.length(2);
      (await store.alertsOfNode('node')).should.eql([alert('of Emil')]);
    });
  });
}
