// What is due later, in PostgreSQL: one row for each node and person.
import { dueTimes, toDue } from '../due-row';
import type { AgendaStore, Due } from '../store';
import type { Operations, Transaction } from './database';
import { forgetOwnNodes, instances } from './instances';
import { isElsewhere } from './owners';
import { all, numberOrNull, one, run } from './statements';

export const agenda: Operations<AgendaStore> = {
  async due(transaction, nodeId, personId) {
    const row = await one(
      transaction,
      'SELECT advice_at, alerts_at FROM agenda WHERE node_id = $1 AND person_id = $2',
      nodeId,
      personId,
    );
    return row ? toDue(row) : null;
  },

  async dueAt(transaction, nodeId, personId) {
    const row = await one(
      transaction,
      'SELECT due_at FROM agenda WHERE node_id = $1 AND person_id = $2',
      nodeId,
      personId,
    );
    return numberOrNull(row?.due_at);
  },

  // Each half reads no more of the index than it finds: what lies between would be in the way of whoever writes there.
  async duePeople(transaction, nodeId, until, latest, most) {
    const isOwn = `NOT EXISTS (SELECT 1 FROM persons WHERE persons.id = person_id AND ${isElsewhere('persons.owner', '$5')})`;
    const rows = await all(
      transaction,
      `(SELECT person_id, due_at FROM agenda WHERE node_id = $1 AND due_at <= $2 AND ${isOwn}
        ORDER BY due_at, person_id LIMIT $4)
       UNION ALL
       (SELECT person_id, due_at FROM agenda WHERE node_id = $1 AND due_at > $3 AND due_at > $2 AND ${isOwn}
        ORDER BY due_at, person_id LIMIT $4)
       ORDER BY due_at, person_id LIMIT $4`,
      nodeId,
      until,
      latest,
      most,
      transaction.epoch,
    );
    return instances.ownPeople(
      transaction,
      rows.map((row) => String(row.person_id)),
    );
  },

  async nextDue(transaction, nodeIds, after) {
    const row = await one(
      transaction,
      `SELECT MIN(soonest.due_at) AS next FROM unnest($1::text[]) AS node (id)
       CROSS JOIN LATERAL (SELECT MIN(due_at) AS due_at FROM agenda WHERE node_id = node.id AND due_at > $2) AS soonest`,
      nodeIds,
      after,
    );
    return numberOrNull(row?.next);
  },

  async removeAgenda(transaction, nodeId) {
    // Another instance may have it still: a Deploy comes to one after the other.
    const gone = await forgetOwnNodes(transaction, [nodeId]);
    await run(transaction, 'DELETE FROM agenda WHERE node_id = ANY ($1::text[])', gone);
  },
};

/** Keeps for what a person is due at a node, in place of what they were; null: for nothing any more. */
export async function keepDue(
  transaction: Transaction,
  nodeId: string,
  personId: string,
  due: Due | null,
): Promise<void> {
  const times = dueTimes(due);
  if (!times) {
    await run(transaction, 'DELETE FROM agenda WHERE node_id = $1 AND person_id = $2', nodeId, personId);
    return;
  }
  // Most decisions leave it as it is: that writes nothing.
  await run(
    transaction,
    `INSERT INTO agenda (node_id, person_id, due_at, advice_at, alerts_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (node_id, person_id) DO UPDATE
       SET due_at = excluded.due_at, advice_at = excluded.advice_at, alerts_at = excluded.alerts_at
       WHERE (agenda.advice_at, agenda.alerts_at) IS DISTINCT FROM (excluded.advice_at, excluded.alerts_at)`,
    nodeId,
    personId,
    times.first,
    times.advice,
    times.alerts,
  );
}
