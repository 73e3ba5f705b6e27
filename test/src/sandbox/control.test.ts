// Promises of the control surface: state, faults, the request log, and that nothing can bring the process down.
import { connect } from 'node:net';
import 'should';
import type { Sandbox } from '../../../src/sandbox/sandbox';
import {
  accountOf,
  ask,
  basic,
  bearer,
  clientOf,
  command,
  devicesOf,
  fitbitGrant,
  googleGrant,
  post,
  SETTINGS,
  start,
} from './harness';

describe('sandbox: control', () => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await start();
  });
  afterEach(() => sandbox.close());

  const get = (path: string) => command(sandbox, path, undefined, 'GET');

  it('derives ids, numbers and secrets from the seed alone', async () => {
    const before = (await get('state')).json;
    await sandbox.close();
    sandbox = await start();
    (await get('state')).json.should.deepEqual(before);
    await sandbox.close();
    sandbox = await start({ seed: 'another' });
    const other = (await get('state')).json;
    other.clients[0].clientId.should.not.equal(before.clients[0].clientId);
    other.twilio[0].authToken.should.not.equal(before.twilio[0].authToken);
    other.people[0].healthUserId.should.not.equal(before.people[0].healthUserId);
  });

  it('maps every real origin to itself', () => {
    Object.keys(sandbox.origins).should.have.length(8);
    new Set(Object.values(sandbox.origins)).should.deepEqual(new Set([sandbox.url]));
  });

  it('changes, adds and removes devices', async () => {
    const set = (body: unknown) => command(sandbox, 'devices', body);

    (
      await set({ person: 'anna', level: 7, syncedAt: '2026-11-20T08:00:00Z' })
    ).json.devices[0].should.containEql({
      level: 7,
      status: 'Low',
      syncedAt: '2026-11-20T08:00:00.000Z',
    });
    (
      await set({ person: 'anna', status: 'Flat', level: null, syncedAt: null })
    ).json.devices[0].should.containEql({
      level: null,
      status: 'Flat',
      syncedAt: null,
    });
    (
      await set({ person: 'anna', device: 'new1', name: 'Versa 4', level: 50 })
    ).json.devices[1].should.containEql({
      id: 'new1',
      name: 'Versa 4',
      level: 50,
    });
    (await set({ person: 'anna', device: 0, remove: true })).json.devices.should.have.length(1);
  });

  it('adds people and clients', async () => {
    await command(sandbox, 'people', {
      key: 'frieda',
      zone: 'Asia/Tokyo',
      devices: [{ name: 'Sense 2', level: 12 }],
    });
    await command(sandbox, 'clients', {
      vendor: 'google',
      clientId: 'C',
      clientSecret: 'S',
      conditions: ['previewDenied'],
    });

    const mine = sandbox.issueGrant('google', 'frieda', 'C', [SETTINGS]);
    (await devicesOf(sandbox, mine.accessToken)).status.should.equal(403);
    const { accessToken } = googleGrant(sandbox, 'frieda');
    (await devicesOf(sandbox, accessToken)).json.pairedDevices[0].batteryLevel.should.equal(12);
  });

  it('shows live grants with their counters, and ends tokens', async () => {
    const { refreshToken } = fitbitGrant(sandbox);
    const { clientId, clientSecret } = clientOf(sandbox, 'fitbit');
    const refresh = () =>
      post(
        `${sandbox.url}/oauth2/token`,
        { grant_type: 'refresh_token', refresh_token: refreshToken },
        basic(clientId, clientSecret),
      );
    await refresh();
    googleGrant(sandbox, 'bert');

    (await get('grants')).json.should.have.length(2);
    (await get('grants')).json[0].should.containEql({ person: 'anna', refreshes: 1, generation: 1 });
    await command(sandbox, 'tokens', { person: 'anna', vendor: 'fitbit', action: 'revoke' });
    (await get('grants')).json.should.have.length(1);
    (await refresh()).status.should.equal(400);
    await command(sandbox, 'tokens', { person: 'bert', vendor: 'google', action: 'expire-refresh' });
  });

  for (const [path, body] of [
    ['devices', { person: 'nobody', level: 1 }],
    ['devices', { person: 'anna', level: 'x' }],
    ['devices', { person: 'anna', levle: 1 }],
    ['devices', { person: 'anna', syncedAt: 'yesterday' }],
    ['people', { key: 'x', zone: 'Mars/Olympus' }],
    ['clock', { advanceMs: 1e300 }],
    ['clients', { vendor: 'google', clientId: 'new' }],
    ['faults', { match: {}, fault: { status: 9 } }],
    ['notify', { vendor: 'google', url: 'file:///etc', people: [] }],
    ['sms/SM0', { status: 'sent' }],
    ['tokens', []],
  ] as const)
    it(`answers 400 with a sentence to ${path} ${JSON.stringify(body)}`, async () => {
      const { status, json } = await command(sandbox, path, body);

      status.should.equal(400);
      json.error.should.be.a.String();
    });

  it('leaves its addresses out on demand', async () => {
    await sandbox.close();
    sandbox = await start({ controlByHttp: false });

    (await get('state')).status.should.equal(404);
    sandbox.control.state().people.should.have.length(5);
  });

  it('logs what vendors were asked, with names in lower case and the status answered', async () => {
    const { accessToken } = googleGrant(sandbox);
    await ask(`${sandbox.url}/v4/users/me/pairedDevices?pageSize=3`, {
      headers: { ...bearer(accessToken).headers, 'User-Agent': 'Test' },
    });
    await ask(`${sandbox.url}/v4/nothing/here`);

    const [first, second] = (await get('requests')).json;
    first.should.containEql({
      vendor: 'google',
      call: 'devices',
      person: 'anna',
      method: 'GET',
      path: '/v4/users/me/pairedDevices',
      query: { pageSize: '3' },
      status: 200,
    });
    first.headers['user-agent'].should.equal('Test');
    second.should.containEql({ vendor: 'unknown', status: 404 });
    await command(sandbox, 'requests', undefined, 'DELETE');
    (await get('requests')).json.should.deepEqual([]);
  });

  it('faults one call of one person as often as asked', async () => {
    const anna = googleGrant(sandbox).accessToken;
    const bert = googleGrant(sandbox, 'bert').accessToken;
    await command(sandbox, 'faults', {
      match: { vendor: 'google', call: 'devices', person: 'anna' },
      fault: { status: 503, headers: { 'Retry-After': '7' } },
      times: 1,
    });

    (await devicesOf(sandbox, bert)).status.should.equal(200);
    const { status, headers, json } = await devicesOf(sandbox, anna);
    status.should.equal(503);
    headers.get('retry-after')?.should.equal('7');
    json.error.status.should.equal('UNAVAILABLE');
    (await devicesOf(sandbox, anna)).status.should.equal(200);
  });

  it('faults without a number of times last until they are cleared', async () => {
    const { accessToken } = googleGrant(sandbox);
    await command(sandbox, 'faults', { match: { vendor: 'google' }, fault: { html: true } });

    for (let turn = 0; turn < 2; turn += 1) {
      const { status, headers } = await devicesOf(sandbox, accessToken);
      status.should.equal(502);
      headers.get('content-type')?.should.startWith('text/html');
    }
    await command(sandbox, 'faults', undefined, 'DELETE');
    (await devicesOf(sandbox, accessToken)).status.should.equal(200);
  });

  it('a fault body can be anything, and delays pass', async () => {
    sandbox.control.fault({ match: {}, fault: { status: 200, body: '{"broken', delayMs: 1 }, times: 1 });

    (await devicesOf(sandbox, 'x')).text.should.equal('{"broken');
  });

  const sendSms = () => {
    const { accountSid, authToken } = accountOf(sandbox);
    return post(
      `${sandbox.url}/2010-04-01/Accounts/${accountSid}/Messages.json`,
      { To: '+4915228817386', From: '+12025550199', Body: 'x' },
      basic(accountSid, authToken),
    );
  };

  it('a fault keeps a request from having its effect, unless it comes after', async () => {
    sandbox.control.fault({ match: { call: 'messages.create' }, fault: { status: 500 }, times: 1 });
    (await sendSms()).json.code.should.equal(20500);
    sandbox.control.sms().should.have.length(0);

    sandbox.control.fault({
      match: { call: 'messages.create' },
      fault: { status: 500, after: true },
      times: 1,
    });
    (await sendSms()).status.should.equal(500);
    sandbox.control.sms().should.have.length(1);
  });

  for (const [drop, effects] of [
    ['before', 0],
    ['headers', 1],
    ['half-body', 1],
  ] as const)
    it(`cuts the connection: ${drop}`, async () => {
      sandbox.control.fault({ match: { person: 'anna' }, fault: { drop }, times: 1 });

      await sendSms().should.be.rejected();

      sandbox.control.sms().should.have.length(effects);
      sandbox.control
        .requests()
        .map(({ status }) => status)
        .should.deepEqual([null]);
      (await sendSms()).status.should.equal(201);
    });

  it('forgets SMS on demand', async () => {
    await sendSms();
    (await get('sms')).json[0].should.containEql({ to: '+4915228817386', body: 'x', status: 'queued' });
    await command(sandbox, 'sms', undefined, 'DELETE');
    (await get('sms')).json.should.deepEqual([]);
  });

  it('answers 4xx to whatever is malformed, and goes on', async () => {
    const raw = (text: string) =>
      new Promise<string>((resolve) => {
        const socket = connect(Number(new URL(sandbox.url).port), '127.0.0.1', () => socket.write(text));
        socket.once('data', (data) => {
          socket.destroy();
          resolve(data.toString());
        });
      });

    (await raw('nonsense\r\n\r\n')).should.startWith('HTTP/1.1 400');
    (await raw('GET //[ HTTP/1.1\r\nHost: x\r\n\r\n')).should.match(/^HTTP\/1\.1 4/);
    (await raw('OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n')).should.match(/^HTTP\/1\.1 4/);
    (
      await ask(`${sandbox.url}/token`, { method: 'POST', body: 'x'.repeat(1024 * 1024 + 1) })
    ).status.should.equal(413);
    (await ask(`${sandbox.url}/token`)).status.should.equal(405);
    (await ask(`${sandbox.url}/%E0%A4%A`)).status.should.equal(404);
    (await ask(`${sandbox.url}/sandbox/clock`, { method: 'POST', body: '{' })).status.should.equal(400);
    (await ask(`${sandbox.url}/sandbox/nothing`)).status.should.equal(404);
    (
      await ask(`${sandbox.url}/o/oauth2/v2/auth/decision`, { method: 'POST', body: '%%%' })
    ).status.should.equal(401);
    (await get('state')).status.should.equal(200);
  });

  it('rejects a port that is taken', async () => {
    await start({ port: Number(new URL(sandbox.url).port) }).should.be.rejected();
  });
});
