// People for a store that is measured: as many as asked for, connected since just now.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { system } from '../src/net/system';
import type { PersonId } from '../src/store/records';
import { openStore } from '../src/store/sqlite/open';
import { somebody } from '../test/support/people';

export interface Seed {
  cloud: 'google-health' | 'fitbit';
  clientId: string;
  people: readonly { key: string; userId: string; accessToken: string; refreshToken: string }[];
  /** When their access tokens end, ms since 1970 UTC. */
  expiresAt: number;
}

/** Writes the people into `<folder>/fitbit`. */
export async function seed(folder: string, { cloud, clientId, people, expiresAt }: Seed): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const store = await openStore(join(folder, 'fitbit'), system);
  const now = Date.now();
  await Promise.all(
    people.map(({ key, userId, accessToken, refreshToken }, at) =>
      store.savePersonAndGrant(
        somebody(key, {
          id: `person_${key}` as PersonId,
          cloud,
          clientId,
          userId,
          number: `+49152${String(10_000_000 + at)}`,
          timeZone: 'Europe/Berlin',
          accessSince: now,
          connectedAt: now,
        }),
        { accessToken, refreshToken, scopes: [], expiresAt },
      ),
    ),
  );
  await store.close();
}
