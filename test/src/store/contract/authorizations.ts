// Promises about authorizations: a state serves once, a grant is kept before it is used, an end is remembered.
import should = require('should');

import { fakeStart } from '../../../support/fake-system';
import { somebody, someGrant } from '../../../support/people';
import type { Contract } from '../contract';
import { anna, bert, hour, signupRow } from './rows';

export function authorizations(contract: Contract): void {
  describe('authorizations', () => {
    const begun = { id: 'connect_1', plan: '{"secret":1}', expiresAt: fakeStart + 600_000 };

    it('one is found by its state until somebody takes it', async () => {
      const { store } = contract;
      await store.addAuthorization(begun, 'hash', fakeStart);

      should(await store.authorization('hash')).eql(begun);
      should(await store.authorization('other')).be.null();
      should(await store.takeAuthorization('hash')).eql(begun);
      should(await store.authorization('hash')).be.null();
      should(await store.takeAuthorization('other')).be.null();
    });

    it('a state serves once, even for two at the same time', async () => {
      const { store } = contract;
      await store.addAuthorization(begun, 'hash', fakeStart);

      const taken = await Promise.all([store.takeAuthorization('hash'), store.takeAuthorization('hash')]);

      taken.should.eql([begun, null]);
    });

    it('one whose grant came in waits for its end, over a restart as well', async () => {
      const { store } = contract;
      await store.addAuthorization(begun, 'hash', fakeStart);
      await store.addAuthorization({ ...begun, id: 'other' }, 'other', fakeStart);
      await store.takeAuthorization('hash');
      (await store.interruptedAuthorizations()).should.eql([]);

      await store.keepAuthorizationGrant('connect_1', '{"grant":1}');
      const later = await contract.reopen();

      (await later.interruptedAuthorizations()).should.eql([{ ...begun, plan: '{"grant":1}' }]);
      await later.endAuthorization('connect_1', 'outcome');
      (await later.interruptedAuthorizations()).should.eql([]);
    });

    it('how it ended is known by its id and by its state, and that it goes on as well', async () => {
      const { store } = contract;
      await store.addAuthorization(begun, 'hash', fakeStart);
      const { expiresAt } = begun;
      should(await store.authorizationOutcome('connect_1')).eql({ outcome: null, expiresAt });
      should(await store.outcomeOfState('hash')).be.null();
      await store.takeAuthorization('hash');
      should(await store.outcomeOfState('hash')).eql({ outcome: null, expiresAt });

      await store.endAuthorization('connect_1', 'outcome');

      should(await store.authorizationOutcome('connect_1')).eql({ outcome: 'outcome', expiresAt });
      should(await store.outcomeOfState('hash')).eql({ outcome: 'outcome', expiresAt });
      should(await store.authorizationOutcome('other')).be.null();
      should(await store.outcomeOfState('other')).be.null();
    });

    it('its end comes with the person whom it brought, and with their sign-up, whose elder sisters are over', async () => {
      const { store } = contract;
      await store.savePersonAndGrant(anna, someGrant);
      await store.saveSignup(signupRow('before', { personId: anna.id }));
      await store.saveSignup(signupRow('of somebody else'));
      await store.addAuthorization(begun, 'hash', fakeStart);
      const fresh = { ...someGrant, accessToken: 'fresh' };
      const signup = signupRow('now', { personId: anna.id });

      await store.join({ ...anna, name: 'Anne' }, fresh, 'connect_1', 'outcome', signup);

      should(await store.person(anna.id)).eql({ ...anna, name: 'Anne' });
      should(await store.grant(anna.id)).containEql({ accessToken: 'fresh' });
      should(await store.outcomeOfState('hash')).containEql({ outcome: 'outcome' });
      (await store.signupsOfPerson(anna.id)).should.eql([signup]);
      should(await store.signup('of somebody else')).not.be.null();
    });

    it('one that brings somebody whose account is taken brings nobody, and has not ended', async () => {
      const { store } = contract;
      await store.savePersonAndGrant(anna, someGrant);
      await store.addAuthorization(begun, 'hash', fakeStart);
      const twin = somebody('Bert', { userId: anna.userId });

      const joining = await Promise.allSettled([store.join(twin, someGrant, 'connect_1', 'outcome')]);

      joining.should.match([{ status: 'rejected' }]);
      should(await store.person(twin.id)).be.null();
      should(await store.outcomeOfState('hash')).be.null();
    });

    it('one that brings somebody for whom there is no place brings nobody, and has not ended', async () => {
      const { store } = contract;
      for (const person of [anna, somebody('Claire', { clientId: 'other client' })])
        await store.savePersonAndGrant(person, someGrant);
      await store.addAuthorization(begun, 'hash', fakeStart);
      const signup = signupRow('now', { personId: bert.id });
      const seen: number[] = [];
      const come = (hasPlace: boolean) =>
        store.join(bert, someGrant, 'connect_1', 'outcome', signup, (people) => {
          seen.push(people);
          return hasPlace;
        });

      (await come(false)).should.be.false();
      should(await store.person(bert.id)).be.null();
      should(await store.signup('now')).be.null();
      should((await store.authorizationOutcome('connect_1'))?.outcome).be.null();
      (await come(true)).should.be.true();

      should(await store.person(bert.id)).eql(bert);
      seen.should.eql([1, 1]);
    });

    it('without a sign-up those that are under way go on', async () => {
      const { store } = contract;
      const signup = signupRow('before', { personId: anna.id });
      await store.savePersonAndGrant(anna, someGrant);
      await store.saveSignup(signup);

      await store.join(anna, someGrant, 'connect_1', 'outcome');

      (await store.signupsOfPerson(anna.id)).should.eql([signup]);
    });

    it('what was never finished is swept away an hour after its end', async () => {
      const { store } = contract;
      await store.addAuthorization(begun, 'hash', fakeStart);
      const next = { ...begun, id: 'connect_2' };

      await store.addAuthorization(next, 'hash 2', begun.expiresAt + hour);
      const kept = await store.authorizationOutcome('connect_1');
      await store.addAuthorization({ ...begun, id: 'connect_3' }, 'hash 3', begun.expiresAt + hour + 1);
      const swept = await store.authorizationOutcome('connect_1');

      should(kept).eql({ outcome: null, expiresAt: begun.expiresAt });
      should(swept).be.null();
    });
  });
}
