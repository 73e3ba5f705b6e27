// What a check costs in PostgreSQL: each question to it is a way there and back.
import 'should';
import { Client, types } from 'pg';
import { history } from '../../../../src/battery/history';
import { alerts } from '../../../../src/store/postgres/alerts';
import { checks } from '../../../../src/store/postgres/checks';
import { type Connection, connect } from '../../../../src/store/postgres/connection';
import type { Transaction } from '../../../../src/store/postgres/database';
import { begin } from '../../../../src/store/postgres/migrations';
import type { CheckAnswer, KeptNow, NodeDecision } from '../../../../src/store/store';
import { fakeStart, fakeSystem } from '../../../support/fake-system';
import { someGrant } from '../../../support/people';
import { type TempPostgres, tempPostgres } from '../../../support/temp-postgres';
import { anna, bert, hour, reading } from '../contract/rows';

describe('PostgreSQL: a check', () => {
  let temp: TempPostgres;
  let connection: Connection;
  let asked: string[];
  let transaction: Transaction;

  beforeEach(async () => {
    temp = await tempPostgres(fakeSystem());
    for (const person of [anna, bert]) await temp.store.savePersonAndGrant(person, someGrant);
    connection = await connect({ Client, types }, temp.options.connection);
    asked = [];
    transaction = {
      query(sql, values) {
        asked.push(sql);
        return connection.query(sql, values);
      },
      hint: () => undefined,
      now: () => fakeStart,
      epoch: temp.store.epoch(),
      seal: (text) => Buffer.from(text),
      unseal: (sealed) => Buffer.from(sealed).toString(),
    };
    await connection.script(begin(false, temp.store.epoch()));
  });
  afterEach(async () => {
    await connection.end();
    await temp.remove();
  });

  const decision: NodeDecision = {
    states: [],
    alerts: [],
    settled: [],
    due: { advice: fakeStart + hour, alerts: null },
  };
  const answer: CheckAnswer = {
    readings: [reading(), reading({ deviceId: 'd2' })],
    rules: history,
    changeOf: () => ({ change: { failingSince: null, failingReason: null }, restate: (state) => state }),
  };
  const check = (decide: (kept: KeptNow) => NodeDecision) =>
    checks.keepCheck(transaction, 'node', anna.id, answer, decide);

  it('that brings nothing new asks twice, however many devices there are', async () => {
    await check(() => decision);
    asked = [];

    await check(() => decision);

    asked.should.have.length(2);
    asked.every((sql) => sql.startsWith('SELECT')).should.be.true();
  });

  it('is decided anew for each thing that it asks for, and asks for each of them once', async () => {
    await check(() => decision);
    asked = [];
    let runs = 0;

    await check((kept) => {
      runs += 1;
      kept.learning('d1', () => true).readings.should.have.length(1);
      kept.learning('d2', () => true).readings.should.have.length(1);
      kept.lastReadings().should.have.length(2);
      kept.personById(bert.id)?.name.should.equal('Bert');
      kept.learning('d1', () => true).readings.should.have.length(1);
      return decision;
    });

    runs.should.equal(5);
    // A checkpoint and readings for each device.
    asked.should.have.length(2 + 2 * 2 + 1 + 1);
  });

  it('takes a checkpoint for what whoever asks says of it, each time', async () => {
    const [first, second] = [reading(), reading({ at: fakeStart + hour, level: 50 })];
    await temp.store.saveReadings(anna.id, [first, second], {
      ...history,
      thinnedBefore: () => 0,
      learned: (_, readings) => `${readings.length}`,
    });
    await connection.script(`ROLLBACK; ${begin(false, temp.store.epoch())}`);
    const seen: unknown[] = [];

    await checks.keepCheck(transaction, 'node', anna.id, null, ({ learning }) => {
      seen.splice(
        0,
        seen.length,
        learning('d1', () => true),
        learning('d1', () => false),
      );
      return decision;
    });

    seen.should.eql([
      { checkpoint: '1', readings: [second] },
      { checkpoint: null, readings: [first, second] },
    ]);
  });

  it('who has a conversation or a held alert is found by an index', async () => {
    await connection.script('SET LOCAL enable_seqscan TO off');
    await checks.keepCheck(transaction, 'node', anna.id, null, () => ({
      ...decision,
      states: [{ deviceId: 'd1', state: '{"held":{}}' }],
    }));
    asked = [];
    (await alerts.talks(transaction, null)).should.have.length(1);

    const { rows } = await connection.query(`EXPLAIN ${asked[0]}`);
    JSON.stringify(rows).should.containEql('states_with_talk');
  });
});
