// Promises of the Fitbit stand-in: rotating tokens, errors that hold the token, the hourly limit, subscriptions.
import 'should';
import type { Sandbox } from '../../../src/sandbox/sandbox';
import {
  ask,
  basic,
  bearer,
  CHALLENGE,
  clientOf,
  fitbitDevices,
  fitbitGrant,
  personOf,
  post,
  REDIRECT,
  START,
  start,
  VERIFIER,
} from './harness';

describe('sandbox: Fitbit', () => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await start();
  });
  afterEach(() => sandbox.close());

  const header = () => basic(clientOf(sandbox, 'fitbit').clientId, clientOf(sandbox, 'fitbit').clientSecret);
  const token = (fields: Record<string, string>, headers: Record<string, string> = header()) =>
    post(`${sandbox.url}/oauth2/token`, fields, headers);
  const refresh = (refresh_token: string) => token({ grant_type: 'refresh_token', refresh_token });
  const request = (changes: Record<string, string> = {}): Record<string, string> => ({
    client_id: clientOf(sandbox, 'fitbit').clientId,
    redirect_uri: REDIRECT,
    response_type: 'code',
    scope: 'settings profile',
    state: 's1',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
    ...changes,
  });
  const page = (fields: Record<string, string>) =>
    ask(`${sandbox.url}/oauth2/authorize?${new URLSearchParams(fields)}`);
  const decide = async (decision: string, changes: Record<string, string> = {}) => {
    const fields = { ...request(changes), requested_scope: 'settings profile', person: 'bert', decision };
    const answer = await post(`${sandbox.url}/oauth2/authorize/decision`, fields);
    return new URL(answer.headers.get('location') ?? 'about:blank').searchParams;
  };
  const exchange = async (changes: Record<string, string> = {}, authorize: Record<string, string> = {}) =>
    token({
      grant_type: 'authorization_code',
      code: (await decide('allow', authorize)).get('code') ?? '',
      redirect_uri: REDIRECT,
      code_verifier: VERIFIER,
      ...changes,
    });

  it('shows its errors on a page in its own words', async () => {
    const { clientId } = clientOf(sandbox, 'fitbit');
    const { redirect_uri: _, ...without } = request();

    (await page(request({ client_id: 'x' }))).text.should.match(/unauthorize_client - Invalid client_id/);
    (await page(without)).text.should.match(/invalid_request - Missing redirect_uri parameter value/);
    (await page(request({ code_challenge_method: 'S512' }))).text.should.match(
      /Unsupported code_challenge_method/,
    );
    sandbox.control.client({ vendor: 'fitbit', clientId, redirectUris: [REDIRECT] });
    (await page(request({ redirect_uri: 'http://localhost/other' }))).text.should.match(
      /invalid_request - Invalid redirect_uri parameter value/,
    );
    (await page(without)).status.should.equal(200, 'the only registered address may be left out');
    (await page({ ...without, prompt: 'consent' })).text.should.match(/Missing redirect_uri/);
    (await page(request())).text.should.match(/not Fitbit/);
  });

  it('allow brings code and state, deny brings access_denied', async () => {
    const allowed = await decide('allow');
    const denied = await decide('deny');

    allowed.has('code').should.equal(true);
    String(allowed.get('state')).should.equal('s1');
    String(denied.get('error')).should.equal('access_denied');
    denied.has('error_description').should.equal(true);
  });

  it('exchanges a code for eight hours and a refresh token of 64 hex digits', async () => {
    const { status, json } = await exchange();

    status.should.equal(200);
    json.expires_in.should.equal(28_800);
    json.refresh_token.should.match(/^[0-9a-f]{64}$/);
    json.scope.should.equal('settings profile');
    json.token_type.should.equal('Bearer');
    json.user_id.should.equal(personOf(sandbox, 'bert').fitbitId);
    const claims = JSON.parse(Buffer.from(json.access_token.split('.')[1], 'base64url').toString());
    claims.should.containEql({ iss: 'Fitbit', sub: json.user_id, typ: 'access_token', scopes: 'rset rpro' });
  });

  it('refuses a wrong verifier, another redirect address, and a challenge taken for S256 that was plain', async () => {
    const { code_challenge_method: _, ...silent } = request();
    const fields = {
      ...silent,
      requested_scope: 'settings',
      scope: 'settings',
      person: 'bert',
      decision: 'allow',
    };
    const answer = await post(`${sandbox.url}/oauth2/authorize/decision`, fields);
    const code = new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';

    for (const { status, json } of [
      await exchange({ code_verifier: `${VERIFIER}x` }),
      await exchange({ redirect_uri: `${REDIRECT}/` }),
      await exchange({ code }),
    ]) {
      status.should.equal(400);
      json.errors[0].errorType.should.equal('invalid_grant');
      json.success.should.equal(false);
    }
  });

  it('takes Basic of id and secret exactly as they are, not form-encoded', async () => {
    const clientSecret = 'a+b c/d%';
    sandbox.control.client({ vendor: 'fitbit', clientId: 'ID', clientSecret });
    const { refreshToken } = sandbox.issueGrant('fitbit', 'anna', 'ID', ['settings']);
    const fields = { grant_type: 'refresh_token', refresh_token: refreshToken };

    const encoded = await token(fields, basic('ID', encodeURIComponent(clientSecret)));
    encoded.status.should.equal(401);
    encoded.json.errors[0].errorType.should.equal('invalid_client');
    (await token(fields, {})).json.errors[0].message.should.match(/Authorization header required/);
    (await token(fields, basic('ID', clientSecret))).status.should.equal(200);
  });

  it('rotates: the same refresh within two minutes gets the same answer, later an error that holds the token', async () => {
    const { refreshToken } = fitbitGrant(sandbox);

    const first = await refresh(refreshToken);
    sandbox.control.clock({ advanceMs: 119_000 });
    const again = await refresh(refreshToken);
    sandbox.control.clock({ advanceMs: 2_000 });
    const late = await refresh(refreshToken);

    first.json.refresh_token.should.not.equal(refreshToken);
    again.text.should.equal(first.text);
    late.status.should.equal(400);
    late.json.errors[0].errorType.should.equal('invalid_grant');
    late.json.errors[0].message.should.containEql(refreshToken);
    (await refresh(first.json.refresh_token)).status.should.equal(200);
  });

  it('knows tokens again after a restart, and of rotating ones the newest it has seen', async () => {
    const { refreshToken, accessToken } = fitbitGrant(sandbox);
    const second = (await refresh(refreshToken)).json.refresh_token;
    await sandbox.close();

    sandbox = await start();
    (await fitbitDevices(sandbox, accessToken)).status.should.equal(200);
    const third = (await refresh(second)).json;
    (await refresh(refreshToken)).json.errors[0].errorType.should.equal('invalid_grant');
    (await fitbitDevices(sandbox, third.access_token)).status.should.equal(200);
    (await refresh(third.refresh_token)).status.should.equal(200);
  });

  it('revoking one token ends every token of that person at that app, and the two-minute window too', async () => {
    const [one, two, other] = [fitbitGrant(sandbox), fitbitGrant(sandbox), fitbitGrant(sandbox, 'bert')];
    await refresh(two.refreshToken);

    (await post(`${sandbox.url}/oauth2/revoke`, { token: one.accessToken }, header())).status.should.equal(
      200,
    );

    (await fitbitDevices(sandbox, two.accessToken)).json.errors[0].errorType.should.equal('invalid_token');
    (await refresh(two.refreshToken)).status.should.equal(400);
    (await refresh(other.refreshToken)).status.should.equal(200);
  });

  it('introspects', async () => {
    const { accessToken } = fitbitGrant(sandbox);
    const ask = (about: string) =>
      post(`${sandbox.url}/1.1/oauth2/introspect`, { token: about }, bearer(accessToken).headers);

    (await ask(accessToken)).json.should.containEql({
      active: true,
      user_id: personOf(sandbox, 'anna').fitbitId,
    });
    (await ask('x')).json.should.deepEqual({ active: false });
  });

  it("lists devices with the sync time on the person's own clock, and 0 as 0", async () => {
    sandbox.control.device({ person: 'bert', level: 0, syncedAt: '2026-07-01T04:05:06.789Z' });

    const { json } = await fitbitDevices(sandbox, fitbitGrant(sandbox, 'bert').accessToken);
    json[0].should.containEql({
      battery: 'Empty',
      batteryLevel: 0,
      deviceVersion: 'Pixel Watch 3',
      type: 'TRACKER',
      lastSyncTime: '2026-07-01T00:05:06.789',
    });
    json[0].mac.should.match(/^[0-9A-F]{12}$/);
    json[1].type.should.equal('SCALE');
    (await fitbitDevices(sandbox, fitbitGrant(sandbox, 'emil').accessToken)).json.should.deepEqual([]);
  });

  it('tells zone and offset in the profile', async () => {
    const { accessToken } = fitbitGrant(sandbox, 'bert');

    const { json } = await ask(`${sandbox.url}/1/user/-/profile.json`, bearer(accessToken));
    json.user.should.containEql({
      timezone: 'America/New_York',
      offsetFromUTCMillis: -18_000_000,
      encodedId: personOf(sandbox, 'bert').fitbitId,
    });
  });

  it('wants settings for devices and profile for the profile', async () => {
    const onlyProfile = fitbitGrant(sandbox, 'anna', ['profile']).accessToken;
    const onlySettings = fitbitGrant(sandbox, 'anna', ['settings']).accessToken;

    const devices = await fitbitDevices(sandbox, onlyProfile);
    devices.status.should.equal(403);
    devices.json.errors[0].errorType.should.equal('insufficient_scope');
    (await ask(`${sandbox.url}/1/user/-/profile.json`, bearer(onlySettings))).status.should.equal(403);
  });

  it('answers 401 expired_token after eight hours and invalid_token to one it does not know, naming the token', async () => {
    const { accessToken } = fitbitGrant(sandbox);
    sandbox.control.clock({ advanceMs: 8 * 3_600_000 });

    const expired = await fitbitDevices(sandbox, accessToken);
    expired.status.should.equal(401);
    expired.json.errors[0].errorType.should.equal('expired_token');
    expired.json.errors[0].message.should.startWith(`Access token expired: ${accessToken}`);
    const unknown = await fitbitDevices(sandbox, 'nonsense');
    unknown.status.should.equal(401);
    unknown.json.errors[0].errorType.should.equal('invalid_token');
    unknown.json.errors[0].message.should.containEql('nonsense');
  });

  it('counts 150 requests an hour for each user and client, until the top of the hour', async () => {
    sandbox.control.clock({ advanceMs: 45 * 60_000 });
    const { accessToken } = fitbitGrant(sandbox);

    const first = await fitbitDevices(sandbox, accessToken);
    first.headers.get('fitbit-rate-limit-limit')?.should.equal('150');
    first.headers.get('fitbit-rate-limit-remaining')?.should.equal('149');
    first.headers.get('fitbit-rate-limit-reset')?.should.equal('900');
    await Promise.all(Array.from({ length: 149 }, () => fitbitDevices(sandbox, accessToken)));
    const over = await fitbitDevices(sandbox, accessToken);
    over.status.should.equal(429);
    over.headers.get('retry-after')?.should.equal('900');
    over.json.errors[0].errorType.should.equal('system');
    (await fitbitDevices(sandbox, fitbitGrant(sandbox, 'bert').accessToken)).status.should.equal(200);
    sandbox.control.clock({ advanceMs: 900_000 });
    (await fitbitDevices(sandbox, accessToken)).status.should.equal(200);
  });

  it('answers 410 at every Fitbit address once it is gone, and nowhere else', async () => {
    const { accessToken, refreshToken } = fitbitGrant(sandbox);
    sandbox.control.mode({ fitbitGone: true });

    (await fitbitDevices(sandbox, accessToken)).status.should.equal(410);
    (await refresh(refreshToken)).status.should.equal(410);
    (await page(request())).status.should.equal(410);
    (await ask(`${sandbox.url}/1/user/-/whatever.json`)).status.should.equal(410);
    (await ask(`${sandbox.url}/v4/users/me/identity`)).status.should.equal(401);
  });

  it('creates, repeats, refuses, lists and deletes subscriptions', async () => {
    const { accessToken } = fitbitGrant(sandbox, 'anna', ['activity', 'sleep']);
    const call = (method: string, path: string) =>
      ask(`${sandbox.url}/1/user/-/${path}.json`, { method, ...bearer(accessToken) });

    const created = await call('POST', 'activities/apiSubscriptions/one');
    created.status.should.equal(201);
    created.json.should.deepEqual({
      collectionType: 'activities',
      ownerId: personOf(sandbox, 'anna').fitbitId,
      ownerType: 'user',
      subscriberId: '1',
      subscriptionId: 'one',
    });
    (await call('POST', 'activities/apiSubscriptions/one')).status.should.equal(200);
    (await call('POST', 'activities/apiSubscriptions/two')).status.should.equal(409);
    (await call('POST', 'sleep/apiSubscriptions/one')).status.should.equal(409);
    (await call('POST', 'body/apiSubscriptions/three')).status.should.equal(403);
    (await call('POST', 'userRevokedAccess/apiSubscriptions/four')).status.should.equal(201);
    (await call('POST', 'nonsense/apiSubscriptions/five')).status.should.equal(404);
    (await call('GET', 'activities/apiSubscriptions')).json.apiSubscriptions.should.have.length(1);
    (await call('GET', 'apiSubscriptions')).json.apiSubscriptions.should.have.length(2);
    (await call('DELETE', 'activities/apiSubscriptions/one')).status.should.equal(204);
    (await call('DELETE', 'activities/apiSubscriptions/one')).status.should.equal(404);
  });

  it('a day in summer has the summer offset', async () => {
    sandbox.control.clock({ advanceMs: Date.UTC(2027, 6, 1) - START });
    const { accessToken } = fitbitGrant(sandbox, 'anna');

    const { json } = await ask(`${sandbox.url}/1/user/-/profile.json`, bearer(accessToken));
    json.user.offsetFromUTCMillis.should.equal(7_200_000);
  });
});
