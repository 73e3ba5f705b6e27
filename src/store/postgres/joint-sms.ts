// Alerts that go as one SMS, in PostgreSQL: each keeps its row, which stands as that SMS does.
import type { JointSmsStore } from '../joint-store';
import type { SmsState, StoredSms } from '../records';
import { sealEnding, sealSmsContent } from '../sms-row';
import { withoutJoint } from '../sms-rules';
import type { Operations, Transaction } from './database';
import { refuseElsewhere, refuseKnownElsewhere } from './owners';
import { count, countAsRefused, countInMonth, countsFor, forgetCounts } from './sms-counts';
import { insertSms, isGone } from './sms-rows';
import { all, numberOrNull, one, run } from './statements';

export const jointSms: Operations<JointSmsStore> = {
  async addJoiningSms(transaction, row, text, decide) {
    if (await isGone(transaction, row)) return 'gone';
    await refuseKnownElsewhere(transaction, row);
    await forgetCounts(transaction, row.createdAt);
    const { verdict } = decide(await countsFor(transaction, row.account, text, row.createdAt));
    if (verdict === 'added') await insertSms(transaction, row, text.to);
    return verdict;
  },

  async joinSms(transaction, joint, members, text, decide) {
    await refuseElsewhere(transaction, members);
    if (!(await areJoining(transaction, members))) return 'changed';
    const at = transaction.now();
    await forgetCounts(transaction, at);
    const decision = decide(await countsFor(transaction, joint.account, text, at));
    if (decision.verdict !== 'added') return decision.verdict;
    const isAlone = members.includes(joint.id);
    await count(transaction, { ...joint, createdAt: at }, text, decision.isCapped);
    if (isAlone)
      await run(
        transaction,
        "UPDATE sms SET state = 'posting', next_look_at = NULL, is_lost = false WHERE id = $1",
        joint.id,
      );
    else await insertJoint(transaction, joint, members, text.to);
    if (decision.isCapped) await countInMonth(transaction, { ...joint, createdAt: at });
    return 'added';
  },

  async leaveJointSms(transaction, id, content, leaving) {
    await refuseElsewhere(transaction, [id]);
    const changed = await run(
      transaction,
      "UPDATE sms SET content = $2 WHERE id = $1 AND state = 'waiting'",
      id,
      sealSmsContent(transaction, id, content),
    );
    if (changed === 0) return false;
    for (const { id: member, ending } of leaving)
      await run(
        transaction,
        "UPDATE sms SET joint = NULL, state = 'refused', ending = $3 WHERE id = $1 AND joint = $2",
        member,
        id,
        sealEnding(transaction, member, ending),
      );
    return true;
  },
};

async function areJoining(transaction: Transaction, ids: readonly string[]): Promise<boolean> {
  const row = await one(
    transaction,
    "SELECT COUNT(*) AS count FROM sms WHERE id = ANY ($1::text[]) AND state = 'joining'",
    ids,
  );
  return Number(row?.count) === new Set(ids).size;
}

/** Writes a joint SMS down, and at each member that it goes there. */
async function insertJoint(
  transaction: Transaction,
  joint: StoredSms,
  members: readonly string[],
  to: string,
): Promise<void> {
  await insertSms(transaction, joint, to);
  await run(
    transaction,
    'UPDATE sms SET joint = $1, next_look_at = NULL WHERE id = ANY ($2::text[])',
    joint.id,
    members,
  );
  await standLike(transaction, joint.id);
}

/** Lets the members of a joint SMS stand as it does, for whoever reads their rows. The answer: their ids. */
export async function standLike(transaction: Transaction, joint: string): Promise<string[]> {
  const rows = await all(
    transaction,
    `UPDATE sms SET state = joint.state, sid = joint.sid, status = joint.status, error_code = joint.error_code,
       chain = joint.chain, via = CASE WHEN joint.chain IS NULL THEN sms.account ELSE joint.via END
     FROM sms AS joint WHERE joint.id = $1 AND sms.joint = $1 RETURNING sms.id`,
    joint,
  );
  return rows.map(({ id }) => String(id));
}

/** Null: it has none any more. */
export async function setEnding(
  transaction: Transaction,
  ids: readonly string[],
  ending: string | null,
): Promise<void> {
  for (const id of ids) {
    const sealed = sealEnding(transaction, id, ending);
    await run(transaction, 'UPDATE sms SET ending = $2 WHERE id = $1', id, sealed);
  }
}

/**
 * Nothing is kept of a joint SMS that tells of who is removed, but the other members go on. To be called before the rows of who
 * is removed are.
 */
export async function leaveJointsOf(transaction: Transaction, personId: string): Promise<void> {
  const joints = await all(
    transaction,
    'SELECT id, state, next_look_at FROM sms WHERE id IN (SELECT joint FROM sms WHERE person_id = $1)',
    personId,
  );
  for (const row of joints) {
    const id = String(row.id);
    if (row.state === 'waiting') await countAsRefused(transaction, id);
    const then = withoutJoint(
      { state: row.state as SmsState, nextLookAt: numberOrNull(row.next_look_at) },
      transaction.now(),
    );
    await run(
      transaction,
      'UPDATE sms SET joint = $2, state = $3, next_look_at = $4 WHERE joint = $1',
      id,
      then.isTold ? id : null,
      then.state,
      then.nextLookAt,
    );
    await run(transaction, 'DELETE FROM sms WHERE id = $1', id);
  }
}
