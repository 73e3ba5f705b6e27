// What the webhook answers to each cloud, and when: 204 for what is on disk and nothing else.
import type { SyncMessage } from '../../../types/messages';

import should = require('should');

import { fitbit } from '../../../src/clouds/fitbit';
import { googleHealth } from '../../../src/clouds/google-health';
import type { Http } from '../../../src/net/http';
import type { Store } from '../../../src/store/store';
import { createAnswerPost } from '../../../src/webhooks/answer-post';
import { createInbox } from '../../../src/webhooks/inbox';
import type { Posted } from '../../../src/webhooks/posted';
import type { Webhook, WebhookEvent } from '../../../src/webhooks/protocols/protocol';
import { protocols } from '../../../src/webhooks/protocols/registry';
import { deferred } from '../../support/deferred';
import { type FakeSystem, fakeSystem, settled } from '../../support/fake-system';
import { fitbitEntry, googleEntry } from '../../support/notifications';
import { somebody, someGrant } from '../../support/people';
import { type TempStore, tempStore } from '../../support/temp-store';
import { fitbitSignature, googleKey, keysetOf } from '../../support/webhook-signs';

const key = googleKey(0x80000007);
const secret = 'client secret';
const cloudIds = ['fitbit', 'google-health'] as const;
type Post = Partial<Omit<Posted, 'body'>> & { body?: string | Uint8Array };

describe('what a webhook answers', () => {
  let system: FakeSystem;
  let temp: TempStore;
  let events: WebhookEvent[];
  let told: SyncMessage[];
  let revoked: string[];
  let keyset: { status: number; body: string };

  beforeEach(async () => {
    system = fakeSystem();
    temp = await tempStore(system);
    for (const cloud of cloudIds) {
      const id = `person_${cloud}` as ReturnType<typeof somebody>['id'];
      await temp.store.savePersonAndGrant(somebody('Anna', { cloud, id }), someGrant);
    }
    events = [];
    told = [];
    revoked = [];
    keyset = { status: 200, body: keysetOf(key) };
  });
  afterEach(() => temp.remove());

  /** A webhook of a cloud; `store` stands before the real one. */
  async function open(cloudId: (typeof cloudIds)[number], store: Partial<Store> = {}) {
    const http = {
      send: async () => ({ ok: true, answer: { ...keyset, headers: {} } }),
    } as unknown as Http;
    const inbox = createInbox({ store: { ...temp.store, ...store }, system });
    const answerPost = createAnswerPost({
      system,
      http,
      protocols,
      inbox,
      revoked: async (_client, userIds) => {
        revoked.push(...userIds);
      },
    });
    await inbox.attach({ cloud: cloudId, clientId: 'client' }, (message) => told.push(message));
    const webhook: Webhook = {
      cloud: (cloudId === 'fitbit' ? fitbit : googleHealth).open(http, system),
      clientId: 'client',
      clientSecret: secret,
      verifyCodes: ['c0de', '', 'second code'],
      webhookSecrets: ['Bearer hush', '', 'Basic other'],
    };
    return ({ body = '', ...more }: Post) =>
      answerPost(
        webhook,
        {
          method: 'POST',
          query: new URLSearchParams(),
          headers: {},
          address: () => '203.0.113.7',
          body: async () => Buffer.from(body),
          ...more,
        },
        (event) => events.push(event),
      );
  }

  const onDisk = (cloudId: string) => temp.store.waitingNotifications(cloudId, 'client');
  const signed = (cloudId: string, body: string | Uint8Array): Post =>
    cloudId === 'fitbit'
      ? { body, headers: { 'x-fitbit-signature': fitbitSignature(secret, body) } }
      : { body, headers: { 'google-health-api-signature': key.sign(body) } };
  const someBody = (cloudId: string) =>
    JSON.stringify([cloudId === 'fitbit' ? fitbitEntry('user-anna') : googleEntry('user-anna')]);

  describe("Fitbit's handshake", () => {
    it('gets 204 for the code of any node on this path, and 404 for any other, an empty one, or none', async () => {
      const post = await open('fitbit');
      const ask = async (query: string) =>
        (await post({ method: 'GET', query: new URLSearchParams(query) })).status;

      const right = [await ask('verify=c0de'), await ask('a=b&verify=second+code')];
      const seen = [...events];
      const wrong = await Promise.all(
        ['verify=c0de-wrong', 'verify=C0DE', 'verify=', 'verify', '', 'Verify=c0de', 'verify=c0d'].map(ask),
      );

      right.should.deepEqual([204, 204]);
      seen.should.deepEqual([{ kind: 'verified' }, { kind: 'verified' }]);
      wrong.should.deepEqual([404, 404, 404, 404, 404, 404, 404]);
      events.should.have.length(2);
    });

    it('any other method is told which ones there are', async () => {
      const post = await open('fitbit');

      const replies = await Promise.all(
        ['PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'TRACE'].map((method) => post({ method })),
      );

      for (const reply of replies) reply.should.deepEqual({ status: 405, headers: { allow: 'GET, POST' } });
    });
  });

  describe("Fitbit's notifications", () => {
    it('a wrong or missing signature is 404 and an event with the sender, and nothing is taken in', async () => {
      const post = await open('fitbit');
      const body = someBody('fitbit');
      const right = fitbitSignature(secret, body);

      const replies = await Promise.all(
        [
          {},
          { 'x-fitbit-signature': '' },
          { 'x-fitbit-signature': fitbitSignature('other', body) },
          { 'x-fitbit-signature': `${right}, ${right}` },
          { 'x-fitbit-signature': [right, right] },
          { 'google-health-api-signature': key.sign(body) },
        ].map((headers) => post({ body, headers })),
      );
      await system.advance(30_000);

      for (const reply of replies) reply.should.deepEqual({ status: 404 });
      events.should.deepEqual(replies.map(() => ({ kind: 'refused', address: '203.0.113.7' })));
      told.should.be.empty();
    });

    it('many owners and collections in one list; what is unknown passes through', async () => {
      const post = await open('fitbit');
      const entries = [
        fitbitEntry('user-anna'),
        fitbitEntry('stranger'),
        fitbitEntry('user-anna', 'somethingNew', { date: undefined, extra: { deep: [1] } }),
      ];

      const reply = await post(signed('fitbit', JSON.stringify(entries)));
      await system.advance(30_000);

      reply.should.deepEqual({ status: 204 });
      events.should.deepEqual([{ kind: 'received', count: 3, unknown: 1, odd: 0 }]);
      should(told[0]?.payload.collections).deepEqual(['activities', 'somethingNew']);
      should(told[0]?.payload.entries).deepEqual(JSON.parse(JSON.stringify([entries[0], entries[2]])));
    });

    it('consent that was taken back goes to the engine, under either name', async () => {
      const post = await open('fitbit');
      const entries = [
        fitbitEntry('one', 'userRevokedAccess', { date: undefined }),
        fitbitEntry('two', 'deleteUser'),
        fitbitEntry('user-anna'),
      ];

      const reply = await post(signed('fitbit', JSON.stringify(entries)));
      await system.advance(30_000);

      reply.status.should.equal(204);
      revoked.should.deepEqual(['one', 'two']);
      told.map(({ payload }) => payload.count).should.deepEqual([1]);
    });
  });

  describe("Google's verification", () => {
    const verification = '{"type":"verification"}';

    it('is 201 with the right Authorization of any node, 401 without or with another', async () => {
      const post = await open('google-health');
      const ask = async (authorization?: string, body = verification) =>
        (await post({ body, headers: authorization === undefined ? {} : { authorization } })).status;

      const right = [await ask('Bearer hush'), await ask('Basic other', '{ "type" : "verification" }')];
      const wrong = [await ask(), await ask('hush'), await ask('bearer hush'), await ask('')];

      right.should.deepEqual([201, 201]);
      wrong.should.deepEqual([401, 401, 401, 401]);
      events
        .map(({ kind }) => kind)
        .should.deepEqual(['verified', 'verified', 'refused', 'refused', 'refused']);
    });

    it('is looked at before a signature, right or wrong, that comes with it', async () => {
      const post = await open('google-health');
      const ask = async (signature: string, authorization?: string) => {
        const headers = { 'google-health-api-signature': signature };
        const all = authorization === undefined ? headers : { ...headers, authorization };
        return (await post({ body: verification, headers: all })).status;
      };

      const right = key.sign(verification);
      const statuses = [
        await ask(right, 'Bearer hush'),
        await ask('no signature', 'Bearer hush'),
        await ask(right),
        await ask(right, 'Bearer wrong'),
      ];

      statuses.should.deepEqual([201, 201, 401, 401]);
    });

    it('the right Authorization alone takes nothing else in', async () => {
      const post = await open('google-health');

      const replies = await Promise.all(
        [someBody('google-health'), '', '{}', '[{"type":"verification"}]', '{"type":"Verification"}'].map(
          (body) => post({ body, headers: { authorization: 'Bearer hush' } }),
        ),
      );
      await system.advance(30_000);

      for (const reply of replies) reply.should.deepEqual({ status: 401 });
      told.should.be.empty();
    });

    it('any other method is told which one there is', async () => {
      const post = await open('google-health');

      const reply = await post({ method: 'GET', query: new URLSearchParams('verify=c0de') });

      reply.should.deepEqual({ status: 405, headers: { allow: 'POST' } });
    });
  });

  describe("Google's notifications", () => {
    it('both names of the header serve, without an Authorization or with the right one', async () => {
      const post = await open('google-health');
      const body = someBody('google-health');

      const replies = await Promise.all(
        ['google-health-api-signature', 'x-healthapi-signature'].flatMap((name) => [
          post({ body, headers: { [name]: key.sign(body) } }),
          post({ body, headers: { [name]: key.sign(body), authorization: 'Bearer hush' } }),
        ]),
      );

      for (const reply of replies) reply.should.deepEqual({ status: 204 });
    });

    it('a wrong Authorization is 401 and an event, whatever the signature says', async () => {
      const post = await open('google-health');
      const { body, headers } = signed('google-health', someBody('google-health'));

      const replies = await Promise.all(
        ['Bearer wrong', '', ['Bearer hush', 'Bearer hush']].map((authorization) =>
          post({ body: String(body), headers: { ...headers, authorization } }),
        ),
      );
      await system.advance(30_000);

      for (const reply of replies) reply.should.deepEqual({ status: 401 });
      events.should.deepEqual(replies.map(() => ({ kind: 'refused', address: '203.0.113.7' })));
      told.should.be.empty();
    });

    it('one object or a list; each form of interval may be missing; unknown words pass through', async () => {
      const post = await open('google-health');
      const physicalTimeInterval = { startTime: '2026-11-20T09:00:00Z', endTime: '2026-11-20T09:05:00Z' };
      const civilDateTimeInterval = {
        startDateTime: { date: { year: 2026, month: 11, day: 20 }, time: {} },
        endDateTime: { date: { year: 2026, month: 11, day: 21 }, time: {} },
      };
      const civilIso8601TimeInterval = { startTime: '2026-11-20T00:00:00', endTime: '2026-11-21T00:00:00' };
      const changes: object[] = [
        { intervals: [{ physicalTimeInterval, civilDateTimeInterval, civilIso8601TimeInterval }] },
        { intervals: [{ civilDateTimeInterval, civilIso8601TimeInterval }] },
        { intervals: [{ physicalTimeInterval, civilIso8601TimeInterval }] },
        { intervals: [{ physicalTimeInterval, civilDateTimeInterval }] },
        { intervals: [{}] },
        { intervals: [] },
        { intervals: undefined, operation: 'DELETE', recordId: '9875412' },
        { operation: 'REPLACE', dataType: 'mood', brandNew: true },
        { operation: undefined, dataType: undefined },
      ];
      const entries = changes.map((change) => googleEntry('user-anna', change));
      const single = googleEntry('user-anna', { dataType: 'sleep' });

      const list = await post(signed('google-health', JSON.stringify(entries)));
      const one = await post(signed('google-health', JSON.stringify(single)));
      await system.advance(30_000);

      [list.status, one.status].should.deepEqual([204, 204]);
      const all = [...entries, single].map(({ data }) => data);
      should(told[0]?.payload.entries).deepEqual(JSON.parse(JSON.stringify(all)));
      should(told[0]?.payload.collections).deepEqual(['steps', 'mood', 'unknown', 'sleep']);
    });

    it('a wrong signature is 401 and an event, even with the right Authorization', async () => {
      const post = await open('google-health');
      const body = someBody('google-health');
      const headers = { 'google-health-api-signature': key.sign(`${body} `), authorization: 'Bearer hush' };

      const reply = await post({ body, headers });

      reply.should.deepEqual({ status: 401 });
      events.should.deepEqual([{ kind: 'refused', address: '203.0.113.7' }]);
    });

    it('503 while nobody can say, so that it comes again, and 204 when it does', async () => {
      const post = await open('google-health');
      keyset.status = 500;

      const first = await post(signed('google-health', someBody('google-health')));
      keyset.status = 200;
      await system.advance(60_000);
      const again = await post(signed('google-health', someBody('google-health')));

      [first.status, again.status].should.deepEqual([503, 204]);
      events.should.deepEqual([{ kind: 'received', count: 1, unknown: 0, odd: 0 }]);
    });
  });

  for (const cloudId of cloudIds) {
    describe(`what came from ${cloudId}`, () => {
      it('is on disk before it is answered', async () => {
        const written = deferred();
        const post = await open(cloudId, {
          addNotifications: async (...rest) => {
            await written.promise;
            return temp.store.addNotifications(...rest);
          },
        });
        let reply: unknown = null;

        const answering = post(signed(cloudId, someBody(cloudId))).then((one) => {
          reply = one;
        });
        await system.advance(3_999);
        const held = reply;
        written.resolve();
        await answering;

        should(held).be.null();
        should(reply).deepEqual({ status: 204 });
        (await onDisk(cloudId)).should.have.length(1);
      });

      it('is 503 when it is not on disk after four seconds, and may still come out', async () => {
        const written = deferred();
        const post = await open(cloudId, {
          addNotifications: async (...rest) => {
            await written.promise;
            return temp.store.addNotifications(...rest);
          },
        });

        const answering = post(signed(cloudId, someBody(cloudId)));
        await system.waiting(4_000);
        await system.advance(4_000);
        const reply = await answering;
        written.resolve();
        await settled();
        await system.advance(30_000);

        reply.should.deepEqual({ status: 503 });
        events.should.be.empty();
        told.should.have.length(1);
      });

      it('is 503 when the disk is full, and no timer is left behind', async () => {
        const post = await open(cloudId, {
          addNotifications: () => Promise.reject(new Error('database or disk is full')),
        });

        const reply = await post(signed(cloudId, someBody(cloudId)));

        reply.should.deepEqual({ status: 503 });
        system.pending().should.equal(0);
        events.should.be.empty();
      });

      it('is 400 under a valid signature if it is no JSON, or no list, and is seen', async () => {
        const post = await open(cloudId);
        const bodies: (string | Uint8Array)[] = [
          '',
          '[',
          '{"a":',
          'null',
          '3',
          '"x"',
          ...(cloudId === 'fitbit' ? ['{"data":3}', '{"type":"verification"}'] : []),
          Buffer.from([0xff, 0xfe]),
        ];

        const statuses = await Promise.all(
          bodies.map(async (body) => (await post(signed(cloudId, body))).status),
        );

        statuses.should.deepEqual(bodies.map(() => 400));
        events.should.deepEqual(bodies.map(() => ({ kind: 'received', count: 0, unknown: 0, odd: 1 })));
        should(await onDisk(cloudId)).be.empty();
        (await post(signed(cloudId, someBody(cloudId)))).should.deepEqual({ status: 204 });
      });

      it('is read entry by entry: odd ones are counted, and take none of the others with them', async () => {
        const post = await open(cloudId);
        const [right] = JSON.parse(someBody(cloudId));
        const inData = (id: unknown) =>
          cloudId === 'fitbit' ? { ownerId: id } : { data: { healthUserId: id } };
        const odd = [
          null,
          {},
          7,
          'x',
          [],
          [right],
          { data: 3 },
          inData(null),
          inData(7),
          inData({}),
          inData(''),
        ];
        const batch = [...odd, right, ...odd, { ...right, collectionType: 7 }];

        const reply = await post(signed(cloudId, JSON.stringify(batch)));
        await system.advance(30_000);

        reply.should.deepEqual({ status: 204 });
        events.should.deepEqual([{ kind: 'received', count: 2, unknown: 0, odd: 2 * odd.length }]);
        told.map(({ payload }) => payload.count).should.deepEqual([2]);
      });

      it('an entry that is nested thousands deep is counted as odd, and does not come again', async () => {
        const post = await open(cloudId);
        const right = someBody(cloudId).slice(1, -1);
        const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
        const including = (more: string) =>
          cloudId === 'fitbit'
            ? right.replace('{', `{"more":${more},`)
            : right.replace('"data":{', `"data":{"more":${more},`);

        const reply = await post(
          signed(cloudId, `[${including(deep(5000))},${including(deep(8))},${deep(100_000)}]`),
        );
        await system.advance(30_000);

        reply.should.deepEqual({ status: 204 });
        events.should.deepEqual([{ kind: 'received', count: 1, unknown: 0, odd: 2 }]);
        told.map(({ payload }) => payload.count).should.deepEqual([1]);
      });

      it('an entry for nobody takes none of the others with it', async () => {
        const post = await open(cloudId);
        const [right] = JSON.parse(someBody(cloudId));
        const nobodys =
          cloudId === 'fitbit' ? [{}, { ownerId: '' }] : [{ data: {} }, { data: { healthUserId: '' } }];

        const reply = await post(signed(cloudId, JSON.stringify([...nobodys, right])));

        reply.should.deepEqual({ status: 204 });
        events.should.deepEqual([{ kind: 'received', count: 1, unknown: 0, odd: 2 }]);
      });

      it('counts duplicates and nothing else about them', async () => {
        const post = await open(cloudId);

        for (let time = 0; time < 3; time += 1) await post(signed(cloudId, someBody(cloudId)));
        await system.advance(30_000);

        events.should.have.length(3);
        told.map(({ payload }) => payload.count).should.deepEqual([3]);
      });
    });
  }
});
