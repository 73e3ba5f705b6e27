// Single values by name, in SQLite.
import type { FactStore } from '../store';
import type { Operations } from './database';
import { one, run } from './statements';

export const facts: Operations<FactStore> = {
  fact(database, name) {
    const row = one(database, 'SELECT value FROM facts WHERE name = ?', name);
    return row ? Buffer.from(row.value as Uint8Array).toString() : null;
  },

  setFact(database, name, value) {
    run(
      database,
      'INSERT INTO facts (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
      name,
      Buffer.from(value),
    );
  },

  firstFact(database, name, value) {
    const known = facts.fact(database, name);
    if (known === null) facts.setFact(database, name, value);
    return known ?? value;
  },
};
