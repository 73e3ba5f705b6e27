// Promises about sign-ups: begun, counted by their codes, and over together with the number that they prove.
import should = require('should');

import type { CodeCounts, CodeDecision, Person } from '../../../../src/store/records';
import { fakeStart } from '../../../support/fake-system';
import { somebody, someGrant } from '../../../support/people';
import type { Contract } from '../contract';
import { anna, bert, countsOf, day, hour, sendCode, signupRow, smsRow, text } from './rows';

export function signups(contract: Contract): void {
  describe('sign-ups', () => {
    const unproven = somebody('Anna', { numberState: 'unproven' });
    const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
    const pass = { to: text.to, smsKey: 'key' };
    const letCodeGo = (): CodeDecision => 'kept';

    it('one is found by its id, replaced by what is saved later, and gone once it is removed', async () => {
      const { store } = contract;
      await store.savePersonAndGrant(anna, someGrant);
      await store.saveSignup(signupRow('one'));
      await store.saveSignup(signupRow('two'));
      should(await store.signup('one')).eql(signupRow('one'));

      const later = signupRow('one', { personId: anna.id, createdAt: fakeStart + 1, state: 'later' });
      await store.saveSignup(later);
      should(await store.signup('one')).eql(later);
      await store.removeSignup('one');
      await store.removeSignup('never begun');

      should(await store.signup('one')).be.null();
      should(await store.signup('two')).eql(signupRow('two'));
    });

    it('how far it is may change as long as it is there, and nothing else of it', async () => {
      const { store } = contract;
      for (const id of ['one', 'two']) await store.saveSignup(signupRow(id));

      (await store.changeSignup('one', 'changed')).should.be.true();
      (await store.changeSignup('never begun', 'changed')).should.be.false();
      (await store.changeSignup('one', 'late', 'as it was before')).should.be.false();
      should((await store.signup('one'))?.state).equal('changed');
      (await store.changeSignup('one', 'further', 'changed')).should.be.true();
      should((await store.signup('one'))?.state).equal('further');
      (await store.changeSignup('one', 'changed', 'further')).should.be.true();

      should(await store.signup('one')).eql(signupRow('one', { state: 'changed' }));
      should(await store.signup('two')).eql(signupRow('two'));
      should(await store.signup('never begun')).be.null();
    });

    it('those begun before a time come oldest first', async () => {
      const { store } = contract;
      for (const [id, at] of Object.entries({ c: 3, a: 2, b: 1 })) {
        await store.saveSignup(signupRow(id, { createdAt: at }));
      }

      ids(await store.signupsBefore(3)).should.eql(['b', 'a']);
      ids(await store.signupsBefore(4)).should.eql(['b', 'a', 'c']);
      (await store.signupsBefore(1)).should.eql([]);
    });

    it('those of a person are the ones that brought them', async () => {
      const { store } = contract;
      for (const person of [anna, bert]) await store.savePersonAndGrant(person, someGrant);
      await store.saveSignup(signupRow('first', { personId: anna.id }));
      await store.saveSignup(signupRow('second', { personId: anna.id }));
      await store.saveSignup(signupRow('of Bert', { personId: bert.id }));
      await store.saveSignup(signupRow('of nobody'));

      ids(await store.signupsOfPerson(anna.id))
        .sort()
        .should.eql(['first', 'second']);
      (await store.signupsOfPerson('nobody')).should.eql([]);
    });

    it('one for somebody who is not here is refused', async () => {
      const { store } = contract;

      const saving = await Promise.allSettled([store.saveSignup(signupRow('one', { personId: 'nobody' }))]);

      saving.should.match([{ status: 'rejected' }]);
      should(await store.signup('one')).be.null();
    });

    it('a code is kept with its sign-up and a pass for its SMS, and counts for an hour and a day', async () => {
      const { store } = contract;
      const counted = (page: string, hash: string, now: number) =>
        store.countCodes(page, hash, now - hour, now - day);
      await sendCode(store, signupRow('one'));
      await store.saveSignup(signupRow('two'));
      const later = signupRow('two', { state: 'later' });
      (await store.keepCode(later, 'other hash', pass, fakeStart + 1, letCodeGo)).should.equal('kept');
      await sendCode(store, signupRow('three', { nodeId: 'other page' }), { at: fakeStart + 2 });

      should(await store.signup('two')).eql(later);
      (await countsOf(store, smsRow('sms'))).hasPass.should.be.true();
      (await counted('page', 'hash', fakeStart + 2)).should.eql({ ofNumber: 2, ofNode: 2 });
      // A clock that was ahead has sent what lies ahead: it does not count.
      (await counted('page', 'hash', fakeStart)).should.eql({ ofNumber: 1, ofNode: 1 });
      (await counted('page', 'hash', fakeStart + hour)).should.eql({ ofNumber: 1, ofNode: 2 });
      (await counted('page', 'hash', fakeStart + day)).should.eql({ ofNumber: 0, ofNode: 1 });
      (await counted('nobody', 'unknown', fakeStart + 2)).should.eql({ ofNumber: 0, ofNode: 0 });
    });

    it('a code for a sign-up that has ended meanwhile is not kept: it counts nothing and lets nothing pass', async () => {
      const { store } = contract;

      (await store.keepCode(signupRow('one'), 'hash', pass, fakeStart, letCodeGo)).should.equal('over');
      await store.saveSignup(signupRow('one'));
      (await store.keepCode(signupRow('one'), 'hash', pass, fakeStart, letCodeGo, 'before')).should.equal(
        'over',
      );
      await store.removeSignup('one');

      should(await store.signup('one')).be.null();
      (await store.countCodes('page', 'hash', fakeStart - 1, fakeStart - 1)).should.eql({
        ofNumber: 0,
        ofNode: 0,
      });
      (await countsOf(store, smsRow('sms'))).hasPass.should.be.false();
    });

    it('a code goes or not by how many went to its number in an hour and for its node in a day; one that does not counts nothing', async () => {
      const { store } = contract;
      await sendCode(store, signupRow('one'), { at: fakeStart - hour });
      await sendCode(store, signupRow('two'), { at: fakeStart - 1 });
      await sendCode(store, signupRow('three'), { at: fakeStart - 1, numberHash: 'other hash' });
      await sendCode(store, signupRow('four', { nodeId: 'other page' }), { at: fakeStart - 1 });
      await store.saveSignup(signupRow('five'));
      const seen: CodeCounts[] = [];
      for (const decision of ['cap-number', 'cap-node', 'kept'] as const) {
        const verdict = await store.keepCode(
          signupRow('five', { state: decision }),
          'hash',
          { to: text.to, smsKey: decision },
          fakeStart,
          (counts) => {
            seen.push(counts);
            return decision;
          },
          'state of five',
        );
        verdict.should.equal(decision);
      }

      seen.should.eql([1, 2, 3].map(() => ({ ofNumber: 2, ofNode: 3 })));
      should((await store.signup('five'))?.state).equal('kept');
      for (const key of ['cap-number', 'cap-node', 'kept'])
        (await countsOf(store, smsRow(key), { key })).hasPass.should.equal(key === 'kept');
    });

    it('a proven number ends all sign-ups of the person, and may let a welcome pass', async () => {
      const { store } = contract;
      for (const person of [unproven, bert]) await store.savePersonAndGrant(person, someGrant);
      await store.saveSignup(signupRow('first', { personId: anna.id }));
      await store.saveSignup(signupRow('second', { personId: anna.id }));
      await store.saveSignup(signupRow('of Bert', { personId: bert.id }));

      const change = { numberState: 'proven', name: 'Anne' } as const;
      (await store.proveNumber(anna.id, change, { ...pass, at: fakeStart })).should.be.true();

      should(await store.person(anna.id)).eql({ ...anna, name: 'Anne' });
      (await store.signupsOfPerson(anna.id)).should.eql([]);
      (await store.signupsOfPerson(bert.id)).should.have.length(1);
      (await countsOf(store, smsRow('sms'))).hasPass.should.be.true();
    });

    it('a number is proven by a sign-up only while that is there: the owner may have been faster', async () => {
      const { store } = contract;
      await store.savePersonAndGrant(unproven, someGrant);
      await store.saveSignup(signupRow('one', { personId: anna.id }));
      const proven = { numberState: 'proven' } as const;

      (await store.proveNumber(anna.id, proven, { ...pass, at: fakeStart }, 'over by now')).should.be.false();
      should(await store.person(anna.id)).eql(unproven);
      should(await store.signup('one')).not.be.null();
      (await countsOf(store, smsRow('sms'))).hasPass.should.be.false();

      (await store.proveNumber(anna.id, proven, null, 'one')).should.be.true();
      should(await store.person(anna.id)).eql(anna);
      should(await store.signup('one')).be.null();
    });

    it('what is to stand in the place of a sign-up that ends well stands there, and proves nothing once more', async () => {
      const { store } = contract;
      await store.savePersonAndGrant(unproven, someGrant);
      await store.saveSignup(signupRow('one', { personId: anna.id }));
      const proven = { numberState: 'proven' } as const;
      const ended = signupRow('one', { state: 'how it ended' });

      (await store.proveNumber(anna.id, proven, null, 'one', ended)).should.be.true();
      (await store.proveNumber(anna.id, proven, null, 'one', signupRow('one'))).should.be.false();

      should(await store.signup('one')).eql(ended);
      (await store.signupsOfPerson(anna.id)).should.eql([]);
    });

    it('a number is proven, and somebody added, only where there is a place beside those of the client', async () => {
      const { store } = contract;
      const other = somebody('Claire', { clientId: 'other client' });
      for (const person of [unproven, other]) await store.addPerson(person);
      await store.saveSignup(signupRow('one', { personId: anna.id }));
      const seen: string[][] = [];
      const answer = (isFree: boolean) => (people: readonly Person[]) => {
        seen.push(people.map(({ id }) => id));
        return isFree;
      };
      const prove = (isFree: boolean) =>
        store.proveNumber(anna.id, { numberState: 'proven' }, null, 'one', null, answer(isFree));
      const add = (isFree: boolean) => store.addPerson(bert, null, false, answer(isFree));

      (await prove(false)).should.be.false();
      should(await store.person(anna.id)).eql(unproven);
      should(await store.signup('one')).not.be.null();
      (await add(false)).should.be.false();
      should(await store.person(bert.id)).be.null();
      (await prove(true)).should.be.true();
      (await add(true)).should.be.true();

      should(await store.person(anna.id)).eql(anna);
      should(await store.person(bert.id)).eql(bert);
      seen.should.eql([1, 2, 3, 4].map(() => [anna.id]));
    });

    it('without a welcome nothing passes, and of who is not here nothing is proven', async () => {
      const { store } = contract;
      await store.savePersonAndGrant(unproven, someGrant);

      await store.proveNumber(anna.id, { numberState: 'proven' });
      await store.proveNumber('nobody', { numberState: 'proven' });

      (await store.everybody()).should.eql([anna]);
      (await countsOf(store, smsRow('sms'))).hasPass.should.be.false();
    });

    it('who never proved their number is removed with their sign-up, unless it went on', async () => {
      const { store } = contract;
      for (const person of [unproven, bert]) await store.savePersonAndGrant(person, someGrant);
      await store.saveSignup(signupRow('one', { personId: anna.id }));
      await store.saveSignup(signupRow('of Bert', { personId: bert.id }));

      (await store.removeUnfinished(anna.id, 'of Bert')).should.be.false();
      (await store.removeUnfinished(anna.id, 'over by now')).should.be.false();
      (await store.removeUnfinished(bert.id, 'of Bert')).should.be.false();
      ids(await store.everybody()).should.eql([anna.id, bert.id]);
      (await store.removeUnfinished(anna.id, 'one')).should.be.true();

      ids(await store.everybody()).should.eql([bert.id]);
      should(await store.signup('one')).be.null();
      (await store.present(anna.id, null)).state.should.equal('gone');
    });

    it('who waits for the owner is removed as long as they have that id and no proven number', async () => {
      const { store } = contract;
      for (const person of [unproven, bert]) await store.addPerson(person);

      (await store.removeUnlinked(bert.id, bert.userId)).should.be.false();
      (await store.removeUnlinked(anna.id, 'another')).should.be.false();
      ids(await store.everybody()).should.eql([anna.id, bert.id]);
      (await store.removeUnlinked(anna.id, anna.userId)).should.be.true();

      ids(await store.everybody()).should.eql([bert.id]);
    });
  });
}
