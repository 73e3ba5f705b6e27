// Promises of opening a PostgreSQL store: it refuses what it must not touch, and several that open at once do not meet.
import should = require('should');

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import * as pg from 'pg';
import { connect } from '../../../../src/store/postgres/connection';
import { migrate } from '../../../../src/store/postgres/migrations';
import { openPostgresStore } from '../../../../src/store/postgres/open';
import { migrations } from '../../../../src/store/postgres/schema';
import { createSealer } from '../../../../src/store/sealing';
import type { Store } from '../../../../src/store/store';
import { fakeSystem } from '../../../support/fake-system';
import { withModule, withoutModule } from '../../../support/other-module';
import { someGrant } from '../../../support/people';
import { type PostgresServer, postgresServer } from '../../../support/postgres-server';
import { anna, bert } from '../contract/rows';

describe('PostgreSQL: opening', () => {
  const key = randomBytes(32);
  let server: PostgresServer;
  let database: string;
  let made = 0;
  const opened: Store[] = [];

  before(async () => {
    server = await postgresServer();
  });
  beforeEach(async () => {
    made += 1;
    database = `opening_${process.pid}_${made}`;
    await server.createDatabase(database);
  });
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
    await server.sql('postgres', `DROP DATABASE ${database} WITH (FORCE)`);
  });

  async function open(with_: Partial<Parameters<typeof openPostgresStore>[0]> = {}): Promise<Store> {
    const store = await openPostgresStore(
      { connection: server.address(database), key, ...with_ },
      fakeSystem(),
    );
    opened.push(store);
    return store;
  }
  async function filled(): Promise<void> {
    const store = await open();
    await store.savePersonAndGrant(anna, someGrant);
    await store.close();
  }
  const codeOf = (opening: Promise<unknown>) =>
    opening.then(
      () => 'opened',
      (error) => String(error.code),
    );
  /** All tables with their columns and all that is in them. */
  const everything = async () => {
    const tables = await server.sql(
      database,
      "SELECT table_schema, table_name, column_name FROM information_schema.columns WHERE table_schema NOT LIKE 'pg%' ORDER BY 1, 2, 3",
    );
    const rows = await server
      .sql(database, 'SELECT * FROM fitbit.persons, fitbit.grants, fitbit.store_version')
      .catch(() => []);
    return JSON.stringify([tables, rows]);
  };

  it('makes its tables in a schema of its own, and finds what is there the next time', async () => {
    await filled();
    const store = await open();

    should(await store.person(anna.id)).eql(anna);
    const tables = await server.sql(
      database,
      "SELECT DISTINCT schemaname FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')",
    );
    tables.should.eql([{ schemaname: 'fitbit' }]);
  });

  it('several that open an empty database at once make one store', async () => {
    const stores = await Promise.all(Array.from({ length: 5 }, () => open()));
    await stores[0]?.savePersonAndGrant(anna, someGrant);

    should(await stores[4]?.person(anna.id)).eql(anna);
  });

  it('takes a schema that it was given, where it may make none', async () => {
    const role = `guest_${process.pid}`;
    await server.sql(database, `CREATE ROLE ${role} LOGIN; CREATE SCHEMA fitbit AUTHORIZATION ${role}`);
    const connection = { ...server.address(database), user: role };

    const store = await open({ connection });
    await store.setFact('a', 'b');

    should(await store.fact('a')).equal('b');
    await store.close();
    await server.sql(database, `DROP OWNED BY ${role} CASCADE; DROP ROLE ${role}`);
  });

  it('without the package pg it says what to install', async () => {
    const bringBack = withoutModule('pg');
    try {
      (await codeOf(open())).should.equal('store-no-driver');
    } finally {
      bringBack();
    }
  });

  it('the package pg may be in the user folder alone', async () => {
    let tries = 0;
    const bringBack = withModule('pg', () => {
      tries += 1;
      if (tries === 1) throw new Error('not beside the palette');
      return pg;
    });
    try {
      const store = await open({ userDir: __dirname });
      await store.setFact('a', 'b');
    } finally {
      bringBack();
    }
    tries.should.equal(2);
  });

  describe('refuses, and leaves everything as it was', () => {
    const sql = (text: string) => server.sql(database, text);
    const unfit: Record<string, { spoil(): Promise<unknown>; code: string; with?: { key: Uint8Array } }> = {
      'a newer version': {
        spoil: () => sql(`UPDATE fitbit.store_version SET version = ${migrations.length + 1}`),
        code: 'store-newer',
      },
      "somebody else's tables": {
        spoil: () =>
          sql('DROP SCHEMA fitbit CASCADE; CREATE SCHEMA fitbit; CREATE TABLE fitbit.recipes (name text)'),
        code: 'store-foreign',
      },
      'a store with the key of another': {
        spoil: async () => undefined,
        with: { key: randomBytes(32) },
        code: 'store-key-missing',
      },
      'half a key': {
        spoil: async () => undefined,
        with: { key: key.subarray(16) },
        code: 'store-key-missing',
      },
      'a server that confirms what it has not kept': {
        spoil: () => sql(`ALTER DATABASE ${database} SET synchronous_commit = off`),
        code: 'store-not-durable',
      },
    };
    for (const [name, { spoil, code, with: options }] of Object.entries(unfit)) {
      it(name, async () => {
        await filled();
        await spoil();
        const before = await everything();

        (await codeOf(open(options))).should.equal(code);

        should(await everything()).equal(before);
      });
    }

    it('a database that cannot keep every text', async () => {
      await server.sql(
        'postgres',
        `CREATE DATABASE ${database}_latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'`,
      );

      (await codeOf(open({ connection: server.address(`${database}_latin`) }))).should.equal('store-unfit');

      await server.sql('postgres', `DROP DATABASE ${database}_latin`);
    });
  });

  it('what it cannot reach, or what lets it not in, is told without the password', async () => {
    const { host } = server.address(database);
    const ways: [string, string][] = [
      ['postgres://somebody:canary%ff@127.0.0.1:none/fitbit', 'store-address'],
      [`postgres://somebody:canary@127.0.0.1:1/fitbit`, 'store-unreachable'],
      [`postgres://nobody:canary@/${database}?host=${host}`, 'store-denied'],
      [`postgres://postgres:canary@/none?host=${host}`, 'store-denied'],
      [`postgres://postgres:canary@/none?host=${join(String(host), 'none')}`, 'store-unreachable'],
    ];
    for (const [connection, code] of ways) {
      const error = await open({ connection }).then(
        () => null,
        (thrown) => thrown,
      );
      should(error).have.property('code', code);
      should(JSON.stringify(error) + String(error)).not.containEql('canary');
    }
  });

  describe('another version of this program', () => {
    const next = [...migrations, 'ALTER TABLE facts ADD COLUMN note text'];
    const update = async (steps: readonly string[]) => {
      const connection = await connect(pg, server.address(database));
      try {
        await migrate(connection, createSealer(key, randomBytes), { database }, steps);
      } finally {
        await connection.end();
      }
    };

    it('brings the tables to its own, with all that is in them; one that is open then is told so and writes nothing', async () => {
      const older = await open();
      await older.savePersonAndGrant(anna, someGrant);

      await update(next);
      const late = await codeOf(older.savePersonAndGrant(bert, someGrant));
      const trouble = await older.trouble();

      late.should.equal('store-newer');
      should(trouble).have.property('code', 'store-newer');
      (await server.sql(database, 'SELECT name FROM fitbit.persons')).should.eql([{ name: 'Anna' }]);
      (await server.sql(database, 'SELECT note FROM fitbit.facts')).should.be.an.Array();
      (await codeOf(open())).should.equal('store-newer');
    });

    it('whose change fails leaves the tables as they were', async () => {
      await filled();
      const before = await everything();

      (await codeOf(update([...next, 'ALTER TABLE nowhere ADD COLUMN note text']))).should.not.equal(
        'opened',
      );

      should(await everything()).equal(before);
      (await codeOf(open())).should.equal('opened');
    });
  });
});
