// People for a store that is measured: as many as asked for, connected since just now, with a fortnight behind them where that is wanted.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { history } from '../src/battery/history';
import { system } from '../src/net/system';
import type { PersonId } from '../src/store/records';
import { openStore } from '../src/store/sqlite/open';
import { somebody } from '../test/support/people';

export interface Seed {
  cloud: 'google-health' | 'fitbit';
  clientId: string;
  people: readonly {
    key: string;
    userId: string;
    accessToken: string;
    refreshToken: string;
    /** A tracker by this id has a fortnight of readings, of which the last was at this level. */
    fortnight?: { deviceId: string; level: number } | undefined;
  }[];
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
  for (const { key, fortnight } of people) {
    if (fortnight) await store.saveReadings(`person_${key}`, readingsOf(fortnight, now), history);
  }
  await store.close();
}

const sixHours = 6 * 3_600_000;
const perDay = 4;
const daysOfACharge = 4;

/** Four readings a day, each five percent below the one before; charged every fourth day. Oldest first, as they come. */
function readingsOf({ deviceId, level }: { deviceId: string; level: number }, now: number) {
  return Array.from({ length: 14 * perDay }, (_, at) => {
    const before = 14 * perDay - at;
    const time = now - before * sixHours;
    return {
      deviceId,
      name: 'Charge 6',
      type: 'tracker',
      at: time,
      level: level + (before % (daysOfACharge * perDay)) * 5,
      status: null,
      syncedAt: time,
    };
  });
}
