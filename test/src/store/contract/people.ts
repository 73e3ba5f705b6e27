// Promises about people: found by what is known of them, changed in part, and gone with all that hangs on them.
import should = require('should');

import { history } from '../../../../src/battery/history';
import type { Person } from '../../../../src/store/records';
import { fakeStart } from '../../../support/fake-system';
import { somebody, someGrant } from '../../../support/people';
import type { Contract } from '../contract';
import { anna, bert, letGo, notification, reading, signupRow, smsRow, text, untoldAlert } from './rows';

const names = (people: readonly { name: string }[]) => people.map(({ name }) => name);

export function people(contract: Contract): void {
  describe('people', () => {
    it('are listed by name and then by id: of a cloud, of a client of it, and all of them', async () => {
      const { store } = contract;
      const emil = somebody('Emil', { cloud: 'fitbit' });
      const dora = somebody('Dora', { clientId: 'other' });
      const [first, second] = ['a', 'b'].map((key) =>
        somebody(`Twin ${key}`, { name: 'Twin', userId: `a ${key}` }),
      );
      if (!first || !second) throw new Error('there are two');
      for (const one of [second, emil, dora, first, anna]) await store.savePersonAndGrant(one, someGrant);

      (await store.people('google-health')).should.eql([anna, dora, first, second]);
      (await store.peopleOfClient('google-health', 'client')).should.eql([anna, first, second]);
      (await store.everybody()).should.eql([anna, dora, emil, first, second]);
      (await store.people('demo')).should.eql([]);
      (await store.countPeople('google-health', 'client')).should.equal(3);
      (await store.countPeople('demo', 'client')).should.equal(0);
    });

    it('are in an order that knows no language: capitals come before small letters, and what is accented last', async () => {
      const { store } = contract;
      for (const [index, name] of ['b', 'Ä', 'a', 'B', '\u{1f50b}', 'a b', 'a-b'].entries()) {
        await store.savePersonAndGrant(somebody(`Person${index}`, { name }), someGrant);
      }

      names(await store.everybody()).should.eql(['B', 'a', 'a b', 'a-b', 'b', 'Ä', '\u{1f50b}']);
      names(await store.people('google-health')).should.eql(names(await store.everybody()));
    });

    it('of a client come page by page, by their ids at the cloud', async () => {
      const { store } = contract;
      for (const [name, userId] of Object.entries({ Anna: 'u3', Bert: 'u1', Carla: 'u2' })) {
        await store.savePersonAndGrant(somebody(name, { userId }), someGrant);
      }
      await store.savePersonAndGrant(somebody('Dora', { userId: 'u2', clientId: 'other' }), someGrant);

      names(await store.nextPeople('google-health', 'client', '', 2)).should.eql(['Bert', 'Carla']);
      names(await store.nextPeople('google-health', 'client', '', 9)).should.eql(['Bert', 'Carla', 'Anna']);
      names(await store.nextPeople('google-health', 'client', 'u2', 2)).should.eql(['Anna']);
      names(await store.nextPeople('google-health', 'client', 'u3', 2)).should.eql([]);
    });

    it('are found by id, account, personal link and number, and nobody else in their place', async () => {
      const { store } = contract;
      const linked = somebody('Anna', { linkHash: 'link', number: '+12025550142' });
      const same = somebody('Carla', { number: '+12025550142' });
      for (const one of [linked, bert, same]) await store.savePersonAndGrant(one, someGrant);

      should(await store.person(anna.id)).eql(linked);
      should(await store.person('nobody')).be.null();
      should(await store.personOfAccount('google-health', 'client', 'user-anna')).eql(linked);
      for (const [cloud, client] of [
        ['fitbit', 'client'],
        ['google-health', 'other'],
      ] as const) {
        should(await store.personOfAccount(cloud, client, 'user-anna')).be.null();
      }
      should(await store.personOfLink('link')).eql(linked);
      should(await store.personOfLink('other')).be.null();
      names(await store.personsOfNumber('+12025550142'))
        .sort()
        .should.eql(['Anna', 'Carla']);
      (await store.personsOfNumber('+1')).should.eql([]);
    });

    it('an account belongs to one person, and so does a personal link', async () => {
      const { store } = contract;
      await store.savePersonAndGrant(somebody('Anna', { linkHash: 'link' }), someGrant);

      const results = await Promise.allSettled([
        store.savePersonAndGrant(somebody('Bert', { userId: anna.userId }), someGrant),
        store.savePersonAndGrant(somebody('Carla', { linkHash: 'link' }), someGrant),
      ]);

      results.map(({ status }) => status).should.eql(['rejected', 'rejected']);
      names(await store.everybody()).should.eql(['Anna']);
    });

    it('a change leaves the rest, changes at the same time meet in one person, and nobody is changed to life', async () => {
      const { store } = contract;
      await store.savePersonAndGrant(anna, someGrant);

      await Promise.all([
        store.changePerson(anna.id, { name: 'Anne' }),
        store.changePerson(anna.id, { ownLow: 30, timeZone: 'Europe/Berlin' }),
        store.changePerson('nobody', { name: 'X' }),
      ]);

      (await store.everybody()).should.eql([
        { ...anna, name: 'Anne', ownLow: 30, timeZone: 'Europe/Berlin' },
      ]);
    });

    it('a change may restate what each node has told of the person, and nothing of their devices', async () => {
      const { store } = contract;
      for (const person of [anna, bert]) {
        await store.savePersonAndGrant(person, someGrant);
        for (const node of ['one', 'two']) {
          const states = ['', 'd1'].map((deviceId) => ({ deviceId, state: `"${node}"` }));
          await store.saveDecision(node, person, states, []);
        }
      }
      const seen: unknown[] = [];

      await store.changePerson(anna.id, { failingSince: 5 }, (state, before) => {
        seen.push([state, before]);
        return state === '"one"' ? '"restated"' : state;
      });

      seen.should.have.length(2);
      seen.should.containDeep([
        ['"one"', anna],
        ['"two"', anna],
      ]);
      const statesOf = async (node: string, id: string) =>
        (await store.states(node, id))
          .sort((a, b) => a.deviceId.localeCompare(b.deviceId))
          .map((one) => one.state);
      (await statesOf('one', anna.id)).should.eql(['"restated"', '"one"']);
      (await statesOf('two', anna.id)).should.eql(['"two"', '"two"']);
      (await statesOf('one', bert.id)).should.eql(['"one"', '"one"']);
    });

    it('a person who leaves takes along all that hangs on them, and nothing of anybody else', async () => {
      const { store } = contract;
      const left: Record<string, unknown[]> = {};
      const ids: number[] = [];
      for (const person of [anna, bert]) {
        const { id, cloud, clientId, userId, name } = person;
        await store.savePersonAndGrant(person, someGrant);
        await store.saveReadings(id, [reading()], history);
        await store.saveDecision(
          'node',
          person,
          [{ deviceId: 'd1', state: '{}' }],
          [{ id: `alert ${id}`, body: '' }],
        );
        await store.keepUntold(untoldAlert('alert', { personId: id }), null, () => 'waiting');
        await store.saveSignup(signupRow(`signup ${id}`, { personId: id }));
        await store.addSms(smsRow(`sms ${id}`, { personId: id }), text, letGo);
        const { kept } = await store.addNotifications(
          cloud,
          clientId,
          [notification(userId, 'entry')],
          fakeStart,
        );
        ids.push(...kept.map((one) => one.id));
        await store.addAuthorization(
          { id: `connect ${id}`, plan: '', expiresAt: fakeStart },
          `hash ${id}`,
          fakeStart,
        );
        await store.endAuthorization(
          `connect ${id}`,
          JSON.stringify({ state: 'connected', person: { id, name } }),
        );
      }

      await store.removePerson(anna.id);
      await store.removePerson('nobody');

      for (const { id } of [anna, bert]) {
        left[id] = [
          await store.person(id),
          await store.grant(id),
          await store.sms(`sms ${id}`),
          await store.authorizationOutcome(`connect ${id}`),
          ...(await store.readingsSince(id, 0)),
          ...(await store.states('node', id)),
          ...(await store.untoldOf(id)),
          ...(await store.signupsOfPerson(id)),
          ...(await store.smsOfPerson(id, 9)),
        ].filter((one) => one !== null);
      }
      should(left[anna.id]).eql([]);
      should(left[bert.id]).have.length(9);
      (await store.alertsOfNode('node')).map(({ id }) => id).should.eql([`alert ${bert.id}`]);
      (await store.notifications(ids)).map(({ person }) => person.name).should.eql(['Bert']);
    });

    it('what was decided of somebody who left meanwhile is not kept', async () => {
      const { store } = contract;
      await store.saveReadings(anna.id, [reading()], history);
      (await store.saveDecision('node', anna, [{ deviceId: 'd1', state: '{}' }], [])).should.be.false();

      (await store.lastReadings(anna.id)).should.be.empty();
      (await store.states('node', anna.id)).should.be.empty();
    });

    it('of who is here the newest readings are known, of who is gone that they were here, of others nothing', async () => {
      const { store } = contract;
      for (const person of [anna, bert]) await store.savePersonAndGrant(person, someGrant);
      await store.saveReadings(anna.id, [reading({ at: fakeStart - 1, level: 70 })], history);
      await store.saveReadings(anna.id, [reading()], history);
      await store.removePerson(bert.id);
      const nothing = { person: null, readings: [], isFormer: false };

      (await store.present(anna.id, text.to)).should.eql({
        state: 'here',
        person: anna,
        readings: [reading()],
        isFormer: false,
      });
      (await store.present(bert.id, text.to)).should.eql({ state: 'gone', ...nothing });
      (await store.present('nobody', text.to)).should.eql({ state: 'unknown', ...nothing });
    });

    it('who comes back under the same id is not gone', async () => {
      const { store } = contract;
      await store.savePersonAndGrant(anna, someGrant);
      await store.removePerson(anna.id);
      const row = smsRow('sms', { personId: anna.id });
      should(await store.addSms(row, text, letGo)).equal('gone');

      await store.savePersonAndGrant(anna, someGrant);

      should(await store.addSms(row, text, letGo)).equal('added');
      should((await store.present(anna.id, text.to)).state).equal('here');
    });

    it('a number that was given up is known as former, until it is theirs again', async () => {
      const { store } = contract;
      await store.savePersonAndGrant(anna, someGrant);
      const isFormer = async (to: string | null) => (await store.present(anna.id, to)).isFormer;
      const [first, second] = [text.to, '+12025550142'];

      await store.changePerson(anna.id, { number: second });
      [await isFormer(first), await isFormer(second), await isFormer(null)].should.eql([true, false, false]);
      await store.savePersonAndGrant({ ...anna, number: null }, someGrant);
      [await isFormer(first), await isFormer(second)].should.eql([true, true]);
      await store.changePerson(anna.id, { number: first });
      [await isFormer(first), await isFormer(second)].should.eql([false, true]);
      await store.savePersonAndGrant(bert, someGrant);
      (await store.present(bert.id, second)).isFormer.should.be.false();
    });

    it('who needs no grant is added by themselves, once under each id at the cloud', async () => {
      const { store } = contract;
      (await store.addPerson(anna)).should.be.true();
      (await store.addPerson({ ...bert, userId: anna.userId })).should.be.false();
      (await store.addPerson({ ...bert, userId: anna.userId, clientId: 'other' })).should.be.true();

      should(await store.person(anna.id)).eql(anna);
      should(await store.grant(anna.id)).be.null();
      await store.saveReadings(anna.id, [reading({ charging: true })], history);
      (await store.lastReadings(anna.id)).should.eql([reading({ charging: true })]);
    });

    it('an id at the cloud is changed together with what else changes, or not at all', async () => {
      const { store } = contract;
      await store.addPerson(anna);
      await store.addPerson(bert);
      const taken = { name: 'Bert', userId: bert.userId };
      (await store.changePerson(anna.id, taken)).should.be.false();
      (await store.proveNumber(anna.id, { ...taken, number: '+12025550142' })).should.be.false();
      should(await store.person(anna.id)).eql(anna);

      (await store.changePerson(anna.id, { name: 'Annika', userId: 'another' })).should.be.true();
      (await store.changePerson(anna.id, { userId: 'another', language: 'de' })).should.be.true();
      should(await store.person(anna.id)).eql({ ...anna, userId: 'another', name: 'Annika', language: 'de' });
      (await store.changePerson('nobody', { userId: 'new' })).should.be.false();
    });

    it('an id at the cloud stays theirs beside the new one, and goes back to them', async () => {
      const { store } = contract;
      const { cloud, clientId } = anna;
      const of = async (userId: string) => (await store.personOfAccount(cloud, clientId, userId))?.id;
      await store.addPerson(anna);
      await store.changePerson(anna.id, { userId: 'another' });
      should(await of(anna.userId)).equal(anna.id);
      (await store.addPerson({ ...bert, userId: anna.userId })).should.be.false();
      (await store.addPerson({ ...bert, userId: anna.userId, clientId: 'other' })).should.be.true();
      await store.changePerson(anna.id, { userId: anna.userId });
      should([await of('another'), await of(anna.userId)]).eql([anna.id, anna.id]);
    });

    it('who was removed for good is added by nobody but the owner, under none of their ids', async () => {
      const { store } = contract;
      await store.addPerson(anna, null, true);
      await store.changePerson(anna.id, { userId: 'another' });
      await store.removePerson(anna.id, true);
      for (const userId of [anna.userId, 'another']) {
        should(await store.personOfAccount(anna.cloud, anna.clientId, userId)).be.null();
        (await store.addPerson({ ...bert, userId }, null, true)).should.be.false();
      }
      (await store.addPerson({ ...bert, userId: 'another' })).should.be.true();
      await store.removePerson(bert.id);
      (await store.addPerson({ ...bert, userId: 'another' }, null, true)).should.be.true();
    });

    it('an id that is given over takes the devices along, and nobody keeps what is not given', async () => {
      const { store } = contract;
      await store.addPerson(anna);
      await store.addPerson(bert, null, true);
      await store.saveReadings(bert.id, [reading({})], history);
      const asked: [string, boolean][] = [];
      const answer = (is: boolean) => (other: Person, isByMsg: boolean) => {
        asked.push([other.id, isByMsg]);
        return is;
      };
      (await store.identifyPerson(anna.id, bert.userId, answer(false))).should.be.false();
      should(await store.person(bert.id)).eql(bert);
      (await store.identifyPerson(anna.id, bert.userId, answer(true))).should.be.true();
      should(await store.person(bert.id)).be.null();
      should((await store.personOfAccount(bert.cloud, bert.clientId, bert.userId))?.id).equal(anna.id);
      (await store.lastReadings(anna.id)).should.eql([reading({})]);
      asked.should.eql([
        [bert.id, true],
        [bert.id, true],
      ]);
      (await store.identifyPerson('nobody', 'new', answer(true))).should.be.false();
    });
  });
}
