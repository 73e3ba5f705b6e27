// Single values by name, in PostgreSQL.
import type { FactStore } from '../store';
import type { Operations } from './database';
import { one, run } from './statements';

export const facts: Operations<FactStore> = {
  async fact(transaction, name) {
    const row = await one(transaction, 'SELECT value FROM facts WHERE name = $1', name);
    return row ? Buffer.from(row.value as Uint8Array).toString() : null;
  },

  async setFact(transaction, name, value) {
    await run(
      transaction,
      'INSERT INTO facts (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
      name,
      Buffer.from(value),
    );
  },

  async firstFact(transaction, name, value) {
    await run(
      transaction,
      'INSERT INTO facts (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING',
      name,
      Buffer.from(value),
    );
    return (await facts.fact(transaction, name)) ?? value;
  },
};
