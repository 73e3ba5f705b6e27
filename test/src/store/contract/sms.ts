// Promises about SMS on their way: written down before they are posted, changed only from where they stand, found again.
import should = require('should');

import type { SmsCounts, SmsHandOver, SmsState, StoredSms } from '../../../../src/store/records';
import { fakeStart } from '../../../support/fake-system';
import { someGrant } from '../../../support/people';
import type { Contract } from '../contract';
import { anna, bert, hour, letGo, smsRow, text } from './rows';

export function sms(contract: Contract): void {
  describe('SMS', () => {
    const add = (id: string, facts: Parameters<typeof smsRow>[1] = {}) =>
      contract.store.addSms(smsRow(id, facts), text, letGo);
    const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
    const rowOf = async (id: string) => {
      const row = await contract.store.sms(id);
      if (!row) throw new Error(`there is no ${id}`);
      return row;
    };

    it('one that may go is kept as it is, and one that may not leaves nothing behind', async () => {
      const { store } = contract;
      const row = smsRow('one', { key: 'key', sid: 'sid', status: 'queued', errorCode: 30003, looks: 2 });

      (await store.addSms(row, text, letGo)).should.equal('added');
      for (const verdict of ['repeated', 'cap-number', 'cap-day', 'cap-month', 'cap-refused'] as const) {
        (await store.addSms(smsRow(verdict), text, () => ({ verdict }))).should.equal(verdict);
        should(await store.sms(verdict)).be.null();
      }

      should(await store.sms('one')).eql(row);
    });

    it('one about who is gone is not even judged; one about nobody we know goes', async () => {
      const { store } = contract;
      await store.savePersonAndGrant(anna, someGrant);
      await store.removePerson(anna.id);
      let judged = 0;
      const judge = () => {
        judged += 1;
        return letGo();
      };

      (await store.addSms(smsRow('one', { personId: anna.id }), text, judge)).should.equal('gone');
      judged.should.equal(0);
      should(await store.sms('one')).be.null();
      (await store.addSms(smsRow('two', { personId: 'nobody' }), text, judge)).should.equal('added');
    });

    it('a change touches what it names; from another state than it expects it does nothing', async () => {
      const { store } = contract;
      await add('one');
      const change = { state: 'accepted', sid: 'sid', status: 'queued', nextLookAt: 5, looks: 1 } as const;

      (await store.changeSms('one', change, ['posting', 'waiting'])).should.be.true();
      (await rowOf('one')).should.eql({ ...smsRow('one'), ...change });
      (await store.changeSms('one', { status: 'late' }, ['posting', 'waiting'])).should.be.false();
      (await store.changeSms('one', { errorCode: 30003, nextLookAt: null })).should.be.true();
      (await store.changeSms('nobody', { looks: 7 })).should.be.false();

      (await rowOf('one')).should.eql({ ...smsRow('one'), ...change, errorCode: 30003, nextLookAt: null });
    });

    it('how one ended is kept until its node has heard it, and no longer than it is so', async () => {
      const { store } = contract;
      for (const id of ['one', 'two', 'three']) await add(id);
      await add('other', { account: 'other' });
      for (const id of ['one', 'two', 'other']) await store.changeSms(id, { ending: `${id} ended` });
      await store.changeSms('three', { state: 'refused', ending: 'refused' }, ['accepted']);
      const endings = async () => {
        const found = await contract.store.smsWithEnding('account');
        return found.map((one) => [one.sms.id, one.ending]);
      };
      (await endings()).should.eql([
        ['one', 'one ended'],
        ['two', 'two ended'],
      ]);

      await store.claimSms('one', [{ sid: 'found', status: 'sent' }], null);
      await contract.reopen();
      (await endings()).should.eql([['two', 'two ended']]);
      await contract.store.removeEndings(['two', 'nobody']);
      (await endings()).should.eql([]);
      (await rowOf('two')).should.eql(smsRow('two'));
    });

    it('one takes the first message of the sender that no other has taken, and is accepted with it', async () => {
      const { store } = contract;
      await add('one');
      await add('two', { state: 'uncertain' });
      const found = [
        { sid: 'taken', status: 'sent' },
        { sid: 'free', status: 'failed', errorCode: 30003 },
        { sid: 'free as well', status: 'sent' },
      ];
      (await store.claimSms('one', [{ sid: 'taken', status: 'sent' }], null)).should.be.true();

      (await store.claimSms('two', found, 9)).should.be.true();

      const accepted = {
        state: 'accepted',
        sid: 'free',
        status: 'failed',
        errorCode: 30003,
        nextLookAt: 9,
      } as const;
      (await rowOf('two')).should.eql({ ...smsRow('two'), ...accepted });
      should((await rowOf('one')).nextLookAt).be.null();
    });

    it('one for which nothing is left stands as it did, and one that is accepted already takes nothing more', async () => {
      const { store } = contract;
      await add('one', { state: 'accepted', sid: 'mine' });
      await add('two', { state: 'uncertain' });

      (await store.claimSms('two', [{ sid: 'mine', status: 'sent' }], null)).should.be.false();
      (await store.claimSms('two', [], null)).should.be.false();
      (await store.claimSms('one', [{ sid: 'new', status: 'sent' }], null)).should.be.true();
      (await store.claimSms('nobody', [{ sid: 'new', status: 'sent' }], null)).should.be.false();

      (await rowOf('two')).should.eql(smsRow('two', { state: 'uncertain' }));
      (await rowOf('one')).should.eql(smsRow('one', { state: 'accepted', sid: 'mine' }));
    });

    it('the newest of a key between two times is found, unless it was refused', async () => {
      const { store } = contract;
      const key = 'key';
      await add('first', { key, createdAt: 10 });
      await add('newest', { key, createdAt: 20 });
      await add('refused', { key, createdAt: 25, state: 'refused' });
      await add('too new', { key, createdAt: 31 });
      await add('of another key', { key: 'other', createdAt: 26 });
      const found = async (since: number, until: number) =>
        (await store.smsOfKey(key, since, until))?.id ?? null;

      should(await found(0, 30)).equal('newest');
      should(await found(20, 20)).equal('newest');
      should(await found(0, 19)).equal('first');
      should(await found(21, 30)).be.null();
    });

    it('those about a person come newest first, and no more than asked for', async () => {
      const { store } = contract;
      for (const person of [anna, bert]) await store.savePersonAndGrant(person, someGrant);
      const personId = anna.id;
      for (const [id, createdAt] of Object.entries({ old: 1, newest: 3, middle: 2 })) {
        await add(id, { personId, createdAt });
      }
      await add('of Bert', { personId: bert.id });
      await add('of nobody');

      ids(await store.smsOfPerson(personId, 2)).should.eql(['newest', 'middle']);
      ids(await store.smsOfPerson(personId, 9)).should.eql(['newest', 'middle', 'old']);
    });

    it('how they stand is counted, with nothing of whom they were for', async () => {
      const { store } = contract;
      await add('one', { state: 'accepted', status: 'delivered' });
      await add('two', { state: 'accepted', status: 'delivered', account: 'other' });
      await add('three', { state: 'accepted', status: 'failed', errorCode: 30003 });
      await add('four', { state: 'refused' });

      const counts = await store.countSms();

      counts.should.have.length(3);
      counts.should.containDeep([
        { state: 'accepted', status: 'delivered', errorCode: null, count: 2 },
        { state: 'accepted', status: 'failed', errorCode: 30003, count: 1 },
        { state: 'refused', status: null, errorCode: null, count: 1 },
      ]);
      Object.keys(counts[0] ?? {})
        .sort()
        .should.eql(['count', 'errorCode', 'state', 'status']);
    });

    it('those of an account that somebody has to look at come in the order of urgency', async () => {
      const { store } = contract;
      await add('later', { nextLookAt: 30 });
      await add('now', { nextLookAt: 10, state: 'accepted' });
      await add('soon', { nextLookAt: 20, state: 'uncertain' });
      await add('settled', { nextLookAt: null });
      await add("another account's", { nextLookAt: 1, account: 'other' });

      ids(await store.openSms('account')).should.eql(['now', 'soon', 'later']);
      should(await store.waitingElsewhere('account')).be.null();
    });

    it('those of an account that were being posted when the process ended are in doubt, and no others', async () => {
      const { store } = contract;
      const states: SmsState[] = ['posting', 'waiting', 'accepted', 'refused', 'uncertain'];
      for (const state of states) await add(state, { state });
      await add("another account's", { account: 'other' });

      await store.doubtInterruptedSms('account', fakeStart + 7);

      (await rowOf('posting')).should.eql(
        smsRow('posting', { state: 'uncertain', nextLookAt: fakeStart + 7 }),
      );
      for (const state of states.slice(1)) (await rowOf(state)).should.eql(smsRow(state, { state }));
      (await rowOf("another account's")).state.should.equal('posting');
    });

    describe('that goes on by another account', () => {
      const next = (facts: Partial<SmsHandOver> = {}): SmsHandOver => ({
        account: 'next',
        at: fakeStart + hour,
        content: 'by the next',
        fate: 'unsent',
        ...facts,
      });
      const handOver = async (id: string, facts: Partial<SmsHandOver> = {}, decide = letGo) =>
        contract.store.handOverSms(await rowOf(id), text, next(facts), () => decide());
      const ofMonth = (account: string) => contract.store.countSmsOfMonth(account, fakeStart);
      const counted = (account: string) => contract.store.countCappedSms(account, fakeStart - 1);

      it("waits there, with the way that it went; its key and its place are the first account's", async () => {
        await add('one', {
          key: 'key',
          state: 'accepted',
          sid: 'SM1',
          status: 'failed',
          errorCode: 5,
          looks: 2,
        });

        (await handOver('one', { fate: 'failed' })).should.equal('added');
        const earlier = [{ account: 'account', sid: 'SM1', fate: 'failed' as const }];
        const there: StoredSms = {
          ...smsRow('one', {
            key: 'key',
            content: 'by the next',
            state: 'waiting',
            nextLookAt: fakeStart + hour,
          }),
          chain: { via: 'next', since: fakeStart + hour, earlier },
        };
        (await rowOf('one')).should.eql(there);
        ids(await contract.store.openSms('account')).should.eql(['one']);
        (await handOver('one', { account: 'third', fate: 'uncertain' })).should.equal('added');
        (await rowOf('one')).chain?.earlier.should.eql([
          ...earlier,
          { account: 'next', sid: null, fate: 'uncertain' },
        ]);
        await contract.reopen();
        (await rowOf('one')).chain?.via.should.equal('third');
      });

      it('stays where it is if it changed meanwhile: another state, message or account', async () => {
        const { store } = contract;
        await add('one', { state: 'waiting' });
        const before = await rowOf('one');
        const stale = () => store.handOverSms(before, text, next(), letGo);
        await store.changeSms('one', { state: 'uncertain' });
        (await stale()).should.equal('changed');
        await store.changeSms('one', { state: 'waiting', sid: 'SM1' });
        (await stale()).should.equal('changed');
        await store.changeSms('one', { sid: null });
        (await stale()).should.equal('added');
        (await stale()).should.equal('changed');
        (await store.handOverSms(smsRow('nobody'), text, next(), letGo)).should.equal('changed');
      });

      it('is one that the account before can write no more, and whose message nobody else takes', async () => {
        const { store } = contract;
        await add('one', { state: 'accepted', sid: 'SM1' });
        await add('two', { state: 'uncertain' });
        await handOver('one', { fate: 'failed' });

        (await store.changeSms('one', { state: 'posting' }, ['waiting'], null)).should.be.false();
        (await store.claimSms('one', [{ sid: 'SM2', status: 'sent' }], null, null)).should.be.false();
        (await store.claimSms('two', [{ sid: 'SM1', status: 'sent' }], null)).should.be.false();
        (await store.changeSms('one', { state: 'posting' }, ['waiting'], 'next')).should.be.true();
        (await store.claimSms('one', [{ sid: 'SM1', status: 'sent' }], null, 'next')).should.be.false();
        (await store.claimSms('one', [{ sid: 'SM2', status: 'sent' }], null, 'next')).should.be.true();
      });

      it('keeps no other from being found, whatever the account before has called it', async () => {
        const { store } = contract;
        for (const [id, sid] of Object.entries({
          half: 'SM\ud83d',
          zero: 'SM\u0000',
          quoted: '","sid":"SM2',
        })) {
          await add(id, { state: 'accepted', sid });
          await handOver(id, { fate: 'failed' });
          await store.changeSms(id, { state: 'accepted', sid: `${id} at the next` });
        }
        await add('two', { state: 'uncertain' });

        (await store.claimSms('two', [{ sid: 'SM2', status: 'sent' }], null)).should.be.true();
        should((await store.listensFor(['next'])).lastToldAt).equal(fakeStart);
        should((await store.listensFor(['account'])).lastToldAt).equal(fakeStart);
        (await rowOf('zero')).chain?.earlier.map(({ sid }) => sid).should.eql(['SM\u0000']);
      });

      it('counts at the next account as well, and by the month only where it may have been sent', async () => {
        await add('unsent', { state: 'waiting' });
        await add('failed', { state: 'accepted', sid: 'SM1' });
        await handOver('unsent');
        await handOver('failed', { fate: 'failed' });

        (await counted('account')).ofDay.should.equal(2);
        (await counted('next')).ofDay.should.equal(2);
        [await ofMonth('account'), await ofMonth('next')].should.eql([1, 2]);
        await handOver('unsent', { account: 'third' });
        [(await counted('next')).ofDay, await ofMonth('next'), await ofMonth('third')].should.eql([1, 1, 1]);
        await contract.store.changeSms('unsent', { state: 'refused' });
        [(await counted('account')).ofDay, (await counted('third')).ofDay, await ofMonth('third')].should.eql(
          [1, 0, 0],
        );
      });

      it('is judged by what the next account has sent, and stays if that may send no more; a code is not judged', async () => {
        const { store } = contract;
        const seen: SmsCounts[] = [];
        const judge = (counts: SmsCounts) => {
          seen.push(counts);
          return { verdict: 'cap-day' } as const;
        };
        await store.addSms(smsRow('of the next', { account: 'next' }), text, letGo);
        await add('one', { state: 'waiting' });
        await store.addSms(smsRow('code', { state: 'waiting' }), text, () => ({
          verdict: 'added',
          isCapped: false,
        }));

        for (const id of ['one', 'code'])
          (await store.handOverSms(await rowOf(id), text, next(), judge)).should.equal('cap-day');
        seen
          .map(({ ofAll, ofMonth, hasPass }) => [ofAll.sent, ofMonth, hasPass])
          .should.eql([
            [1, 1, false],
            [1, 1, true],
          ]);
        should((await rowOf('one')).chain).be.null();
        await handOver('code', {}, () => ({ verdict: 'added', isCapped: false }));
        [(await counted('next')).ofDay, await ofMonth('next')].should.eql([1, 1]);
      });
    });
  });
}
