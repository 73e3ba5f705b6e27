// Properties of lists from outside: whatever stands in place of one element, or inside it, the others are read as before.
import fc = require('fast-check');
import should = require('should');

import type { Cloud } from '../../../src/clouds/cloud';
import { fitbit } from '../../../src/clouds/fitbit';
import { googleHealth } from '../../../src/clouds/google-health';
import type { Http } from '../../../src/net/http';
import { createTokenEndpoint } from '../../../src/oauth/token-endpoint';
import { readKeyset } from '../../../src/webhooks/protocols/google-keys';
import { protocols } from '../../../src/webhooks/protocols/registry';
import { fakeStart, fakeSystem } from '../../support/fake-system';
import { googleKey } from '../../support/webhook-signs';

const system = fakeSystem();
const runs = { seed: 13, numRuns: 150 };

/** Answers everything with this value. */
const answering = (value: unknown): Http => ({
  send: async () => ({ ok: true, answer: { status: 200, headers: {}, body: JSON.stringify(value) } }),
  address: (url) => url,
  close: async () => undefined,
});

interface List {
  open(http: Http): Cloud;
  /** The id's field of a device, and what can stand beside it. */
  idField: string;
  device(id: string): Record<string, unknown>;
  answer(devices: unknown[]): unknown;
  entry(userId: string): object;
  /** An entry with this in place of one of its fields. */
  spoiled(userId: string, field: string, value: unknown): object;
}

const lists: Record<string, List> = {
  fitbit: {
    open: (http) => fitbit.open(http, system),
    idField: 'id',
    device: (id) => ({
      id,
      battery: 'High',
      batteryLevel: 60,
      deviceVersion: 'Charge 2',
      features: [],
      lastSyncTime: '2026-11-20T09:00:00.000',
      type: 'TRACKER',
    }),
    answer: (devices) => devices,
    entry: (ownerId) => ({ ownerId, collectionType: 'activities', date: '2026-11-20' }),
    spoiled: (ownerId, field, value) => ({ collectionType: 'activities', [field]: value, ownerId }),
  },
  'google-health': {
    open: (http) => googleHealth.open(http, system),
    idField: 'name',
    device: (id) => ({
      name: `users/1/pairedDevices/${id}`,
      deviceType: 'TRACKER',
      batteryLevel: 60,
      batteryStatus: 'High',
      deviceVersion: 'Charge 6',
      features: ['HEART_RATE'],
      lastSyncTime: '2026-11-20T09:00:00Z',
    }),
    answer: (pairedDevices) => ({ pairedDevices }),
    entry: (healthUserId) => ({ data: { healthUserId, dataType: 'steps', intervals: [] } }),
    spoiled: (healthUserId, field, value) => ({
      data: { dataType: 'steps', intervals: [], [field]: value, healthUserId },
    }),
  },
};

/** What a posted body says, by the cloud's own protocol. */
function entriesOf({ webhook, fields }: Cloud, body: unknown) {
  const protocol = protocols.find(({ name }) => name === webhook?.protocol);
  if (!protocol) throw new Error(`there is no protocol ${webhook?.protocol}`);
  return protocol.open({ http: answering(null), system }).readEntries(body, fields);
}

const json = fc.jsonValue({ maxDepth: 4 });
const place = fc.integer({ min: 0, max: 2 });
const ids = ['A', 'B', 'C'];
const odds = <T>(whole: T[], at: number, odd: T) => whole.map((one, index) => (index === at ? odd : one));
const others = <T>(whole: T[], at: number) => whole.filter((_, index) => index !== at);

for (const [id, { open, idField, device, answer, entry, spoiled }] of Object.entries(lists)) {
  const fields = Object.keys(device('A')).filter((field) => field !== idField);
  const read = async (devices: unknown[]) => {
    const read = await open(answering(answer(devices))).devices('token', 'UTC');
    return read.ok ? read.value : [];
  };
  const heard = (entries: unknown[]) => {
    const read = entriesOf(open(answering(null)), entries);
    return read.ok ? read.value.map(({ userId, means, collection }) => ({ userId, means, collection })) : [];
  };

  describe(`lists of ${id}`, () => {
    it('anything in place of a device leaves the others as they are', () =>
      fc.assert(
        fc.asyncProperty(json, place, async (odd, at) => {
          const all = ids.map(device);

          const found = await read(odds<unknown>(all, at, odd));

          should(found.slice(0, 2)).deepEqual(await read(others(all, at)));
        }),
        runs,
      ));

    it('anything in place of a field of a device leaves the others as they are, and the device in the list', () =>
      fc.assert(
        fc.asyncProperty(json, place, fc.constantFrom(...fields, 'brandNew'), async (odd, at, field) => {
          const all = ids.map(device);
          const wire = { ...device(ids[at] ?? ''), [field]: odd };

          const found = await read(odds<unknown>(all, at, wire));

          // The name of what is no device at all.
          if (found.length === 2) should(String(odd).toLowerCase()).equal('mobiletrack');
          should(found.filter((one) => one.id !== ids[at])).deepEqual(await read(others(all, at)));
        }),
        runs,
      ));

    it('a device is what it is in any order of the list, however often it is in there', () =>
      fc.assert(
        fc.asyncProperty(
          fc.array(
            fc.record({
              id: fc.constantFrom(...ids),
              level: fc.option(fc.integer({ min: 0, max: 100 })),
              hour: fc.option(fc.integer({ min: 0, max: 9 })),
            }),
            { minLength: 1 },
          ),
          async (copies) => {
            const wires = copies.map(({ id, level, hour }) => {
              const [syncField, levelField] = ['lastSyncTime', 'batteryLevel'];
              const zone = id.length > 0 && idField === 'name' ? 'Z' : '';
              const wire: Record<string, unknown> = { ...device(id), [levelField]: level };
              wire[syncField] = hour === null ? undefined : `2026-11-20T0${hour}:00:00.000${zone}`;
              return wire;
            });
            const sorted = async (list: unknown[]) =>
              (await read(list)).toSorted((one, other) => (one.id < other.id ? -1 : 1));

            const forward = await sorted(wires);

            should(await sorted(wires.toReversed())).deepEqual(forward);
            new Set(forward.map((one) => one.id)).size.should.equal(forward.length);
          },
        ),
        runs,
      ));

    it('a sync time is read as one that can be right, or not at all', () =>
      fc.assert(
        fc.asyncProperty(fc.date({ noInvalidDate: true }), async (date) => {
          const text = date.toISOString().replace('Z', idField === 'name' ? 'Z' : '');
          const [found] = await read([{ ...device('A'), lastSyncTime: text }]);
          const { syncedAt } = found ?? { syncedAt: 0 };

          if (syncedAt !== null) syncedAt.should.be.within(Date.UTC(2007, 0, 1), fakeStart + 26 * 3_600_000);
        }),
        runs,
      ));

    it('anything in place of a notification leaves the others as they are', () =>
      fc.assert(
        fc.property(json, place, (odd, at) => {
          const all = ids.map(entry);

          should(heard(odds<unknown>(all, at, odd))).deepEqual(heard(others(all, at)));
        }),
        runs,
      ));

    it('anything in place of a field of a notification leaves the others as they are, and it is heard', () =>
      fc.assert(
        fc.property(
          json,
          place,
          fc.constantFrom('collectionType', 'dataType', 'date', 'intervals'),
          (odd, at, field) => {
            const all = ids.map(entry);
            const one = spoiled(ids[at] ?? '', field, odd);

            const found = heard(odds<unknown>(all, at, one));

            found.map(({ userId }) => userId).should.deepEqual(ids);
            should(others(found, at)).deepEqual(heard(others(all, at)));
          },
        ),
        runs,
      ));

    it('anything as the whole answer is an answer or a problem, and no exception', () =>
      fc.assert(
        fc.asyncProperty(json, async (odd) => {
          const cloud = open(answering(odd));

          should((await cloud.devices('token', 'UTC')).ok).be.a.Boolean();
          should((await cloud.identity('token')).ok).be.a.Boolean();
          should(entriesOf(cloud, odd).ok).be.a.Boolean();
          for (const status of [400, 401, 403, 429, 503]) {
            const wrong = { status, headers: {}, body: JSON.stringify({ error: odd, errors: odd }) };
            should(cloud.oauth.problemOf(wrong, fakeStart).code).be.a.String();
          }
        }),
        runs,
      ));

    it('anything in place of a field of a token answer but the token leaves the token', () =>
      fc.assert(
        fc.asyncProperty(
          json,
          fc.constantFrom('expires_in', 'refresh_token', 'scope', 'user_id', 'id_token', 'error'),
          async (odd, field) => {
            const body = { access_token: 'new', token_type: 'Bearer', expires_in: 3600, [field]: odd };
            const http = answering(body);
            const client = { cloud: open(http), clientId: 'client', clientSecret: 'secret' };

            const found = await createTokenEndpoint(http, system).refresh(client, 'old');

            should(found).containDeep({ ok: true, value: { accessToken: 'new' } });
            if (found.ok) should(Number.isSafeInteger(found.value.expiresAt)).be.true();
          },
        ),
        runs,
      ));
  });
}

describe("Google's keys", () => {
  const keys = [1, 2, 3].map((id) => googleKey(id));
  const found = (entries: unknown[]) => [...(readKeyset(JSON.stringify({ key: entries }))?.keys() ?? [])];

  it('anything in place of a key, or of a field of it, leaves the others', () => {
    fc.assert(
      fc.property(
        json,
        place,
        fc.constantFrom('keyData', 'status', 'outputPrefixType', null),
        (odd, at, field) => {
          const all = keys.map((key) => key.entry);
          const one = field === null ? odd : { ...all[at], [field]: odd };

          should(found(odds<unknown>(all, at, one)).filter((id) => id !== at + 1)).deepEqual(
            found(others(all, at)),
          );
        },
      ),
      runs,
    );
  });
});
