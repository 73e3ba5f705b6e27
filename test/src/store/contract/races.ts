// What is asked at the same time happens as if one came after the other, in the order in which it was asked.
import should = require('should');

import { history } from '../../../../src/battery/history';
import { fakeStart } from '../../../support/fake-system';
import { somebody, someGrant } from '../../../support/people';
import type { Contract } from '../contract';
import {
  anna,
  countsOf,
  letGo,
  notification,
  reading,
  sendCode,
  signupRow,
  smsRow,
  text,
  untoldAlert,
} from './rows';

export function races(contract: Contract): void {
  describe('at the same time', () => {
    const alert = { id: 'alert', body: '{}' };
    const state = { deviceId: '', state: '{}' };
    const statuses = (results: readonly PromiseSettledResult<unknown>[]) =>
      results.map(({ status }) => status);

    it('two decide about a person: both are kept, and the later state counts', async () => {
      const { store } = contract;
      await store.savePersonAndGrant(anna, someGrant);

      const kept = await Promise.all(
        ['first', 'second'].map((word) =>
          store.saveDecision('node', anna, [{ deviceId: '', state: word }], [{ id: word, body: word }]),
        ),
      );

      kept.should.eql([true, true]);
      (await store.states('node', anna.id)).should.eql([{ deviceId: '', state: 'second' }]);
      (await store.alertsOfNode('node')).map(({ id }) => id).should.eql(['first', 'second']);
    });

    it('a person is changed and decided about: only what was decided before the change is kept', async () => {
      const { store } = contract;
      await store.savePersonAndGrant(anna, someGrant);

      const [before, , after] = await Promise.all([
        store.saveDecision('node', anna, [], [alert]),
        store.changePerson(anna.id, { name: 'Anne' }),
        store.saveDecision('node', anna, [state], [{ id: 'too late', body: '{}' }]),
      ]);

      [before, after].should.eql([true, false]);
      (await store.alertsOfNode('node')).should.eql([alert]);
      (await store.states('node', anna.id)).should.eql([]);
    });

    it('a person is removed and something comes for them: nothing of it is kept, whichever was first', async () => {
      const { store } = contract;
      await store.savePersonAndGrant(anna, someGrant);
      const come = (when: string) => [
        store.saveDecision('node', anna, [state], [{ id: when, body: '{}' }]),
        store.saveReadings(anna.id, [reading()], history),
        store.addSms(smsRow(when, { personId: anna.id }), text, letGo),
        store.addNotifications(anna.cloud, anna.clientId, [notification(anna.userId, 'entry')], fakeStart),
        store.keepUntold(untoldAlert(when), null, () => 'ready'),
        store.changePerson(anna.id, { name: 'Anne' }),
      ];

      const before = come('before');
      const removing = store.removePerson(anna.id);
      const after = come('after');
      await removing;

      (await Promise.all(before)).slice(0, 3).should.eql([true, undefined, 'added']);
      (await Promise.all(after)).slice(0, 4).should.eql([false, undefined, 'gone', { kept: [], unknown: 1 }]);
      const left = [
        ...(await store.everybody()),
        ...(await store.states('node', anna.id)),
        ...(await store.alertsOfNode('node')),
        ...(await store.readingsSince(anna.id, 0)),
        ...(await store.smsOfPerson(anna.id, 9)),
        ...(await store.waitingNotifications(anna.cloud, anna.clientId)),
        ...(await store.everyUntold()),
      ];
      left.should.eql([]);
    });

    it('consent is taken back and given again: what was refreshed of the old one is not kept', async () => {
      const { store } = contract;
      await store.savePersonAndGrant(anna, someGrant);

      const [, , replaced] = await Promise.all([
        store.dropConsent(anna.id, { access: 'lost' }),
        store.savePersonAndGrant(anna, { ...someGrant, accessToken: 'new' }),
        store.replaceGrant(anna.id, 1, { ...someGrant, accessToken: 'too late' }),
      ]);

      should(replaced).be.false();
      should(await store.grant(anna.id)).containEql({ accessToken: 'new' });
    });

    it('two rows claim one message of the sender: one of them has it', async () => {
      const { store } = contract;
      for (const id of ['first', 'second'])
        await store.addSms(smsRow(id, { state: 'uncertain' }), text, letGo);
      const message = [{ sid: 'sid', status: 'sent' }];

      const claimed = await Promise.all(['first', 'second'].map((id) => store.claimSms(id, message, null)));

      claimed.should.eql([true, false]);
      [(await store.sms('first'))?.sid, (await store.sms('second'))?.sid].should.eql(['sid', null]);
    });

    it('two rows claim two messages: each of them has one', async () => {
      const { store } = contract;
      for (const id of ['first', 'second'])
        await store.addSms(smsRow(id, { state: 'uncertain' }), text, letGo);
      const messages = ['one', 'two'].map((sid) => ({ sid, status: 'sent' }));

      await Promise.all(['first', 'second'].map((id) => store.claimSms(id, messages, null)));

      [(await store.sms('first'))?.sid, (await store.sms('second'))?.sid].should.eql(['one', 'two']);
    });

    it('one SMS is changed by two who expect the same of it: the first of them does', async () => {
      const { store } = contract;
      await store.addSms(smsRow('sms'), text, letGo);

      const changed = await Promise.all([
        store.changeSms('sms', { state: 'accepted', sid: 'sid' }, ['posting']),
        store.changeSms('sms', { state: 'uncertain' }, ['posting']),
      ]);

      changed.should.eql([true, false]);
      should((await store.sms('sms'))?.state).equal('accepted');
    });

    it('many SMS are judged: each sees those before it, so that no cap is overrun', async () => {
      const { store } = contract;
      const verdicts = await Promise.all(
        Array.from({ length: 30 }, (_, index) =>
          store.addSms(smsRow(`sms ${index}`), text, ({ ofNumber }) =>
            ofNumber.sent < 5 ? letGo() : { verdict: 'cap-number' },
          ),
        ),
      );

      verdicts.map((one) => one === 'added').should.eql(verdicts.map((_, index) => index < 5));
      (await store.countCappedSms('account', fakeStart - 1)).ofDay.should.equal(5);
    });

    it('many codes are asked for: each sees those before it, so that no limit is overrun', async () => {
      const { store } = contract;
      const rows = Array.from({ length: 8 }, (_, index) => signupRow(`signup ${index}`));
      for (const row of rows) await store.saveSignup(row);

      const verdicts = await Promise.all(
        rows.map((row) =>
          store.keepCode(row, 'hash', { to: text.to, smsKey: row.id }, fakeStart, ({ ofNumber }) =>
            ofNumber < 3 ? 'kept' : 'cap-number',
          ),
        ),
      );

      verdicts.should.eql(rows.map((_, index) => (index < 3 ? 'kept' : 'cap-number')));
    });

    it('two SMS come with the pass of one code: it is taken once', async () => {
      const { store } = contract;
      await sendCode(store, signupRow('one'));

      const counts = await Promise.all(['first', 'second'].map((id) => countsOf(store, smsRow(id))));

      counts.map(({ hasPass }) => hasPass).should.eql([true, false]);
    });

    it("a sign-up's code is entered twice: the number is proven once", async () => {
      const { store } = contract;
      await store.savePersonAndGrant(somebody('Anna', { numberState: 'unproven' }), someGrant);
      await store.saveSignup(signupRow('one', { personId: anna.id }));
      const welcome = { to: text.to, smsKey: text.key, at: fakeStart };

      const proven = await Promise.all([
        store.proveNumber(anna.id, { numberState: 'proven' }, null, 'one'),
        store.proveNumber(anna.id, { name: 'Too late' }, welcome, 'one'),
      ]);

      proven.should.eql([true, false]);
      should(await store.person(anna.id)).eql(anna);
      (await countsOf(store, smsRow('sms'))).hasPass.should.be.false();
    });

    it('a sign-up ends and goes on: no late write brings it back', async () => {
      const { store } = contract;
      await store.saveSignup(signupRow('one'));

      const [, isChanged, hasCode] = await Promise.all([
        store.removeSignup('one'),
        store.changeSignup('one', 'late'),
        store.keepCode(signupRow('one'), 'hash', { to: text.to, smsKey: text.key }, fakeStart, () => 'kept'),
      ]);

      [isChanged, hasCode].should.eql([false, 'over']);
      should(await store.signup('one')).be.null();
    });

    it('a number is proven and its sign-up ends unfinished: what was first holds', async () => {
      const { store } = contract;
      const people = ['Anna', 'Bert'].map((name) => somebody(name, { numberState: 'unproven' }));
      for (const person of people) {
        await store.savePersonAndGrant(person, someGrant);
        await store.saveSignup(signupRow(person.name, { personId: person.id }));
      }
      const [first, second] = people;
      if (!first || !second) throw new Error('there are two');

      const [, isRemoved, isRemovedFirst] = await Promise.all([
        store.proveNumber(first.id, { numberState: 'proven' }),
        store.removeUnfinished(first.id, 'Anna'),
        store.removeUnfinished(second.id, 'Bert'),
        store.proveNumber(second.id, { numberState: 'proven' }),
      ]);

      [isRemoved, isRemovedFirst].should.eql([false, true]);
      (await store.everybody()).should.eql([{ ...first, numberState: 'proven' }]);
    });

    it('two come back with one account under two ids: the second is refused, and the first stays whole', async () => {
      const { store } = contract;
      const twin = somebody('Bert', { userId: anna.userId });

      const results = await Promise.allSettled([
        store.savePersonAndGrant(anna, someGrant),
        store.savePersonAndGrant(twin, { ...someGrant, accessToken: 'of the twin' }),
        store.savePersonAndGrant({ ...anna, name: 'Anne' }, someGrant),
      ]);

      statuses(results).should.eql(['fulfilled', 'rejected', 'fulfilled']);
      (await store.everybody()).should.eql([{ ...anna, name: 'Anne' }]);
      should(await store.grant(twin.id)).be.null();
      should((await store.grant(anna.id))?.generation).equal(2);
    });

    it('an alert becomes ready and leaves: it is told by one of the two', async () => {
      const { store } = contract;
      await store.savePersonAndGrant(anna, someGrant);
      await store.keepUntold(untoldAlert('alert'), null, () => 'waiting');

      await Promise.all([
        store.saveDecision('node', anna, [], [alert]),
        store.readyUntold([untoldAlert('alert')]),
      ]);

      (await store.alertsOfNode('node')).should.eql([alert]);
      (await store.untoldOf(anna.id)).should.eql([]);
    });
  });
}
