// Alerts that go as one SMS, in SQLite: each keeps its row, which stands as that SMS does.
import type { JointSmsStore } from '../joint-store';
import type { SmsState, StoredSms } from '../records';
import { sealEnding, sealSmsContent } from '../sms-row';
import { withoutJoint } from '../sms-rules';
import type { Database, Operations } from './database';
import { count, countAsRefused, countInMonth, countsFor, forgetCounts } from './sms-counts';
import { insertSms, isGone } from './sms-rows';
import { all, numberOrNull, one, run } from './statements';

export const jointSms: Operations<JointSmsStore> = {
  addJoiningSms(database, row, text, decide) {
    if (isGone(database, row)) return 'gone';
    forgetCounts(database, row.createdAt);
    const { verdict } = decide(countsFor(database, row.account, text, row.createdAt));
    if (verdict === 'added') insertSms(database, row, text.to);
    return verdict;
  },

  joinSms(database, joint, members, text, decide) {
    if (!members.every((id) => isJoining(database, id))) return 'changed';
    const at = database.now();
    forgetCounts(database, at);
    const decision = decide(countsFor(database, joint.account, text, at));
    if (decision.verdict !== 'added') return decision.verdict;
    const isAlone = members.includes(joint.id);
    count(database, { ...joint, createdAt: at }, text, decision.isCapped);
    if (isAlone)
      run(database, "UPDATE sms SET state = 'posting', next_look_at = NULL WHERE id = ?", joint.id);
    else insertJoint(database, joint, members, text.to);
    if (decision.isCapped) countInMonth(database, { ...joint, createdAt: at });
    return 'added';
  },

  leaveJointSms(database, id, content, leaving) {
    const now = one(database, "SELECT 1 FROM sms WHERE id = ? AND state = 'waiting'", id);
    if (now === undefined) return false;
    run(database, 'UPDATE sms SET content = ? WHERE id = ?', sealSmsContent(database, id, content), id);
    for (const { id: member, ending } of leaving)
      run(
        database,
        "UPDATE sms SET joint = NULL, state = 'refused', ending = ? WHERE id = ? AND joint = ?",
        sealEnding(database, member, ending),
        member,
        id,
      );
    return true;
  },
};

function isJoining(database: Database, id: string): boolean {
  return one(database, "SELECT 1 FROM sms WHERE id = ? AND state = 'joining'", id) !== undefined;
}

/** Writes a joint SMS down, and at each member that it goes there. */
function insertJoint(database: Database, joint: StoredSms, members: readonly string[], to: string): void {
  insertSms(database, joint, to);
  for (const id of members)
    run(database, 'UPDATE sms SET joint = ?, next_look_at = NULL WHERE id = ?', joint.id, id);
  standLike(database, joint.id);
}

/** Lets the members of a joint SMS stand as it does, for whoever reads their rows. The answer: their ids. */
export function standLike(database: Database, joint: string): string[] {
  const members = all(database, 'SELECT id FROM sms WHERE joint = ?', joint).map(({ id }) => String(id));
  if (members.length > 0)
    run(
      database,
      `UPDATE sms SET (state, sid, status, error_code, chain) =
          (SELECT state, sid, status, error_code, chain FROM sms WHERE id = ?) WHERE joint = ?`,
      joint,
      joint,
    );
  return members;
}

/** Null: it has none any more. */
export function setEnding(database: Database, ids: readonly string[], ending: string | null): void {
  for (const id of ids) {
    run(database, 'UPDATE sms SET ending = ? WHERE id = ?', sealEnding(database, id, ending), id);
  }
}

/**
 * Nothing is kept of a joint SMS that tells of who is removed, but the other members go on. To be called before the rows of who
 * is removed are.
 */
export function leaveJointsOf(database: Database, personId: string): void {
  const joints = all(
    database,
    'SELECT id, state, next_look_at FROM sms WHERE id IN (SELECT joint FROM sms WHERE person_id = ?)',
    personId,
  );
  for (const row of joints) {
    const id = String(row.id);
    if (row.state === 'waiting') countAsRefused(database, id);
    const then = withoutJoint(
      { state: row.state as SmsState, nextLookAt: numberOrNull(row.next_look_at) },
      database.now(),
    );
    run(
      database,
      'UPDATE sms SET joint = ?, state = ?, next_look_at = ? WHERE joint = ?',
      then.isTold ? id : null,
      then.state,
      then.nextLookAt,
      id,
    );
    run(database, 'DELETE FROM sms WHERE id = ?', id);
  }
}
