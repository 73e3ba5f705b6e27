// What is due later, in SQLite: one row for each node and person.
import { dueTimes, toDue } from '../due-row';
import type { AgendaStore, Due } from '../store';
import type { Database, Operations } from './database';
import { all, numberOrNull, one, run } from './statements';

export const agenda: Operations<AgendaStore> = {
  due(database, nodeId, personId) {
    const row = one(
      database,
      'SELECT advice_at, alerts_at FROM agenda WHERE node_id = ? AND person_id = ?',
      nodeId,
      personId,
    );
    return row ? toDue(row) : null;
  },

  dueAt(database, nodeId, personId) {
    const row = one(
      database,
      'SELECT due_at FROM agenda WHERE node_id = ? AND person_id = ?',
      nodeId,
      personId,
    );
    return numberOrNull(row?.due_at);
  },

  duePeople(database, nodeId, until, latest, most) {
    return all(
      database,
      'SELECT person_id FROM agenda WHERE node_id = ? AND (due_at <= ? OR due_at > ?) ORDER BY due_at LIMIT ?',
      nodeId,
      until,
      latest,
      most,
    ).map((row) => String(row.person_id));
  },

  nextDue(database, nodeIds, after) {
    const times = nodeIds
      .map((nodeId) =>
        one(
          database,
          'SELECT MIN(due_at) AS next FROM agenda WHERE node_id = ? AND due_at > ?',
          nodeId,
          after,
        ),
      )
      .map((row) => numberOrNull(row?.next))
      .filter((time) => time !== null);
    return times.length === 0 ? null : Math.min(...times);
  },

  removeAgenda(database, nodeId) {
    run(database, 'DELETE FROM agenda WHERE node_id = ?', nodeId);
  },
};

/** Keeps for what a person is due at a node, in place of what they were; null: for nothing any more. */
export function keepDue(database: Database, nodeId: string, personId: string, due: Due | null): void {
  const times = dueTimes(due);
  if (!times) {
    run(database, 'DELETE FROM agenda WHERE node_id = ? AND person_id = ?', nodeId, personId);
    return;
  }
  // Most decisions leave it as it is, and a row that is written anew with the same costs the card a page or two.
  run(
    database,
    `INSERT INTO agenda (node_id, person_id, due_at, advice_at, alerts_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET due_at = excluded.due_at, advice_at = excluded.advice_at, alerts_at = excluded.alerts_at
       WHERE advice_at IS NOT excluded.advice_at OR alerts_at IS NOT excluded.alerts_at`,
    nodeId,
    personId,
    times.first,
    times.advice,
    times.alerts,
  );
}
