// Promises of a connection to PostgreSQL: what it means behind a pooler that shares connections among processes.
import 'should';

import * as pg from 'pg';
import { postgresServer } from '../../../support/postgres-server';

type Opening = typeof import('../../../../src/store/postgres/connection');

describe('PostgreSQL: a connection', () => {
  const path = require.resolve('../../../../src/store/postgres/connection');

  /** As another process has it, which remembers nothing of this one. */
  function loadedAnew(): Opening {
    const known = require.cache[path];
    delete require.cache[path];
    try {
      return require(path);
    } finally {
      require.cache[path] = known;
    }
  }

  /** What each statement is called on a connection of its own, asked in this order. */
  async function namesOf({ connect }: Opening, statements: readonly string[]) {
    const server = await postgresServer();
    const connection = await connect(pg, server.address('postgres'));
    try {
      for (const sql of statements) await connection.query(sql);
      const { rows } = await connection.script('SELECT name, statement FROM pg_prepared_statements');
      return Object.fromEntries(rows.map(({ name, statement }) => [String(statement), String(name)]));
    } finally {
      await connection.end();
    }
  }

  it('calls a statement the same in every process, and no other one so', async () => {
    const [one, other] = ['SELECT 1 AS one', 'SELECT 2 AS other'];

    const here = await namesOf(loadedAnew(), [one, other]);
    const there = await namesOf(loadedAnew(), [other, one]);

    there.should.eql(here);
    new Set(Object.values(here)).size.should.equal(2);
  });
});
