// Sign-ups under way, sealed, and the codes that went out for them, in SQLite.
import type { SQLInputValue } from 'node:sqlite';
import type { HasPlace } from '../people-store';
import { sealSignupState, toSignup } from '../signup-row';
import type { SignupStore } from '../store';
import type { Database, Operations } from './database';
import { people } from './people';
import { saveSignup } from './signup-rows';
import { addPass } from './sms-counts';
import { all, one, run } from './statements';

const hour = 3_600_000;
const day = 24 * hour;

export const signups: Operations<SignupStore> = {
  signup(database, id) {
    const row = one(database, 'SELECT * FROM signups WHERE id = ?', id);
    return row ? toSignup(database, row) : null;
  },

  saveSignup,

  changeSignup(database, id, state, from) {
    if (from !== undefined && signups.signup(database, id)?.state !== from) return false;
    const sealed = sealSignupState(database, id, state);
    return run(database, 'UPDATE signups SET state = ? WHERE id = ?', sealed, id) > 0;
  },

  removeSignup(database, id) {
    run(database, 'DELETE FROM signups WHERE id = ?', id);
  },

  signupsBefore(database, time) {
    return all(database, 'SELECT * FROM signups WHERE created_at < ? ORDER BY created_at, id', time).map(
      (row) => toSignup(database, row),
    );
  },

  signupsOfPerson(database, personId) {
    return all(database, 'SELECT * FROM signups WHERE person_id = ? ORDER BY created_at, id', personId).map(
      (row) => toSignup(database, row),
    );
  },

  countCodes(database, nodeId, numberHash, hourAgo, dayAgo) {
    const count = (sql: string, ...values: SQLInputValue[]) => Number(one(database, sql, ...values)?.count);
    return {
      ofNumber: count(
        'SELECT COUNT(*) AS count FROM codes WHERE number_hash = ? AND at > ? AND at <= ?',
        numberHash,
        hourAgo,
        hourAgo + hour,
      ),
      ofNode: count(
        'SELECT COUNT(*) AS count FROM codes WHERE node_id = ? AND at > ? AND at <= ?',
        nodeId,
        dayAgo,
        dayAgo + day,
      ),
    };
  },

  keepCode(database, signup, numberHash, sms, now, decide, from) {
    const kept = signups.signup(database, signup.id);
    if (!kept || (from !== undefined && kept.state !== from)) return 'over';
    const decision = decide(signups.countCodes(database, signup.nodeId, numberHash, now - hour, now - day));
    if (decision !== 'kept') return decision;
    signups.changeSignup(database, signup.id, signup.state);
    addPass(database, sms, now);
    run(
      database,
      'INSERT INTO codes (node_id, number_hash, at) VALUES (?, ?, ?)',
      signup.nodeId,
      numberHash,
      now,
    );
    return 'kept';
  },

  proveNumber(database, personId, change, welcome = null, signupId = null, ended = null, hasPlace = null) {
    const isThere = (id: string) =>
      one(database, 'SELECT 1 FROM signups WHERE id = ? AND person_id = ?', id, personId) !== undefined;
    if (signupId !== null && !isThere(signupId)) return false;
    if (hasPlace && !hasPlaceFor(database, personId, hasPlace)) return false;
    const isChanged = people.changePerson(database, personId, change);
    if (!isChanged && change.userId !== undefined) return false;
    if (welcome) addPass(database, welcome, welcome.at);
    run(database, 'DELETE FROM signups WHERE person_id = ?', personId);
    if (ended) saveSignup(database, ended);
    return true;
  },

  removeUnfinished(database, personId, signupId) {
    const row = one(
      database,
      `SELECT 1 FROM persons p JOIN signups s ON s.person_id = p.id
       WHERE p.id = ? AND s.id = ? AND p.number_state = 'unproven'`,
      personId,
      signupId,
    );
    if (row) people.removePerson(database, personId);
    return row !== undefined;
  },

  removeUnlinked(database, personId, userId) {
    const row = one(
      database,
      "SELECT 1 FROM persons WHERE id = ? AND user_id = ? AND number_state <> 'proven'",
      personId,
      userId,
    );
    if (row) people.removePerson(database, personId);
    return row !== undefined;
  },
};

/** Asks with all of the person's client. Who is gone takes no place. */
function hasPlaceFor(database: Database, personId: string, hasPlace: HasPlace): boolean {
  const person = people.person(database, personId);
  return !person || hasPlace(people.peopleOfClient(database, person.cloud, person.clientId));
}
