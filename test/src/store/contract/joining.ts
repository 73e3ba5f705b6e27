// Promises about alerts that go as one SMS: they wait uncounted, begin together or not at all, and stand as their SMS does.
import should = require('should');

import type { SmsCounts } from '../../../../src/store/records';
import { settledSmsMs } from '../../../../src/store/retention';
import { fakeStart } from '../../../support/fake-system';
import { somebody, someGrant } from '../../../support/people';
import type { Contract } from '../contract';
import { anna, bert, letGo, smsRow, text } from './rows';

export function joining(contract: Contract): void {
  describe('alerts that go as one SMS', () => {
    const wait = (id: string, facts: Parameters<typeof smsRow>[1] = {}) =>
      contract.store.addJoiningSms(smsRow(id, { state: 'joining', key: `key ${id}`, ...facts }), text, letGo);
    const joint = (facts: Parameters<typeof smsRow>[1] = {}) =>
      smsRow('joint', { nextLookAt: null, ...facts });
    const join = (members: readonly string[], facts: Parameters<typeof smsRow>[1] = {}) =>
      contract.store.joinSms(joint(facts), members, { ...text, key: null }, letGo);
    const rowOf = async (id: string) => {
      const row = await contract.store.sms(id);
      if (!row) throw new Error(`there is no ${id}`);
      return row;
    };
    const counted = async () => (await contract.store.countCappedSms('account', fakeStart - 1)).ofDay;
    const states = async (...ids: string[]) => Promise.all(ids.map(async (id) => (await rowOf(id)).state));

    it('wait on disk, uncounted, and are found by their keys and among those that are open', async () => {
      (await wait('one')).should.equal('added');
      await contract.reopen();
      const { store } = contract;

      should(await store.sms('one')).eql(smsRow('one', { state: 'joining', key: 'key one' }));
      (await store.smsOfKey('key one', 0, fakeStart))?.id.should.equal('one');
      (await store.openSms('account')).map(({ id }) => id).should.eql(['one']);
      (await counted()).should.equal(0);
    });

    it('one that may not go does not even wait, and leaves nothing behind', async () => {
      const { store } = contract;
      await store.addSms(smsRow('before'), text, letGo);
      const seen: number[] = [];
      const row = smsRow('one', { state: 'joining' });
      const verdict = await store.addJoiningSms(row, text, ({ ofNumber }) => {
        seen.push(ofNumber.sent);
        return { verdict: 'cap-number' };
      });

      [verdict, ...seen].should.eql(['cap-number', 1]);
      should(await store.sms('one')).be.null();
    });

    it('nothing is kept of who is gone', async () => {
      const { store } = contract;
      await store.savePersonAndGrant(anna, someGrant);
      await store.removePerson(anna.id);

      (await wait('one', { personId: anna.id })).should.equal('gone');
      should(await store.sms('one')).be.null();
    });

    it('begin together: the SMS is there, counts once, and each of them is its and stands as it does', async () => {
      for (const id of ['one', 'two']) await wait(id);
      const seen: SmsCounts[] = [];
      const verdict = await contract.store.joinSms(
        joint(),
        ['one', 'two'],
        { ...text, key: null },
        (counts) => {
          seen.push(counts);
          return letGo();
        },
      );
      await contract.reopen();
      const { store } = contract;

      verdict.should.equal('added');
      seen.map(({ ofNumber }) => ofNumber.sent).should.eql([0]);
      (await counted()).should.equal(1);
      (await store.countSmsOfMonth('account', fakeStart)).should.equal(1);
      should(await store.sms('joint')).eql(joint());
      for (const id of ['one', 'two'])
        (await rowOf(id)).should.eql(
          smsRow(id, { key: `key ${id}`, state: 'posting', nextLookAt: null, joint: 'joint' }),
        );
      (await store.countSms()).should.eql([{ state: 'posting', status: null, errorCode: null, count: 1 }]);
    });

    it('the only one begins as it is, and counts', async () => {
      await wait('one');
      const only = smsRow('one', { key: 'key one', nextLookAt: null });

      (await contract.store.joinSms(only, ['one'], { ...text, key: null }, letGo)).should.equal('added');
      (await rowOf('one')).should.eql(only);
      (await counted()).should.equal(1);
    });

    it('where one may not go or waits no more, nothing is done', async () => {
      const { store } = contract;
      for (const id of ['one', 'two']) await wait(id);
      const refused = await store.joinSms(joint(), ['one', 'two'], { ...text, key: null }, () => ({
        verdict: 'cap-day',
      }));
      refused.should.equal('cap-day');
      await store.changeSms('two', { state: 'refused' });
      (await join(['one', 'two'])).should.equal('changed');
      (await join(['one', 'nobody'])).should.equal('changed');

      should(await store.sms('joint')).be.null();
      (await states('one', 'two')).should.eql(['joining', 'refused']);
      (await counted()).should.equal(0);
    });

    it('stand as their SMS does, whatever becomes of it, and have its ending', async () => {
      const { store } = contract;
      for (const id of ['one', 'two']) await wait(id);
      await join(['one', 'two']);
      await store.doubtInterruptedSms('account', fakeStart + 5);
      (await states('joint', 'one', 'two')).should.eql(['uncertain', 'uncertain', 'uncertain']);
      (await store.openSms('account')).map(({ id }) => id).should.eql(['joint']);

      await store.claimSms('joint', [{ sid: 'SM1', status: 'sent' }], fakeStart + 10);
      should((await rowOf('two')).sid).equal('SM1');
      const over = await store.handOverSms(
        await rowOf('joint'),
        text,
        { account: 'next', at: fakeStart, content: 'content by next', fate: 'failed' },
        letGo,
      );
      over.should.equal('added');
      (await rowOf('one')).chain?.via.should.equal('next');
      (await states('one', 'two')).should.eql(['waiting', 'waiting']);

      await store.changeSms('joint', {
        state: 'refused',
        errorCode: 7,
        ending: 'it ended',
        nextLookAt: null,
      });
      (await states('one', 'two')).should.eql(['refused', 'refused']);
      (await store.smsWithEnding('account'))
        .map(({ sms, ending }) => [sms.id, ending])
        .should.eql([
          ['one', 'it ended'],
          ['two', 'it ended'],
        ]);
      await store.removeEndings(['one', 'two']);
      (await store.smsWithEnding('account')).should.be.empty();
    });

    it('one that is left out of what waits is refused with its ending, and the SMS says the rest', async () => {
      for (const id of ['one', 'two']) await wait(id);
      await join(['one', 'two']);
      const leaving = [{ id: 'one', ending: 'outdated' }];
      (await contract.store.leaveJointSms('joint', 'the rest', leaving)).should.be.false();
      await contract.store.changeSms('joint', { state: 'waiting', nextLookAt: fakeStart });
      (await contract.store.leaveJointSms('joint', 'the rest', leaving)).should.be.true();
      await contract.reopen();
      const { store } = contract;

      (await rowOf('joint')).content.should.equal('the rest');
      should((await rowOf('one')).joint).be.null();
      (await states('one', 'two')).should.eql(['refused', 'waiting']);
      (await store.smsWithEnding('account')).map(({ ending }) => ending).should.eql(['outdated']);
      await store.changeSms('joint', { state: 'accepted', sid: 'SM1' });
      (await states('one', 'two')).should.eql(['refused', 'accepted']);
    });

    it('of a person the SMS is shown in which they were told, once', async () => {
      const { store } = contract;
      for (const id of ['one', 'two']) await wait(id, { personId: anna.id });
      await wait('three', { personId: bert.id });
      await join(['one', 'two', 'three']);

      for (const { id } of [anna, bert])
        (await store.smsOfPerson(id, 5)).map((row) => row.id).should.eql(['joint']);
    });

    it('nothing of it is kept when one of them is removed; the others go on by what is known', async () => {
      const { store } = contract;
      const cases = [
        ['waiting', 'joining', false],
        ['posting', 'uncertain', true],
        ['uncertain', 'uncertain', true],
        ['accepted', 'accepted', false],
      ] as const;
      for (const [state, then, isLost] of cases) {
        const [hers, other, id] = [`hers ${state}`, `other ${state}`, `joint ${state}`];
        const person = somebody(`Anna${state}`);
        await store.savePersonAndGrant(person, someGrant);
        await wait(hers, { personId: person.id });
        await wait(other);
        await join([hers, other], { id });
        await store.changeSms(id, { state });
        await store.removePerson(person.id);

        should(await store.sms(id)).be.null();
        should(await store.sms(hers)).be.null();
        (await states(other)).should.eql([then]);
        should((await rowOf(other)).joint).equal(isLost ? id : null);
      }
    });

    it('count as told by the account that their SMS went by last, also once that is taken away', async () => {
      const { store } = contract;
      await store.savePersonAndGrant(anna, someGrant);
      await wait('hers', { personId: anna.id });
      await wait('other');
      await join(['hers', 'other']);
      await store.changeSms('joint', { state: 'waiting' });
      const next = { account: 'next', at: fakeStart, content: 'by the next', fate: 'unsent' } as const;
      await store.handOverSms(await rowOf('joint'), text, next, letGo);
      await store.changeSms('joint', { state: 'accepted', sid: 'SM1' });
      const tellers = async () => {
        const [first, last] = await Promise.all(['account', 'next'].map((one) => store.listensFor([one])));
        return [first?.lastToldAt, last?.lastToldAt];
      };

      (await tellers()).should.eql([null, fakeStart]);
      await store.removePerson(anna.id);
      (await tellers()).should.eql([null, fakeStart]);
    });

    it('are remembered for as long as their SMS is looked after', async () => {
      const { store } = contract;
      for (const id of ['one', 'two']) await wait(id);
      await join(['one', 'two']);
      const late = fakeStart + settledSmsMs + 1;
      await store.changeSms('joint', { state: 'accepted', sid: 'SM1', nextLookAt: late });
      await store.forgetOld(late);
      (await states('joint', 'one', 'two')).should.eql(['accepted', 'accepted', 'accepted']);

      await store.changeSms('joint', { nextLookAt: null });
      await store.forgetOld(late);
      for (const id of ['joint', 'one', 'two']) should(await store.sms(id)).be.null();
    });
  });
}
