// Promises of SQLite's commits: grouped, in the log when they end, on the disk before that is told, ended where the disk fails.
import { cpSync, statSync } from 'node:fs';
import { join } from 'node:path';

import should = require('should');

import { history } from '../../../../src/battery/history';
import { system as realSystem } from '../../../../src/net/system';
import { openStore } from '../../../../src/store/sqlite/open';
import type { Store } from '../../../../src/store/store';
import { deferred } from '../../../support/deferred';
import { standForDisk } from '../../../support/disk';
import { fakeStart, fakeSystem } from '../../../support/fake-system';
import { somebody, someGrant } from '../../../support/people';
import { reading } from '../contract/rows';
import { commitsIn, newFolder, openSeen } from './folder';

const anna = somebody('Anna');

describe('SQLite: commits', () => {
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

  it('what takes long is several, so that the event loop is held up for no longer than one of them', async () => {
    await store.close();
    let steady = 0;
    // Each job takes three milliseconds.
    store = await openStore(folder, { ...fakeSystem(), steady: () => (steady += 3) });
    const before = commitsIn(folder);
    const ended: number[] = [];

    await Promise.all(
      Array.from({ length: 9 }, (_, index) => store.setFact(`${index}`, '1').then(() => ended.push(index))),
    );

    (commitsIn(folder) - before).should.equal(3);
    ended.should.eql([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('a write is in the log when its promise resolves', async () => {
    const before = commitsIn(folder);

    await store.savePersonAndGrant(anna, someGrant);

    (commitsIn(folder) - before).should.equal(1);
  });

  it('a check that brings a reading and another state costs a commit of less than 5 KiB', async () => {
    await store.savePersonAndGrant(anna, someGrant);
    const check = (level: number) =>
      store.keepCheck(
        'node',
        anna.id,
        { readings: [reading({ at: fakeStart - level, level })], rules: history, changeOf: () => null },
        () => ({
          states: [{ deviceId: 'd1', state: JSON.stringify({ level }) }],
          alerts: [],
          settled: [],
          due: { advice: fakeStart, alerts: null },
        }),
      );
    await check(60);
    const [commits, bytes] = [commitsIn(folder), statSync(join(folder, 'fitbit.sqlite-wal')).size];

    await check(59);

    (commitsIn(folder) - commits).should.equal(1);
    (statSync(join(folder, 'fitbit.sqlite-wal')).size - bytes).should.be.within(1, 5 * 1024);
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
});
