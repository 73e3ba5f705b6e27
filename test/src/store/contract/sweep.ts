// Promises about what is forgotten by its age, and about what is not: what may still be needed.
import should = require('should');

import { fakeStart } from '../../../support/fake-system';
import { someGrant } from '../../../support/people';
import type { Contract } from '../contract';
import {
  anna,
  bert,
  countsOf,
  day,
  hour,
  letGo,
  sendCode,
  signupRow,
  smsRow,
  text,
  untoldAlert,
} from './rows';

export function sweep(contract: Contract): void {
  describe('the sweep', () => {
    it('forgets an SMS after a week although no other one comes, unless it still has to be looked up', async () => {
      const { store } = contract;
      const add = (id: string, facts: Parameters<typeof smsRow>[1]) =>
        store.addSms(smsRow(id, facts), text, letGo);
      await add('settled', { state: 'accepted', nextLookAt: null });
      await add('open', { state: 'waiting' });
      await add('posted', { nextLookAt: null });

      await store.forgetOld(fakeStart + 7 * day);
      should(await store.sms('settled')).not.be.null();
      await store.forgetOld(fakeStart + 7 * day + 1);

      should(await store.sms('settled')).be.null();
      should(await store.sms('open')).not.be.null();
      should(await store.sms('posted')).not.be.null();
    });

    for (const personId of [anna.id, null]) {
      const whose = personId === null ? 'that a flow has taken the person off' : 'of a person';
      it(`keeps an SMS ${whose} while an alert of theirs may leave once more`, async () => {
        const { store } = contract;
        for (const person of [anna, bert]) await store.savePersonAndGrant(person, someGrant);
        await store.saveDecision('node', anna, [], [{ id: 'alert', body: '{}' }]);
        await store.addSms(smsRow('sms', { personId, state: 'accepted', nextLookAt: null }), text, letGo);
        const another = smsRow('of Bert', { personId: bert.id, state: 'accepted', nextLookAt: null });
        await store.addSms(another, text, letGo);
        const later = fakeStart + 8 * day;

        await store.forgetOld(later);
        should(await store.sms('sms')).not.be.null();
        should(await store.sms('of Bert')).be.null();
        await store.removeAlerts(['alert']);
        await store.forgetOld(later);

        should(await store.sms('sms')).be.null();
      });
    }

    it('forgets a code and a count of SMS after a day', async () => {
      const { store } = contract;
      await sendCode(store, signupRow('one'));
      await store.addSms(smsRow('sms'), { ...text, key: 'other' }, letGo);
      const codes = () => store.countCodes('page', 'hash', fakeStart - 1, fakeStart - 1);
      const counted = () => store.countCappedSms('account', fakeStart - 1);

      await store.forgetOld(fakeStart + day - 1);
      [await codes(), await counted()].should.eql([
        { ofNumber: 1, ofNode: 1 },
        { ofDay: 1, ofOneNumber: 1 },
      ]);
      await store.forgetOld(fakeStart + day);

      [await codes(), await counted()].should.eql([
        { ofNumber: 0, ofNode: 0 },
        { ofDay: 0, ofOneNumber: 0 },
      ]);
      // The sign-up itself has an end of its own.
      should(await store.signup('one')).not.be.null();
    });

    it('forgets a pass after a day', async () => {
      const { store } = contract;
      for (const key of ['first', 'second']) {
        await sendCode(store, signupRow(key), { smsKey: key });
      }

      await store.forgetOld(fakeStart + day - 1);
      const within = await countsOf(store, smsRow('one', { createdAt: fakeStart }), { key: 'first' });
      await store.forgetOld(fakeStart + day);
      const later = await countsOf(store, smsRow('two', { createdAt: fakeStart }), { key: 'second' });

      [within.hasPass, later.hasPass].should.eql([true, false]);
    });

    it('counts the day of a pass from when it was given last', async () => {
      const { store } = contract;
      await sendCode(store, signupRow('one'));
      await sendCode(store, signupRow('one'), { at: fakeStart + hour });

      await store.forgetOld(fakeStart + day);

      (await countsOf(store, smsRow('sms', { createdAt: fakeStart + day }))).hasPass.should.be.true();
    });

    it('forgets who is gone, and numbers that were somebody else before, after two days', async () => {
      const { store } = contract;
      for (const person of [anna, bert]) await store.savePersonAndGrant(person, someGrant);
      await store.changePerson(anna.id, { number: '+12025550142' });
      await store.removePerson(bert.id);
      const known = async () => [
        (await store.present(anna.id, text.to)).isFormer,
        (await store.present(bert.id, null)).state,
      ];

      await store.forgetOld(fakeStart + 2 * day - 1);
      (await known()).should.eql([true, 'gone']);
      await store.forgetOld(fakeStart + 2 * day);

      (await known()).should.eql([false, 'unknown']);
    });

    it('forgets an authorization an hour after its time, unless its grant came in and nobody has it', async () => {
      const { store } = contract;
      const expiresAt = fakeStart + 60_000;
      for (const id of ['begun', 'granted', 'ended']) {
        await store.addAuthorization({ id, plan: id, expiresAt }, id, fakeStart);
      }
      await store.keepAuthorizationGrant('granted', 'grant');
      await store.endAuthorization('ended', 'outcome');

      await store.forgetOld(expiresAt + hour);
      should(await store.authorization('begun')).not.be.null();
      should(await store.outcomeOfState('ended')).not.be.null();
      await store.forgetOld(expiresAt + hour + 1);

      should(await store.authorization('begun')).be.null();
      should(await store.outcomeOfState('ended')).be.null();
      (await store.interruptedAuthorizations()).map(({ id }) => id).should.eql(['granted']);
    });

    it('forgets what is kept for battery nodes that are gone, of everybody, and nothing for those that are there', async () => {
      const { store } = contract;
      for (const person of [anna, bert]) await store.savePersonAndGrant(person, someGrant);
      for (const node of ['gone', 'there']) {
        for (const person of [anna, bert]) {
          const states = [{ deviceId: 'D1', state: '{}' }];
          const alert = { id: `${node} ${person.id}`, body: '{}' };
          await store.saveDecision(node, person, states, [alert], [], { advice: fakeStart, alerts: null });
        }
        await store.keepUntold(untoldAlert(node, { nodeId: node }), null, () => 'waiting');
      }
      await store.keepUntold(untoldAlert('nobody’s', { nodeId: null }), null, () => 'waiting');
      const kept = async (node: string) => [
        (await store.states(node, anna.id)).length + (await store.states(node, bert.id)).length,
        (await store.alertsOfNode(node)).length,
        (await store.duePeople(node, fakeStart, fakeStart + day, 9)).length,
      ];
      const [before, asked] = [await kept('gone'), new Set<string>()];

      await store.forgetNodes((nodeId) => asked.add(nodeId) && nodeId === 'there');

      before.should.eql([2, 2, 2]);
      [await kept('gone'), await kept('there')].should.eql([
        [0, 0, 0],
        [2, 2, 2],
      ]);
      [...asked].sort().should.eql(['gone', 'there']);
      (await store.everyUntold())
        .map(({ alertId }) => alertId)
        .sort()
        .should.eql(['nobody’s', 'there']);
    });

    it('leaves people, grants and facts alone, however old they are', async () => {
      const { store } = contract;
      await store.savePersonAndGrant(anna, someGrant);
      await store.setFact('a', 'b');

      await store.forgetOld(fakeStart + 3650 * day);

      should(await store.person(anna.id)).eql(anna);
      should(await store.grant(anna.id)).not.be.null();
      should(await store.fact('a')).equal('b');
    });
  });
}
