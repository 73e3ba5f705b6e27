// What is forgotten by its age, and set right where a wrong clock has stamped it, in SQLite.
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
import type { Database, Operations } from './database';
import { forgetCounts } from './sms-counts';
import { all, run } from './statements';

export const sweep: Operations<SweepStore> = {
  forgetOld(database, now) {
    stampAnew(database, now);
    forgetCounts(database, now);
    run(database, 'DELETE FROM codes WHERE at <= ?', now - countedMs);
    // An alert that may leave once more needs what is known of its SMS, however far ahead the clock is.
    run(
      database,
      `DELETE FROM sms WHERE created_at < ? AND state <> 'posting' AND next_look_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM alerts WHERE sms.person_id IS NULL OR alerts.person_id = sms.person_id)
        AND NOT EXISTS (SELECT 1 FROM sms AS joint WHERE joint.id = sms.joint AND joint.next_look_at IS NOT NULL)`,
      now - settledSmsMs,
    );
    run(database, 'DELETE FROM incoming_sms WHERE at <= ?', now - incomingMs);
    for (const table of ['former_numbers', 'gone']) {
      run(database, `DELETE FROM ${table} WHERE at <= ?`, now - formerMs);
    }
    run(
      database,
      'DELETE FROM authorizations WHERE expires_at < ? AND granted = 0',
      now - endedAuthorizationMs,
    );
  },

  forgetNodes(database, isThere) {
    for (const table of tablesOfNodes) {
      const known = all(database, `SELECT DISTINCT node_id FROM ${table} WHERE node_id IS NOT NULL`);
      const gone = known.map((row) => String(row.node_id)).filter((nodeId) => !isThere(nodeId));
      for (const nodeId of gone) run(database, `DELETE FROM ${table} WHERE node_id = ?`, nodeId);
    }
  },
};

/** Gives up the times of what a wrong clock has stamped. */
function stampAnew(database: Database, now: number): void {
  const { from, until } = believedTimes(now);
  run(database, 'DELETE FROM codes WHERE at > ?', until);
  run(database, 'UPDATE sms_passes SET at = ? WHERE at > ?', now, until);
  run(database, 'UPDATE signups SET created_at = ? WHERE created_at > ? OR created_at < ?', now, until, from);
  run(
    database,
    `UPDATE sms SET created_at = ? WHERE (created_at > ? OR created_at < ?) AND state <> 'posting' AND next_look_at IS NULL`,
    now,
    until,
    from,
  );
  for (const table of ['former_numbers', 'gone', 'incoming_sms']) {
    run(database, `UPDATE ${table} SET at = ? WHERE at > ? OR at < ?`, now, until, from);
  }
  const latest = now + authorizationMs;
  run(database, 'UPDATE authorizations SET expires_at = ? WHERE expires_at > ?', latest, latest);
}
