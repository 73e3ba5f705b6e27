// Promises about alerts whose SMS could not be tried: kept as decided of the person as they are, ready once that changed.
import should = require('should');

import type { Person } from '../../../../src/store/records';
import { someGrant } from '../../../support/people';
import type { Contract } from '../contract';
import { anna, bert, text, untoldAlert } from './rows';

export function untold(contract: Contract): void {
  describe('untold alerts', () => {
    beforeEach(async () => {
      for (const person of [anna, bert]) await contract.store.savePersonAndGrant(person, someGrant);
    });
    const readyOf = async (personId: string) =>
      (await contract.store.untoldOf(personId))
        .filter(({ isReady }) => isReady)
        .map(({ alertId }) => alertId)
        .sort();

    it('one is kept ready, waiting, or not at all, as is decided of it', async () => {
      const { store } = contract;
      const [ready, waiting] = [untoldAlert('ready'), untoldAlert('waiting', { nodeId: null, deviceId: '' })];
      await store.keepUntold(ready, null, () => 'ready');
      await store.keepUntold(waiting, text.to, () => 'waiting');
      await store.keepUntold(untoldAlert('dropped'), null, () => 'dropped');
      await store.keepUntold(untoldAlert('of Bert', { personId: bert.id }), null, () => 'waiting');

      const found = await store.untoldOf(anna.id);

      found.should.have.length(2);
      found.should.containDeep([
        { ...ready, isReady: true },
        { ...waiting, isReady: false },
      ]);
      (await store.everyUntold())
        .map(({ alertId }) => alertId)
        .sort()
        .should.eql(['of Bert', 'ready', 'waiting']);
      (await store.untoldOf('nobody')).should.eql([]);
    });

    it('the decision sees the person as they are now, and whether the number was theirs until lately', async () => {
      const { store } = contract;
      const seen: unknown[] = [];
      const look = (person: Person, isFormer: boolean) => {
        seen.push([person, isFormer]);
        return 'dropped' as const;
      };
      await store.changePerson(anna.id, { number: '+12025550142' });
      const now = { ...anna, number: '+12025550142' };

      for (const to of [text.to, '+12025550142', null]) await store.keepUntold(untoldAlert('one'), to, look);

      seen.should.eql([
        [now, true],
        [now, false],
        [now, false],
      ]);
    });

    it('of who is not here nothing is decided, and nothing kept', async () => {
      const { store } = contract;
      await store.removePerson(anna.id);
      let decided = 0;

      for (const personId of [anna.id, 'nobody']) {
        await store.keepUntold(untoldAlert('one', { personId }), null, () => {
          decided += 1;
          return 'ready';
        });
      }

      decided.should.equal(0);
      (await store.everyUntold()).should.eql([]);
    });

    it('an alert stands once for each sending node, as it was kept last', async () => {
      const { store } = contract;
      await store.keepUntold(untoldAlert('one'), null, () => 'ready');
      await store.keepUntold(untoldAlert('one', { code: 'bad-number' }), null, () => 'waiting');
      await store.keepUntold(untoldAlert('one', { smsNodeId: 'another' }), null, () => 'waiting');

      const found = await store.untoldOf(anna.id);

      found.should.have.length(2);
      should(found.find(({ smsNodeId }) => smsNodeId === 'sms node')).containEql({
        code: 'bad-number',
        isReady: false,
      });
    });

    it('those whose obstacle is gone may be told anew, and no others', async () => {
      const { store } = contract;
      for (const one of [
        untoldAlert('one'),
        untoldAlert('two'),
        untoldAlert('one', { smsNodeId: 'another' }),
        untoldAlert('one', { personId: bert.id }),
      ]) {
        await store.keepUntold(one, null, () => 'waiting');
      }

      await store.readyUntold([untoldAlert('one'), untoldAlert('never kept')]);

      const ready = (await store.everyUntold()).filter(({ isReady }) => isReady);
      ready.should.eql([{ ...untoldAlert('one'), isReady: true }]);
      (await store.everyUntold()).should.have.length(4);
    });

    it('one that is kept ready does not leave once more by itself, whatever its first id was; one that waits does', async () => {
      const { store } = contract;
      const leaving = ['one', 'two', 'three', 'four'].map((id) => ({ id, body: '{}' }));
      await store.saveDecision('node', anna, [], leaving);

      await store.keepUntold(untoldAlert('one'), null, () => 'ready');
      await store.keepUntold({ ...untoldAlert('first'), leftAs: 'two' }, null, () => 'ready');
      await store.keepUntold(untoldAlert('three'), null, () => 'waiting');
      await store.keepUntold(untoldAlert('four'), null, () => 'dropped');

      (await store.alertsOfNode('node')).map(({ id }) => id).should.eql(['three', 'four']);
      (await store.everyUntold())
        .map(({ alertId }) => alertId)
        .sort()
        .should.eql(['first', 'one', 'three']);
    });

    it('one that is about to leave once more is told by that: it is untold no longer, for no sending node', async () => {
      const { store } = contract;
      const leaving = ['one', 'three'].map((id) => ({ id, body: '{}' }));
      await store.saveDecision('node', anna, [], leaving);
      for (const one of [
        untoldAlert('one'),
        untoldAlert('one', { smsNodeId: 'another' }),
        untoldAlert('two'),
        untoldAlert('three'),
        untoldAlert('one', { personId: bert.id }),
      ]) {
        await store.keepUntold(one, null, () => 'waiting');
      }

      await store.readyUntold([untoldAlert('one'), untoldAlert('two')]);

      const left = await store.untoldOf(anna.id);
      left.should.have.length(2);
      left.should.containDeep([
        { ...untoldAlert('two'), isReady: true },
        { ...untoldAlert('three'), isReady: false },
      ]);
      (await readyOf(bert.id)).should.eql([]);
    });

    for (const [how, setNumber] of [
      ['changed', (number: string | null) => contract.store.changePerson(anna.id, { number })],
      [
        'brought by a new consent',
        (number: string | null) => contract.store.savePersonAndGrant({ ...anna, number }, someGrant),
      ],
    ] as const) {
      it(`a number that is ${how} makes ready what had none or a wrong one, and nothing else`, async () => {
        const { store } = contract;
        for (const code of ['no-number', 'bad-number', 'no-account']) {
          await store.keepUntold(untoldAlert(code, { code }), null, () => 'waiting');
        }
        const other = untoldAlert('of Bert', { personId: bert.id, code: 'no-number' });
        await store.keepUntold(other, null, () => 'waiting');
        await setNumber(anna.number);
        (await readyOf(anna.id)).should.eql([]);

        await setNumber('+12025550142');

        (await readyOf(anna.id)).should.eql(['bad-number', 'no-number']);
        (await readyOf(bert.id)).should.eql([]);
      });
    }
  });
}
