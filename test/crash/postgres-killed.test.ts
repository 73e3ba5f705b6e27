// A PostgreSQL that is killed in a test is gone for everybody at once, and is there again with what it had kept.
import 'should';

import { Client } from 'pg';
import { startPostgres } from '../support/postgres-server';

describe('a PostgreSQL that is killed', () => {
  it('ends all connections, and has what was committed and nothing else when it is started again', async () => {
    const server = await startPostgres();
    await server.createDatabase('killed');
    const client = new Client(server.address('killed'));
    client.on('error', () => undefined);
    await client.connect();
    await client.query('CREATE TABLE kept (number bigint); INSERT INTO kept VALUES (1)');
    await client.query('BEGIN');
    await client.query('INSERT INTO kept VALUES (2)');
    const ended = new Promise<void>((resolve) => client.once('end', resolve));

    for (let times = 0; times < 2; times += 1) {
      await server.kill();
      await server.sql('killed', 'SELECT 1').should.be.rejected();
      await server.startAgain();
    }
    await ended;

    (await server.sql('killed', 'SELECT number FROM kept')).should.eql([{ number: '1' }]);
  });
});
