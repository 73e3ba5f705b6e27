// Promises about whose turn it is: an instance that is alone has all that it asks for, and what an earlier one left as well.
import should = require('should');

import { fakeStart } from '../../../support/fake-system';
import { someGrant } from '../../../support/people';
import type { Contract } from '../contract';
import { anna, bert, letGo, notification, smsRow, text } from './rows';

export function instances(contract: Contract): void {
  describe('an instance that is alone', () => {
    beforeEach(async () => {
      for (const person of [anna, bert]) await contract.store.savePersonAndGrant(person, someGrant);
    });

    it('acts for everybody, in the order in which it asks, also after it gave them up or began anew', async () => {
      const ids = [bert.id, anna.id];
      should(await contract.store.ownPeople(ids)).eql(ids);
      await contract.store.freePeople(anna.cloud, anna.clientId);
      should(await contract.store.ownPeople(ids)).eql(ids);
      should(await (await contract.reopen()).ownPeople([anna.id])).eql([anna.id]);
    });

    it('does each work, as often as it asks', async () => {
      should(await contract.store.ownWork('sweep')).be.true();
      should(await contract.store.ownWork('sweep')).be.true();
      await contract.store.freeWork('sweep');
      should(await contract.store.ownWork('sweep')).be.true();
      should(await (await contract.reopen()).ownWork('sweep')).be.true();
    });

    it('refreshes each grant, once more after it brought nothing, and after a crash', async () => {
      const { store } = contract;
      const generation = (await store.grant(anna.id))?.generation ?? 0;
      should(await store.beginRefresh(anna.id, generation)).be.true();
      await store.endRefresh(anna.id, generation);
      should(await store.beginRefresh(anna.id, generation)).be.true();
      should(await (await contract.reopen()).beginRefresh(anna.id, generation)).be.true();
    });

    it('looks after its SMS and the authorizations that came in, and may act', async () => {
      const { store } = contract;
      await store.addSms(smsRow('one'), text, letGo);
      should(await store.ownsSms('one')).be.true();
      should(await store.mayPostAgain('one')).be.true();
      await store.leaveUnposted('one', store.epoch() + 1, fakeStart);
      should(await store.sms('one')).have.property('state', 'posting');
      should(await store.takeSms('account')).be.empty();
      await store.addAuthorization({ id: 'a', plan: '{}', expiresAt: fakeStart + 1 }, 'hash', fakeStart);
      await store.keepAuthorizationGrant('a', '{"grant":1}');
      should(await store.takeAuthorizations()).be.empty();
      should(await store.interruptedAuthorizations()).have.length(1);
      should(await store.mayAct(store.epoch())).be.true();
      should(store.outOfStepMs()).equal(0);
    });

    it('hears of each notification when it takes it in, and of none once more', async () => {
      const { store } = contract;
      const [cloud, clientId] = [anna.cloud, anna.clientId];
      const { kept } = await store.addNotifications(
        cloud,
        clientId,
        [notification(anna.userId, 'a')],
        fakeStart,
      );
      should(kept).have.length(1);
      should(await store.takeNotifications(cloud, clientId)).be.empty();
      should(await store.waitingNotifications(cloud, clientId)).have.length(1);
    });

    it('is not told that anything is free or waits', async () => {
      const { store } = contract;
      const told: string[] = [];
      const stops = [store.onFree(() => told.push('free')), store.onWaiting(() => told.push('waits'))];
      await store.addSms(smsRow('one'), text, letGo);
      for (const stop of stops) stop();
      should(told).be.empty();
    });

    it('is the only one that is listed, where a store lists any', async () => {
      const { store } = contract;
      const listed = await store.instances();
      should(listed.map(({ isOwn }) => isOwn)).eql(store.isShared() ? [true] : []);
    });
  });
}
