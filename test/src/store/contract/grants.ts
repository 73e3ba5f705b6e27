// Promises about grants: one at a time, replaced only by what came from them, gone with the consent.
import should = require('should');

import { history } from '../../../../src/battery/history';
import { fakeStart } from '../../../support/fake-system';
import { someGrant } from '../../../support/people';
import type { Contract } from '../contract';
import { anna, bert, letGo, notification, reading, signupRow, smsRow, text, untoldAlert } from './rows';

export function grants(contract: Contract): void {
  describe('grants', () => {
    it('come with their person, and a new consent replaces both', async () => {
      const { store } = contract;
      await store.savePersonAndGrant(anna, someGrant);
      should(await store.grant(anna.id)).eql({ ...someGrant, generation: 1 });
      should(await store.grant('nobody')).be.null();
      const later = { ...someGrant, accessToken: 'later' };

      await store.savePersonAndGrant({ ...anna, name: 'Anne' }, later);

      should(await store.person(anna.id)).eql({ ...anna, name: 'Anne' });
      should(await store.grant(anna.id)).eql({ ...later, generation: 2 });
    });

    it('a refreshed grant takes the place of the very one it came from, and of no other', async () => {
      const { store } = contract;
      await store.savePersonAndGrant(anna, someGrant);
      const fresh = { ...someGrant, accessToken: 'fresh' };

      const first = await store.replaceGrant(anna.id, 1, fresh);
      const second = await store.replaceGrant(anna.id, 1, { ...someGrant, accessToken: 'too late' });
      const nobody = await store.replaceGrant('person_nobody', 1, fresh);

      [first, second, nobody].should.eql([true, false, false]);
      should(await store.grant(anna.id)).eql({ ...fresh, generation: 2 });
    });

    it('of many who replace the same grant at once, one does', async () => {
      const { store } = contract;
      await store.savePersonAndGrant(anna, someGrant);

      const done = await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          store.replaceGrant(anna.id, 1, { ...someGrant, accessToken: `token ${index}` }),
        ),
      );

      done.filter(Boolean).should.have.length(1);
      should(await store.grant(anna.id)).containEql({ accessToken: 'token 0', generation: 2 });
    });

    it('one that is written once more stays as it is, number included; of nobody there is none to write', async () => {
      const { store } = contract;
      await store.savePersonAndGrant(anna, someGrant);
      let told = 0;
      store.onChange(() => {
        told += 1;
      });

      await store.rewriteGrant(anna.id);
      told.should.equal(1);
      await store.rewriteGrant('nobody');

      told.should.equal(1);
      should(await store.grant(anna.id)).eql({ ...someGrant, generation: 1 });
      should(await store.grant('nobody')).be.null();
    });

    it('consent that was taken back takes along the grant and all that was learnt by it; the person stays', async () => {
      const { store } = contract;
      const ids: number[] = [];
      for (const person of [anna, bert]) {
        const { id, cloud, clientId, userId } = person;
        await store.savePersonAndGrant(person, someGrant);
        await store.saveReadings(id, [reading()], history);
        await store.saveDecision(
          'node',
          person,
          [{ deviceId: 'd1', state: '{}' }],
          [{ id: `alert ${id}`, body: '' }],
        );
        await store.keepUntold(untoldAlert('alert', { personId: id }), null, () => 'waiting');
        const { kept } = await store.addNotifications(
          cloud,
          clientId,
          [notification(userId, 'entry')],
          fakeStart,
        );
        ids.push(...kept.map((one) => one.id));
      }
      await store.addSms(smsRow('sms', { personId: anna.id }), text, letGo);
      await store.saveSignup(signupRow('signup', { personId: anna.id }));

      await store.dropConsent(anna.id, { access: 'lost', accessSince: 5 });

      should(await store.person(anna.id)).eql({ ...anna, access: 'lost', accessSince: 5 });
      should(await store.grant(anna.id)).be.null();
      for (const { id } of [anna, bert]) {
        const left = [
          ...(await store.readingsSince(id, 0)),
          ...(await store.states('node', id)),
          ...(await store.untoldOf(id)),
        ];
        left.should.have.length(id === anna.id ? 0 : 3);
      }
      (await store.alertsOfNode('node')).map(({ id }) => id).should.eql([`alert ${bert.id}`]);
      (await store.notifications(ids)).map(({ person }) => person.name).should.eql(['Bert']);
      should(await store.sms('sms')).not.be.null();
      should(await store.signup('signup')).not.be.null();
    });

    it('after it nothing is kept that a late answer brings, until there is a new consent', async () => {
      const { store } = contract;
      const post = () =>
        store.addNotifications(anna.cloud, anna.clientId, [notification(anna.userId, 'entry')], fakeStart);
      await store.savePersonAndGrant(anna, someGrant);
      await store.dropConsent(anna.id, { access: 'lost' });

      await store.saveReadings(anna.id, [reading()], history);
      (await store.replaceGrant(anna.id, 1, someGrant)).should.be.false();
      await store.rewriteGrant(anna.id);
      (await post()).should.eql({ kept: [], unknown: 1 });
      (await store.lastReadings(anna.id)).should.eql([]);
      should(await store.grant(anna.id)).be.null();

      await store.savePersonAndGrant(anna, someGrant);
      (await store.replaceGrant(anna.id, 1, { ...someGrant, accessToken: 'too late' })).should.be.false();
      await store.saveReadings(anna.id, [reading()], history);
      (await store.lastReadings(anna.id)).should.eql([reading()]);
      (await post()).unknown.should.equal(0);
      should(await store.grant(anna.id)).containEql({ accessToken: someGrant.accessToken });
    });
  });
}
