// Promises of the Google Health adapter: every device on every page, nothing taken for granted, every error named.
import should = require('should');

import type { Answer, Device, ProblemCode, ProblemKind } from '../../../src/clouds/cloud';
import type { Fault } from '../../../src/sandbox/sandbox';
import { type Clouds, startClouds } from '../../support/clouds';
import { fakeStart } from '../../support/fake-system';
import { skippingPauses } from '../../support/skipping-pauses';

const settings = 'https://www.googleapis.com/auth/googlehealth.settings.readonly';
const minute = 60_000;

describe('clouds: Google Health', () => {
  let clouds: Clouds;
  beforeEach(async () => {
    clouds = await startClouds();
  });
  afterEach(() => clouds.close());

  const token = (person: string) =>
    clouds.sandbox.issueGrant('google', person, clouds.client('google').clientId, [settings]).accessToken;
  const devices = (person = 'anna') =>
    skippingPauses(clouds.system, clouds.google.devices(token(person), null));
  const identity = (person = 'anna') => skippingPauses(clouds.system, clouds.google.identity(token(person)));

  /** What the adapter makes of one device with these fields on the wire. */
  async function read(fields: object): Promise<Device | undefined> {
    const pairedDevices = [{ name: 'users/1/pairedDevices/1', ...fields }];
    clouds.spoil('google', 'devices', { body: { pairedDevices } });
    const answer = await devices();
    return answer.ok ? answer.value[0] : undefined;
  }

  describe('devices', () => {
    it('all seven of a person come with one request for 100', async () => {
      const answer = await devices('dora');

      should(answer.ok && answer.value.map(({ name }) => name)).eql([
        'Flex 2',
        'Alta HR',
        'Aria 2',
        'Versa 2',
        'Inspire 2',
        'Versa 4',
        'Luxe',
      ]);
      clouds.sandbox.control
        .requests()
        .map(({ query }) => query)
        .should.eql([{ pageSize: '100' }]);
    });

    it('every page is read, each asked for in the same size', async () => {
      const many = Array.from({ length: 230 }, (_, index) => ({ name: `Band ${index}` }));
      clouds.sandbox.control.person({ key: 'zoe', devices: many });

      const answer = await devices('zoe');

      should(answer.ok && answer.value.map(({ name }) => name)).eql(many.map(({ name }) => name));
      const queries = clouds.sandbox.control.requests().map(({ query }) => query);
      queries.map(({ pageSize }) => pageSize).should.eql(['100', '100', '100']);
      queries.map((query) => 'pageToken' in query).should.eql([false, true, true]);
    });

    it('pages smaller than asked for, an empty one among them, are all read', async () => {
      const page = (id: number) => ({ pairedDevices: [{ name: `users/1/pairedDevices/${id}` }] });
      clouds.spoil('google', 'devices', { body: { ...page(1), nextPageToken: 'a/b+c=' } });
      clouds.spoil('google', 'devices', { body: { nextPageToken: 'third' } });
      clouds.spoil('google', 'devices', { body: page(3) });

      const answer = await devices();

      should(answer.ok && answer.value.map(({ id }) => id)).eql(['1', '3']);
      clouds.sandbox.control
        .requests()
        .map(({ query }) => query.pageToken)
        .should.eql([undefined, 'a/b+c=', 'third']);
    });

    it('a cloud that hands out pages for ever is left', async () => {
      clouds.spoil('google', 'devices', { body: { nextPageToken: 'on and on' } }, 0);

      const answer = await devices();

      should(answer).eql({
        ok: false,
        problem: { kind: 'not-ours', code: 'not-understood', detail: 'nextPageToken' },
      });
      clouds.asked('google', 'devices').should.be.within(2, 100);
    });

    it('a device becomes id, name, type, level, status and sync time, and nothing else', async () => {
      const answer = await devices('anna');

      const [device] = clouds.sandbox.control.state().people[0]?.devices ?? [];
      const syncedAt = fakeStart - 12 * minute;
      should(answer).eql({
        ok: true,
        value: [{ id: device?.id, name: 'Charge 6', type: 'tracker', level: 62, status: 'High', syncedAt }],
      });
    });

    it('somebody without devices has none', async () => {
      should(await devices('emil')).eql({ ok: true, value: [] });
    });

    it('MobileTrack is the phone, and no device', async () => {
      const answer = await devices('carla');

      should(answer.ok && answer.value.map(({ name }) => name)).eql(['Inspire 3']);
    });

    it('a zero that the wire leaves out is 0 where the status says Empty', async () => {
      clouds.sandbox.control.device({ person: 'anna', level: 0, status: 'Empty' });

      const answer = await devices('anna');

      should(answer.ok && answer.value[0]).containEql({ level: 0, status: 'Empty' });
    });

    it('every field but the name may be missing, and is then unknown', async () => {
      const device = await read({});

      should(device).eql({ id: '1', name: null, type: 'unknown', level: null, status: null, syncedAt: null });
    });

    it('words that are not documented pass through, and are no tracker', async () => {
      const device = await read({ deviceType: 'RING', batteryStatus: 'NORMAL', deviceVersion: 'Ring 1' });

      should(device).containEql({ type: 'unknown', status: 'NORMAL', level: null, name: 'Ring 1' });
    });

    it('a scale is a scale', async () => {
      const answer = await devices('bert');

      should(answer.ok && answer.value.map(({ type }) => type)).eql(['tracker', 'scale']);
    });

    for (const batteryLevel of [-1, 101, 255, 12.5]) {
      it(`a level of ${batteryLevel} is unknown`, async () => {
        should(await read({ batteryLevel, batteryStatus: 'Low' })).containEql({ level: null, status: 'Low' });
      });
    }

    for (const batteryLevel of [0, 1, 100]) {
      it(`a level of ${batteryLevel} is ${batteryLevel} %`, async () => {
        should(await read({ batteryLevel })).containEql({ level: batteryLevel });
      });
    }

    it('each device is read for itself: an odd field is unknown and named, an entry without an id is left out', async () => {
      const body = {
        pairedDevices: [
          { name: 'users/1/pairedDevices/A', batteryLevel: null, lastSyncTime: 5 },
          { name: 'users/1/pairedDevices/B', batteryLevel: '80', deviceType: {} },
          { name: 12345, batteryLevel: 1 },
          { name: 'users/1/pairedDevices/', batteryLevel: 1 },
          null,
          [],
          { name: 'users/1/pairedDevices/C', batteryLevel: 4, batteryStatus: 'Empty' },
        ],
        nextPageToken: null,
      };
      clouds.spoil('google', 'devices', { body });

      const answer = await devices();

      const unknown = { name: null, type: 'unknown', level: null, status: null, syncedAt: null };
      should(answer).eql({
        ok: true,
        value: [
          { id: 'A', ...unknown },
          { id: 'B', ...unknown },
          { id: 'C', ...unknown, level: 4, status: 'Empty' },
        ],
        odd: ['entry', 'batteryLevel', 'lastSyncTime', 'deviceType', 'name'],
      });
      (clouds.google.fields.all().devices ?? []).should.containDeep(['batteryLevel not understood']);
    });

    it('a device that two pages bring is one, as it was when it synced later', async () => {
      const page = (level: number, lastSyncTime?: string) => ({
        pairedDevices: [{ name: 'users/1/pairedDevices/1', batteryLevel: level, lastSyncTime }],
      });
      const both: [object, object, number][] = [
        [page(10, '2026-11-20T09:00:00Z'), page(80, '2026-11-20T08:00:00Z'), 10],
        [page(10, '2026-11-20T08:00:00Z'), page(80, '2026-11-20T09:00:00Z'), 80],
        [page(80), page(10, '2026-11-20T08:00:00Z'), 10],
        [page(10), page(80, '2026-11-20T08:00:00Z'), 80],
        [page(80), page(10), 10],
        [page(10), page(80), 10],
      ];
      for (const [one, other, level] of both) {
        clouds.spoil('google', 'devices', { body: { ...one, nextPageToken: 'more' } });
        clouds.spoil('google', 'devices', { body: other });

        const answer = await devices();

        should(answer.ok && answer.value.map((device) => device.level)).eql([level]);
      }
    });

    for (const deviceType of ['scale', 'Scale', 'SCALE']) {
      it(`${deviceType} is a scale`, async () => {
        should(await read({ deviceType })).containEql({ type: 'scale' });
      });
    }

    const second = Date.UTC(2026, 10, 20, 9, 48, 7);
    const times: Record<string, number | null> = {
      '2026-11-20T09:48:07Z': second,
      '2026-11-20T09:48:07.250Z': second + 250,
      '2026-11-20T09:48:07.250999Z': second + 250,
      '2026-11-20T09:48:07.250999999Z': second + 250,
      '2026-11-20T10:48:07+01:00': second,
      '2026-11-20t09:48:07z': second,
      '2016-12-31T23:59:60Z': Date.UTC(2016, 11, 31, 23, 59, 59, 999),
      '1970-01-01T00:00:00Z': null,
      '2006-12-31T23:59:59Z': null,
      '2007-01-01T00:00:00Z': Date.UTC(2007, 0, 1),
      '2026-11-21T12:00:00Z': Date.UTC(2026, 10, 21, 12),
      '2026-11-21T12:00:01Z': null,
      '2031-01-01T00:00:00Z': null,
      '2026-11-20T09:48:07': null,
      'Fri Nov 20 2026 09:48:07Z': null,
      'the day before yesterday': null,
      '2026-13-45T99:99:99Z': null,
    };
    for (const [lastSyncTime, syncedAt] of Object.entries(times)) {
      it(`${lastSyncTime} is ${syncedAt === null ? 'unknown' : 'read to the millisecond'}`, async () => {
        should(await read({ lastSyncTime })).containEql({ syncedAt });
      });
    }
  });

  describe('the zone', () => {
    const zone = (person = 'anna') =>
      skippingPauses(
        clouds.system,
        clouds.google.zone?.(token(person)) ?? Promise.reject(new Error('no zone')),
      );

    it('is that of the account’s settings', async () => {
      should(await zone()).eql({ ok: true, value: 'Europe/Berlin' });
    });

    it('is unknown where the settings say none, or one that nobody knows', async () => {
      for (const odd of [
        {},
        { timeZone: null },
        { timeZone: 'Mars/Olympus' },
        { timeZone: 7 },
        { timeZone: '' },
      ]) {
        clouds.spoil('google', 'settings', { body: odd });
        should(await zone()).eql({ ok: true, value: null }, JSON.stringify(odd));
      }
    });
  });

  describe('identity', () => {
    it('is the id that notifications carry', async () => {
      const anna = clouds.sandbox.control.state().people[0];

      should(await identity('anna')).eql({
        ok: true,
        value: { userId: anna?.healthUserId, timeZone: null },
      });
    });
  });

  describe('problems', () => {
    /** An error as AIP-193 writes it. */
    const info = (status: number, word: string, reason?: string, message = 'canary message') => {
      const help = { '@type': 'type.googleapis.com/google.rpc.Help' };
      const details = reason === undefined ? {} : { details: [help, { reason }] };
      return { status, body: { error: { code: status, message, status: word, ...details } } };
    };
    const denied = (reason: string) => info(403, 'PERMISSION_DENIED', reason);

    interface Case {
      fault: Fault['fault'];
      kind: ProblemKind;
      code: ProblemCode;
      detail?: string;
    }
    const reconnect = (code: ProblemCode, fault: Fault['fault']): Case => ({
      fault,
      kind: 'reconnect',
      code,
    });
    const wrong = (code: ProblemCode, fault: Fault['fault']): Case => ({
      fault,
      kind: 'misconfigured',
      code,
    });
    const later = (code: ProblemCode, fault: Fault['fault'], detail?: string): Case => ({
      fault,
      kind: 'try-later',
      code,
      ...(detail ? { detail } : {}),
    });
    const notOurs = (code: ProblemCode, fault: Fault['fault'], detail: string): Case => ({
      fault,
      kind: 'not-ours',
      code,
      detail,
    });
    const uberMint = 'Could not mint UberMint from GaiaMint';
    const notLinked = info(400, 'FAILED_PRECONDITION', 'ACCOUNT_NOT_LINKED');
    const badPage = info(400, 'INVALID_ARGUMENT', 'INVALID_PAGE_SIZE');
    const noUser = info(400, 'INVALID_ARGUMENT', 'MISSING_USER');
    const tooMuch = info(429, 'RESOURCE_EXHAUSTED', 'RATE_LIMIT_EXCEEDED');
    const noPreview = denied('API_PRIVATE_PREVIEW_ACCESS_DENIED');
    const tenMegabytes = { body: JSON.stringify({ canary: 'x'.repeat(10_000_000) }) };

    /** The contract's table of errors, and what networks add. */
    const table: Record<string, Case> = {
      ACCOUNT_NOT_LINKED: reconnect('account-not-linked', notLinked),
      UberMint: reconnect('account-not-linked', info(403, 'PERMISSION_DENIED', undefined, uberMint)),
      UNAUTHENTICATED: reconnect('unauthorized', info(401, 'UNAUTHENTICATED')),
      MISSING_OAUTH_SCOPE: reconnect('scope-missing', denied('MISSING_OAUTH_SCOPE')),
      SCOPE_INSUFFICIENT: reconnect('scope-missing', denied('ACCESS_TOKEN_SCOPE_INSUFFICIENT')),
      DISALLOWED_OAUTH_SCOPES: wrong('mixed-scopes', denied('DISALLOWED_OAUTH_SCOPES')),
      PREVIEW_ACCESS_DENIED: wrong('project-not-admitted', noPreview),
      SERVICE_DISABLED: wrong('api-not-enabled', denied('SERVICE_DISABLED')),
      RESOURCE_PERMISSION_DENIED: later('permission-denied', denied('RESOURCE_PERMISSION_DENIED')),
      DATA_ACCESS_DENIED: later('forbidden', denied('DATA_ACCESS_DENIED'), 'DATA_ACCESS_DENIED'),
      '403 without details': later('forbidden', info(403, 'PERMISSION_DENIED'), 'PERMISSION_DENIED'),
      'a 403 page of HTML': later('forbidden', { html: true, status: 403 }, 'status 403'),
      'a message of null': wrong('api-not-enabled', {
        status: 403,
        body: { error: { message: null, status: 7, details: [null, 7, { reason: 'SERVICE_DISABLED' }] } },
      }),
      'insufficient_scope of RFC 6750': reconnect('scope-missing', {
        status: 403,
        headers: { 'www-authenticate': 'Bearer realm="x", error="insufficient_scope", scope="a b"' },
        body: '',
      }),
      'insufficient_scope in a body': reconnect('scope-missing', {
        status: 403,
        body: { error: 'insufficient_scope' },
      }),
      'a reason that is a sentence': later('forbidden', denied('see canary at example.org'), 'status 403'),
      RATE_LIMIT_EXCEEDED: later('rate-limited', tooMuch),
      INTERNAL_ERROR: later('server-error', info(500, 'INTERNAL', 'INTERNAL_ERROR'), '500'),
      '502 of a proxy': later('server-error', { html: true, status: 502 }, '502'),
      '503': later('server-error', info(503, 'UNAVAILABLE'), '503'),
      '504': later('server-error', info(504, 'DEADLINE_EXCEEDED'), '504'),
      INVALID_PAGE_SIZE: notOurs('bad-request', badPage, 'INVALID_PAGE_SIZE'),
      MISSING_USER: notOurs('bad-request', noUser, 'MISSING_USER'),
      '400 without details': notOurs('bad-request', info(400, 'INVALID_ARGUMENT'), 'INVALID_ARGUMENT'),
      RESOURCE_NOT_FOUND: notOurs('bad-request', info(404, 'NOT_FOUND', 'GONE_DEVICE'), 'GONE_DEVICE'),
      'an error of another shape': notOurs(
        'bad-request',
        { status: 400, body: { error: 'canary' } },
        'status 400',
      ),
      'a redirect': notOurs(
        'not-understood',
        { status: 302, headers: { location: '/login' }, body: '' },
        'status 302',
      ),
      'HTML with status 200': notOurs('not-understood', { html: true, status: 200 }, 'not JSON'),
      'a list instead of an object': notOurs('not-understood', { body: 'null' }, 'the whole'),
      '10 MB': notOurs('not-understood', tenMegabytes, 'more than 4 MiB'),
      'half a body': later('unreachable', { drop: 'half-body' }, 'cut-off'),
      'headers and no body': later('unreachable', { drop: 'headers' }, 'cut-off'),
      'a dropped connection': later('unreachable', { drop: 'before' }, 'cut-off'),
    };
    for (const [name, { fault, ...problem }] of Object.entries(table)) {
      for (const call of ['devices', 'identity'] as const) {
        it(`${call}: ${name} is ${problem.kind}, ${problem.code}`, async () => {
          clouds.spoil('google', call, fault, 0);

          const answer: Answer<unknown> = await (call === 'devices' ? devices() : identity());

          should(answer).eql({ ok: false, problem });
        });
      }
    }

    it('an address where nobody listens is try-later, unreachable', async () => {
      const accessToken = token('anna');
      await clouds.sandbox.close();

      const answer = await skippingPauses(clouds.system, clouds.google.devices(accessToken, null));

      should(answer).eql({
        ok: false,
        problem: { kind: 'try-later', code: 'unreachable', detail: 'refused' },
      });
    });

    it('429 waits for what the cloud says, in seconds or as a date', async () => {
      const date = new Date(fakeStart + 90_000).toUTCString();
      clouds.spoil('google', 'devices', { status: 429, headers: { 'Retry-After': '77' } });
      clouds.spoil('google', 'devices', { status: 429, headers: { 'Retry-After': date } });

      const answers = [await devices(), await devices()];

      should(answers.map((one) => (one.ok ? null : one.problem.retryAt))).eql([
        fakeStart + 77_000,
        fakeStart + 90_000,
      ]);
      clouds.asked('google', 'devices').should.equal(2);
    });

    it('a problem on the second page is the answer: half a list is none', async () => {
      clouds.spoil('google', 'devices', { body: { pairedDevices: [], nextPageToken: 'two' } });
      clouds.spoil('google', 'devices', { status: 500 });

      should(await devices()).containDeep({ ok: false, problem: { code: 'server-error' } });
    });

    const unfit: Record<string, object> = {
      name: { pairedDevices: [{ batteryLevel: 5 }] },
      entry: { pairedDevices: [null] },
      nextPageToken: { pairedDevices: [], nextPageToken: 7 },
      pairedDevices: { pairedDevices: {} },
    };
    for (const [detail, body] of Object.entries(unfit)) {
      it(`an answer that does not fit names the field ${detail}`, async () => {
        clouds.spoil('google', 'devices', { body });

        should(await devices()).eql({
          ok: false,
          problem: { kind: 'not-ours', code: 'not-understood', detail },
        });
      });
    }

    it('an identity without an id names that field', async () => {
      clouds.spoil('google', 'identity', { body: { name: 'users/me/identity', legacyUserId: 'ABC' } });

      should(await identity()).containDeep({ problem: { code: 'not-understood', detail: 'healthUserId' } });
    });
  });
});
