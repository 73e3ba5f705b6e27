// Sign-ups under way, sealed, and the codes that went out for them, in PostgreSQL.
import type { HasPlace } from '../people-store';
import { sealSignupState, toSignup } from '../signup-row';
import type { SignupStore } from '../store';
import type { Operations, Transaction } from './database';
import { people } from './people';
import { saveSignup } from './signup-rows';
import { addPass } from './sms-counts';
import { all, one, run } from './statements';

const hour = 3_600_000;
const day = 24 * hour;

export const signups: Operations<SignupStore> = {
  async signup(transaction, id) {
    const row = await one(transaction, 'SELECT * FROM signups WHERE id = $1', id);
    return row ? toSignup(transaction, row) : null;
  },

  saveSignup,

  async changeSignup(transaction, id, state, from) {
    if (from !== undefined && (await signups.signup(transaction, id))?.state !== from) return false;
    const sealed = sealSignupState(transaction, id, state);
    return (await run(transaction, 'UPDATE signups SET state = $2 WHERE id = $1', id, sealed)) > 0;
  },

  async removeSignup(transaction, id) {
    await run(transaction, 'DELETE FROM signups WHERE id = $1', id);
  },

  async signupsBefore(transaction, time) {
    const rows = await all(
      transaction,
      'SELECT * FROM signups WHERE created_at < $1 ORDER BY created_at, id',
      time,
    );
    return rows.map((row) => toSignup(transaction, row));
  },

  async signupsOfPerson(transaction, personId) {
    const rows = await all(
      transaction,
      'SELECT * FROM signups WHERE person_id = $1 ORDER BY created_at, id',
      personId,
    );
    return rows.map((row) => toSignup(transaction, row));
  },

  async countCodes(transaction, nodeId, numberHash, hourAgo, dayAgo) {
    const row = await one(
      transaction,
      `SELECT (SELECT COUNT(*) FROM codes WHERE number_hash = $1 AND at > $2 AND at <= $3) AS of_number,
         (SELECT COUNT(*) FROM codes WHERE node_id = $4 AND at > $5 AND at <= $6) AS of_node`,
      numberHash,
      hourAgo,
      hourAgo + hour,
      nodeId,
      dayAgo,
      dayAgo + day,
    );
    return { ofNumber: Number(row?.of_number), ofNode: Number(row?.of_node) };
  },

  async keepCode(transaction, signup, numberHash, sms, now, decide, from) {
    const kept = await signups.signup(transaction, signup.id);
    if (!kept || (from !== undefined && kept.state !== from)) return 'over';
    const decision = decide(
      await signups.countCodes(transaction, signup.nodeId, numberHash, now - hour, now - day),
    );
    if (decision !== 'kept') return decision;
    await signups.changeSignup(transaction, signup.id, signup.state);
    await addPass(transaction, sms, now);
    await run(
      transaction,
      'INSERT INTO codes (node_id, number_hash, at) VALUES ($1, $2, $3)',
      signup.nodeId,
      numberHash,
      now,
    );
    return 'kept';
  },

  async proveNumber(
    transaction,
    personId,
    change,
    welcome = null,
    signupId = null,
    ended = null,
    hasPlace = null,
  ) {
    const isThere = async (id: string) =>
      (await one(transaction, 'SELECT 1 FROM signups WHERE id = $1 AND person_id = $2', id, personId)) !==
      undefined;
    if (signupId !== null && !(await isThere(signupId))) return false;
    if (hasPlace && !(await hasPlaceFor(transaction, personId, hasPlace))) return false;
    const isChanged = await people.changePerson(transaction, personId, change);
    if (!isChanged && change.userId !== undefined) return false;
    if (welcome) await addPass(transaction, welcome, welcome.at);
    await run(transaction, 'DELETE FROM signups WHERE person_id = $1', personId);
    if (ended) await saveSignup(transaction, ended);
    return true;
  },

  async removeUnfinished(transaction, personId, signupId) {
    const row = await one(
      transaction,
      `SELECT 1 FROM persons p JOIN signups s ON s.person_id = p.id
       WHERE p.id = $1 AND s.id = $2 AND p.number_state = 'unproven'`,
      personId,
      signupId,
    );
    if (row) await people.removePerson(transaction, personId);
    return row !== undefined;
  },

  async removeUnlinked(transaction, personId, userId) {
    const row = await one(
      transaction,
      "SELECT 1 FROM persons WHERE id = $1 AND user_id = $2 AND number_state <> 'proven'",
      personId,
      userId,
    );
    if (row) await people.removePerson(transaction, personId);
    return row !== undefined;
  },
};

/** Asks with all of the person's client. Who is gone takes no place. */
async function hasPlaceFor(transaction: Transaction, personId: string, hasPlace: HasPlace): Promise<boolean> {
  const person = await people.person(transaction, personId);
  return !person || hasPlace(await people.peopleOfClient(transaction, person.cloud, person.clientId));
}
