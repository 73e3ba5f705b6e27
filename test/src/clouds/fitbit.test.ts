// Promises of the Fitbit Web API adapter: times in the person's zone, Fitbit's own errors, limits and habits.
import should = require('should');

import type { ProblemCode, ProblemKind } from '../../../src/clouds/cloud';
import { createTokenEndpoint } from '../../../src/oauth/token-endpoint';
import type { Fault } from '../../../src/sandbox/sandbox';
import { type Clouds, startClouds } from '../../support/clouds';
import { fakeStart } from '../../support/fake-system';
import { skippingPauses } from '../../support/skipping-pauses';

const hour = 3_600_000;

describe('clouds: Fitbit Web API', () => {
  let clouds: Clouds;
  beforeEach(async () => {
    clouds = await startClouds();
  });
  afterEach(() => clouds.close());

  const grant = (person: string, scopes = ['settings', 'profile']) =>
    clouds.sandbox.issueGrant('fitbit', person, clouds.client('fitbit').clientId, scopes);
  const devices = (person: string, zone: string | null) =>
    skippingPauses(clouds.system, clouds.fitbit.devices(grant(person).accessToken, zone));
  const identity = (accessToken: string, userId?: string) =>
    skippingPauses(clouds.system, clouds.fitbit.identity(accessToken, userId));
  const refresh = (refreshToken: string) =>
    skippingPauses(
      clouds.system,
      createTokenEndpoint(clouds.http, clouds.system).refresh(clouds.client('fitbit'), refreshToken),
    );
  const person = (key: string) => clouds.sandbox.control.state().people.find((one) => one.key === key);

  describe('devices', () => {
    it('become id, name, type, level, status and sync time in UTC, and nothing else', async () => {
      const answer = await devices('anna', 'Europe/Berlin');

      const [device] = person('anna')?.devices ?? [];
      const syncedAt = fakeStart - 12 * 60_000;
      should(answer).eql({
        ok: true,
        value: [{ id: device?.id, name: 'Charge 6', type: 'tracker', level: 62, status: 'High', syncedAt }],
      });
    });

    for (const [key, syncedAt] of [
      ['anna', '2026-03-29T01:00:00.000Z'],
      ['anna', '2026-10-25T02:00:00.000Z'],
      ['bert', '2026-03-08T06:59:59.000Z'],
      ['bert', '2026-11-01T06:00:00.000Z'],
      ['dora', '2026-07-01T12:00:00.000Z'],
    ] as const) {
      it(`the wall clock of ${key}'s zone at ${syncedAt} is read as that moment`, async () => {
        clouds.sandbox.control.device({ person: key, syncedAt });

        const answer = await devices(key, person(key)?.zone ?? null);

        const read = answer.ok ? answer.value[0]?.syncedAt : null;
        // Of the hour that New York repeats, the first is taken.
        const ambiguity = syncedAt === '2026-11-01T06:00:00.000Z' ? hour : 0;
        should(read).equal(Date.parse(syncedAt) - ambiguity);
      });
    }

    for (const zone of [null, 'Mars/Olympus_Mons']) {
      it(`with the zone ${zone} the sync time is unknown, and the level is not`, async () => {
        const answer = await devices('anna', zone);

        should(answer.ok && answer.value[0]).containEql({ level: 62, syncedAt: null });
      });
    }

    it('MobileTrack is the phone, and no device', async () => {
      const answer = await devices('carla', 'Australia/Sydney');

      should(answer.ok && answer.value.map(({ name }) => name)).eql(['Inspire 3']);
    });

    it('fields of older answers may be missing, unknown words pass', async () => {
      const odd = { id: '2', battery: 'Normal', batteryLevel: 140, type: 'RING', deviceVersion: 'Ring' };
      clouds.spoil('fitbit', 'devices', { body: [{ id: '1' }, odd] });

      const answer = await devices('anna', 'Europe/Berlin');

      const unknown = { type: 'unknown', level: null, syncedAt: null };
      should(answer).eql({
        ok: true,
        value: [
          { id: '1', name: null, status: null, ...unknown },
          { id: '2', name: 'Ring', status: 'Normal', ...unknown },
        ],
        odd: ['batteryLevel'],
      });
    });

    it('somebody without devices has none', async () => {
      should(await devices('emil', 'UTC')).eql({ ok: true, value: [] });
    });

    it('each device is read for itself: an odd field is unknown and named, an entry without an id is left out', async () => {
      const body = [{ id: '1', battery: 7 }, { id: 2 }, 'x', { id: '3', batteryLevel: 4 }];
      clouds.spoil('fitbit', 'devices', { body });

      const answer = await devices('anna', null);

      should(answer.ok && answer.value.map(({ id, level }) => [id, level])).eql([
        ['1', null],
        ['3', 4],
      ]);
      should(answer.ok && answer.odd).eql(['entry', 'battery', 'id']);
    });

    it('a device that is listed twice is one, as it was when it synced later', async () => {
      const at = (batteryLevel: number, hour: string) => ({
        id: '1',
        batteryLevel,
        lastSyncTime: `2026-11-20T${hour}:00:00.000`,
      });
      clouds.spoil('fitbit', 'devices', { body: [at(10, '08'), at(80, '09'), at(5, '07')] });

      const answer = await devices('anna', 'UTC');

      should(answer.ok && answer.value.map(({ level }) => level)).eql([80]);
    });

    for (const [lastSyncTime, syncedAt] of [
      ['1970-01-01T00:00:00.000', null],
      ['2031-01-01T00:00:00.000', null],
      ['2026-11-20T10:00:00.000+01:00', Date.UTC(2026, 10, 20, 9)],
      ['2026-11-20T09:00:00Z', Date.UTC(2026, 10, 20, 9)],
    ] as const) {
      it(`a sync at ${lastSyncTime} is ${syncedAt === null ? 'unknown' : 'read by its own offset'}`, async () => {
        clouds.spoil('fitbit', 'devices', { body: [{ id: '1', lastSyncTime }] });

        const answer = await devices('anna', 'America/New_York');

        should(answer.ok && answer.value[0]?.syncedAt).equal(syncedAt);
      });
    }

    it('an answer in which nothing can be read names the field', async () => {
      clouds.spoil('fitbit', 'devices', { body: [{ id: 2 }] });

      should(await devices('anna', null)).containDeep({ problem: { code: 'not-understood', detail: 'id' } });
    });
  });

  describe('identity', () => {
    it('is the Fitbit id, with the zone of the profile', async () => {
      const answer = await identity(grant('bert').accessToken);

      should(answer).eql({
        ok: true,
        value: { userId: person('bert')?.fitbitId, timeZone: 'America/New_York' },
      });
    });

    it('is the Fitbit id, and the zone unknown, where the profile says none or one that nobody knows', async () => {
      for (const timezone of [undefined, null, 7, '', 'Mars/Olympus', 'Europe/Berlin; DROP TABLE']) {
        clouds.spoil('fitbit', 'profile', { body: { user: { encodedId: 'ABC123', timezone } } });
        const answer = await identity(grant('bert').accessToken);

        should(answer).eql({ ok: true, value: { userId: 'ABC123', timeZone: null } }, String(timezone));
      }
    });

    it('without the permission for the profile it is what the token said, and the zone unknown', async () => {
      const answer = await identity(grant('bert', ['settings']).accessToken, 'ABC123');

      should(answer).eql({ ok: true, value: { userId: 'ABC123', timeZone: null } });
    });

    it('without the permission and without a word of the token it is not known', async () => {
      const answer = await identity(grant('bert', ['settings']).accessToken);

      should(answer).eql({ ok: false, problem: { kind: 'reconnect', code: 'scope-missing' } });
    });

    it('any other problem is not taken for a missing permission', async () => {
      clouds.spoil('fitbit', 'profile', { status: 500 });

      const answer = await identity(grant('bert').accessToken, 'ABC123');

      should(answer).containDeep({ ok: false, problem: { code: 'server-error' } });
    });
  });

  it("Basic is exactly that of Fitbit's worked example", async () => {
    clouds.sandbox.control.client({
      vendor: 'fitbit',
      clientId: 'client_id',
      clientSecret: 'client secret',
    });
    const endpoint = createTokenEndpoint(clouds.http, clouds.system);
    const client = { cloud: clouds.fitbit, clientId: 'client_id', clientSecret: 'client secret' };
    const { refreshToken } = clouds.sandbox.issueGrant('fitbit', 'anna', 'client_id', ['settings']);

    const answer = await endpoint.refresh(client, refreshToken);

    answer.ok.should.be.true();
    const [request] = clouds.sandbox.control.requests();
    should(request?.headers.authorization).equal('Basic Y2xpZW50X2lkOmNsaWVudCBzZWNyZXQ=');
  });

  describe('problems', () => {
    const error = (status: number, ...types: string[]) => ({
      status,
      body: { errors: types.map((errorType) => ({ errorType, message: 'canary' })), success: false },
    });

    interface Case {
      fault: Fault['fault'];
      kind: ProblemKind;
      code: ProblemCode;
      detail?: string;
    }
    const is = (kind: ProblemKind, code: ProblemCode, fault: Fault['fault'], detail?: string): Case => ({
      fault,
      kind,
      code,
      ...(detail ? { detail } : {}),
    });

    const ofData: Record<string, Case> = {
      '401 expired_token': is('reconnect', 'unauthorized', error(401, 'expired_token')),
      '401 invalid_token': is('reconnect', 'unauthorized', error(401, 'invalid_token')),
      '401 authorization': is('reconnect', 'unauthorized', error(401, 'authorization')),
      '403 insufficient_scope': is('reconnect', 'scope-missing', error(403, 'insufficient_scope')),
      '403 insufficient_permissions': is(
        'misconfigured',
        'read-only-app',
        error(403, 'insufficient_permissions'),
      ),
      "403 in Google's form": is(
        'try-later',
        'forbidden',
        { status: 403, body: { error: { status: 'PERMISSION_DENIED', message: 'canary' } } },
        'status 403',
      ),
      '404 not_found': is('not-ours', 'bad-request', error(404, 'not_found'), 'not_found'),
      '400 validation': is('not-ours', 'bad-request', error(400, 'validation'), 'validation'),
      'an errorType that is a token': is(
        'not-ours',
        'bad-request',
        error(400, 'eyJhbGciOiJIUzI1NiJ9.canary'),
        'status 400',
      ),
      '500 system': is('try-later', 'server-error', error(500, 'system'), '500'),
      '503 of a proxy': is('try-later', 'server-error', { html: true, status: 503 }, '503'),
      '410': is('gone', 'gone', { status: 410, body: 'Gone' }),
      'HTML with status 200': is('not-ours', 'not-understood', { html: true, status: 200 }, 'not JSON'),
      'half a body': is('try-later', 'unreachable', { drop: 'half-body' }, 'cut-off'),
    };
    for (const [name, { fault, ...problem }] of Object.entries(ofData)) {
      it(`devices: ${name} is ${problem.kind}, ${problem.code}`, async () => {
        clouds.spoil('fitbit', 'devices', fault, 0);

        should(await devices('anna', null)).eql({ ok: false, problem });
      });
    }

    const ofTokens: Record<string, Case> = {
      '400 invalid_grant': is('reconnect', 'grant-dead', error(400, 'invalid_grant')),
      '400 of several errors': is('reconnect', 'grant-dead', error(400, 'validation', 'invalid_grant')),
      '401 invalid_client': is('misconfigured', 'wrong-client', error(401, 'invalid_client')),
      '400 unauthorized_client': is('misconfigured', 'wrong-client', error(400, 'unauthorized_client')),
      '400 invalid_request': is('not-ours', 'bad-request', error(400, 'invalid_request'), 'invalid_request'),
      '409 while others refresh': is('try-later', 'refresh-conflict', error(409, 'request')),
      '500 system': is('try-later', 'server-error', error(500, 'system'), '500'),
      '410': is('gone', 'gone', { status: 410, body: 'Gone' }),
      'HTML with status 200': is('not-ours', 'not-understood', { html: true, status: 200 }, 'not JSON'),
      'no access token': is(
        'not-ours',
        'not-understood',
        { body: { token_type: 'Bearer', expires_in: 1, refresh_token: 'canary' } },
        'access_token',
      ),
    };
    for (const [name, { fault, ...problem }] of Object.entries(ofTokens)) {
      it(`refresh: ${name} is ${problem.kind}, ${problem.code}`, async () => {
        clouds.spoil('fitbit', 'token', fault, 0);

        should(await refresh(grant('anna').refreshToken)).eql({ ok: false, problem });
      });
    }

    it('a Fitbit that is switched off is gone for devices, identity and tokens, and asked once each', async () => {
      clouds.sandbox.control.mode({ fitbitGone: true });
      const { accessToken, refreshToken } = grant('anna');

      const answers = [
        await clouds.fitbit.devices(accessToken, null),
        await clouds.fitbit.identity(accessToken),
        await refresh(refreshToken),
      ];

      for (const answer of answers)
        should(answer).eql({ ok: false, problem: { kind: 'gone', code: 'gone' } });
      clouds.sandbox.control.requests().should.have.length(3);
    });

    it("Fitbit's messages hold the token itself; our problems do not", async () => {
      const { accessToken, refreshToken } = grant('anna');
      clouds.sandbox.control.tokens({ person: 'anna', vendor: 'fitbit', action: 'revoke' });

      const problems = JSON.stringify([
        await clouds.fitbit.devices(accessToken, null),
        await clouds.fitbit.identity(accessToken),
        await refresh(refreshToken),
      ]);

      problems.should.containEql('unauthorized').and.containEql('grant-dead');
      problems.should.not.containEql(accessToken).and.not.containEql(refreshToken);
      problems.should.not.containEql(accessToken.slice(-20));
    });

    it('beyond the hourly limit it waits for the top of the hour', async () => {
      clouds.sandbox.control.mode({ fitbitPerHour: 1 });
      await clouds.system.advance(20 * 60_000);

      await devices('anna', null);
      const answer = await devices('anna', null);

      should(answer).eql({
        ok: false,
        problem: { kind: 'try-later', code: 'rate-limited', retryAt: fakeStart + hour },
      });
    });

    const waits: Record<string, [headers: Record<string, string>, seconds: number]> = {
      'Retry-After goes first': [{ 'Retry-After': '60', 'Fitbit-Rate-Limit-Reset': '1200' }, 60],
      'then Fitbit-Rate-Limit-Reset': [{ 'Fitbit-Rate-Limit-Reset': '1200' }, 1200],
      'then an hour': [{}, 3600],
      'an unreadable reset is an hour': [{ 'Fitbit-Rate-Limit-Reset': 'soon' }, 3600],
    };
    for (const [name, [headers, seconds]] of Object.entries(waits)) {
      it(`429: ${name}`, async () => {
        clouds.spoil('fitbit', 'devices', { ...error(429, 'system'), headers }, 0);

        const answer = await devices('anna', null);

        const last = clouds.sandbox.control.requests().at(-1);
        const retryAt = Date.parse(last?.at ?? '') + seconds * 1000;
        should(answer).eql({ ok: false, problem: { kind: 'try-later', code: 'rate-limited', retryAt } });
      });
    }
  });
});
