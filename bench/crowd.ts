// A crowd in a database: more people than the store would take one after the other in the time of a bench, so they are written by SQL.
import { system } from '../src/net/system';
import { openStoreAt } from '../src/store/open';
import { personValues } from '../src/store/person-row';
import { createSealer } from '../src/store/sealing';
import type { Database } from './database';
import { personAt } from './people';
import { placeOf } from './place';

export interface Crowd {
  cloud: 'google-health' | 'fitbit';
  clientId: string;
  count: number;
  /** When their access tokens end, ms since 1970 UTC. */
  expiresAt: number;
}

const atOnce = 5_000;

/** Makes the tables in an empty database, and the people with their grants. */
export async function seedCrowd(
  database: Database,
  { cloud, clientId, count, expiresAt }: Crowd,
): Promise<void> {
  const place = placeOf(database);
  await (await openStoreAt({ database: place }, system)).close();
  const { seal } = createSealer(place.key, system.bytes);
  const now = Date.now();
  for (let from = 0; from < count; from += atOnce) {
    const people = Array.from({ length: Math.min(atOnce, count - from) }, (_, at) => {
      const key = String(from + at).padStart(7, '0');
      return personAt({ cloud, clientId, key, userId: `user-${key}` }, from + at, now);
    });
    await database.sql(
      'INSERT INTO fitbit.persons SELECT * FROM json_populate_recordset(NULL::fitbit.persons, $1)',
      [JSON.stringify(people.map(personValues))],
    );
    const tokens = people.map(({ id, userId }) => {
      const grant = {
        accessToken: `access-${userId}`,
        refreshToken: `refresh-${userId}`,
        scopes: [],
        expiresAt,
      };
      return Buffer.from(seal(JSON.stringify(grant), `grant ${id}`));
    });
    await database.sql(
      `INSERT INTO fitbit.grants (person_id, generation, expires_at, tokens)
       SELECT id, 1, $3::bigint, tokens FROM unnest($1::text[], $2::bytea[]) AS given (id, tokens)`,
      [people.map(({ id }) => id), tokens, expiresAt],
    );
  }
  await database.sql('ANALYZE');
}

/** Bytes of all tables of the store, with their indexes. */
export async function bytesOf(database: Database): Promise<number> {
  const [row] = await database.sql(
    `SELECT sum(pg_total_relation_size(c.oid))::text AS bytes FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'fitbit' AND c.relkind = 'r'`,
  );
  return Number(row?.bytes);
}
