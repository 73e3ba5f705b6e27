// npm run bench:bytes: what a day of hourly checks writes to the disk, for one person and for a hundred. A day is
// played on a made-up clock with a cloud that needs no network, so that all that this process writes is the store's.
// Linux only: the kernel counts.

import { readFileSync } from 'node:fs';
import type { Answer } from '../src/clouds/cloud';
import { serialByKey } from '../src/net/concurrency';
import { createAccessTokens } from '../src/oauth/tokens';
import { createAgenda } from '../src/people/agenda';
import { createAlertDelivery } from '../src/people/alert-delivery';
import { createCheckPeople } from '../src/people/check-people';
import { createChecking } from '../src/people/checking';
import { readArguments } from '../test/support/arguments';
import { usualSettings } from '../test/support/check-settings';
import { fakeCloud, tracker } from '../test/support/fake-cloud';
import { fakeSystem } from '../test/support/fake-system';
import { somebody, someGrant } from '../test/support/people';
import { tempStore } from '../test/support/temp-store';

const hour = 3_600_000;

interface Day {
  what: string;
  /** How long an access token lasts. */
  tokenHours: number;
  /** Whether each refresh replaces the refresh token. */
  rotates: boolean;
  /** A sync before every so many checks; 0: none all day. */
  syncEvery: number;
}

const days: readonly Day[] = [
  { what: 'no sync all day, tokens that last', tokenHours: 48, rotates: false, syncEvery: 0 },
  { what: 'no sync all day, Fitbit (tokens of 8 h)', tokenHours: 8, rotates: true, syncEvery: 0 },
  { what: 'no sync all day, Google (tokens of 1 h)', tokenHours: 1, rotates: false, syncEvery: 0 },
  { what: 'a sync before every check, Fitbit', tokenHours: 8, rotates: true, syncEvery: 1 },
  { what: 'a sync before every check, Google', tokenHours: 1, rotates: false, syncEvery: 1 },
];

/** Bytes that this process has asked the kernel to write, whatever became of them. */
function written(): number {
  return Number(/^wchar: (\d+)/m.exec(readFileSync('/proc/self/io', 'utf8'))?.[1]);
}

async function dayOf(people: number, { tokenHours, rotates, syncEvery }: Day): Promise<number> {
  const system = fakeSystem();
  const temp = await tempStore(system);
  const { store } = temp;
  const cloud = fakeCloud(system);
  let syncedAt = system.now();
  let level = 95;
  cloud.answer = () => ({ ok: true, value: [tracker(level, syncedAt)] });
  const expires = () => system.now() + tokenHours * hour;
  const newToken = () => system.bytes(96).toString('base64url');
  const unused = async (): Promise<Answer<never>> => {
    throw new Error('nobody connects here');
  };
  const tokens = createAccessTokens({
    store,
    system,
    clientOf: () => ({
      cloud: { ...cloud, oauth: { ...cloud.oauth, rotates } },
      clientId: 'client',
      clientSecret: 'secret',
    }),
    tokenEndpoint: {
      exchange: unused,
      revoke: unused,
      refresh: async () => ({
        ok: true,
        value: { ...someGrant, accessToken: newToken(), expiresAt: expires(), userId: null },
      }),
    },
  });
  const checking = createChecking({
    store,
    system,
    cloudOf: () => cloud,
    useToken: tokens.use,
    onChecked: () => undefined,
  });
  const alertDelivery = createAlertDelivery({ store, system });
  const checkPeople = createCheckPeople({
    inTurn: serialByKey(),
    store,
    system,
    checking,
    alertDelivery,
    agenda: createAgenda({ store, system }),
    cloudOf: () => cloud,
    signupAddress: () => null,
  });
  const request = {
    nodeId: 'node',
    cloud: cloud.id,
    clientId: 'client',
    personId: null,
    settings: usualSettings,
  };
  for (let at = 0; at < people; at += 1) {
    await store.savePersonAndGrant(somebody(`Person ${at}`), { ...someGrant, expiresAt: expires() });
  }
  await checkPeople.run(request, () => undefined);
  const before = written();
  for (let check = 1; check <= 24; check += 1) {
    await system.advance(hour);
    if (syncEvery > 0 && check % syncEvery === 0) {
      syncedAt = system.now();
      level -= 1;
    }
    await checkPeople.run(request, () => undefined);
  }
  const bytes = written() - before;
  await alertDelivery.close();
  await temp.remove();
  return bytes;
}

async function main(): Promise<void> {
  readArguments('npm run bench:bytes\n  takes nothing', {});
  console.log('24 checks a day; KiB written to the store');
  for (const day of days) {
    const [one, hundred] = [await dayOf(1, day), await dayOf(100, day)];
    const columns = [one, hundred].map((bytes) => String(Math.round(bytes / 1024)).padStart(8));
    console.log(`${day.what.padEnd(44)} 1 person ${columns[0]}   100 people ${columns[1]}`);
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
