// The row of a sign-up, which comes alone or with the person whom it brings, in PostgreSQL.
import type { StoredSignup } from '../records';
import { sealSignupState } from '../signup-row';
import type { Transaction } from './database';
import { run } from './statements';

export async function saveSignup(transaction: Transaction, signup: StoredSignup): Promise<void> {
  const { id, nodeId, personId, createdAt, state } = signup;
  await run(
    transaction,
    `INSERT INTO signups (id, node_id, person_id, created_at, state) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (id) DO UPDATE SET person_id = excluded.person_id, created_at = excluded.created_at, state = excluded.state`,
    id,
    nodeId,
    personId,
    createdAt,
    sealSignupState(transaction, id, state),
  );
}
