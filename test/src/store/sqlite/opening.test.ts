// Promises of opening the store: which files it makes, whom it refuses, and that it then touches nothing.
import { mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { queryObjects } from 'node:v8';

import should = require('should');

import { Trouble } from '../../../../src/sentences/trouble';
import { openStore } from '../../../../src/store/sqlite/open';
import { applicationId, migrations } from '../../../../src/store/sqlite/schema';
import { fakeSystem } from '../../../support/fake-system';
import { somebody, someGrant } from '../../../support/people';
import { filesIn, holder, newFolder, openSeen } from './folder';

const anna = somebody('Anna');

describe('SQLite: opening', () => {
  const system = fakeSystem();
  let folder: string;
  let remove: () => void;
  let file: string;
  beforeEach(() => {
    ({ folder, remove } = newFolder());
    file = join(folder, 'fitbit.sqlite');
  });
  afterEach(() => remove());

  /** A store with Anna in it, closed. */
  async function filled(): Promise<void> {
    const store = await openStore(folder, system);
    await store.savePersonAndGrant(anna, someGrant);
    await store.close();
  }

  /** Changes the closed file by SQLite itself. */
  function change(sql: string, path = file): void {
    const db = new DatabaseSync(path);
    db.exec(sql);
    db.close();
  }

  const codeOf = (opening: Promise<unknown>): Promise<string> =>
    opening.then(
      () => 'opened',
      (error: unknown) => (error instanceof Trouble ? error.code : `no Trouble: ${String(error)}`),
    );

  it('makes a folder and files that only their owner reads, and keeps them out of git', async () => {
    const store = await openStore(folder, system);
    await store.savePersonAndGrant(anna, someGrant);
    const modes = Object.keys(filesIn(folder)).map((name) => [
      name,
      (statSync(join(folder, name)).mode & 0o777).toString(8),
    ]);
    const folderMode = (statSync(folder).mode & 0o777).toString(8);
    await store.close();

    folderMode.should.equal('700');
    modes.should.eql([
      ['.gitignore', '600'],
      ['fitbit.key', '600'],
      ['fitbit.sqlite', '600'],
      ['fitbit.sqlite-wal', '600'],
    ]);
    readFileSync(join(folder, '.gitignore'), 'utf8').should.equal('*\n');
  });

  it('brings an empty file to the current version, and keeps what is there when opened again', async () => {
    await filled();
    const db = new DatabaseSync(file);
    const version = db.prepare('PRAGMA user_version').get();
    const owner = db.prepare('PRAGMA application_id').get();
    db.close();
    const before = filesIn(folder);

    const store = await openStore(folder, system);
    const person = await store.person(anna.id);
    const grant = await store.grant(anna.id);
    await store.close();

    should(version).have.property('user_version', migrations.length);
    should(owner).have.property('application_id', applicationId);
    should(person).eql(anna);
    should(grant).eql({ ...someGrant, generation: 1 });
    filesIn(folder).should.eql(before);
  });

  it('brings a file of the first version to this one, with all that is in it', async () => {
    await filled();
    change(`ALTER TABLE notifications RENAME TO notices; ALTER TABLE readings DROP COLUMN charging;
      ALTER TABLE persons DROP COLUMN own_advice_at; ALTER TABLE persons DROP COLUMN advice;
      ALTER TABLE persons DROP COLUMN own_quiet_from; ALTER TABLE persons DROP COLUMN own_quiet_to;
      ALTER TABLE persons DROP COLUMN critical_passes; ALTER TABLE persons DROP COLUMN paused_until; DROP INDEX states_with_talk;
      DROP TABLE account_names; DROP TABLE agenda; DROP TABLE summaries;
      DROP TABLE incoming_sms; DROP INDEX sms_by_number; ALTER TABLE sms DROP COLUMN number_hash;
      DROP TABLE sms_months; ALTER TABLE sms DROP COLUMN month;
      DROP INDEX sms_of_joint; ALTER TABLE sms DROP COLUMN joint; ALTER TABLE sms DROP COLUMN held_until;
      DROP INDEX sms_with_ending; ALTER TABLE sms DROP COLUMN ending;
      DROP INDEX sms_handed_over; ALTER TABLE sms DROP COLUMN chain;
      ALTER TABLE sms DROP COLUMN conversation; ALTER TABLE sms_counts DROP COLUMN is_answer; DROP TABLE stopped_numbers;
      PRAGMA user_version = 1;
      INSERT INTO notices (person_id, at, count, collections, entries) VALUES ('${anna.id}', 1, 1, '[]', '[]');`);

    const store = await openStore(folder, system);
    const waiting = await store.waitingNotifications(anna.cloud, anna.clientId);
    const person = await store.person(anna.id);
    await store.close();

    should(person).eql(anna);
    waiting.map(({ userId }) => userId).should.eql([anna.userId]);
  });

  it('goes on where a first start was cut off before its first table', async () => {
    mkdirSync(folder);
    writeFileSync(file, '');
    writeFileSync(join(folder, 'fitbit.key'), Buffer.alloc(32, 7));

    const code = await codeOf(filled());

    code.should.equal('opened');
  });

  it('writes in WAL, whose commits it sees to the disk itself', async () => {
    const { store, db } = await openSeen(folder, system);
    const pragma = (name: string) => Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0];

    const settings = ['journal_mode', 'synchronous', 'locking_mode', 'foreign_keys'].map(pragma);
    await store.close();

    settings.should.eql(['wal', 1, 'exclusive', 1]);
  });

  describe('refuses, and leaves every file as it was', () => {
    const unfit: Record<string, { spoil(): void; code: string }> = {
      'a file of which a part is damaged that nobody has read yet': {
        spoil: () => {
          const bytes = readFileSync(file);
          bytes.fill(0xa5, bytes.length - 8192, bytes.length - 4096);
          writeFileSync(file, bytes);
        },
        code: 'store-damaged',
      },
      'a file of which the first table is damaged': {
        spoil: () => {
          const bytes = readFileSync(file);
          bytes.fill(0xa5, 4096, 4096 + 2048);
          writeFileSync(file, bytes);
        },
        code: 'store-damaged',
      },
      'a file that lost its end': { spoil: () => truncateSync(file, 5000), code: 'store-damaged' },
      'a file that is no database': {
        spoil: () => writeFileSync(file, 'this is a letter to my grandmother, and not a database'.repeat(90)),
        code: 'store-damaged',
      },
      "somebody else's database": {
        spoil: () => {
          rmSync(file);
          change('CREATE TABLE recipes (name TEXT); INSERT INTO recipes VALUES (1)');
        },
        code: 'store-foreign',
      },
      'a newer version': {
        spoil: () => change(`PRAGMA user_version = ${migrations.length + 1}`),
        code: 'store-newer',
      },
      'a store whose key is gone': {
        spoil: () => rmSync(join(folder, 'fitbit.key')),
        code: 'store-key-missing',
      },
      'a store with the key of another': {
        spoil: () => writeFileSync(join(folder, 'fitbit.key'), Buffer.alloc(32, 1)),
        code: 'store-key-missing',
      },
      'a store with half a key': {
        spoil: () => truncateSync(join(folder, 'fitbit.key'), 16),
        code: 'store-key-missing',
      },
    };
    for (const [name, { spoil, code }] of Object.entries(unfit)) {
      it(name, async () => {
        await filled();
        spoil();
        const before = filesIn(folder);

        const answer = await codeOf(openStore(folder, system));

        answer.should.equal(code);
        filesIn(folder).should.eql(before);
      });
    }
  });

  it('loses no word of a newer version that was killed in the middle of its work', async () => {
    const { kill } = await holder(folder, 'Anna');
    await kill();
    // Person and version stand in the write-ahead log alone: nobody has moved them into the file yet.
    const db = new DatabaseSync(file);
    db.exec(`PRAGMA locking_mode = EXCLUSIVE; PRAGMA user_version = ${migrations.length + 1}`);
    const killed = filesIn(folder);
    db.close();
    for (const [name, bytes] of Object.entries(killed)) writeFileSync(join(folder, name), bytes, 'latin1');

    const code = await codeOf(openStore(folder, system));

    code.should.equal('store-newer');
    const later = new DatabaseSync(file);
    const version = later.prepare('PRAGMA user_version').get();
    const people = later.prepare('SELECT name FROM persons').all();
    later.close();
    should(version).have.property('user_version', migrations.length + 1);
    people.map(({ name }) => name).should.eql(['Anna']);
  });

  it('a second store in the same process is refused, and the first goes on', async () => {
    const first = await openStore(folder, system);

    const code = await codeOf(openStore(folder, system));
    await first.savePersonAndGrant(anna, someGrant);
    const person = await first.person(anna.id);
    await first.close();

    code.should.equal('store-in-use');
    should(person).eql(anna);
  });

  it('a second process is refused and touches nothing', async () => {
    const first = await holder(folder, 'Anna');
    const before = filesIn(folder);

    const code = await codeOf(openStore(folder, system));
    const after = filesIn(folder);
    await first.kill();

    first.said.should.equal('written');
    code.should.equal('store-in-use');
    after.should.eql(before);
  });

  it('what was written survives kill -9 right afterwards', async () => {
    const { said, kill } = await holder(folder, 'Bert');
    await kill();

    const store = await openStore(folder, system);
    const grant = await store.grant('person_bert');
    const people = await store.people('google-health');
    await store.close();

    said.should.equal('written');
    people.map(({ name }) => name).should.eql(['Bert']);
    should(grant).containEql({ accessToken: someGrant.accessToken });
  });

  it('what a killed process left in the log stands in the database before anything is read', async () => {
    const { kill } = await holder(folder, 'Bert');
    await kill();
    const left = statSync(join(folder, 'fitbit.sqlite-wal')).size;

    const store = await openStore(folder, system);
    const inLog = statSync(join(folder, 'fitbit.sqlite-wal')).size;
    await store.close();

    left.should.be.above(0);
    inLog.should.equal(0);
  });

  it('a store that was closed leaves no connection in memory', async () => {
    await filled();
    const before = queryObjects(DatabaseSync, { format: 'count' });

    for (let time = 0; time < 5; time += 1) await filled();

    should(queryObjects(DatabaseSync, { format: 'count' })).be.belowOrEqual(before + 1);
  });

  it('a folder that cannot be made is told as a Trouble', async () => {
    writeFileSync(folder, 'a file where the folder should be');

    const code = await codeOf(openStore(folder, system));

    code.should.equal('store');
  });
});
