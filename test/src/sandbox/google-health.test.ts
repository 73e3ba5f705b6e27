// Promises of the Google Health stand-in: devices, paging, and the many ways of being refused.
import 'should';
import type { Condition, Sandbox } from '../../../src/sandbox/sandbox';
import {
  ask,
  bearer,
  clientOf,
  devicesOf,
  googleGrant,
  PROFILE,
  personOf,
  SETTINGS,
  START,
  start,
} from './harness';

describe('sandbox: Google Health API', () => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await start();
  });
  afterEach(() => sandbox.close());

  const get = (path: string, token: string) => ask(`${sandbox.url}/v4/users/me/${path}`, bearer(token));

  it('tells identity and settings', async () => {
    const { accessToken } = googleGrant(sandbox);
    const { healthUserId, fitbitId } = personOf(sandbox, 'anna');

    (await get('identity', accessToken)).json.should.deepEqual({
      name: 'users/me/identity',
      legacyUserId: fitbitId,
      healthUserId,
    });
    const { json } = await get('settings', accessToken);
    json.timeZone.should.equal('Europe/Berlin');
    json.utcOffset.should.equal('3600s');
    json.languageLocale.should.equal('de-DE');
  });

  it('lists devices under the numeric user id, and one of them by its name', async () => {
    const { accessToken } = googleGrant(sandbox);
    const { healthUserId, devices } = personOf(sandbox, 'anna');

    const { json } = await devicesOf(sandbox, accessToken);
    const [device] = json.pairedDevices;

    device.name.should.equal(`users/${healthUserId}/pairedDevices/${devices[0]?.id}`);
    device.deviceType.should.equal('TRACKER');
    device.deviceVersion.should.equal('Charge 6');
    device.batteryLevel.should.equal(62);
    device.batteryStatus.should.equal('High');
    device.lastSyncTime.should.equal('2026-11-20T09:48:00.000Z');
    device.macAddress.should.match(/^([0-9A-F]{2}:){5}[0-9A-F]{2}$/);
    json.should.not.have.property('nextPageToken');
    (await ask(`${sandbox.url}/v4/${device.name}`, bearer(accessToken))).json.should.deepEqual(device);
    (await get('pairedDevices/0', accessToken)).status.should.equal(404);
  });

  it('leaves out a battery at 0 and empty features, and answers {} where there is no device', async () => {
    sandbox.control.device({ person: 'bert', device: 1, level: 0 });

    const { json } = await devicesOf(sandbox, googleGrant(sandbox, 'bert').accessToken);
    json.pairedDevices[1].should.not.have.properties('batteryLevel', 'features');
    json.pairedDevices[1].batteryStatus.should.equal('Empty');
    (await devicesOf(sandbox, googleGrant(sandbox, 'emil').accessToken)).json.should.deepEqual({});
  });

  it('gives five devices a page, in any number of fraction digits', async () => {
    const { accessToken } = googleGrant(sandbox, 'dora');

    const first = await devicesOf(sandbox, accessToken);
    const second = await devicesOf(sandbox, accessToken, `?pageToken=${first.json.nextPageToken}`);

    first.json.pairedDevices.should.have.length(5);
    second.json.pairedDevices.should.have.length(2);
    second.json.should.not.have.property('nextPageToken');
    const all = [...first.json.pairedDevices, ...second.json.pairedDevices];
    new Set(all.map((device) => device.name)).size.should.equal(7);
    new Set(all.flatMap(({ lastSyncTime }) => (lastSyncTime ? [lastSyncTime.length] : []))).size.should.equal(
      4,
    );
    for (const { lastSyncTime } of all)
      if (lastSyncTime) Date.parse(lastSyncTime).should.be.belowOrEqual(START);
  });

  it('coerces a page size above 100, and refuses one that is none', async () => {
    const { accessToken } = googleGrant(sandbox, 'dora');

    (await devicesOf(sandbox, accessToken, '?pageSize=5000')).json.pairedDevices.should.have.length(7);
    (await devicesOf(sandbox, accessToken, '?pageSize=-1')).json.error.details[0].reason.should.equal(
      'INVALID_PAGE_SIZE',
    );
  });

  it("refuses a made-up page token, somebody else's, and another page size with a good one", async () => {
    const { accessToken } = googleGrant(sandbox, 'dora');
    const token = (await devicesOf(sandbox, accessToken)).json.nextPageToken;
    const other = googleGrant(sandbox, 'anna').accessToken;

    for (const [who, query] of [
      [accessToken, '?pageToken=xyz'],
      [accessToken, `?pageToken=${token}&pageSize=3`],
      [other, `?pageToken=${token}`],
    ]) {
      const { status, json } = await devicesOf(sandbox, who ?? '', query);
      status.should.equal(400);
      json.error.details[0].reason.should.equal('INVALID_PAGE_TOKEN');
    }
  });

  it('keeps any field back that it is told to', async () => {
    sandbox.control.device({ person: 'anna', omit: ['lastSyncTime', 'batteryLevel', 'features'] });

    const { json } = await devicesOf(sandbox, googleGrant(sandbox).accessToken);
    json.pairedDevices[0].should.not.have.properties('lastSyncTime', 'batteryLevel', 'features');
    json.pairedDevices[0].batteryStatus.should.equal('High');
  });

  it('answers 401 UNAUTHENTICATED without a token, with an unknown one, and with an expired one', async () => {
    const { accessToken, refreshToken } = googleGrant(sandbox);

    for (const token of ['', 'ya29.x', refreshToken])
      (await devicesOf(sandbox, token)).json.error.status.should.equal('UNAUTHENTICATED');
    sandbox.control.tokens({ person: 'anna', vendor: 'google', action: 'expire-access' });
    const { status, json } = await devicesOf(sandbox, accessToken);
    status.should.equal(401);
    json.error.code.should.equal(401);
  });

  it('wants the settings scope for devices, and any scope for identity', async () => {
    const { accessToken } = googleGrant(sandbox, 'anna', [PROFILE]);

    const { status, json } = await devicesOf(sandbox, accessToken);
    status.should.equal(403);
    json.error.details[0].reason.should.equal('ACCESS_TOKEN_SCOPE_INSUFFICIENT');
    (await get('identity', accessToken)).status.should.equal(200);
  });

  it('refuses a token that also holds cloud-platform', async () => {
    const scopes = [SETTINGS, 'https://www.googleapis.com/auth/cloud-platform'];

    const { json } = await devicesOf(sandbox, googleGrant(sandbox, 'anna', scopes).accessToken);
    json.error.details[0].reason.should.equal('DISALLOWED_OAUTH_SCOPES');
  });

  const refusals: [Condition, number, string, RegExp][] = [
    ['accountNotLinked', 400, 'FAILED_PRECONDITION', /ACCOUNT_NOT_LINKED/],
    ['previewDenied', 403, 'PERMISSION_DENIED', /API_PRIVATE_PREVIEW_ACCESS_DENIED/],
    [
      'serviceDisabled',
      403,
      'PERMISSION_DENIED',
      /has not been used in project \d+ before or it is disabled.*SERVICE_DISABLED/,
    ],
    ['resourcePermissionDenied', 403, 'PERMISSION_DENIED', /RESOURCE_PERMISSION_DENIED/],
    ['uberMint', 403, 'PERMISSION_DENIED', /Could not mint UberMint from GaiaMint/],
  ];
  for (const [condition, code, status, text] of refusals)
    it(`says ${condition} of a person or of a client, for as long as it holds`, async () => {
      const { accessToken } = googleGrant(sandbox);
      const { clientId } = clientOf(sandbox, 'google');

      for (const whose of [{ person: 'anna' }, { clientId }]) {
        sandbox.control.conditions({ ...whose, [condition]: true });
        const refused = await get('identity', accessToken);
        refused.status.should.equal(code);
        refused.json.error.status.should.equal(status);
        refused.text.should.match(text);
        sandbox.control.conditions({ ...whose, [condition]: false });
        (await get('identity', accessToken)).status.should.equal(200);
      }
    });

  it('answers 429 to the 301st request of a user within a minute', async () => {
    sandbox.control.mode({ googlePerMinute: 2 });
    const { accessToken } = googleGrant(sandbox);

    (await get('identity', accessToken)).status.should.equal(200);
    (await get('identity', accessToken)).status.should.equal(200);
    const { status, json } = await get('identity', accessToken);
    status.should.equal(429);
    json.error.status.should.equal('RESOURCE_EXHAUSTED');
    sandbox.control.clock({ advanceMs: 60_000 });
    (await get('identity', accessToken)).status.should.equal(200);
  });

  it('drains by reads: the tracker in use loses percent, syncs now, and never reaches 0', async () => {
    await sandbox.close();
    sandbox = await start({ drainPerRead: 25 });
    const { accessToken } = googleGrant(sandbox, 'bert');
    const read = async () => (await devicesOf(sandbox, accessToken)).json.pairedDevices;

    const levels = [];
    for (let turn = 0; turn < 4; turn += 1) levels.push((await read())[0].batteryLevel);

    levels.should.deepEqual([34, 9, 1, 1]);
    const [watch, scale] = await read();
    Date.parse(watch.lastSyncTime).should.equal(START);
    scale.batteryLevel.should.equal(90);
    const dora = (await devicesOf(sandbox, googleGrant(sandbox, 'dora').accessToken)).json.pairedDevices;
    dora[0].batteryLevel.should.equal(42, 'a tracker in a drawer stays as it is');
    dora[0].lastSyncTime.should.startWith('2024-');
  });

  it('drains by the clock: the sync time moves along until the tracker is dead', async () => {
    const { accessToken } = googleGrant(sandbox);
    const read = async () => (await devicesOf(sandbox, accessToken)).json.pairedDevices[0];
    sandbox.control.device({ person: 'anna', level: 21 });
    sandbox.control.drain({ person: 'anna', percentPerSecond: 1 });

    sandbox.control.clock({ advanceMs: 5_000 });
    const later = await read();
    later.batteryLevel.should.equal(16);
    Date.parse(later.lastSyncTime).should.equal(START + 5_000);
    sandbox.control.clock({ advanceMs: 1_800_000 });
    const dead = await read();
    dead.batteryLevel.should.equal(1);
    Date.parse(dead.lastSyncTime).should.equal(START + 20_000);
  });
});
