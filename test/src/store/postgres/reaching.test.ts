// Promises of the way to PostgreSQL: who has the password gets in, and whoever does not hears what is wrong and what to do.
import should = require('should');

import { randomBytes } from 'node:crypto';
import * as pg from 'pg';
import { databasePlace } from '../../../../nodes/common/database-place';
import type { Trouble } from '../../../../src/sentences/trouble';
import { openPostgresStore } from '../../../../src/store/postgres/open';
import { ConnectionLost, storeTrouble } from '../../../../src/store/postgres/troubles';
import type { Store } from '../../../../src/store/store';
import { fakeSystem } from '../../../support/fake-system';
import { keyOfIt, lastingCertificate } from '../../../support/lasting-certificate';
import { freePort } from '../../../support/ports';
import { forTests, type PostgresServer, startPostgres } from '../../../support/postgres-server';

describe('PostgreSQL: the way to it', () => {
  const key = randomBytes(32).toString('base64');
  const password = "p@:/%#?&='\\ ä€";
  const access = [
    'local all all trust',
    'hostssl all guarded 127.0.0.1/32 scram-sha-256',
    'host all fitbit,full,limited 127.0.0.1/32 scram-sha-256',
  ];
  let server: PostgresServer;
  let port: number;
  let open: Store | null = null;

  before(async () => {
    port = await freePort();
    server = await startPostgres({
      files: {
        'pg_hba.conf': `${access.join('\n')}\n`,
        'server.crt': lastingCertificate,
        'server.key': keyOfIt,
      },
      settings: {
        ...forTests,
        ...{ listen_addresses: '127.0.0.1', port: String(port), hba_file: 'pg_hba.conf', ssl: 'on' },
        ...{ ssl_cert_file: '../server.crt', ssl_key_file: '../server.key' },
      },
    });
    const as = password.replaceAll("'", "''");
    await server.sql(
      'postgres',
      `CREATE ROLE fitbit LOGIN PASSWORD '${as}'; CREATE ROLE guarded LOGIN PASSWORD '${as}';
       CREATE ROLE "full" LOGIN PASSWORD '${as}' CONNECTION LIMIT 1; CREATE ROLE limited LOGIN PASSWORD '${as}'; ALTER DATABASE template1 OWNER TO fitbit`,
    );
    await server.sql('postgres', 'CREATE DATABASE fitbit OWNER fitbit');
    await server.sql('postgres', 'GRANT CREATE ON DATABASE fitbit TO guarded, "full", limited');
  });
  afterEach(async () => {
    await open?.close();
    open = null;
    await server.sql('fitbit', 'DROP SCHEMA IF EXISTS fitbit CASCADE');
  });

  /** Opens it as settings.js and the environment say. */
  async function reach(
    fitbitConfigStore: unknown,
    environment: Record<string, string> = {},
    system = fakeSystem(),
  ): Promise<Store> {
    const place = databasePlace({ fitbitConfigStore }, { FITBIT_CONFIG_STORE_KEY: key, ...environment });
    open = await openPostgresStore(place, system);
    return open;
  }
  const refused = (fitbitConfigStore: unknown, environment: Record<string, string> = {}) =>
    reach(fitbitConfigStore, environment).then(
      () => should.fail('opened', 'refused', 'it opened', 'opens'),
      (error: Trouble) => error,
    ) as Promise<Trouble>;
  const parts = (more: object = {}) => ({
    ...{ host: '127.0.0.1', port, database: 'fitbit', user: 'fitbit', password },
    ...more,
  });
  const address = (secret = '') => `postgres://fitbit${secret}@127.0.0.1:${port}/fitbit`;

  describe('a password of any characters gets in', () => {
    const ways: Record<string, () => Promise<Store>> = {
      'in an address, where those that end it are written as %': () =>
        reach(address(`:${encodeURIComponent(password)}`)),
      'beside an address, in a variable of our own': () =>
        reach(address(), { FITBIT_CONFIG_STORE_PASSWORD: password }),
      'of two, that of our own variable': () =>
        reach(address(':another'), { FITBIT_CONFIG_STORE_PASSWORD: password }),
      'in an object': () => reach(parts()),
      'in PGPASSWORD, which pg reads by itself': async () => {
        process.env.PGPASSWORD = password;
        try {
          return await reach(address());
        } finally {
          delete process.env.PGPASSWORD;
        }
      },
      'by TLS, to the host for which the certificate is': () =>
        reach(parts({ user: 'guarded', host: 'localhost', ssl: { ca: lastingCertificate } })),
    };
    for (const [name, way] of Object.entries(ways)) {
      it(name, async () => {
        const store = await way();
        await store.setFact('a', 'b');

        should(await store.fact('a')).equal('b');
      });
    }
  });

  describe('whoever does not get in hears why, and no password is told', () => {
    const ways: Record<string, { of(): [unknown, Record<string, string>?]; code: string; says: RegExp }> = {
      'a wrong password': {
        of: () => [address(':canary')],
        code: 'store-denied',
        says: /refuses the user \(28P01\)/,
      },
      'a wrong password in our variable': {
        of: () => [address(), { FITBIT_CONFIG_STORE_PASSWORD: 'canary' }],
        code: 'store-denied',
        says: /refuses the user \(28P01\)/,
      },
      none: { of: () => [address()], code: 'store-denied', says: /FITBIT_CONFIG_STORE_PASSWORD/ },
      'an empty one': {
        of: () => [parts({ password: '' })],
        code: 'store-denied',
        says: /FITBIT_CONFIG_STORE_PASSWORD/,
      },
      'a server that takes only TLS, and none is offered': {
        of: () => [parts({ user: 'guarded' })],
        code: 'store-denied',
        says: /\(28000\).*pg_hba\.conf.*set ssl/,
      },
      'a certificate that nobody here trusts': {
        of: () => [parts({ host: 'localhost', ssl: true })],
        code: 'store-unreachable',
        says: /is not trusted here .*ssl\.ca/,
      },
      'the same by an address': {
        of: () => [`postgres://fitbit:canary@localhost:${port}/fitbit?sslmode=verify-full`],
        code: 'store-unreachable',
        says: /is not trusted here/,
      },
      'a certificate for another name': {
        of: () => [parts({ ssl: { ca: lastingCertificate } })],
        code: 'store-unreachable',
        says: /is for another host \(ERR_TLS_CERT_ALTNAME_INVALID\)/,
      },
    };
    for (const [name, { of, code, says }] of Object.entries(ways)) {
      it(name, async () => {
        const error = await refused(...of());

        should(error).have.property('code', code);
        error.message.should.match(says);
        error.message.should.not.containEql('canary').and.not.containEql(password);
      });
    }

    it('a user who may have one connection alone, or a server that is full', async () => {
      const error = await refused(parts({ user: 'full' }));

      should(error).have.property('code', 'store-unreachable');
      error.message.should.match(/takes no more connections \(53300\)/);
    });

    it('a server without TLS, where it is asked for', async () => {
      const plainPort = await freePort();
      const plain = await startPostgres({
        settings: { ...forTests, listen_addresses: '127.0.0.1', port: String(plainPort) },
      });
      const error = await refused(parts({ port: plainPort, ssl: { ca: lastingCertificate } }));
      await plain.kill();

      should(error).have.property('code', 'store-unreachable');
      error.message.should.containEql('offers no TLS');
    });

    it('a certificate that holds no more, or not yet', () => {
      for (const code of ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']) {
        const { message } = storeTrouble(new ConnectionLost(code), { database: 'db' });
        message.should.containEql('is not valid now').and.containEql(code);
      }
    });

    it('a pooler that forgets what was prepared', () => {
      for (const code of ['26000', '42P05']) {
        const error = Object.assign(new Error('canary'), { severity: 'ERROR', code });
        storeTrouble(error, { database: 'db' }).message.should.match(/pooler.*max_prepared_statements/i);
      }
    });
  });

  describe('an address that a password cuts short', () => {
    for (const cut of ['12/canary', '12#canary', '12?canary', 'a@12/canary', 'a#canary']) {
      it(`is none: ${cut}`, async () => {
        const error = await refused(`postgres://fitbit:${cut}@db.invalid:5432/fitbit`);

        should(error).have.property('code', 'store-address');
        JSON.stringify(error).should.not.containEql('canary').and.not.containEql('12');
      });
    }
  });

  describe('settings of the user', () => {
    it('a database where nothing may be written says so, and not that it is a standby', async () => {
      const error = await refused(parts({ options: '-c default_transaction_read_only=on' }));

      should(error).have.property('code', 'store-read-only');
      error.message.should.containEql('default_transaction_read_only');
    });

    it('one who has a connection too few by now hears of it, though what is asked of the store goes on', async () => {
      const system = fakeSystem();
      const store = await reach(parts({ user: 'limited' }), {}, system);
      let news = 0;
      store.onChange(() => {
        news += 1;
      });
      const beat = async () => {
        await system.waiting(2_000);
        await system.advance(2_000);
        await system.waiting(2_000);
      };
      await server.sql(
        'postgres',
        "ALTER ROLE limited CONNECTION LIMIT 1; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'limited'",
      );
      await store.fact('a');
      for (let beats = 0; beats < 3; beats += 1) await beat();
      const early = await store.trouble();
      for (let beats = 0; beats < 3; beats += 1) await beat();
      const late = await store.trouble();
      const told = news;
      await server.sql('postgres', 'ALTER ROLE limited CONNECTION LIMIT 2');
      for (let beats = 0; beats < 2; beats += 1) await beat();
      const later = await store.trouble();

      should(early).be.null();
      should(late).match({ code: 'store-unreachable', key: 'store.unreachable.full' });
      should(later).be.null();
      should([told, news]).eql([1, 2]);
    });

    it('one who may wait for nobody waits for others all the same', async () => {
      const store = await reach(parts({ options: '-c lock_timeout=1' }));
      await store.setFact('a', 'b');
      const other = new pg.Client(server.address('fitbit'));
      await other.connect();
      await other.query('BEGIN; UPDATE fitbit.facts SET value = value');
      const kept = store.setFact('a', 'c').then(
        () => 'kept',
        (error: Trouble) => error.message,
      );
      let isWaiting = false;
      void kept.then(() => {
        isWaiting = true;
      });
      for (let seen = 0; !isWaiting && seen < 20; ) {
        const { rows } = await other.query('SELECT 1 FROM pg_locks WHERE NOT granted');
        seen += rows.length;
      }
      await other.query('COMMIT');
      await other.end();

      should(await kept).equal('kept');
    });
  });
});
