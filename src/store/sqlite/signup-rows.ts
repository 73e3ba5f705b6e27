// The row of a sign-up, which comes alone or with the person whom it brings, in SQLite.
import type { StoredSignup } from '../records';
import { sealSignupState } from '../signup-row';
import type { Database } from './database';
import { run } from './statements';

export function saveSignup(database: Database, signup: StoredSignup): void {
  const { id, nodeId, personId, createdAt, state } = signup;
  run(
    database,
    `INSERT INTO signups (id, node_id, person_id, created_at, state) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET person_id = excluded.person_id, created_at = excluded.created_at, state = excluded.state`,
    id,
    nodeId,
    personId,
    createdAt,
    sealSignupState(database, id, state),
  );
}
