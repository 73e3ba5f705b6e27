// Promises of moving: both ways to equal content, all of it or nothing, and the old place is used by nobody by mistake.
import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import should = require('should');

import { tables } from '../../../src/move/tables';
import { openPostgresStore } from '../../../src/store/postgres/open';
import { openStore } from '../../../src/store/sqlite/open';
import { fakeSystem } from '../../support/fake-system';
import { somebody, someGrant } from '../../support/people';
import { fillStore, keyIn } from './full-store';
import { newPlaces, type Places } from './moving';

const system = fakeSystem();
const anna = somebody('Anna');

describe('moving a store', () => {
  let places: Places;
  beforeEach(async () => {
    places = await newPlaces();
  });
  afterEach(() => places.remove());
  const codeOf = (opening: Promise<unknown>) =>
    opening.then(
      () => 'opened',
      (error: { code?: string }) => error.code,
    );

  it('takes every table to PostgreSQL and back, value by value, under the same key', async () => {
    const { folder, inPostgres, inSqlite } = places;
    await fillStore(folder);
    const before = inSqlite();
    const key = keyIn(folder);

    const there = await places.toPostgres();
    there.should.match({ code: 0, complained: '' });
    const between = await inPostgres(key);
    copyFileSync(join(folder, 'fitbit.key'), join(places.userDir, 'kept.key'));
    const back = await places.toSqlite('--key-file', 'kept.key');

    back.should.match({ code: 0, complained: '' });
    Object.keys(before).should.eql(tables.map(({ name }) => name).sort());
    Object.values(before)
      .filter((rows) => rows.length < 3)
      .should.be.empty();
    between.should.eql(before);
    inSqlite().should.eql(before);
    keyIn(folder).equals(key).should.be.true();
  });

  it('seals everything anew where the database has another key', async () => {
    const { folder, inPostgres, inSqlite } = places;
    await fillStore(folder);
    const before = inSqlite();
    const key = randomBytes(32);
    const environment = { FITBIT_CONFIG_STORE_KEY: key.toString('base64') };

    (await places.run(['move', '--to', places.url], { environment })).code.should.equal(0);
    (await inPostgres(key)).should.eql(before);
    const back = await places.run(['move', '--to', 'sqlite', '--from', places.url, '--folder', 'other'], {
      environment,
    });

    back.code.should.equal(0);
    inSqlite(join(places.userDir, 'other')).should.eql(before);
  });

  it('brings what a Node-RED reads there, and numbers what comes after it anew', async () => {
    const { folder } = places;
    const store = await openStore(folder, system);
    await store.savePersonAndGrant(anna, someGrant);
    await store.close();
    const key = keyIn(folder);
    await places.toPostgres();

    const connection = places.server.address(places.database);
    const moved = await openPostgresStore({ connection, key }, system);
    should(await moved.person(anna.id)).eql(anna);
    should(await moved.grant(anna.id)).containEql(someGrant);
    await moved.close();
  });

  it('goes on after the last number of everything that is numbered', async () => {
    await fillStore(places.folder);
    await places.toPostgres();
    const sql = (text: string) => places.server.sql(places.database, text);

    const [{ id } = {}] = await sql("SELECT nextval('fitbit.notification_ids') AS id");
    Number(id).should.equal(15);
    const [{ rowid } = {}] = await sql(
      "INSERT INTO fitbit.alerts (id, node_id, person_id, body) VALUES ('z', 'n', 'anna', '') RETURNING rowid",
    );
    Number(rowid).should.equal(101);
  });

  it('leaves the old place to nobody: Node-RED refuses it, and another move as well', async () => {
    const { folder } = places;
    await fillStore(folder);
    const key = keyIn(folder);
    copyFileSync(join(folder, 'fitbit.key'), join(places.userDir, 'kept.key'));

    await places.toPostgres();
    should(await codeOf(openStore(folder, system))).equal('store-moved');
    (await places.toPostgres()).should.match({ code: 1, complained: /was moved into a database/ });

    await places.toSqlite('--key-file', 'kept.key');
    const connection = places.server.address(places.database);
    should(await codeOf(openPostgresStore({ connection, key }, system))).equal('store-moved');
    (await places.toSqlite('--key-file', 'kept.key')).should.match({ code: 1 });
  });

  it('holds up who opens either side meanwhile, and whoever still has the database open finds out', async () => {
    const { folder } = places;
    await fillStore(folder);
    const key = keyIn(folder);
    copyFileSync(join(folder, 'fitbit.key'), join(places.userDir, 'kept.key'));
    const options = { connection: places.server.address(places.database), key };
    let inFolder: Promise<unknown> | undefined;
    let inDatabase: Promise<unknown> | undefined;
    const there = await places.run(['move', '--to', places.url], {
      watch: () => {
        inFolder ??= codeOf(openStore(folder, system));
      },
    });
    const given = ['move', '--to', 'sqlite', '--from', places.url, '--key-file', 'kept.key'];
    const back = await places.run(given, {
      watch: () => {
        inDatabase ??= codeOf(openPostgresStore(options, system));
      },
    });

    [there.code, back.code].should.eql([0, 0]);
    should(await inFolder).equal('store-in-use');
    should(await inDatabase).equal('store-moved');

    await places.server.sql(places.database, 'UPDATE fitbit.store_version SET version = -version');
    const late = await openPostgresStore(options, system);
    await places.server.sql(places.database, 'UPDATE fitbit.store_version SET version = -version');
    should(await codeOf(late.person(anna.id))).equal('store-moved');
    await late.close();
  });

  it('sets aside what was moved away from a place that it comes back to', async () => {
    const { folder, userDir, inPostgres } = places;
    await fillStore(folder);
    const key = keyIn(folder);
    copyFileSync(join(folder, 'fitbit.key'), join(userDir, 'kept.key'));
    await places.toPostgres();
    const full = await inPostgres(key);

    const back = await places.toSqlite('--key-file', 'kept.key');
    const again = await places.toPostgres();

    back.said.should.match(/before is in .*fitbit-before-\d{14}/);
    readdirSync(userDir)
      .filter((name) => name.startsWith('fitbit-before-'))
      .should.have.length(1);
    again.should.match({ code: 0, said: /the schema fitbit_before_\d{14} in the database/ });
    (await inPostgres(key)).should.eql(full);
  });

  it('takes an empty store as a place to move to, in a folder and in a database', async () => {
    const { folder, userDir, inPostgres } = places;
    await fillStore(folder);
    const key = keyIn(folder);
    writeFileSync(join(userDir, 'kept.key'), key.toString('hex'));
    const connection = places.server.address(places.database);
    const empty = await openPostgresStore({ connection, key }, system);
    await empty.setFact('noted', 'by an empty one');
    await empty.close();
    const before = places.inSqlite();

    (await places.toPostgres()).should.match({ code: 0 });
    (await inPostgres(key)).should.eql(before);
    const other = join(userDir, 'other');
    await (await openStore(other, system)).close();
    const back = await places.toSqlite('--key-file', 'kept.key', '--folder', 'other');

    back.should.match({ code: 0 });
    places.inSqlite(other).should.eql(before);
  });

  it('makes a folder that nobody else reads', async () => {
    await fillStore(places.folder);
    writeFileSync(join(places.userDir, 'kept.key'), keyIn(places.folder));
    await places.toPostgres();
    await places.toSqlite('--key-file', 'kept.key', '--folder', 'deep/other');

    const made = join(places.userDir, 'deep', 'other');
    const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
    mode(made).should.equal('700');
    mode(join(made, 'fitbit.key')).should.equal('600');
    mode(join(made, 'fitbit.sqlite')).should.equal('600');
    existsSync(`${made}-moving`).should.be.false();
  });

  it('takes many readings, a thousand at once', async () => {
    const { folder, inPostgres } = places;
    await fillStore(folder, 10_500);
    const before = places.inSqlite();

    const { code, said } = await places.toPostgres();

    code.should.equal(0);
    said.should.match(/^readings: 10500$/m);
    ((await inPostgres(keyIn(folder))).readings ?? [])
      .join('')
      .should.equal((before.readings ?? []).join(''));
  });
});
