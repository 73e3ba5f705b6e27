// Whom a move refuses: it then changes nothing on either side, and says in a sentence what to do.
import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';

import should = require('should');

import { openPostgresTarget } from '../../../src/move/postgres-target';
import { type Columns, differences, tables } from '../../../src/move/tables';
import { openPostgresStore } from '../../../src/store/postgres/open';
import { migrations as ofPostgres } from '../../../src/store/postgres/schema';
import { openStore } from '../../../src/store/sqlite/open';
import { migrations as ofSqlite } from '../../../src/store/sqlite/schema';
import { fakeSystem } from '../../support/fake-system';
import { withoutModule } from '../../support/other-module';
import { somebody, someGrant } from '../../support/people';
import { type Dump, fillStore, keyIn } from './full-store';
import { newPlaces, type Places } from './moving';

const system = fakeSystem();
const anna = somebody('Anna');

describe('a move is refused', () => {
  let places: Places;
  let key: Buffer;
  let before: Dump;
  beforeEach(async () => {
    places = await newPlaces();
    await fillStore(places.folder);
    key = keyIn(places.folder);
    before = places.inSqlite();
  });
  afterEach(() => places.remove());

  const sql = (text: string) => places.server.sql(places.database, text);
  const schemas = async () =>
    (await sql("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'fitbit%'")).map(
      ({ nspname }) => nspname,
    );
  const connection = () => places.server.address(places.database);
  const openThere = () => openPostgresStore({ connection: connection(), key }, system);
  const inFile = (text: string) => {
    const db = new DatabaseSync(join(places.folder, 'fitbit.sqlite'));
    db.exec(text);
    db.close();
  };
  /** The store in PostgreSQL alone, with its key in a file. */
  const moveThere = async () => {
    copyFileSync(join(places.folder, 'fitbit.key'), join(places.userDir, 'kept.key'));
    (await places.toPostgres()).code.should.equal(0);
  };
  const back = (...more: string[]) => places.toSqlite('--key-file', 'kept.key', '--folder', 'other', ...more);
  const other = () => join(places.userDir, 'other');

  it('while a Node-RED has the folder, and touches nothing', async () => {
    const store = await openStore(places.folder, system);
    const ran = await places.toPostgres();
    await store.close();

    ran.should.match({ code: 1, said: '', complained: /Another Node-RED uses the same folder/ });
    (await schemas()).should.be.empty();
    places.inSqlite().should.eql(before);
    await (await openStore(places.folder, system)).close();
  });

  it('while a Node-RED has the folder that it is to come to', async () => {
    await moveThere();
    const store = await openStore(other(), system);
    (await back()).should.match({ code: 1, complained: /Another Node-RED uses the same folder/ });
    await store.close();
    (await places.inPostgres(key)).should.eql(before);
    (await back()).code.should.equal(0);
  });

  describe('by what the database heard of other Node-REDs', () => {
    const heard = async (interval: string) => {
      await sql('DELETE FROM fitbit.instances');
      await sql(`INSERT INTO fitbit.instances (epoch, name, version, ahead_ms, beat_at) OVERRIDING SYSTEM VALUE
        VALUES (1, 'pi:1880', '', 0, now() + interval '${interval}')`);
    };

    it('while one is there, either way', async () => {
      await (await openThere()).close();
      await heard('1 minute');
      (await places.toPostgres()).should.match({ code: 1, complained: /A Node-RED \(pi:1880\) uses/ });
      places.inSqlite().should.eql(before);
      await sql('DELETE FROM fitbit.instances');
      await moveThere();
      await heard('1 minute');
      (await back()).should.match({ code: 1, complained: /A Node-RED \(pi:1880\) uses/ });
      existsSync(other()).should.be.false();
      (await places.inPostgres(key)).should.eql(before);
    });

    it('but not for one that is late, which has to be there no more', async () => {
      await (await openThere()).close();
      await heard('-10 seconds');
      await moveThere();
      await heard('-10 seconds');
      (await back()).code.should.equal(0);
    });
  });

  it('while somebody has a transaction open in the database', async () => {
    await (await openThere()).close();
    const client = new Client(connection());
    await client.connect();
    await client.query('BEGIN; LOCK TABLE fitbit.store_version IN ROW SHARE MODE');
    const way = { address: connection(), userDir: places.userDir, lockMs: 20 };
    const said = await openPostgresTarget(way, key, system).catch((error: Error) => error.message);
    await client.end();

    String(said).should.match(/^Somebody uses the database .* just now/);
  });

  it('into a place in which somebody is already', async () => {
    const store = await openThere();
    await store.savePersonAndGrant(anna, someGrant);
    await store.close();
    (await places.toPostgres()).should.match({ code: 1, complained: /the database .* is not empty/ });
    (await sql('SELECT id FROM fitbit.persons')).should.eql([{ id: anna.id }]);
    places.inSqlite().should.eql(before);

    await sql('DROP SCHEMA fitbit CASCADE');
    await moveThere();
    const there = await openStore(other(), system);
    await there.savePersonAndGrant(anna, someGrant);
    await there.close();
    (await back()).should.match({ code: 1, complained: /other is not empty/ });
    (await places.inPostgres(key)).should.eql(before);
  });

  it('into a folder with other files, and where no folder can be put', async () => {
    await moveThere();
    mkdirSync(other());
    writeFileSync(join(other(), 'diary.txt'), 'dear');
    (await back()).should.match({ code: 1, complained: /Other files are in .*other/ });
    writeFileSync(join(places.userDir, 'file'), '');
    (await back('--folder', 'file/fitbit')).code.should.equal(1);
    (await places.inPostgres(key)).should.eql(before);
    existsSync(`${other()}-moving`).should.be.false();
  });

  it('from where there is no store, and makes none', async () => {
    (await places.toSqlite('--folder', 'other')).should.match({ code: 1, complained: /Without the key/ });
    writeFileSync(join(places.userDir, 'kept.key'), key);
    (await back()).should.match({ code: 1, complained: /There is no store in the database/ });
    const ran = await places.toPostgres('--folder', 'nowhere');
    ran.should.match({ code: 1, complained: /There is no store in .*nowhere/ });
    existsSync(join(places.userDir, 'nowhere')).should.be.false();
    existsSync(other()).should.be.false();
    (await schemas()).should.be.empty();
  });

  it('from and to what a newer version wrote', async () => {
    inFile(`PRAGMA user_version = ${ofSqlite.length + 1}`);
    (await places.toPostgres()).should.match({ code: 1, complained: /newer version/ });
    (await schemas()).should.be.empty();
    inFile(`PRAGMA user_version = ${ofSqlite.length}`);

    await moveThere();
    await sql(`UPDATE fitbit.store_version SET version = ${ofPostgres.length + 1}`);
    (await back()).should.match({ code: 1, complained: /newer version/ });
    (await places.inPostgres(key)).should.eql(before);
  });

  it('with another key than that of the store, or with half a one', async () => {
    writeFileSync(join(places.userDir, 'kept.key'), randomBytes(32));
    await (await openThere()).close();
    (await places.toPostgres('--key-file', 'kept.key')).should.match({ code: 1, complained: /key/ });
    (await places.toPostgres()).code.should.equal(0);
    (await back()).should.match({ code: 1, complained: /The key for the database/ });
    writeFileSync(join(places.userDir, 'kept.key'), key.subarray(16));
    (await back()).should.match({ code: 1, complained: /key/ });
    (await places.inPostgres(key)).should.eql(before);
  });

  it('where one row is damaged and all is to be sealed anew: nothing has come over', async () => {
    inFile(
      "UPDATE sms SET ending = X'00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff' WHERE rowid = 100",
    );
    const environment = { FITBIT_CONFIG_STORE_KEY: randomBytes(32).toString('hex') };
    const ran = await places.run(['move', '--to', places.url], { environment });
    ran.should.match({ code: 1, complained: /A row of sms cannot be unsealed/ });
    (await schemas()).should.be.empty();
    (await codeOf(openStore(places.folder, system))).should.equal('opened');
  });

  it('without pg, with an odd address or a wrong password, none of which is repeated', async () => {
    const bringBack = withoutModule('pg');
    try {
      (await places.toPostgres()).should.match({ code: 1, complained: /npm install pg/ });
    } finally {
      bringBack();
    }
    for (const address of [
      'postgres://u:s3cret@127.0.0.1:1/db',
      'postgres://u:s3cret@%zz:x/db?sslmode=odd',
    ]) {
      const ran = await places.run(['move', '--to', address]);
      ran.code.should.equal(1);
      ran.complained.should.match(/^[^\n]+\.$/);
      `${ran.said}${ran.complained}`.should.not.match(/s3cret|at .*\.js/);
    }
    places.inSqlite().should.eql(before);
  });

  it('when it is not told what to do, with 2, and without a word of what was typed', async () => {
    for (const given of [
      ['remove'],
      ['move'],
      ['move', '--to', 'sqlite'],
      ['move', '--to', 'postgres://a/b', '--from', 'postgres://u:s3cret@c/d'],
      ['move', '--from', 'postgres://u:s3cret@c/d', '--too', 'sqlite'],
      ['move', 'postgres://u:s3cret@c/d', '--to', 'sqlite'],
    ]) {
      const ran = await places.run(given);
      ran.should.match({ code: 2, said: '', complained: /--help says more\.$/ });
      ran.complained.should.not.match(/s3cret/);
    }
    (await places.run(['--help'])).should.match({ code: 0, complained: '', said: /--key-file/ });
  });

  it('brings an older file to this version on its way, and leaves it as it was when it does not get there', async () => {
    const older = join(places.userDir, 'older');
    mkdirSync(older);
    writeFileSync(join(older, 'fitbit.key'), key);
    copyFileSync(join(places.folder, 'fitbit.sqlite'), join(older, 'fitbit.sqlite'));
    const db = new DatabaseSync(join(older, 'fitbit.sqlite'));
    db.exec(
      `DROP INDEX sms_of_joint; ALTER TABLE sms DROP COLUMN held_until; ALTER TABLE sms DROP COLUMN joint;
       PRAGMA user_version = ${ofSqlite.length - 2}`,
    );
    db.close();
    const watch = (line: string) => {
      if (line.startsWith('account_names')) throw new Error('the power fails');
    };
    const failed = await places.run(['move', '--to', places.url, '--folder', 'older'], { watch });
    failed.code.should.equal(1);
    const look = new DatabaseSync(join(older, 'fitbit.sqlite'));
    should(look.prepare('PRAGMA user_version').get()?.user_version).equal(ofSqlite.length - 2);
    look.close();

    (await places.toPostgres('--folder', 'older')).code.should.equal(0);
    (await places.inPostgres(key)).sms?.join('').should.match(/"held_until",null/);
  });

  const codeOf = (opening: Promise<{ close(): Promise<void> }>) =>
    opening.then(
      (store) => store.close().then(() => 'opened'),
      (error: { code?: string }) => error.code ?? 'no code',
    );
});

describe('the two schemas', () => {
  it('have the same tables and columns, but for what is listed with its reason', async () => {
    const places = await newPlaces();
    await fillStore(places.folder, 1);
    const ran = await places.toPostgres();
    await places.remove();
    ran.should.match({ code: 0 });
  });

  it('are found to differ by a table or a column that one of them has got alone', () => {
    const column = (name: string) => ({ name, type: 'text' });
    const alike = (): Map<string, { name: string; type: string }[]> =>
      new Map(tables.map(({ name }) => [name, [column('id')]]));
    const changed = (change: (columns: ReturnType<typeof alike>) => void): Columns => {
      const columns = alike();
      change(columns);
      return columns;
    };
    differences(alike(), alike()).should.eql([]);
    const more = changed((columns) => columns.set('persons', [column('id'), column('hat')]));
    const newTable = changed((columns) => columns.set('hats', [column('id')]));
    const missing = changed((columns) => columns.delete('gone'));
    const owned = changed((columns) => columns.set('sms', [column('id'), column('owner'), column('via')]));
    differences(more, alike()).should.eql(['persons.hat is not in PostgreSQL']);
    differences(alike(), more).should.eql(['persons.hat is not in SQLite']);
    differences(newTable, alike()).should.eql(['hats of SQLite is not moved']);
    differences(alike(), newTable).should.eql(['hats of PostgreSQL is not moved']);
    should(differences(missing, alike())).containEql('gone is not in SQLite');
    differences(alike(), owned).should.eql([]);
  });
});
