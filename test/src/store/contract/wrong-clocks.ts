// What a clock has stamped that was ahead, or had not been set yet, ends by its own rule once the clock is right, and no sooner.
import should = require('should');

import { addSms } from '../../../support/added-sms';
import { fakeStart } from '../../../support/fake-system';
import { someGrant } from '../../../support/people';
import type { Contract } from '../contract';
import { anna, countsOf, day, hour, letGo, sendCode, signupRow, smsRow, text } from './rows';

const clocks = [
  ['not set yet', 60_000],
  ['hours ahead', fakeStart + 5 * hour],
  ['a year ahead', fakeStart + 365 * day],
  ['in 2151', Date.UTC(2151, 0)],
] as const;

export function wrongClocks(contract: Contract): void {
  describe('what was stamped by a clock', () => {
    beforeEach(() => contract.store.savePersonAndGrant(anna, someGrant));
    const settled = smsRow('sms', { personId: anna.id, key: 'key', state: 'accepted', nextLookAt: null });

    /** What the engine does every five minutes, by a clock that is right. */
    async function sweep(now: number): Promise<void> {
      contract.system.setClock(now);
      await contract.store.forgetOld(now);
    }
    const here = async () => {
      const { state, isFormer } = await contract.store.present(anna.id, text.to);
      return isFormer ? 'former' : state;
    };
    const known = () => contract.store.smsOfKey('key', 0, Number.MAX_SAFE_INTEGER);

    for (const [what, wrong] of clocks) {
      it(`that was ${what}: who has left is gone for two days, and forgotten then`, async () => {
        contract.system.setClock(wrong);
        await contract.store.removePerson(anna.id);
        await sweep(fakeStart);
        (await here()).should.equal('gone');
        await sweep(fakeStart + 2 * day - 1);
        (await here()).should.equal('gone');
        await sweep(fakeStart + 3 * day);

        (await here()).should.equal('unknown');
      });

      it(`that was ${what}: a number from before is remembered for two days, and forgotten then`, async () => {
        contract.system.setClock(wrong);
        await contract.store.changePerson(anna.id, { number: '+4915228817111' });
        await sweep(fakeStart);
        (await here()).should.equal('former');
        await sweep(fakeStart + 2 * day - 1);
        (await here()).should.equal('former');
        await sweep(fakeStart + 3 * day);

        (await here()).should.equal('here');
      });

      it(`that was ${what}: an alert's SMS is remembered for a week, and forgotten then`, async () => {
        await contract.store.addSms({ ...settled, createdAt: wrong }, text, letGo);
        await sweep(fakeStart);
        await sweep(fakeStart + 7 * day);
        should(await known()).not.be.null();
        await sweep(fakeStart + 8 * day);

        should(await known()).be.null();
      });

      it(`that was ${what}: a pass of the sign-up holds for a day at most`, async () => {
        const pass = { to: text.to, smsKey: 'key', at: wrong };
        await contract.store.proveNumber(anna.id, {}, pass);
        await sweep(fakeStart);
        await sweep(fakeStart + day);
        const noMore = { ...text, caps: { perNumber: 0, perDay: 0 } };
        const verdict = await addSms(contract.store, { ...settled, createdAt: fakeStart + day }, noMore);

        verdict.should.equal('cap-number');
      });

      it(`that was ${what}: a consent that nobody came back from waits for ten minutes at most`, async () => {
        const begun = { id: 'a', plan: '{}', expiresAt: wrong + hour / 6 };
        await contract.store.addAuthorization(begun, 'state', wrong);
        await sweep(fakeStart);
        await sweep(fakeStart + hour + hour / 6 + 1);

        should(await contract.store.authorization('state')).be.null();
      });
    }

    for (const [what, wrong] of clocks.slice(1)) {
      it(`that was ${what}: a code counts as sent long ago, a sign-up as begun now`, async () => {
        const { store } = contract;
        await sendCode(store, signupRow('one', { createdAt: wrong }), { at: wrong });

        await sweep(fakeStart);

        (await store.countCodes('page', 'hash', wrong - 1, wrong - 1)).should.eql({ ofNumber: 0, ofNode: 0 });
        should((await store.signup('one'))?.createdAt).equal(fakeStart);
      });
    }

    it('that was not set yet: a sign-up counts as begun now', async () => {
      await contract.store.saveSignup(signupRow('one', { createdAt: 60_000 }));

      await sweep(fakeStart);

      should((await contract.store.signup('one'))?.createdAt).equal(fakeStart);
    });

    it('that was less than a day ahead: an SMS counts as of now; more than a day ahead, it counts no more', async () => {
      const { store } = contract;
      for (const [id, ahead] of Object.entries({ near: day - 1, far: day + 1 })) {
        await countsOf(store, smsRow(id, { createdAt: fakeStart + ahead }), { body: id });
      }

      const near = await countsOf(store, smsRow('one', { createdAt: fakeStart }), { body: 'near' });
      const far = await countsOf(store, smsRow('two', { createdAt: fakeStart }), { body: 'far' });

      near.should.match({ sameTextAt: fakeStart, ofAll: { sent: 1 } });
      far.should.match({ sameTextAt: null, ofAll: { sent: 2 } });
    });

    it('that was days ahead: an SMS is not among those that count now', async () => {
      const { store } = contract;
      const then = fakeStart + 2 * day;
      await store.addSms(smsRow('sms', { createdAt: then }), text, letGo);
      const countedSince = async (time: number) => (await store.countCappedSms('account', time)).ofDay;

      [await countedSince(then - day), await countedSince(fakeStart - day)].should.eql([1, 0]);
    });

    it('that was ahead: an SMS that somebody still has to look up keeps its time', async () => {
      const { store } = contract;
      const ahead = fakeStart + 365 * day;
      await store.addSms(smsRow('posting', { createdAt: ahead, nextLookAt: null }), text, letGo);
      await store.addSms(smsRow('uncertain', { createdAt: ahead, state: 'uncertain' }), text, letGo);

      await sweep(fakeStart);

      for (const id of ['posting', 'uncertain']) should((await store.sms(id))?.createdAt).equal(ahead);
    });

    it('that is far ahead: an SMS stays known while the alert may leave once more', async () => {
      await contract.store.saveDecision('node', anna, [], [{ id: 'alert', body: '{}' }]);
      await contract.store.addSms(settled, text, letGo);

      await sweep(Date.UTC(2151, 0));

      should(await known()).not.be.null();
    });

    it('that is not set yet: nothing is stamped anew with each sweep', async () => {
      contract.system.setClock(60_000);
      await contract.store.removePerson(anna.id);
      let told = 0;
      contract.store.onChange(() => {
        told += 1;
      });

      await sweep(120_000);

      told.should.equal(0);
      (await here()).should.equal('gone');
    });
  });
}
