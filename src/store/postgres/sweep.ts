// What is forgotten by its age, and set right where a wrong clock has stamped it, in PostgreSQL.
import {
  authorizationMs,
  believedTimes,
  countedMs,
  endedAuthorizationMs,
  formerMs,
  incomingMs,
  settledSmsMs,
  tablesOfNodes,
} from '../retention';
import type { SweepStore } from '../store';
import type { Operations, Transaction } from './database';
import { forgetOwnNodes } from './instances';
import { forgetCounts } from './sms-counts';
import { all, type Row, run } from './statements';

export const sweep: Operations<SweepStore> = {
  async forgetOld(transaction, now) {
    await stampAnew(transaction, now);
    await forgetCounts(transaction, now);
    await run(transaction, 'DELETE FROM codes WHERE at <= $1', now - countedMs);
    // An alert that may leave once more needs what is known of its SMS, however far ahead the clock is.
    await run(
      transaction,
      `DELETE FROM sms WHERE created_at < $1 AND state <> 'posting' AND next_look_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM alerts WHERE sms.person_id IS NULL OR alerts.person_id = sms.person_id)
         AND NOT EXISTS (SELECT 1 FROM sms AS joint WHERE joint.id = sms.joint AND joint.next_look_at IS NOT NULL)`,
      now - settledSmsMs,
    );
    await run(transaction, 'DELETE FROM incoming_sms WHERE at <= $1', now - incomingMs);
    for (const table of ['former_numbers', 'gone']) {
      await run(transaction, `DELETE FROM ${table} WHERE at <= $1`, now - formerMs);
    }
    await run(
      transaction,
      'DELETE FROM authorizations WHERE expires_at < $1 AND granted = 0',
      now - endedAuthorizationMs,
    );
  },

  async forgetNodes(transaction, isThere) {
    const had = await all(
      transaction,
      'SELECT node_id FROM instance_nodes WHERE epoch = $1',
      transaction.epoch,
    );
    await forgetOwnNodes(transaction, notThere(had, isThere));
    for (const table of tablesOfNodes) {
      const known = await all(transaction, `SELECT DISTINCT node_id FROM ${table} WHERE node_id IS NOT NULL`);
      const gone = await forgetOwnNodes(transaction, notThere(known, isThere));
      if (gone.length > 0)
        await run(transaction, `DELETE FROM ${table} WHERE node_id = ANY ($1::text[])`, gone);
    }
  },
};

const notThere = (rows: readonly Row[], isThere: (nodeId: string) => boolean): string[] =>
  rows.map((row) => String(row.node_id)).filter((nodeId) => !isThere(nodeId));

/** Gives up the times of what a wrong clock has stamped. */
async function stampAnew(transaction: Transaction, now: number): Promise<void> {
  const { from, until } = believedTimes(now);
  await run(transaction, 'DELETE FROM codes WHERE at > $1', until);
  await run(transaction, 'UPDATE sms_passes SET at = $1 WHERE at > $2', now, until);
  await run(
    transaction,
    'UPDATE signups SET created_at = $1 WHERE created_at > $2 OR created_at < $3',
    now,
    until,
    from,
  );
  await run(
    transaction,
    `UPDATE sms SET created_at = $1 WHERE (created_at > $2 OR created_at < $3) AND state <> 'posting' AND next_look_at IS NULL`,
    now,
    until,
    from,
  );
  for (const table of ['former_numbers', 'gone', 'incoming_sms']) {
    await run(transaction, `UPDATE ${table} SET at = $1 WHERE at > $2 OR at < $3`, now, until, from);
  }
  const latest = now + authorizationMs;
  await run(transaction, 'UPDATE authorizations SET expires_at = $1 WHERE expires_at > $1', latest);
}
