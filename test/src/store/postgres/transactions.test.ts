// Promises of transactions in PostgreSQL: what gives way is run again, what may be committed is not, and nothing is told that is
// not known.
import should = require('should');

import { Trouble } from '../../../../src/sentences/trouble';
import { createCommits } from '../../../../src/store/postgres/commits';
import type { Answer, Connection } from '../../../../src/store/postgres/connection';
import type { Transaction } from '../../../../src/store/postgres/database';
import type { Operation, Together } from '../../../../src/store/postgres/jobs';
import { commit } from '../../../../src/store/postgres/transactions';
import { ConnectionLost, storeTrouble } from '../../../../src/store/postgres/troubles';

const place = { database: 'made-up' };

/** An error of PostgreSQL, with what its own have in them that nobody may see. */
function refusal(code: string): Error {
  return Object.assign(new Error('canary'), { code, severity: 'ERROR', detail: 'canary' });
}

/** A server of which every answer is made up: an error where `refuses` has one for what is asked. */
function fakeServer(
  refuses: (asked: string) => Error | undefined,
  xactStatus: () => string | null = () => null,
) {
  const asked: string[] = [];
  let made = 0;
  const ask = async (connection: { lost: boolean }, sql: string): Promise<Answer> => {
    asked.push(sql.replace(/;.*/s, ''));
    const error = refuses(sql);
    if (error instanceof ConnectionLost) connection.lost = true;
    if (error) throw error;
    const isNumbered = sql.includes('pg_current_xact_id');
    if (sql.startsWith('BEGIN'))
      return { rows: [{ version: 1, ...(isNumbered ? { id: '78' } : {}) }], changed: 0, command: 'SELECT' };
    if (isNumbered) return { rows: [{ id: '77' }], changed: 0, command: 'SELECT' };
    if (sql.includes('pg_xact_status')) {
      return { rows: [{ status: xactStatus() }], changed: 0, command: 'SELECT' };
    }
    const [command = ''] = sql.split(' ');
    return { rows: [], changed: command === 'INSERT' ? 1 : 0, command };
  };
  const open = (): Connection => {
    made += 1;
    const state = { lost: false };
    return {
      query: (sql) => ask(state, sql),
      script: (sql) => ask(state, sql),
      isLost: () => state.lost,
      async end() {
        state.lost = true;
      },
    };
  };
  let current: Connection | null = null;
  return {
    asked,
    made: () => made,
    count: (word: string) => asked.filter((sql) => sql.startsWith(word)).length,
    connections: {
      async get() {
        if (current?.isLost()) current = null;
        current ??= open();
        return current;
      },
      drop(connection: Connection) {
        if (connection === current) current = null;
      },
      end: async () => undefined,
    },
  };
}

/** Runs operations as if they had been called at once. */
function callAll(
  server: ReturnType<typeof fakeServer>,
  operations: readonly Operation[],
  together: ReadonlyMap<Operation, Together> = new Map(),
) {
  let changes = 0;
  let hints = 0;
  const parts = {
    connections: server.connections,
    place,
    sealer: { seal: () => new Uint8Array(), unseal: () => '' },
    now: () => 0,
    epoch: () => 1,
    renew: async () => undefined,
    hint() {
      hints += 1;
    },
    together,
    note: (error: unknown) => storeTrouble(error, place),
  };
  const commits = createCommits(
    (jobs) => commit(parts, jobs),
    () => {
      changes += 1;
    },
  );
  const calls = Promise.allSettled(operations.map((operation, at) => commits.add(operation, [at])));
  return { calls, changes: () => changes, hints: () => hints, commits };
}

const insert: Operation = async (transaction, at: number) => {
  await transaction.query(`INSERT ${at}`, []);
  return at;
};
const read: Operation = async (transaction, at: number) => {
  await transaction.query(`SELECT ${at}`, []);
  return at;
};
const values = (results: readonly PromiseSettledResult<unknown>[]) =>
  results.map((one) => (one.status === 'fulfilled' ? one.value : (one.reason as Trouble).code));
/** Refuses what begins with a word so many times. */
const times = (most: number, word: string, error: () => Error) => {
  let left = most;
  return (sql: string) => {
    if (!sql.startsWith(word) || left === 0) return undefined;
    left -= 1;
    return error();
  };
};

const hinting: Operation = async (transaction, at: number) => {
  transaction.hint();
  return insert(transaction, at as never);
};

describe('PostgreSQL: transactions', () => {
  it('the others hear once of what they are to look at, and of nothing that was taken back', async () => {
    const good = callAll(
      fakeServer(() => undefined),
      [hinting, hinting],
    );
    await good.calls;
    good.hints().should.equal(1);
    const away = callAll(
      fakeServer((sql) => (sql === 'COMMIT' ? new Error('no') : undefined)),
      [hinting],
    );
    await away.calls;
    away.hints().should.equal(0);
  });

  it('what is asked at once shares one, and its end is told in the order in which it was asked', async () => {
    const server = fakeServer(() => undefined);
    const { calls, changes } = callAll(server, [insert, read, insert]);

    values(await calls).should.eql([0, 1, 2]);

    server.count('BEGIN').should.equal(1);
    server.count('COMMIT').should.equal(1);
    changes().should.equal(1);
  });

  it('a look is told to nobody as a change', async () => {
    const { calls, changes } = callAll(
      fakeServer(() => undefined),
      [read],
    );
    await calls;

    changes().should.equal(0);
  });

  for (const code of ['40001', '40P01']) {
    it(`what gives way (${code}) is run again altogether, in the statement or in the commit`, async () => {
      for (const word of ['INSERT 1', 'COMMIT']) {
        const server = fakeServer(times(2, word, () => refusal(code)));
        const { calls, changes } = callAll(server, [insert, insert]);

        values(await calls).should.eql([0, 1]);

        server.count('INSERT 0').should.equal(3);
        server.count('SAVEPOINT').should.equal(0);
        changes().should.equal(1);
      }
    });
  }

  it('what gives way again and again has the store for itself then, so that it ends', async () => {
    const server = fakeServer((sql) => (sql.includes('ROW SHARE') ? refusal('40001') : undefined));

    values(await callAll(server, [insert, insert]).calls).should.eql([0, 1]);
  });

  it('what gives way even then ends with a Trouble', async () => {
    const server = fakeServer((sql) => (sql === 'INSERT 1' ? refusal('40001') : undefined));

    values(await callAll(server, [insert, insert]).calls).should.eql(['store-contended', 'store-contended']);
  });

  it('one that fails takes back its own and no other’s, and what PostgreSQL says of it goes nowhere', async () => {
    const server = fakeServer((sql) => (sql === 'INSERT 1' ? refusal('23505') : undefined));
    const results = await callAll(server, [insert, insert, insert]).calls;

    values(results).should.eql([0, 'store', 2]);
    const [, failed] = results;
    const reason: unknown = failed?.status === 'rejected' ? failed.reason : null;
    should(reason).be.instanceOf(Trouble);
    should(JSON.stringify(reason) + String(reason)).not.containEql('canary');
    server.count('ROLLBACK TO SAVEPOINT').should.equal(1);
    server.count('COMMIT').should.equal(1);
  });

  it('a connection that ends before the commit: all is run again on another one', async () => {
    const server = fakeServer(times(1, 'INSERT 1', () => new ConnectionLost('ECONNRESET')));
    const { calls } = callAll(server, [insert, insert]);

    values(await calls).should.eql([0, 1]);

    server.made().should.equal(2);
    server.count('INSERT 0').should.equal(2);
  });

  it('a database that is away: a Trouble, and the next call asks anew', async () => {
    let isAway = true;
    const server = fakeServer(() => (isAway ? new ConnectionLost('ECONNREFUSED') : undefined));
    const { calls, commits } = callAll(server, [insert, read]);

    values(await calls).should.eql(['store-unreachable', 'store-unreachable']);
    isAway = false;
    should(await commits.add(insert, [5])).equal(5);
  });

  describe('a connection that ends over the commit', () => {
    const overCommit = (xactStatus: () => string | null, most = 1) =>
      fakeServer(
        times(most, 'COMMIT', () => new ConnectionLost('ECONNRESET')),
        xactStatus,
      );

    it('which PostgreSQL has made: it is told as that, and nothing is run again', async () => {
      const server = overCommit(() => 'committed');
      const { calls, changes } = callAll(server, [insert, read]);

      values(await calls).should.eql([0, 1]);
      server.count('INSERT 0').should.equal(1);
      changes().should.equal(1);
    });

    it('which PostgreSQL has not made: all is run again', async () => {
      const server = overCommit(() => 'aborted');

      values(await callAll(server, [insert]).calls).should.eql([0]);
      server.count('INSERT 0').should.equal(2);
    });

    it('which PostgreSQL is still about: it is asked until it has ended', async () => {
      const words = ['in progress', 'in progress', 'committed'];
      const server = overCommit(() => words.shift() ?? null);

      values(await callAll(server, [insert]).calls).should.eql([0]);
      server.count('SELECT pg_sleep_for').should.equal(2);
    });

    it('of which PostgreSQL knows nothing: nobody says that it was or was not, and nothing is run again', async () => {
      const server = overCommit(() => null);

      values(await callAll(server, [insert]).calls).should.eql(['store-uncertain']);
      server.count('INSERT 0').should.equal(1);
    });

    it('and nobody can be asked: the same', async () => {
      let isGone = false;
      const server = fakeServer((sql) => {
        isGone ||= sql === 'COMMIT';
        return isGone ? new ConnectionLost('ECONNREFUSED') : undefined;
      });

      values(await callAll(server, [insert]).calls).should.eql(['store-uncertain']);
      server.count('INSERT 0').should.equal(1);
    });

    it('and what was written was no row that an answer counts: it is looked up all the same', async () => {
      const hidden: Operation = async (transaction) => {
        await transaction.query('WITH', []);
      };
      const server = overCommit(() => 'committed');

      values(await callAll(server, [hidden]).calls).should.eql([undefined]);
      server.count('WITH').should.equal(1);
    });

    it('and calls went together, which often come: the number by which it is looked up has cost no question', async () => {
      const server = overCommit(() => 'committed');
      const many: Together = async (transaction, all) => {
        await transaction.query('INSERT many', []);
        return all.map(([at]) => at);
      };

      values(await callAll(server, [insert, insert], new Map([[insert, many]])).calls).should.eql([0, 1]);
      server.asked.should.eql([
        'BEGIN ISOLATION LEVEL SERIALIZABLE',
        'INSERT many',
        'COMMIT',
        'SELECT pg_xact_status($1::xid8) AS status',
      ]);
    });

    it('and nothing was written: what was read is read again', async () => {
      const server = overCommit(() => null);

      values(await callAll(server, [read]).calls).should.eql([0]);
      server.count('SELECT 0').should.equal(2);
    });
  });

  it('an error that an operation passes over is none that a commit passes over', async () => {
    const careless: Operation = async (transaction) => {
      await transaction.query('INSERT wrong', []).catch(() => undefined);
    };
    const server = fakeServer((sql) => (sql === 'INSERT wrong' ? refusal('23505') : undefined));
    const get = server.connections.get;
    server.connections.get = async () => {
      const connection = await get();
      const script = connection.script;
      connection.script = async (sql) => ({
        ...(await script(sql)),
        ...(sql === 'COMMIT' ? { command: 'ROLLBACK' } : {}),
      });
      return connection;
    };

    values(await callAll(server, [careless]).calls).should.eql(['store']);
  });

  describe('what is asked right behind the beginning', () => {
    const many: Together = async (transaction, all) => {
      await transaction.query('INSERT many', []);
      await transaction.query('SELECT more', []);
      return all.map(([at]) => at);
    };
    /** What was asked before the beginning was answered, by `answer`, and how it all ended. */
    async function behind(calls: readonly Operation[], refuses: (sql: string) => Error | undefined) {
      const server = fakeServer(refuses);
      const { get } = server.connections;
      let answer: () => void = () => undefined;
      server.connections.get = async () => {
        const connection = await get();
        const { script } = connection;
        return {
          ...connection,
          script: (sql) =>
            sql.startsWith('BEGIN')
              ? new Promise((resolve) => {
                  const answered = script(sql);
                  answered.catch(() => undefined);
                  answer = () => resolve(answered);
                })
              : script(sql),
        };
      };
      const { calls: ends } = callAll(server, calls, new Map([[insert, many]]));
      for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      const early = server.asked.slice(1);
      answer();
      return { early, results: values(await ends), late: server.asked.slice(1 + early.length) };
    }

    it('are the calls that go together, and of them the first question alone', async () => {
      const { early, results, late } = await behind([insert, insert], () => undefined);
      early.should.eql(['INSERT many']);
      results.should.eql([0, 1]);
      late.should.eql(['SELECT more', 'COMMIT']);
    });

    it('is nothing where other calls share the transaction, nor where they are alone', async () => {
      should((await behind([insert, read], () => undefined)).early).eql([]);
      should((await behind([read], () => undefined)).early).eql([]);
    });

    it('is nothing of which anybody hears where it has not begun', async () => {
      const refuses = (sql: string) => (sql.startsWith('BEGIN') ? refusal('42501') : undefined);
      const { early, results, late } = await behind([insert], refuses);
      early.should.eql(['INSERT many']);
      results.should.eql([storeTrouble(refusal('42501'), place).code]);
      late.should.eql(['ROLLBACK']);
    });

    it('fails for the reason for which it has not begun', async () => {
      const refuses = (sql: string) => {
        if (sql.startsWith('BEGIN')) return refusal('53100');
        return sql.startsWith('INSERT') ? refusal('25P02') : undefined;
      };
      (await behind([insert], refuses)).results.should.eql([storeTrouble(refusal('53100'), place).code]);
      storeTrouble(refusal('53100'), place).code.should.not.equal(storeTrouble(refusal('25P02'), place).code);
    });
  });

  it('another version that has changed the tables meanwhile ends it', async () => {
    const server = fakeServer(() => undefined);
    const get = server.connections.get;
    server.connections.get = async () => {
      const connection = await get();
      const script = connection.script;
      connection.script = async (sql) => ({ ...(await script(sql)), rows: [{ version: 99 }] });
      return connection;
    };

    values(await callAll(server, [insert]).calls).should.eql(['store-newer']);
    server.count('INSERT').should.equal(0);
  });

  it('calls that follow one another and go together are run at once, and each has its own answer', async () => {
    const groups: number[] = [];
    const many: Together = async (transaction: Transaction, all) => {
      groups.push(all.length);
      await transaction.query('INSERT many', []);
      return all.map(([at]) => `many ${at}`);
    };
    const server = fakeServer(() => undefined);
    const { calls } = callAll(server, [insert, insert, read, insert], new Map([[insert, many]]));

    values(await calls).should.eql(['many 0', 'many 1', 2, 'many 3']);
    groups.should.eql([2, 1]);
  });
});
