// What is forgotten by its age, and set right where a wrong clock has stamped it, in SQLite.
import { earliestTime } from '../../net/system';
import type { SweepStore } from '../store';
import type { Operations } from './database';
import { settleCounts } from './sms-counts';
import { run } from './statements';

const day = 24 * 3_600_000;
/** How long an SMS that is settled is remembered. */
const keepSmsMs = 7 * day;
/** How long an authorization waits at most: oauth/authorize.ts. */
const authorizationMs = 10 * 60_000;

export const sweep: Operations<SweepStore> = {
  forgetOld(database, codesBefore, authorizationsBefore, now) {
    run(database, 'DELETE FROM codes WHERE at > ?', now);
    settleCounts(database, now);
    run(database, 'UPDATE sms_passes SET at = ? WHERE at > ?', now, now);
    // As long as the clock is not set, nothing is stamped by it anew with each sweep.
    const notSet = now < earliestTime ? 0 : earliestTime;
    run(
      database,
      'UPDATE signups SET created_at = ? WHERE created_at > ? OR created_at < ?',
      now,
      now,
      notSet,
    );
    run(
      database,
      `UPDATE sms SET created_at = ? WHERE (created_at > ? OR created_at < ?) AND state <> 'posting' AND next_look_at IS NULL`,
      now,
      now,
      notSet,
    );
    for (const table of ['former_numbers', 'gone']) {
      run(database, `UPDATE ${table} SET at = ? WHERE at > ? OR at < ?`, now, now, notSet);
    }
    const latest = now + authorizationMs;
    run(database, 'UPDATE authorizations SET expires_at = ? WHERE expires_at > ?', latest, latest);
    for (const table of ['codes', 'sms_counts', 'sms_passes']) {
      run(database, `DELETE FROM ${table} WHERE at <= ?`, codesBefore);
    }
    run(
      database,
      "DELETE FROM sms WHERE created_at < ? AND state <> 'posting' AND next_look_at IS NULL",
      now - keepSmsMs,
    );
    // An alert is not sent when it is a day old: by then nothing can be on its way to an old number any more.
    for (const table of ['former_numbers', 'gone']) {
      run(database, `DELETE FROM ${table} WHERE at <= ?`, codesBefore - day);
    }
    run(database, 'DELETE FROM authorizations WHERE expires_at < ? AND granted = 0', authorizationsBefore);
  },
};
