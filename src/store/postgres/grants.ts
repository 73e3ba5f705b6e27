// Grants, sealed, and what taken-back consent leaves, in PostgreSQL.
import { personValues } from '../person-row';
import type { Grant } from '../records';
import type { GrantStore } from '../store';
import type { Operations, Transaction } from './database';
import { keepFormer, people } from './people';
import { one, run } from './statements';

export const grants: Operations<GrantStore> = {
  async savePersonAndGrant(transaction, person, grant) {
    const known = await people.person(transaction, person.id);
    const values = personValues(person);
    const columns = Object.keys(values);
    const updates = columns
      .filter((column) => column !== 'id')
      .map((column) => `${column} = excluded.${column}`);
    await run(
      transaction,
      `INSERT INTO persons (${columns.join(', ')}) VALUES (${columns.map((_, at) => `$${at + 1}`).join(', ')})
       ON CONFLICT (id) DO UPDATE SET ${updates.join(', ')}`,
      ...Object.values(values),
    );
    const before = await one(transaction, 'SELECT generation FROM grants WHERE person_id = $1', person.id);
    if (known) await keepFormer(transaction, known, person.number);
    // The made-up person goes and comes back under one id.
    else await run(transaction, 'DELETE FROM gone WHERE person_id = $1', person.id);
    await writeGrant(transaction, person.id, grant, Number(before?.generation ?? 0) + 1);
  },

  async grant(transaction, personId) {
    const row = await one(
      transaction,
      "SELECT * FROM grants WHERE person_id = $1 AND tokens <> ''::bytea",
      personId,
    );
    if (!row) return null;
    const tokens: Grant = JSON.parse(transaction.unseal(row.tokens as Uint8Array, `grant ${personId}`));
    return { ...tokens, generation: Number(row.generation) };
  },

  async replaceGrant(transaction, personId, generation, grant) {
    const row = await one(transaction, 'SELECT generation FROM grants WHERE person_id = $1', personId);
    if (Number(row?.generation) !== generation) return false;
    await writeGrant(transaction, personId, grant, generation + 1);
    return true;
  },

  async rewriteGrant(transaction, personId) {
    const grant = await grants.grant(transaction, personId);
    if (!grant) return;
    const before = await one(transaction, 'SELECT owner FROM grants WHERE person_id = $1', personId);
    await writeGrant(transaction, personId, grant, grant.generation);
    // Whoever is about to refresh it writes it once more, and still refreshes it then.
    await run(
      transaction,
      'UPDATE grants SET owner = $2 WHERE person_id = $1',
      personId,
      before?.owner ?? null,
    );
  },

  async dropConsent(transaction, personId, change) {
    // The row keeps its number: a refresh that is still under way must not replace the grant of a later consent.
    await run(
      transaction,
      "UPDATE grants SET generation = generation + 1, expires_at = 0, tokens = '' WHERE person_id = $1",
      personId,
    );
    for (const table of ['devices', 'states', 'agenda', 'alerts', 'notifications', 'untold']) {
      await run(transaction, `DELETE FROM ${table} WHERE person_id = $1`, personId);
    }
    await people.changePerson(transaction, personId, change);
  },
};

async function writeGrant(
  transaction: Transaction,
  personId: string,
  grant: Grant,
  generation: number,
): Promise<void> {
  const { accessToken, refreshToken, scopes, expiresAt } = grant;
  const tokens = JSON.stringify({ accessToken, refreshToken, scopes, expiresAt });
  await run(
    transaction,
    `INSERT INTO grants (person_id, generation, expires_at, tokens) VALUES ($1, $2, $3, $4)
     ON CONFLICT (person_id) DO UPDATE SET
       generation = excluded.generation, expires_at = excluded.expires_at, tokens = excluded.tokens, owner = NULL`,
    personId,
    generation,
    expiresAt,
    transaction.seal(tokens, `grant ${personId}`),
  );
}
