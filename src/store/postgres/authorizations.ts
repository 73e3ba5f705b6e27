// Authorizations under way, sealed, in PostgreSQL.
import { planSeal, toAuthorization, toOutcome } from '../authorization-row';
import { lateTrouble } from '../late';
import type { AuthorizationStore } from '../store';
import type { Operations, Transaction } from './database';
import { grants } from './grants';
import { isElsewhere } from './owners';
import { people } from './people';
import { signups } from './signups';
import { all, one, run } from './statements';
import { sweep } from './sweep';

/** Throws where another instance goes on with an authorization, or has ended it: its grant may be a newer one by now. */
async function refuseTaken(transaction: Transaction, id: string): Promise<void> {
  const taken = await one(
    transaction,
    `SELECT 1 FROM authorizations WHERE id = $1 AND owner <> $2 AND (outcome IS NOT NULL OR ${isElsewhere('owner', '$2')})`,
    id,
    transaction.epoch,
  );
  if (taken) throw lateTrouble();
}

export const authorizations: Operations<AuthorizationStore> = {
  async addAuthorization(transaction, authorization, stateHash, now) {
    await sweep.forgetOld(transaction, now);
    const { id, plan, expiresAt } = authorization;
    await run(
      transaction,
      'INSERT INTO authorizations (id, state_hash, taken, granted, plan, expires_at) VALUES ($1, $2, 0, 0, $3, $4)',
      id,
      stateHash,
      transaction.seal(plan, planSeal(id)),
      expiresAt,
    );
  },

  async authorization(transaction, stateHash) {
    const row = await one(
      transaction,
      'SELECT * FROM authorizations WHERE state_hash = $1 AND taken = 0',
      stateHash,
    );
    return row ? toAuthorization(row, transaction) : null;
  },

  async takeAuthorization(transaction, stateHash) {
    const found = await authorizations.authorization(transaction, stateHash);
    if (found) await run(transaction, 'UPDATE authorizations SET taken = 1 WHERE id = $1', found.id);
    return found;
  },

  async keepAuthorizationGrant(transaction, id, plan) {
    await run(
      transaction,
      'UPDATE authorizations SET granted = 1, plan = $2, owner = $3 WHERE id = $1',
      id,
      transaction.seal(plan, planSeal(id)),
      transaction.epoch,
    );
  },

  async interruptedAuthorizations(transaction) {
    const rows = await all(
      transaction,
      'SELECT * FROM authorizations WHERE granted = 1 AND plan IS NOT NULL AND owner = $1 ORDER BY rowid',
      transaction.epoch,
    );
    return rows.map((row) => toAuthorization(row, transaction));
  },

  async endAuthorization(transaction, id, outcome) {
    await refuseTaken(transaction, id);
    await run(
      transaction,
      'UPDATE authorizations SET plan = NULL, granted = 0, outcome = $2 WHERE id = $1',
      id,
      outcome,
    );
  },

  async join(transaction, person, grant, authorizationId, outcome, signup = null, hasPlace = null) {
    await refuseTaken(transaction, authorizationId);
    const { cloud, clientId } = person;
    if (hasPlace && !hasPlace(await people.countPeople(transaction, cloud, clientId))) return false;
    await grants.savePersonAndGrant(transaction, person, grant);
    await authorizations.endAuthorization(transaction, authorizationId, outcome);
    if (!signup) return true;
    await signups.saveSignup(transaction, signup);
    // An earlier sign-up of the same person ends now: left behind, its sweep an hour later would remove the person.
    await run(transaction, 'DELETE FROM signups WHERE person_id = $1 AND id <> $2', person.id, signup.id);
    return true;
  },

  async authorizationOutcome(transaction, id) {
    const row = await one(transaction, 'SELECT outcome, expires_at FROM authorizations WHERE id = $1', id);
    return row ? toOutcome(row) : null;
  },

  async outcomeOfState(transaction, stateHash) {
    const row = await one(
      transaction,
      'SELECT outcome, expires_at FROM authorizations WHERE state_hash = $1 AND (taken = 1 OR outcome IS NOT NULL)',
      stateHash,
    );
    return row ? toOutcome(row) : null;
  },
};
