// Promises about notifications: kept for who has a grant, in their order, until they are removed.
import 'should';
import type { NewNotification } from '../../../../src/store/notification-store';
import { fakeStart } from '../../../support/fake-system';
import { somebody, someGrant } from '../../../support/people';
import type { Contract } from '../contract';
import { anna, bert, notification } from './rows';

export function notifications(contract: Contract): void {
  describe('notifications', () => {
    beforeEach(async () => {
      for (const person of [anna, bert]) await contract.store.savePersonAndGrant(person, someGrant);
    });
    const post = (at: number, ...all: NewNotification[]) =>
      contract.store.addNotifications('google-health', 'client', all, at);

    it('what comes for who has a grant is kept as it came, with the name that the person has now', async () => {
      const { store } = contract;
      const { kept } = await post(fakeStart, notification(anna.userId, 'first', 3));
      await store.changePerson(anna.id, { name: 'Anne' });

      const found = await store.notifications(kept.map(({ id }) => id));

      kept.map(({ userId }) => userId).should.eql([anna.userId]);
      found.should.eql([
        {
          id: kept[0]?.id,
          at: fakeStart,
          count: 3,
          collections: ['steps'],
          entries: ['first'],
          person: { id: anna.id, name: 'Anne' },
        },
      ]);
    });

    it('what comes for others is only counted: nobody of that client, without consent, or gone', async () => {
      const { store } = contract;
      await store.dropConsent(bert.id, { access: 'lost' });
      const [carla, dora] = [somebody('Carla'), somebody('Dora', { clientId: 'other' })];
      for (const person of [carla, dora]) await store.savePersonAndGrant(person, someGrant);
      await store.removePerson(carla.id);

      const { kept, unknown } = await post(
        fakeStart,
        notification(bert.userId, 'without consent', 2),
        notification(carla.userId, 'gone', 4),
        notification(anna.userId, 'kept', 64),
        notification(dora.userId, "another client's", 8),
        notification('user-nobody', 'of nobody', 16),
      );
      const elsewhere = await store.addNotifications(
        'fitbit',
        'client',
        [notification(anna.userId, '', 32)],
        0,
      );

      kept.map(({ userId }) => userId).should.eql([anna.userId]);
      unknown.should.equal(2 + 4 + 8 + 16);
      elsewhere.should.eql({ kept: [], unknown: 32 });
    });

    it('they are read in the order in which they came, whatever the order of the question', async () => {
      const { store } = contract;
      const first = await post(
        fakeStart,
        notification(bert.userId, '1'),
        notification(anna.userId, '2'),
        notification(bert.userId, '3'),
      );
      const second = await post(fakeStart - 1, notification(anna.userId, '4'));
      const ids = [...first.kept, ...second.kept].map(({ id }) => id);

      const found = await store.notifications([...ids].reverse());

      first.kept.map(({ userId }) => userId).should.eql([bert.userId, anna.userId, bert.userId]);
      found.map(({ entries }) => entries[0]).should.eql(['1', '2', '3', '4']);
      found.map(({ id }) => id).should.eql(ids);
      (await store.notifications([])).should.eql([]);
    });

    it('an id is not given again, not even to what comes after the last one was removed', async () => {
      const { store } = contract;
      const { kept } = await post(
        fakeStart,
        notification(anna.userId, 'first'),
        notification(anna.userId, 'last'),
      );
      const given = kept.map(({ id }) => id);
      await store.removeNotifications([...given, 99_999]);
      (await store.notifications(given)).should.eql([]);

      const later = await post(fakeStart, notification(anna.userId, 'later'));

      given.should.not.containEql(later.kept[0]?.id);
      (await store.notifications(given)).should.eql([]);
    });

    it('of posts at the same time each hears what was kept of its own, and their ids go up in their order', async () => {
      const { store } = contract;
      const dora = somebody('Dora', { clientId: 'other' });
      await store.savePersonAndGrant(dora, someGrant);
      const ofNobody = (count: number) => notification('user-nobody', 'of nobody', count);

      const answers = await Promise.all([
        post(fakeStart, ofNobody(2), notification(bert.userId, '1'), notification(anna.userId, '2', 3)),
        post(fakeStart + 1, ofNobody(4)),
        post(fakeStart + 2),
        store.addNotifications('google-health', 'other', [notification(dora.userId, '3')], fakeStart + 3),
        post(fakeStart + 4, notification(dora.userId, "another client's", 8), notification(anna.userId, '4')),
      ]);

      answers
        .map(({ kept, unknown }) => [kept.map(({ userId }) => userId), unknown])
        .should.eql([
          [[bert.userId, anna.userId], 2],
          [[], 4],
          [[], 0],
          [[dora.userId], 0],
          [[anna.userId], 8],
        ]);
      const ids = answers.flatMap(({ kept }) => kept.map(({ id }) => id));
      ids.should.eql([...ids].sort((a, b) => a - b));
      (await store.notifications(ids))
        .map(({ id, at, count, entries, person }) => [id, at - fakeStart, count, entries[0], person.name])
        .should.eql([
          [ids[0], 0, 1, '1', 'Bert'],
          [ids[1], 0, 3, '2', 'Anna'],
          [ids[2], 3, 1, '3', 'Dora'],
          [ids[3], 4, 1, '4', 'Anna'],
        ]);
    });

    it('what came is kept letter by letter, whatever a cloud has written', async () => {
      const odd = { 'a\u0000b': ['\u0001\u0002', '\u{1f50b}', '\ud83d', '"\\'], level: 1e21, none: null };
      const { kept } = await post(fakeStart, {
        userId: anna.userId,
        count: 1,
        collections: ['\u0000', 'ö'],
        entries: [odd, 0.1, []],
      });

      (await contract.store.notifications(kept.map(({ id }) => id))).should.match([
        { collections: ['\u0000', 'ö'], entries: [odd, 0.1, []] },
      ]);
    });

    it("a removal takes what it names, and leaves the person's others", async () => {
      const { store } = contract;
      const { kept } = await post(
        fakeStart,
        ...['1', '2', '3'].map((entry) => notification(anna.userId, entry)),
      );
      const [first, second, third] = kept.map(({ id }) => id);
      if (!first || !second || !third) throw new Error('there are three');

      await store.removeNotifications([first, third]);

      (await store.notifications([first, second, third])).map(({ id }) => id).should.eql([second]);
    });

    it('who waits is known by their id at the cloud, with all that waits and since when', async () => {
      const { store } = contract;
      const dora = somebody('Dora', { clientId: 'other' });
      await store.savePersonAndGrant(dora, someGrant);
      const early = await post(fakeStart + 5, notification(anna.userId, '1'), notification(bert.userId, '2'));
      const late = await post(fakeStart, notification(anna.userId, '3'));
      await store.addNotifications('google-health', 'other', [notification(dora.userId, '4')], fakeStart);
      const [ofAnna, ofBert] = early.kept.map(({ id }) => id);

      const waiting = await store.waitingNotifications('google-health', 'client');

      waiting
        .map((one) => ({ ...one, ids: [...one.ids].sort((a, b) => a - b) }))
        .sort((a, b) => a.userId.localeCompare(b.userId))
        .should.eql([
          { userId: anna.userId, firstAt: fakeStart, ids: [ofAnna, late.kept[0]?.id] },
          { userId: bert.userId, firstAt: fakeStart + 5, ids: [ofBert] },
        ]);
      (await store.waitingNotifications('fitbit', 'client')).should.eql([]);
    });
  });
}
