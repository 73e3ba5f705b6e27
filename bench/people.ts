// People for a store that is measured: as many as asked for, connected since just now, with a fortnight behind them where that is wanted.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { history } from '../src/battery/history';
import { system } from '../src/net/system';
import { openStoreAt, type StorePlace } from '../src/store/open';
import type { Person, PersonId } from '../src/store/records';
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
export async function seed(folder: string, people: Seed): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await seedAt({ folder: join(folder, 'fitbit') }, people);
}

/** The person who has the place `at` in such a list. */
export function personAt(
  { cloud, clientId, key, userId }: Pick<Seed, 'cloud' | 'clientId'> & { key: string; userId: string },
  at: number,
  now: number,
): Person {
  return somebody(key, {
    id: `person_${key}` as PersonId,
    cloud,
    clientId,
    userId,
    number: `+49152${String(10_000_000 + at)}`,
    timeZone: 'Europe/Berlin',
    accessSince: now,
    connectedAt: now,
  });
}

/** Writes the people where a store lies, and closes it. */
export async function seedAt(place: StorePlace, { cloud, clientId, people, expiresAt }: Seed): Promise<void> {
  const store = await openStoreAt(place, system);
  const now = Date.now();
  await Promise.all(
    people.map(({ key, userId, accessToken, refreshToken }, at) =>
      store.savePersonAndGrant(personAt({ cloud, clientId, key, userId }, at, now), {
        ...{ accessToken, refreshToken, scopes: [], expiresAt },
      }),
    ),
  );
  // So many share a commit.
  for (let at = 0; at < people.length; at += 100) {
    const some = people.slice(at, at + 100).map(async ({ key, fortnight }) => {
      if (fortnight) await store.saveReadings(`person_${key}`, readingsOf(fortnight, now), history);
    });
    await Promise.all(some);
  }
  await store.close();
}

const readings = { days: 14, perDay: 2, perCharge: 8 };

/** Two readings a day, each ten percent below the one before; charged every fourth day. Oldest first, as they come. */
function readingsOf({ deviceId, level }: { deviceId: string; level: number }, now: number) {
  const { days, perDay, perCharge } = readings;
  return Array.from({ length: days * perDay }, (_, at) => {
    const before = days * perDay - at;
    const time = now - (before * 24 * 3_600_000) / perDay;
    return {
      deviceId,
      name: 'Charge 6',
      type: 'tracker',
      at: time,
      level: level + (before % perCharge) * 10,
      status: null,
      syncedAt: time,
    };
  });
}
