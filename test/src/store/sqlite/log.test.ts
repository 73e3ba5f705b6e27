// Promises of the write-ahead log: it is brought into the database beside the event loop, and never lost on the way.
import { cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue, StatementSync } from 'node:sqlite';

import should = require('should');

import { system as realSystem } from '../../../../src/net/system';
import { mostLogBytes } from '../../../../src/store/sqlite/log';
import { openStore } from '../../../../src/store/sqlite/open';
import type { Store } from '../../../../src/store/store';
import { deferred } from '../../../support/deferred';
import { standForDisk } from '../../../support/disk';
import { newFolder, openSeen } from './folder';

describe('SQLite: the log', () => {
  let folder: string;
  let remove: () => void;
  let store: Store;
  let db: DatabaseSync;
  const stops: (() => void)[] = [];
  beforeEach(async () => {
    ({ folder, remove } = newFolder());
    ({ store, db } = await openSeen(folder, realSystem));
  });
  afterEach(async () => {
    for (const stop of stops.splice(0)) stop();
    await store.close();
    remove();
  });

  const logBytes = () => statSync(join(folder, 'fitbit.sqlite-wal')).size;
  /** Half of a log at once. */
  const write = (name: string) => store.setFact(name, name.repeat(mostLogBytes / 2));
  const turns = async () => {
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  /** The disk does not take the database, which comes after the log, until it is told to. */
  const holdDatabase = () => {
    const [begun, held] = [deferred(), deferred()];
    let count = 0;
    const stop = standForDisk((real) => (handle, done) => {
      count += 1;
      if (count !== 2) return real(handle, done);
      begun.resolve();
      void held.promise.then(() => real(handle, done));
    });
    return { begun: begun.promise, asked: () => count, take: held.resolve, stop };
  };
  /** What the database holds by itself, without its log: the names of facts. */
  const inDatabase = () => {
    const copy = `${folder}-copy`;
    mkdirSync(copy, { recursive: true });
    cpSync(join(folder, 'fitbit.sqlite'), join(copy, 'fitbit.sqlite'));
    const opened = new DatabaseSync(join(copy, 'fitbit.sqlite'));
    const names = opened.prepare('SELECT name FROM facts ORDER BY name').all();
    opened.close();
    return names.map(({ name }) => String(name)).filter((name) => name.length === 1);
  };

  it('a long one is brought into the database, and nothing is written until the disk has that', async () => {
    await write('a');
    const database = holdDatabase();
    await write('b');
    await database.begun;
    const later = store.setFact('c', '1');
    await turns();
    const asked = database.asked();
    database.take();
    await later;
    database.stop();

    asked.should.equal(2);
    inDatabase().should.eql(['a', 'b']);
  });

  it('a power cut meanwhile loses nothing, whichever pages of the database have reached the disk', async () => {
    const main = join(folder, 'fitbit.sqlite');
    for (const name of 'abc') await write(name);
    const before = readFileSync(main);
    const database = holdDatabase();
    // Its pages are written over, which is half of a log as well.
    await store.setFact('a', 'new');
    await database.begun;
    const [torn, cut] = [readFileSync(main), `${folder}-cut`];
    cpSync(folder, cut, { recursive: true });
    database.take();
    database.stop();
    const page = 2048;
    let differing = 0;
    for (let at = 0; at < before.length; at += page) {
      if (before.compare(torn, at, at + page, at, at + page) !== 0) differing += 1;
      if ((at / page) % 2 === 0) before.copy(torn, at, at, at + page);
    }
    writeFileSync(join(cut, 'fitbit.sqlite'), torn);
    await store.close();
    store = await openStore(cut, realSystem);

    differing.should.be.above(100);
    should(await store.fact('a')).equal('new');
    for (const name of 'bc') should(await store.fact(name)).equal(name.repeat(mostLogBytes / 2));
  });

  it('the file is let go of only when the disk has the database: without its log, nothing else has it', async () => {
    await store.close();
    // No job takes any time: the last write and the end of it share a commit.
    store = await openStore(folder, { ...realSystem, steady: () => 0 });
    await write('a');
    const database = holdDatabase();
    const written = write('b');
    let isClosed = false;
    const closed = store.close().then(() => {
      isClosed = true;
    });
    await Promise.all([written, database.begun]);
    await turns();
    const early = [isClosed, existsSync(join(folder, 'fitbit.sqlite-wal'))];
    database.take();
    await closed;
    database.stop();

    early.should.eql([false, true]);
    inDatabase().should.eql(['a', 'b']);
  });

  it('it is written over from its start then, and does not grow', async () => {
    for (const name of 'abcdefgh') await write(name);
    await store.setFact('last', '1');

    logBytes().should.be.belowOrEqual(mostLogBytes * 1.6);
  });

  /** Has COMMIT find no room as long as `isFull` says so. */
  const fillDisk = (isFull: () => boolean): void => {
    const { run } = StatementSync.prototype;
    StatementSync.prototype.run = function filled(this: StatementSync, ...all: SQLInputValue[]) {
      if (this.sourceSQL !== 'COMMIT' || !isFull()) return run.apply(this, all as Parameters<typeof run>);
      throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
    } as typeof run;
    stops.push(() => {
      StatementSync.prototype.run = run;
    });
  };
  /** Calls back at each try to bring the log in. */
  const watchCopies = (onCopy: () => void): void => {
    const { exec } = DatabaseSync.prototype;
    DatabaseSync.prototype.exec = function spying(this: DatabaseSync, sql: string) {
      if (sql.includes('wal_checkpoint(PASSIVE)')) onCopy();
      exec.call(this, sql);
    };
    stops.push(() => {
      DatabaseSync.prototype.exec = exec;
    });
  };

  it('one that the disk has no room for to grow is brought in as well, and what was refused is written from its start', async () => {
    for (const name of 'ab') await write(name);
    await store.setFact('c', '1');
    let hasRoom = false;
    fillDisk(() => !hasRoom);
    watchCopies(() => {
      hasRoom = true;
    });
    const ended: string[] = [];

    await Promise.all([...'de'].map((name) => store.setFact(name, '1').then(() => ended.push(name))));
    await store.fact('d');

    ended.should.eql(['d', 'e']);
    inDatabase().should.eql(['a', 'b', 'c']);
    should(await store.trouble()).be.null();
  });

  it('where that makes no room, it is tried once until something is written, and the disk is told to be full', async () => {
    for (const name of 'ab') await write(name);
    await store.setFact('c', '1');
    let copies = 0;
    let isFull = true;
    fillDisk(() => isFull);
    watchCopies(() => {
      copies += 1;
    });

    const refused = await Promise.allSettled([store.setFact('d', '1'), store.setFact('e', '1')]);
    await store.setFact('d', '1').should.be.rejectedWith({ code: 'store-disk-full' });
    const whileFull = copies;
    isFull = false;
    await store.setFact('d', '1');
    isFull = true;
    await store.setFact('e', '1').should.be.rejectedWith({ code: 'store-disk-full' });
    isFull = false;

    for (const one of refused) {
      should(one).match({ status: 'rejected', reason: { code: 'store-disk-full' } });
    }
    [whileFull, copies].should.eql([1, 2]);
    should(await store.fact('d')).equal('1');
  });

  it('SQLite itself asks nothing of the disk meanwhile', async () => {
    const modes: unknown[] = [];
    const { exec } = DatabaseSync.prototype;
    DatabaseSync.prototype.exec = function spying(this: DatabaseSync, sql: string) {
      if (!sql.includes('wal_checkpoint')) return exec.call(this, sql);
      exec.call(this, sql);
      modes.push(Object.values(db.prepare('PRAGMA synchronous').get() ?? {})[0]);
    };
    for (const name of 'ab') await write(name);
    await store.fact('a');
    DatabaseSync.prototype.exec = exec;

    modes.should.eql([0]);
    should(Object.values(db.prepare('PRAGMA synchronous').get() ?? {})[0]).equal(1);
  });

  it('where the disk did not take the database, the store ends, and the next process finds all in the log', async () => {
    await write('a');
    let count = 0;
    const stop = standForDisk((real) => (handle, done) => {
      count += 1;
      if (count === 1) real(handle, done);
      else done(Object.assign(new Error(), { code: 'EIO' }));
    });
    await write('b');
    await turns();
    const [later] = await Promise.allSettled([store.setFact('c', '1')]);
    stop();
    should(later).match({ status: 'rejected', reason: { code: 'store-disk-failing' } });
    await store.close();
    cpSync(folder, `${folder}-later`, { recursive: true });
    store = await openStore(`${folder}-later`, realSystem);

    should(await store.fact('b')).equal('b'.repeat(mostLogBytes / 2));
    should(await store.fact('c')).be.null();
  });

  it('where it cannot be brought in, all goes on, and the next commit tries again', async () => {
    // As long as something is read, SQLite refuses.
    const reading = db.prepare('SELECT name FROM sqlite_schema').iterate();
    reading.next();
    for (const name of 'abc') await write(name);
    const during = inDatabase();
    reading.return?.();
    await store.setFact('d', '1');
    await store.fact('d');

    during.should.be.empty();
    inDatabase().should.eql(['a', 'b', 'c', 'd']);
    should(await store.trouble()).be.null();
  });
});
