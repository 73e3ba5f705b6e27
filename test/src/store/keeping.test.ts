// Promises of the store's commits and contents: grouped, sealed, thinned, gone with the person, silent when nothing is new.

import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { withoutConsent } from '../../../src/people/consent';
import { addSms } from '../../support/added-sms';

import should = require('should');

import { history } from '../../../src/battery/history';
import { system as realSystem } from '../../../src/net/system';
import { Trouble } from '../../../src/sentences/trouble';
import type { StoredReading, StoredSms } from '../../../src/store/records';
import { openStore } from '../../../src/store/sqlite/open';
import type { Store } from '../../../src/store/store';
import { deferred } from '../../support/deferred';
import { standForDisk } from '../../support/disk';
import { fakeStart, fakeSystem, settled } from '../../support/fake-system';
import { somebody, someGrant } from '../../support/people';
import { commitsIn, filesIn, newFolder, openSeen } from './folder';

const anna = somebody('Anna');
const bert = somebody('Bert');
const hour = 3_600_000;
const day = 24 * hour;

const reading = (facts: Partial<StoredReading> = {}): StoredReading => ({
  deviceId: 'd1',
  name: 'Charge 6',
  type: 'tracker',
  at: fakeStart,
  level: 62,
  status: 'High',
  syncedAt: fakeStart - 60_000,
  ...facts,
});

const sms = (id: string, content: string): StoredSms => ({
  id,
  nodeId: 'node',
  personId: null,
  account: 'account',
  key: null,
  content,
  state: 'posting',
  sid: null,
  status: null,
  errorCode: null,
  createdAt: fakeStart,
  nextLookAt: fakeStart,
  looks: 0,
});

const terms = { to: '+4915228817386', body: 'canary-body', key: 'key', caps: null, mayRepeat: false };

describe('store: keeping', () => {
  let folder: string;
  let remove: () => void;
  let store: Store;
  beforeEach(async () => {
    ({ folder, remove } = newFolder());
    store = await openStore(folder, fakeSystem());
  });
  afterEach(async () => {
    await store.close();
    remove();
  });

  async function reopen(between: (db: DatabaseSync) => void = () => undefined): Promise<void> {
    await store.close();
    const db = new DatabaseSync(join(folder, 'fitbit.sqlite'));
    between(db);
    db.close();
    store = await openStore(folder, realSystem);
  }

  describe('commits', () => {
    it('all writes of one turn are one transaction', async () => {
      const before = commitsIn(folder);

      await Promise.all(
        Array.from({ length: 200 }, (_, index) =>
          store.savePersonAndGrant(somebody(`Person${index}`), someGrant),
        ),
      );

      (commitsIn(folder) - before).should.equal(1);
      (await store.people('google-health')).should.have.length(200);
    });

    it('writes that come in turn after turn share one, and what is alone waits for nobody', async () => {
      const before = commitsIn(folder);
      const writes: Promise<void>[] = [];

      for (let turn = 0; turn < 5; turn += 1) {
        writes.push(store.savePersonAndGrant(somebody(`Person${turn}`), someGrant));
        await new Promise((resolve) => setImmediate(resolve));
      }
      await Promise.all(writes);

      (commitsIn(folder) - before).should.equal(1);
    });

    it('more than one may hold are several, in the order in which they came', async () => {
      const before = commitsIn(folder);
      const ended: number[] = [];

      await Promise.all(
        Array.from({ length: 600 }, (_, index) =>
          store.savePersonAndGrant(somebody(`Person${index}`), someGrant).then(() => ended.push(index)),
        ),
      );

      (commitsIn(folder) - before).should.equal(3);
      ended.should.eql(Array.from({ length: 600 }, (_, index) => index));
    });

    it('a write is in the log when its promise resolves', async () => {
      const before = commitsIn(folder);

      await store.savePersonAndGrant(anna, someGrant);

      (commitsIn(folder) - before).should.equal(1);
    });

    it('a promise waits until the log is on the disk, and what comes meanwhile shares the next commit', async () => {
      const [begun, held] = [deferred(), deferred()];
      const stop = standForDisk((real) => (handle, done) => {
        begun.resolve();
        void held.promise.then(() => real(handle, done));
      });
      const before = commitsIn(folder);
      const ended: string[] = [];

      const first = store.setFact('a', '1').then(() => ended.push('first'));
      await begun.promise;
      const later = [
        store.setFact('b', '1').then(() => ended.push('second')),
        store.fact('a').then((value) => ended.push(`read ${value}`)),
        store.setFact('c', '1').then(() => ended.push('third')),
      ];
      for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      const [endedEarly, commitsEarly] = [[...ended], commitsIn(folder) - before];
      held.resolve();
      await Promise.all([first, ...later]);
      stop();

      endedEarly.should.eql([]);
      commitsEarly.should.equal(1);
      ended.should.eql(['first', 'second', 'read 1', 'third']);
      (commitsIn(folder) - before).should.equal(2);
    });

    it('a look at the store asks nothing of the disk', async () => {
      let count = 0;
      const stop = standForDisk((real) => (handle, done) => {
        count += 1;
        real(handle, done);
      });

      await store.people('google-health');
      await store.changePerson('nobody', { name: 'X' });
      const looks = count;
      await store.setFact('a', '1');
      stop();

      looks.should.equal(0);
      count.should.equal(1);
    });

    it('a commit that SQLite takes back is no change: nobody is told, and the disk is not asked', async () => {
      await store.close();
      const opened = await openSeen(folder, realSystem);
      store = opened.store;
      // Looked at only by COMMIT, which then fails, as it does on a full disk.
      opened.db.exec(`
        CREATE TABLE late (id TEXT REFERENCES persons (id) DEFERRABLE INITIALLY DEFERRED);
        CREATE TRIGGER fail AFTER INSERT ON facts BEGIN INSERT INTO late VALUES ('nobody'); END`);
      await store.fact('a');
      let told = 0;
      store.onChange(() => {
        told += 1;
      });
      let count = 0;
      const stop = standForDisk((real) => (handle, done) => {
        count += 1;
        real(handle, done);
      });

      const failing = await Promise.allSettled([store.setFact('a', '1')]);
      stop();

      failing.map(({ status }) => status).should.eql(['rejected']);
      [told, count].should.eql([0, 0]);
      should(await store.fact('a')).be.null();
    });

    it('who waits is found by reading each notification once, however many people there are', async () => {
      await store.close();
      const opened = await openSeen(folder, realSystem);
      store = opened.store;
      const prepare = opened.db.prepare.bind(opened.db);
      const asked: string[] = [];
      opened.db.prepare = (sql: string) => {
        asked.push(sql);
        return prepare(sql);
      };

      await store.waitingNotifications('google-health', 'client');

      const [sql = ''] = asked;
      const steps = prepare(`EXPLAIN QUERY PLAN ${sql}`).all('google-health', 'client');
      const details = steps.map(({ detail }) => String(detail));
      should(details[0]).equal('SCAN n');
      details.filter((one) => one.startsWith('SCAN')).should.have.length(1);
    });

    it('one that the disk did not take ends the store for this process: nobody knows what is there', async () => {
      await store.setFact('a', 'before');
      const changes: string[] = [];
      store.onChange(() => changes.push('told'));
      const stop = standForDisk(() => (_handle, done) => {
        done(Object.assign(new Error('canary'), { code: 'EIO' }));
      });
      const failing = await Promise.allSettled([store.setFact('a', 'after'), store.fact('a')]);
      stop();
      const later = await Promise.allSettled([store.setFact('b', '1'), store.fact('a')]);

      for (const one of [...failing, ...later]) {
        should(one).match({ status: 'rejected', reason: { code: 'store-disk-failing' } });
      }
      changes.should.eql(['told']);
      should(await store.trouble()).match({ code: 'store-disk-failing' });

      await store.close();
      // A Deploy: closing the file would bring into it what may be lost.
      const again = await openStore(folder, realSystem).catch((error: unknown) => error);
      should(again).match({ code: 'store-disk-failing' });
      // A restart.
      cpSync(folder, `${folder}-later`, { recursive: true });
      store = await openStore(`${folder}-later`, realSystem);
      should(await store.fact('a')).equal('after');
      should(await store.fact('b')).equal(null);
    });

    for (const code of ['ENOSPC', 'EROFS', 'EIO']) {
      it(`one that the disk did not take for ${code} is told as a disk that fails: more room heals nothing`, async () => {
        const stop = standForDisk(() => (_handle, done) => {
          done(Object.assign(new Error(), { code }));
        });
        await store.setFact('a', '1').should.be.rejectedWith({ code: 'store-disk-failing' });
        stop();
      });
    }

    it('one that fails takes back its own changes and no others', async () => {
      await store.savePersonAndGrant(anna, someGrant);
      const state = { deviceId: 'd1', state: 'new' };
      const twins = ['first', 'canary-second'].map((body) => ({ id: 'same id', body }));

      const results = await Promise.allSettled([
        store.savePersonAndGrant(bert, someGrant),
        store.saveDecision('node', anna, [state], twins),
        store.savePersonAndGrant(somebody('Carla'), someGrant),
      ]);

      results.map(({ status }) => status).should.eql(['fulfilled', 'rejected', 'fulfilled']);
      (await store.people('google-health')).map(({ name }) => name).should.eql(['Anna', 'Bert', 'Carla']);
      (await store.states('node', anna.id)).should.be.empty();
      (await store.alertsOfNode('node')).should.be.empty();
      const reason: unknown = results[1]?.status === 'rejected' ? results[1].reason : null;
      should(reason).be.instanceOf(Trouble);
      should(JSON.stringify(reason) + String(reason)).not.containEql('canary');
    });

    it('a change is told once a commit; a look at the store, and a write that changes nothing, is not', async () => {
      let told = 0;
      const stop = store.onChange(() => {
        told += 1;
      });
      await Promise.all([store.setFact('a', '1'), store.setFact('b', '2')]);
      should(told).equal(1);
      await store.fact('a');
      await store.changePerson('nobody', { name: 'X' });
      should(told).equal(1);
      stop();
      await store.setFact('a', '3');
      should(told).equal(1);
    });

    it('after close a call is refused with a Trouble, and nothing else happens', async () => {
      await store.close();

      const late = await Promise.allSettled([store.people('google-health'), store.removePerson('x')]);
      await settled();

      late.map((one) => one.status === 'rejected' && one.reason instanceof Trouble).should.eql([true, true]);
    });

    it('close lets go of the file although the disk was too full for the write before it', async () => {
      await store.close();
      const opened = await openSeen(folder, realSystem);
      store = opened.store;
      const { page_count: pages } = opened.db.prepare('PRAGMA page_count').get() ?? {};
      opened.db.exec(`PRAGMA max_page_count = ${Number(pages)}`);

      const [write] = await Promise.allSettled([store.setFact('a', 'x'.repeat(100_000)), store.close()]);
      store = await openStore(folder, realSystem);

      should(write).match({ status: 'rejected', reason: { code: 'store-disk-full' } });
      should(await store.fact('a')).equal(null);
    });

    it('a disk that takes nothing is said until it does, and whoever looks on is told', async () => {
      await store.close();
      const opened = await openSeen(folder, realSystem);
      store = opened.store;
      let told = 0;
      store.onChange(() => {
        told += 1;
      });
      const before = await store.trouble();
      opened.db.exec('PRAGMA query_only = 1');
      const write = () => store.setFact('a', '1').catch(() => undefined);

      await Promise.all([write(), write()]);
      const toldOnce = told;
      const during = [await store.trouble(), await store.trouble()];
      opened.db.exec('PRAGMA query_only = 0');
      const after = await store.trouble();

      should(before).be.null();
      toldOnce.should.equal(1);
      during.map((one) => one?.code).should.eql(['store-read-only', 'store-read-only']);
      should(after).be.null();
    });

    it('close writes what is queued, and may be called twice', async () => {
      const saving = store.savePersonAndGrant(anna, someGrant);
      await Promise.all([store.close(), store.close()]);
      await saving;

      await reopen();

      should(await store.person(anna.id)).eql(anna);
    });
  });

  describe('secrets', () => {
    it('tokens, plans, SMS and alerts cannot be read in any file', async () => {
      await store.savePersonAndGrant(anna, {
        ...someGrant,
        accessToken: 'canary-access',
        refreshToken: 'canary-refresh',
      });
      await store.addAuthorization(
        { id: 'connect_1', plan: '{"clientSecret":"canary-secret"}', expiresAt: fakeStart },
        'hash',
        fakeStart,
      );
      await store.keepAuthorizationGrant('connect_1', '{"grant":"canary-plan"}');
      await addSms(store, sms('sms_1', '{"body":"canary-sms"}'), terms);
      await store.saveDecision('node', anna, [], [{ id: 'alert_1', body: 'canary-alert' }]);

      const inUse = filesIn(folder);
      const read = [
        await store.grant(anna.id),
        await store.interruptedAuthorizations(),
        await store.sms('sms_1'),
        await store.alertsOfNode('node'),
      ];
      await store.close();

      JSON.stringify(read)
        .match(/canary-\w+/g)
        ?.should.have.length(5);
      Object.keys(inUse).should.containEql('fitbit.sqlite-wal');
      for (const bytes of [...Object.values(inUse), ...Object.values(filesIn(folder))]) {
        bytes.should.not.containEql('canary');
      }
    });

    it("sealed rows that were swapped open for nobody: not one's grant as another's", async () => {
      await store.savePersonAndGrant(anna, { ...someGrant, accessToken: 'canary-anna' });
      await store.savePersonAndGrant(bert, { ...someGrant, accessToken: 'canary-bert' });
      await reopen((db) => {
        db.exec(`CREATE TEMP TABLE kept AS SELECT * FROM grants;
          UPDATE grants SET tokens = (SELECT tokens FROM kept WHERE kept.person_id <> grants.person_id)`);
      });

      const results = await Promise.allSettled([store.grant(anna.id), store.grant(bert.id)]);

      for (const result of results) {
        const reason: unknown = result.status === 'rejected' ? result.reason : null;
        should(reason).be.instanceOf(Trouble);
        should(JSON.stringify(reason) + String(reason)).not.containEql('canary');
      }
    });

    it('the same secret never looks the same twice', async () => {
      await store.savePersonAndGrant(anna, someGrant);
      await store.savePersonAndGrant(bert, someGrant);
      const seen: string[] = [];

      await reopen((db) => {
        for (const row of db.prepare('SELECT hex(tokens) AS sealed FROM grants').all()) {
          seen.push(String(row.sealed).slice(56));
        }
      });

      new Set(seen).size.should.equal(2);
    });
  });

  describe('people and grants', () => {
    it('a refreshed grant takes the place of the very one it came from, and of no other', async () => {
      await store.savePersonAndGrant(anna, someGrant);
      const fresh = { ...someGrant, accessToken: 'fresh' };

      const first = await store.replaceGrant(anna.id, 1, fresh);
      const second = await store.replaceGrant(anna.id, 1, { ...someGrant, accessToken: 'too late' });
      const nobody = await store.replaceGrant('person_nobody', 1, fresh);

      [first, second, nobody].should.eql([true, false, false]);
      should(await store.grant(anna.id)).eql({ ...fresh, generation: 2 });
    });

    it('of many who replace the same grant at once, one does', async () => {
      await store.savePersonAndGrant(anna, someGrant);

      const done = await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          store.replaceGrant(anna.id, 1, { ...someGrant, accessToken: `token ${index}` }),
        ),
      );

      done.filter(Boolean).should.have.length(1);
      should(await store.grant(anna.id)).containEql({ accessToken: 'token 0', generation: 2 });
    });

    it('who is removed leaves neither an SMS nor the story of a connection behind', async () => {
      await store.savePersonAndGrant(anna, someGrant);
      await addSms(store, { ...sms('hers', 'Anna, +49'), personId: anna.id }, terms);
      await addSms(store, sms('other', 'somebody'), terms);
      const plan = { id: 'connect', plan: '{}', expiresAt: fakeStart };
      await store.addAuthorization(plan, 'hash', fakeStart);
      await store.endAuthorization(
        'connect',
        JSON.stringify({ state: 'connected', person: { id: anna.id, name: 'Anna' } }),
      );

      await store.removePerson(anna.id);

      should(await store.sms('hers')).be.null();
      should(await store.sms('other')).not.be.null();
      should(await store.authorizationOutcome('connect')).be.null();
    });

    it('a person who leaves takes along grant, devices, readings, states, alerts and notifications, and nobody else', async () => {
      for (const person of [anna, bert]) {
        const { id, cloud, clientId, userId } = person;
        await store.savePersonAndGrant(person, someGrant);
        await store.saveReadings(id, [reading()], history);
        const states = [{ deviceId: 'd1', state: '{}' }];
        await store.saveDecision('node', person, states, [{ id: `alert ${id}`, body: '{}' }]);
        await store.addNotifications(
          cloud,
          clientId,
          [{ userId, count: 1, collections: [], entries: [] }],
          fakeStart,
        );
      }

      await store.removePerson(anna.id);

      const counts: unknown[] = [];
      await reopen((db) => {
        for (const table of [
          'persons',
          'grants',
          'devices',
          'readings',
          'states',
          'alerts',
          'notifications',
        ]) {
          counts.push(db.prepare(`SELECT COUNT(*) AS n FROM ${table}`).get()?.n);
        }
      });
      counts.should.eql([1, 1, 1, 1, 1, 1, 1]);
      (await store.lastReadings(bert.id)).should.have.length(1);
      should(await store.grant(anna.id)).be.null();
    });

    it('what a late check brings of somebody who left is not kept', async () => {
      await store.saveReadings(anna.id, [reading()], history);
      await store.saveDecision('node', anna, [{ deviceId: 'd1', state: '{}' }], []);

      (await store.lastReadings(anna.id)).should.be.empty();
      (await store.states('node', anna.id)).should.be.empty();
    });
  });

  describe('authorizations', () => {
    const begun = { id: 'connect_1', plan: '{}', expiresAt: fakeStart + 600_000 };

    it('a state serves once, even for two at the same time', async () => {
      await store.addAuthorization(begun, 'hash', fakeStart);

      const taken = await Promise.all([store.takeAuthorization('hash'), store.takeAuthorization('hash')]);

      taken.should.eql([begun, null]);
    });

    it('what was never finished is swept away an hour after its end', async () => {
      await store.addAuthorization(begun, 'hash', fakeStart);
      const next = { ...begun, id: 'connect_2' };

      await store.addAuthorization(next, 'hash 2', begun.expiresAt + 3_600_000);
      const kept = await store.authorizationOutcome('connect_1');
      await store.addAuthorization({ ...begun, id: 'connect_3' }, 'hash 3', begun.expiresAt + 3_600_001);
      const swept = await store.authorizationOutcome('connect_1');

      should(kept).eql({ outcome: null, expiresAt: begun.expiresAt });
      should(swept).be.null();
    });
  });

  describe('readings', () => {
    beforeEach(() => store.savePersonAndGrant(anna, someGrant));

    it('a check that brings nothing new writes nothing', async () => {
      await store.saveReadings(
        anna.id,
        [reading(), reading({ deviceId: 'd2', level: null, status: null })],
        history,
      );
      const before = filesIn(folder);

      await store.saveReadings(
        anna.id,
        [
          reading({ at: fakeStart + 3_600_000 }),
          reading({ deviceId: 'd2', level: null, status: null, at: fakeStart + 3_600_000 }),
        ],
        history,
      );
      await store.changePerson(anna.id, { failingSince: null, name: 'Anna' });

      filesIn(folder).should.eql(before);
    });

    for (const news of [{ level: 61 }, { status: 'Medium' }, { syncedAt: fakeStart }, { level: null }]) {
      it(`another ${JSON.stringify(news)} is news`, async () => {
        await store.saveReadings(anna.id, [reading()], history);

        await store.saveReadings(anna.id, [reading({ at: fakeStart + 1, ...news })], history);

        (await store.readingsSince(anna.id, 0)).should.eql([
          reading(),
          reading({ at: fakeStart + 1, ...news }),
        ]);
        (await store.lastReadings(anna.id)).should.eql([reading({ at: fakeStart + 1, ...news })]);
      });
    }

    it('what a clock wrote that was ahead is not the newest once that was set right', async () => {
      const ahead = fakeStart + 5 * 3_600_000;
      await store.saveReadings(
        anna.id,
        [
          reading({ at: fakeStart - 1 }),
          reading({ at: ahead, level: 90 }),
          reading({ deviceId: 'd2', at: ahead }),
        ],
        history,
      );

      await store.saveReadings(anna.id, [reading({ level: 10 })], history);

      (await store.lastReadings(anna.id)).should.eql([
        reading({ level: 10 }),
        reading({ deviceId: 'd2', at: ahead }),
      ]);
      (await store.readingsSince(anna.id, 0)).should.eql([
        reading({ at: fakeStart - 1 }),
        reading({ level: 10 }),
        reading({ deviceId: 'd2', at: ahead }),
      ]);
    });

    it('a clock that has not been set yet takes no history away, and its reading is the newest', async () => {
      await store.saveReadings(anna.id, [reading({ at: fakeStart, level: 80 })], history);

      await store.saveReadings(anna.id, [reading({ at: 60_000, level: 4 })], history);

      (await store.readingsSince(anna.id, 0)).map(({ level }) => level).should.eql([80, 4]);
      (await store.lastReadings(anna.id)).map(({ level }) => level).should.eql([4]);

      await store.saveReadings(anna.id, [reading({ at: fakeStart + 60_000, level: 90 })], history);
      (await store.readingsSince(anna.id, 0)).map(({ level }) => level).should.eql([80, 4, 90]);
    });

    it('a reading by a clock that is years ahead takes no history away', async () => {
      const before = [0, 1, 2].map((hours) =>
        reading({ at: fakeStart + hours * 6 * 3_600_000, level: 60 + hours }),
      );
      for (const one of before) await store.saveReadings(anna.id, [one], history);

      await store.saveReadings(anna.id, [reading({ at: Date.UTC(2151, 0), level: 4 })], history);
      await store.saveReadings(anna.id, [reading({ at: fakeStart + 18 * 3_600_000, level: 5 })], history);

      (await store.readingsSince(anna.id, 0)).map(({ level }) => level).should.eql([60, 61, 62, 5]);
    });

    it('all of two weeks are kept, then one in six hours, and nothing beyond two years', async () => {
      const hours = (count: number) => fakeStart - count * 3_600_000;
      const times: number[] = [];
      for (const from of [735 * 24, 400 * 24, 15 * 24]) {
        for (let hour = from; hour > from - 24; hour -= 1) times.push(hours(hour));
      }
      for (let hour = 13 * 24; hour >= 0; hour -= 1) times.push(hours(hour));

      await Promise.all(
        times.map((at, index) => store.saveReadings(anna.id, [reading({ at, level: index % 100 })], history)),
      );

      const kept = (await store.readingsSince(anna.id, 0)).map(({ at }) => at);
      const within = (oldest: number, newest: number) =>
        kept.filter((at) => at >= fakeStart - oldest * day && at < fakeStart - newest * day).length;
      within(800, 730).should.equal(0);
      // A day touches five slots of six hours unless it begins with one.
      within(401, 398).should.be.within(4, 5);
      // Thinned when a slot begins, so that up to six hours wait for the next one.
      within(15.5, 14.25).should.be.within(3, 4);
      within(14.25, 14).should.be.within(1, 6);
      within(14, -1).should.equal(13 * 24 + 1);
    });

    it('of each six hours the first reading stays, so that thinning again takes nothing more', async () => {
      const old = fakeStart - 20 * day;
      const slot = old - (old % 21_600_000);
      for (const [index, minutes] of [0, 10, 350].entries()) {
        await store.saveReadings(anna.id, [reading({ at: slot + minutes * 60_000, level: index })], history);
      }

      await store.saveReadings(anna.id, [reading({ level: 50 })], history);
      await store.saveReadings(anna.id, [reading({ level: 49, at: fakeStart + 1 })], history);

      (await store.readingsSince(anna.id, 0))
        .map(({ at }) => at)
        .should.eql([slot, fakeStart, fakeStart + 1]);
    });
  });

  it('who comes back under the same id is not gone', async () => {
    const anna = somebody('Anna');
    await store.savePersonAndGrant(anna, someGrant);
    await store.removePerson(anna.id);
    const row = { ...sms('sms_1', '{}'), personId: anna.id };
    should(await addSms(store, row, terms)).equal('gone');
    should((await store.present(anna.id, terms.to)).state).equal('gone');

    await store.savePersonAndGrant(anna, someGrant);

    should(await addSms(store, row, terms)).equal('added');
    should((await store.present(anna.id, terms.to)).state).equal('here');
  });

  it('an SMS is forgotten after a week although no other one comes, unless it still has to be looked up', async () => {
    const week = fakeStart + 7 * day;
    await addSms(store, { ...sms('settled', 'Anna'), state: 'accepted', nextLookAt: null }, terms);
    await addSms(store, { ...sms('open', 'Bert'), state: 'waiting' }, { ...terms, key: 'other' });
    await addSms(store, { ...sms('posted', 'Cara'), nextLookAt: null }, { ...terms, key: 'third' });
    await store.forgetOld(week);
    (await store.countSms()).reduce((sum, { count }) => sum + count, 0).should.equal(3);
    await store.forgetOld(week + 1);

    should(await store.sms('settled')).be.null();
    should(await store.sms('open')).not.be.null();
    should(await store.sms('posted')).not.be.null();
  });

  describe('what is deleted', () => {
    const holding = (text: string) =>
      Object.entries(filesIn(folder)).filter(([, bytes]) => Buffer.from(bytes).includes(text));
    const personal = { name: 'Canaryname', number: '+4915228817999' };

    for (const [what, remove] of [
      ['of who is removed', (id: string) => store.removePerson(id)],
      [
        'of who took back consent: the history',
        (id: string) => store.dropConsent(id, withoutConsent(fakeStart)),
      ],
    ] as const) {
      it(`${what} stands in no file any more, the log included`, async () => {
        const person = somebody('Canary', personal);
        await store.savePersonAndGrant(person, someGrant);
        await store.saveReadings(person.id, [{ ...reading(), name: 'Canarydevice' }], history);
        holding('Canarydevice').should.not.be.empty();

        await remove(person.id);

        holding('Canarydevice').should.be.empty();
        if (what === 'of who is removed') {
          holding(personal.name).should.be.empty();
          holding(personal.number).should.be.empty();
        }
      });
    }
  });
});
