// The inbox: on disk first, one msg a person and window, nothing lost and nothing starved.
import type { SyncMessage } from '../../../types/messages';

import should = require('should');

import type { Notification } from '../../../src/clouds/cloud';
import { withoutConsent } from '../../../src/people/consent';
import type { NotificationStore, Store } from '../../../src/store/store';
import { createInbox, type Inbox } from '../../../src/webhooks/inbox';
import { deferred } from '../../support/deferred';
import { type FakeSystem, fakeStart, fakeSystem, settled } from '../../support/fake-system';
import { somebody, someGrant } from '../../support/people';
import { type TempStore, tempStore } from '../../support/temp-store';

const client = { cloud: 'google-health', clientId: 'client' };

describe('the inbox', () => {
  let system: FakeSystem;
  let temp: TempStore;
  let inbox: Inbox;
  let told: SyncMessage[];

  beforeEach(async () => {
    system = fakeSystem();
    temp = await tempStore(system);
    for (const name of ['Anna', 'Bert']) await temp.store.savePersonAndGrant(somebody(name), someGrant);
    told = [];
    inbox = createInbox({ store: temp.store, system });
  });
  afterEach(async () => {
    await temp.remove();
  });

  const notification = (name: string, collection = 'steps', entry: object = {}): Notification => ({
    userId: `user-${name}`,
    means: 'synced',
    collection,
    entry: { collection, ...entry },
  });
  const attach = (where = told) => inbox.attach(client, (message) => where.push(message));
  const add = (...notifications: Notification[]) => inbox.add(client, notifications);
  const onDisk = () => temp.store.waitingNotifications(client.cloud, client.clientId);

  it('gathers what comes within 30 s of the first into one msg a person, with what came', async () => {
    await attach();

    await add(
      notification('anna', 'steps', { n: 1 }),
      notification('bert'),
      notification('anna', 'sleep', { n: 2 }),
    );
    await system.advance(20_000);
    await add(notification('anna', 'steps', { n: 3 }));
    await system.advance(9_999);
    const early = [...told];
    await system.advance(1);

    early.should.be.empty();
    told.should.have.length(2);
    should(told.find(({ topic }) => topic === 'Anna')).deepEqual({
      payload: {
        collections: ['steps', 'sleep'],
        count: 3,
        first: new Date(fakeStart).toISOString(),
        last: new Date(fakeStart + 20_000).toISOString(),
        entries: [
          { collection: 'steps', n: 1 },
          { collection: 'sleep', n: 2 },
          { collection: 'steps', n: 3 },
        ],
      },
      topic: 'Anna',
      person: { id: 'person_anna', name: 'Anna' },
    });
  });

  it('does not starve somebody about whom something comes all the time', async () => {
    await attach();

    for (let second = 0; second < 120; second += 5) {
      await add(notification('anna'));
      await system.advance(5_000);
    }

    told.map(({ payload }) => payload.count).should.deepEqual([6, 6, 6, 6]);
  });

  it('counts duplicates and keeps a hundred entries, over several posts as within one', async () => {
    await attach();
    const many = (count: number) =>
      Array.from({ length: count }, (_one, n) => notification('anna', 'steps', { n }));

    await add(...many(70));
    await add(...many(70));
    await add(...many(250));
    await system.advance(30_000);

    should(told[0]?.payload.count).equal(390);
    should(told[0]?.payload.entries).have.length(100);
    should(told[0]?.payload.collections).deepEqual(['steps']);
  });

  it('lets few leave in one turn of the event loop where all windows end at once, as after a restart', async () => {
    const people = Array.from({ length: 40 }, (_, at) => `Person${at}`);
    for (const name of people) await temp.store.savePersonAndGrant(somebody(name), someGrant);
    await add(...people.map((name) => notification(name.toLowerCase())));
    await system.advance(29_000);
    const held = deferred();
    const asked: number[] = [];
    const slow: NotificationStore & Pick<Store, 'onFree' | 'onWaiting' | 'takeNotifications'> = {
      ...temp.store,
      async notifications(ids) {
        asked.push(...ids);
        await held.promise;
        return temp.store.notifications(ids);
      },
    };
    const again = createInbox({ store: slow, system });
    await again.attach(client, (message) => told.push(message));
    await system.advance(1_000);
    const atOnce = asked.length;
    held.resolve();
    await settled();

    atOnce.should.equal(16);
    told.should.have.length(40);
    await again.close();
  });

  it('drops and counts what is for nobody it knows, or for somebody of another client', async () => {
    await temp.store.savePersonAndGrant(somebody('Carla', { clientId: 'other' }), someGrant);
    await attach();

    const result = await add(
      notification('carla'),
      notification('nobody'),
      notification('nobody'),
      notification('anna'),
    );
    await system.advance(30_000);

    result.should.deepEqual({ unknown: 3 });
    told.map(({ topic }) => topic).should.deepEqual(['Anna']);
  });

  it('gives every node of the client a msg of its own', async () => {
    const others: SyncMessage[] = [];
    const strangers: SyncMessage[] = [];
    await attach();
    await attach(others);
    await inbox.attach({ cloud: 'fitbit', clientId: 'client' }, (message) => strangers.push(message));

    await add(notification('anna'));
    await system.advance(30_000);

    told.should.have.length(1);
    others.should.deepEqual(told);
    should(others[0]).not.equal(told[0]);
    should(others[0]?.payload.entries).not.equal(told[0]?.payload.entries);
    strangers.should.be.empty();
  });

  it('what came in leaves after a restart, in what is left of its window', async () => {
    await attach();
    await add(notification('anna'));
    await system.advance(10_000);
    inbox = createInbox({ store: await temp.reopen(), system });
    await attach();

    await system.advance(19_999);
    const early = told.length;
    await system.advance(1);

    early.should.equal(0);
    told.map(({ payload }) => payload.count).should.deepEqual([1]);
  });

  it('what left comes again only if the process ends within three seconds of it', async () => {
    await attach();
    await add(notification('anna'));
    await system.advance(30_000);
    await system.advance(2_999);
    const kept = await onDisk();
    await system.advance(1);
    const gone = await onDisk();

    told.should.have.length(1);
    kept.should.have.length(1);
    gone.should.be.empty();
  });

  it('an orderly end forgets what left three seconds ago; the rest leaves after the start', async () => {
    await attach();
    await add(notification('anna'));
    await system.advance(30_000);
    await system.advance(3_000);
    await add(notification('bert'));
    await inbox.close();
    inbox = createInbox({ store: await temp.reopen(), system });
    await attach();

    await system.advance(30_000);

    told.map(({ topic }) => topic).should.deepEqual(['Anna', 'Bert']);
  });

  it('what left less than three seconds before an orderly end, or the end of its node, leaves again', async () => {
    const detach = await attach();
    await add(notification('anna', 'steps', { n: 1 }));
    await system.advance(30_000);
    await system.advance(2_999);
    detach();
    await attach();
    await system.advance(0);
    await system.advance(2_999);
    await inbox.close();
    const timers = system.pending();
    inbox = createInbox({ store: await temp.reopen(), system });
    await attach();
    await system.advance(0);

    told
      .flatMap(({ payload }) => payload.entries)
      .should.deepEqual([1, 1, 1].map((n) => ({ collection: 'steps', n })));
    timers.should.equal(0);
  });

  it('what left less than three seconds before one of two nodes ended leaves again, through the one that stays', async () => {
    const others: SyncMessage[] = [];
    const detach = await attach();
    await attach(others);
    await add(notification('anna'));
    await system.advance(30_000);
    await system.advance(2_999);
    detach();
    await settled();
    await system.advance(29_999);
    const early = others.length;
    await system.advance(1);
    await system.advance(3_000);

    early.should.equal(1);
    others.should.have.length(2);
    told.should.have.length(1);
    (await onDisk()).should.be.empty();
  });

  it('waits for its node while that is being replaced', async () => {
    const detach = await attach();
    await add(notification('anna'));
    detach();
    await system.advance(40_000);
    const without = told.length;

    await attach();
    await system.advance(0);

    without.should.equal(0);
    told.map(({ payload }) => payload.count).should.deepEqual([1]);
  });

  for (const [what, end] of [
    ['its node', (detach: () => void) => detach()],
    ['the inbox', () => void inbox.close()],
  ] as const) {
    it(`does not lose what ${what} was closed upon while it was read`, async () => {
      const { store } = temp;
      let detach: () => void = () => undefined;
      const notifications: typeof store.notifications = async (ids) => {
        const found = await store.notifications(ids);
        end(detach);
        return found;
      };
      inbox = createInbox({ store: { ...store, notifications }, system });
      detach = await attach();
      await add(notification('anna'));
      await system.advance(30_000);
      await system.advance(3_000);
      const without = told.length;

      inbox = createInbox({ store, system });
      await attach();
      await system.advance(0);

      without.should.equal(0);
      told.map(({ payload }) => payload.count).should.deepEqual([1]);
    });
  }

  it('a clock that was set back between two starts does not hold anything for longer than a window', async () => {
    await add(notification('anna'));
    const earlier = fakeSystem(fakeStart - 6 * 3_600_000);
    inbox = createInbox({ store: await temp.reopen(), system: earlier });
    await attach();

    await earlier.advance(30_000);

    told.should.have.length(1);
  });

  it('somebody who left in the meantime is nobody to tell about', async () => {
    await attach();
    await add(notification('anna'), notification('bert'));
    await temp.store.removePerson('person_anna');

    await system.advance(30_000);

    told.map(({ topic }) => topic).should.deepEqual(['Bert']);
  });

  it('what comes while others, who were told about just now, leave is not forgotten with them', async () => {
    await attach();
    await add(notification('anna'));
    await system.advance(30_000);
    await temp.store.removePerson('person_anna');
    await add(notification('bert'));

    await system.advance(30_000);

    told.map(({ topic }) => topic).should.deepEqual(['Anna', 'Bert']);
  });

  it('nothing is kept about somebody who took back consent, and what was waiting is gone', async () => {
    await attach();
    await add(notification('anna'));
    await temp.store.dropConsent('person_anna', withoutConsent(system.now()));

    const late = await add(notification('anna'));
    await system.advance(30_000);
    const kept = await onDisk();

    late.should.deepEqual({ unknown: 1 });
    told.should.be.empty();
    kept.should.be.empty();
  });

  describe('what another instance has taken in', () => {
    let waits: () => void;
    let frees: () => void;
    let asked: string[];
    let taken: { userId: string; id: number; at: number }[];

    beforeEach(() => {
      asked = [];
      taken = [];
      inbox = createInbox({
        store: {
          ...temp.store,
          onWaiting(run) {
            waits = run;
            return () => undefined;
          },
          onFree(run) {
            frees = run;
            return () => undefined;
          },
          waitingNotifications(...all) {
            asked.push('all');
            return temp.store.waitingNotifications(...all);
          },
          async takeNotifications() {
            asked.push('new');
            return taken.splice(0);
          },
        },
        system,
      });
    });
    /** On the disk, where this inbox does not know of it. */
    const addElsewhere = async (name: string) => {
      const incoming = [{ userId: `user-${name}`, count: 1, collections: ['steps'], entries: [{}] }];
      const { kept } = await temp.store.addNotifications(
        client.cloud,
        client.clientId,
        incoming,
        system.now(),
      );
      return kept.map((one) => ({ ...one, at: system.now() }));
    };

    it('leaves in what is left of its window, and only that is read', async () => {
      await attach();
      taken = await addElsewhere('anna');
      await system.advance(10_000);
      asked.splice(0);
      waits();
      await settled();
      await system.advance(19_999);
      const early = told.length;
      await system.advance(1);

      asked.should.eql(['new']);
      early.should.equal(0);
      told.map(({ topic }) => topic).should.eql(['Anna']);
    });

    it('is in one msg with what came here', async () => {
      await attach();
      await add(notification('anna'));
      taken = await addElsewhere('anna');
      waits();
      await settled();
      await system.advance(30_000);

      told.map(({ payload }) => payload.count).should.eql([2]);
    });

    it('is found where something is free, also what an instance that was lost had heard of', async () => {
      await attach();
      await addElsewhere('bert');
      waits();
      await system.advance(30_000);
      const before = told.length;
      frees();
      await settled();
      await system.advance(0);

      before.should.equal(0);
      told.map(({ topic }) => topic).should.eql(['Bert']);
    });
  });

  it('a window whose msg could not be read from the disk is made up for by the next', async () => {
    const { store } = temp;
    let isBroken = true;
    const notifications: typeof store.notifications = (ids) =>
      isBroken ? Promise.reject(new Error('no disk')) : store.notifications(ids);
    inbox = createInbox({ store: { ...store, notifications }, system });
    await attach();
    await add(notification('anna'));
    await system.advance(30_000);
    isBroken = false;

    await add(notification('anna'));
    await system.advance(30_000);
    await settled();

    told.map(({ payload }) => payload.count).should.deepEqual([2]);
  });
});
