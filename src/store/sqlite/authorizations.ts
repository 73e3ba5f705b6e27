// Authorizations under way, sealed, in SQLite.
import { planSeal, toAuthorization, toOutcome } from '../authorization-row';
import type { AuthorizationStore } from '../store';
import type { Operations } from './database';
import { grants } from './grants';
import { people } from './people';
import { signups } from './signups';
import { all, one, run } from './statements';
import { sweep } from './sweep';

export const authorizations: Operations<AuthorizationStore> = {
  addAuthorization(database, authorization, stateHash, now) {
    sweep.forgetOld(database, now);
    const { id, plan, expiresAt } = authorization;
    run(
      database,
      'INSERT INTO authorizations (id, state_hash, taken, granted, plan, expires_at) VALUES (?, ?, 0, 0, ?, ?)',
      id,
      stateHash,
      database.seal(plan, planSeal(id)),
      expiresAt,
    );
  },

  authorization(database, stateHash) {
    const row = one(database, 'SELECT * FROM authorizations WHERE state_hash = ? AND taken = 0', stateHash);
    return row ? toAuthorization(row, database) : null;
  },

  takeAuthorization(database, stateHash) {
    const found = authorizations.authorization(database, stateHash);
    if (found) run(database, 'UPDATE authorizations SET taken = 1 WHERE id = ?', found.id);
    return found;
  },

  keepAuthorizationGrant(database, id, plan) {
    run(
      database,
      'UPDATE authorizations SET granted = 1, plan = ? WHERE id = ?',
      database.seal(plan, planSeal(id)),
      id,
    );
  },

  interruptedAuthorizations(database) {
    return all(database, 'SELECT * FROM authorizations WHERE granted = 1 AND plan IS NOT NULL').map((row) =>
      toAuthorization(row, database),
    );
  },

  endAuthorization(database, id, outcome) {
    run(
      database,
      'UPDATE authorizations SET plan = NULL, granted = 0, outcome = ? WHERE id = ?',
      outcome,
      id,
    );
  },

  join(database, person, grant, authorizationId, outcome, signup = null, hasPlace = null) {
    if (hasPlace && !hasPlace(people.countPeople(database, person.cloud, person.clientId))) return false;
    grants.savePersonAndGrant(database, person, grant);
    authorizations.endAuthorization(database, authorizationId, outcome);
    if (!signup) return true;
    signups.saveSignup(database, signup);
    // An earlier sign-up of the same person ends now: left behind, its sweep an hour later would remove the person.
    run(database, 'DELETE FROM signups WHERE person_id = ? AND id <> ?', person.id, signup.id);
    return true;
  },

  authorizationOutcome(database, id) {
    const row = one(database, 'SELECT outcome, expires_at FROM authorizations WHERE id = ?', id);
    return row ? toOutcome(row) : null;
  },

  outcomeOfState(database, stateHash) {
    const row = one(
      database,
      'SELECT outcome, expires_at FROM authorizations WHERE state_hash = ? AND (taken = 1 OR outcome IS NOT NULL)',
      stateHash,
    );
    return row ? toOutcome(row) : null;
  },
};
