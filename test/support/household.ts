// A household as the sidebar tab shows one: somebody for each way in which people and batteries can stand.

import { history } from '../../src/battery/history';
import type { Person, StoredSms } from '../../src/store/records';
import type { Store } from '../../src/store/store';
import { addSms } from './added-sms';
import { somebody, someGrant } from './people';

const hour = 3_600_000;
const day = 24 * hour;

/** Saves a person with one tracker, whose level went as `levels` say, evenly over the last two weeks. */
export async function plantPerson(
  store: Store,
  now: number,
  person: Person,
  levels: readonly number[],
  syncedAgo = 2 * hour,
): Promise<void> {
  const step = (13 * day) / Math.max(1, levels.length - 1);
  const readings = levels.map((level, index) => {
    const at = Math.round(now - syncedAgo - (levels.length - 1 - index) * step);
    return { deviceId: 'D1', name: 'Charge 6', type: 'tracker', at, level, status: null, syncedAt: at };
  });
  // All in one turn, so all in one commit.
  await Promise.all([
    store.savePersonAndGrant(person, { ...someGrant, expiresAt: now + day }),
    ...readings.map((reading) => store.saveReadings(person.id, [reading], history)),
  ]);
}

/** An SMS about a person, as the outbox would have kept it. */
export function plantedSms(personId: string, createdAt: number, facts: Partial<StoredSms> = {}): StoredSms {
  return {
    id: `sms_${personId}_${createdAt}`,
    nodeId: 'aa00000000000006',
    account: 'aa00000000000005',
    personId,
    key: null,
    content: JSON.stringify({
      sms: { to: '+4915228817386', body: 'Please charge it.', segments: 1 },
      msg: { payload: 'Please charge it.' },
    }),
    state: 'accepted',
    sid: 'SM1',
    status: 'delivered',
    errorCode: null,
    createdAt,
    nextLookAt: null,
    looks: 3,
    chain: null,
    conversation: null,
    joint: null,
    heldUntil: null,
    ...facts,
  };
}

const saw = (from: number, drain: number, refillAt: number, count: number): number[] => {
  const levels = [from];
  while (levels.length < count) {
    const last = levels[levels.length - 1] ?? from;
    levels.push(last - drain < refillAt ? 100 : last - drain);
  }
  return levels;
};

/** Anna is fine, Bert is low, Carla must connect again, Dora's number waits, Emil has not synced for three days. */
export async function plantHousehold(store: Store, now: number, clientId: string): Promise<void> {
  const of = (name: string, facts: Partial<Person> = {}) =>
    somebody(name, { clientId, connectedAt: now - 40 * day, ...facts });
  await plantPerson(store, now, of('Anna'), saw(91, 5, 30, 53));
  const bert = of('Bert', { number: '+12025550142' });
  await plantPerson(store, now, bert, [...saw(80, 6, 25, 40), 40, 34, 29, 23, 18], 25 * 60_000);
  const told = { to: '+12025550142', body: 'Please charge it.', segments: 1 };
  await addSms(
    store,
    plantedSms(bert.id, now - 20 * 60_000, { content: JSON.stringify({ sms: told, msg: {} }) }),
    { ...told, key: null, caps: null, mayRepeat: true },
  );
  const lost = { access: 'lost', accessReason: 'grant-dead', accessSince: now - 5 * hour } as const;
  await plantPerson(store, now, of('Carla', lost), saw(70, 4, 20, 45), 9 * hour);
  await plantPerson(store, now, of('Dora', { numberState: 'unproven' }), []);
  await plantPerson(
    store,
    now,
    of('Emil', { number: null, numberState: 'none' }),
    saw(60, 3, 20, 30),
    3 * day,
  );
}
