// Grants, sealed, and what taken-back consent leaves, in SQLite.
import { personValues } from '../person-row';
import type { Grant } from '../records';
import type { GrantStore } from '../store';
import type { Database, Operations } from './database';
import { keepFormer, people } from './people';
import { one, run } from './statements';

export const grants: Operations<GrantStore> = {
  savePersonAndGrant(database, person, grant) {
    const known = people.person(database, person.id);
    const values = personValues(person);
    const columns = Object.keys(values);
    const updates = columns
      .filter((column) => column !== 'id')
      .map((column) => `${column} = excluded.${column}`);
    run(
      database,
      `INSERT INTO persons (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
       ON CONFLICT (id) DO UPDATE SET ${updates.join(', ')}`,
      ...Object.values(values),
    );
    const before = one(database, 'SELECT generation FROM grants WHERE person_id = ?', person.id);
    if (known) keepFormer(database, known, person.number);
    // The made-up person goes and comes back under one id.
    else run(database, 'DELETE FROM gone WHERE person_id = ?', person.id);
    writeGrant(database, person.id, grant, Number(before?.generation ?? 0) + 1);
  },

  grant(database, personId) {
    const row = one(database, "SELECT * FROM grants WHERE person_id = ? AND tokens <> X''", personId);
    if (!row) return null;
    const tokens: Grant = JSON.parse(database.unseal(row.tokens as Uint8Array, `grant ${personId}`));
    return { ...tokens, generation: Number(row.generation) };
  },

  replaceGrant(database, personId, generation, grant) {
    const row = one(database, 'SELECT generation FROM grants WHERE person_id = ?', personId);
    if (Number(row?.generation) !== generation) return false;
    writeGrant(database, personId, grant, generation + 1);
    return true;
  },

  rewriteGrant(database, personId) {
    const grant = grants.grant(database, personId);
    if (grant) writeGrant(database, personId, grant, grant.generation);
  },

  dropConsent(database, personId, change) {
    // The row keeps its number: a refresh that is still under way must not replace the grant of a later consent.
    run(
      database,
      "UPDATE grants SET generation = generation + 1, expires_at = 0, tokens = X'' WHERE person_id = ?",
      personId,
    );
    for (const table of ['devices', 'states', 'agenda', 'alerts', 'notifications', 'untold']) {
      run(database, `DELETE FROM ${table} WHERE person_id = ?`, personId);
    }
    database.hasErased = true;
    people.changePerson(database, personId, change);
  },
};

function writeGrant(database: Database, personId: string, grant: Grant, generation: number): void {
  const { accessToken, refreshToken, scopes, expiresAt } = grant;
  const tokens = JSON.stringify({ accessToken, refreshToken, scopes, expiresAt });
  run(
    database,
    `INSERT INTO grants (person_id, generation, expires_at, tokens) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET generation = excluded.generation, expires_at = excluded.expires_at, tokens = excluded.tokens`,
    personId,
    generation,
    expiresAt,
    database.seal(tokens, `grant ${personId}`),
  );
}
