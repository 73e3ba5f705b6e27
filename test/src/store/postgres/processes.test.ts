// Promises of several stores on one database, as several processes have them, and of connections that end.
import should = require('should');

import { lateMs } from '../../../../src/store/postgres/beats';
import { begin, mostIdleMs } from '../../../../src/store/postgres/migrations';
import { openPostgresStore } from '../../../../src/store/postgres/open';
import type { Store } from '../../../../src/store/store';
import { fakeStart, fakeSystem } from '../../../support/fake-system';
import { somebody, someGrant } from '../../../support/people';
import { type PostgresServer, postgresServer } from '../../../support/postgres-server';
import { type TempPostgres, tempPostgres } from '../../../support/temp-postgres';
import { anna, letGo, notification, smsRow, text } from '../contract/rows';

describe('PostgreSQL: several on one database', () => {
  let server: PostgresServer;
  let temp: TempPostgres;
  let stores: Store[];

  beforeEach(async () => {
    server = await postgresServer();
    temp = await tempPostgres(fakeSystem());
    const others = [1, 2].map(() => openPostgresStore(temp.options, fakeSystem()));
    stores = [temp.store, ...(await Promise.all(others))];
  });
  afterEach(async () => {
    for (const store of stores) await store.close();
    await temp.remove();
  });
  const endConnections = () =>
    server.sql(
      'postgres',
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'node-red-fitbit'",
    );

  it('judge as if one came after the other, so that no cap is overrun', async () => {
    const verdicts = await Promise.all(
      Array.from({ length: 30 }, async (_, index) => {
        // Not all at once, so that each store begins anew in between.
        for (let turn = 0; turn < index; turn += 1) await new Promise((resolve) => setImmediate(resolve));
        return stores[index % 3]?.addSms(smsRow(`sms ${index}`), text, ({ ofNumber }) =>
          ofNumber.sent < 5 ? letGo() : { verdict: 'cap-number' },
        );
      }),
    );

    verdicts.filter((one) => one === 'added').should.have.length(5);
  });

  it('are held up by one that stands still in the middle of a transaction only until it is late, at the most', async () => {
    const { Client } = await import('pg');
    const client = new Client(server.address('one_for_all'));
    await client.connect();
    await client.query(begin(false, 0));
    const { rows } = await client.query(
      "SELECT setting::int AS ms FROM pg_settings WHERE name = 'idle_in_transaction_session_timeout'",
    );
    await client.end();

    rows.should.eql([{ ms: mostIdleMs }]);
    mostIdleMs.should.be.below(lateMs);
  });

  it('know of what waits at another one: what is tried before what is held, and the longest', async () => {
    const [, other] = stores;
    const waits = (id: string, facts: object) =>
      temp.store.addSms(smsRow(id, { state: 'waiting', nextLookAt: fakeStart + 9, ...facts }), text, letGo);
    const seen = async () => (await other?.waitingElsewhere('account'))?.id ?? null;
    should(await seen()).be.null();
    await waits('held', { nextLookAt: fakeStart + 500, heldUntil: fakeStart + 500 });
    await waits('held longer', { nextLookAt: fakeStart + 900, heldUntil: fakeStart + 900 });
    should(await seen()).equal('held longer');
    await waits('tried', { createdAt: fakeStart });
    await waits('tried since later', { createdAt: fakeStart + 1 });
    await waits('of another account', { account: 'other', createdAt: fakeStart + 2 });

    should(await seen()).equal('tried since later');
    should(await temp.store.waitingElsewhere('account')).be.null();
  });

  it('replace a grant once for each generation', async () => {
    await temp.store.savePersonAndGrant(anna, someGrant);
    for (let generation = 1; generation <= 10; generation += 1) {
      const replaced = await Promise.all(
        stores.map((store, index) =>
          store.replaceGrant(anna.id, generation, { ...someGrant, accessToken: `${index}` }),
        ),
      );

      replaced.filter(Boolean).should.have.length(1);
    }
    should((await temp.store.grant(anna.id))?.generation).equal(11);
  });

  it('what one removes, none of the others keeps anything for', async () => {
    for (let round = 0; round < 5; round += 1) {
      await temp.store.savePersonAndGrant(anna, someGrant);
      await Promise.all([
        stores[0]?.removePerson(anna.id),
        stores[1]?.saveDecision('node', anna, [], [{ id: `alert ${round}`, body: '{}' }]),
        stores[2]?.addNotifications(
          anna.cloud,
          anna.clientId,
          [notification(anna.userId, 'entry')],
          fakeStart,
        ),
      ]);

      (await temp.store.alertsOfNode('node')).should.eql([]);
      (await temp.store.waitingNotifications(anna.cloud, anna.clientId)).should.eql([]);
    }
  });

  it('connections that end again and again: what was told as kept is there, once, and in its order', async () => {
    let isOver = false;
    const ending = (async () => {
      while (!isOver) await endConnections();
    })();
    const names = Array.from({ length: 80 }, (_, index) => `Person${String(index).padStart(3, '0')}`);
    const results: PromiseSettledResult<void>[] = [];
    for (let from = 0; from < names.length; from += 10) {
      const some = names.slice(from, from + 10);
      results.push(
        ...(await Promise.allSettled(
          some.map(
            (name, index) =>
              stores[index % 3]?.savePersonAndGrant(somebody(name), someGrant) ?? Promise.resolve(),
          ),
        )),
      );
    }
    isOver = true;
    await ending;

    const kept = (await temp.store.everybody()).map(({ name }) => name);
    const told = names.filter((_, index) => results[index]?.status === 'fulfilled');
    told.filter((name) => !kept.includes(name)).should.eql([]);
    told.length.should.be.above(0);
    for (const one of results) {
      if (one.status === 'rejected')
        ['store-unreachable', 'store-uncertain'].should.containEql(one.reason.code);
    }
    for (const name of told) {
      should((await temp.store.grant(somebody(name).id))?.generation).equal(1);
    }
  });

  it('a database that is back is gone on with, and the trouble is over', async () => {
    await server.sql('postgres', 'ALTER DATABASE one_for_all ALLOW_CONNECTIONS false');
    await endConnections();
    const [refused] = await Promise.allSettled([temp.store.setFact('a', 'b')]);
    const trouble = await temp.store.trouble();
    await server.sql('postgres', 'ALTER DATABASE one_for_all ALLOW_CONNECTIONS true');

    should(refused).match({ status: 'rejected', reason: { code: 'store-unreachable' } });
    should(trouble).have.property('code', 'store-unreachable');
    should(await temp.store.trouble()).be.null();
    should(await temp.store.fact('room')).equal('tried');
  });
});
