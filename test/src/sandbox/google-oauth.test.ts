// Promises of the Google OAuth stand-in: what the consent page lets through, what tokens do.
import 'should';
import type { Sandbox } from '../../../src/sandbox/sandbox';
import {
  ask,
  bearer,
  CHALLENGE,
  clientOf,
  devicesOf,
  googleGrant,
  PROFILE,
  post,
  REDIRECT,
  SETTINGS,
  START,
  start,
  VERIFIER,
} from './harness';

const WEEK = 7 * 24 * 3_600_000;

describe('sandbox: Google OAuth', () => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await start();
  });
  afterEach(() => sandbox.close());

  const request = (changes: Record<string, string> = {}): Record<string, string> => ({
    client_id: clientOf(sandbox, 'google').clientId,
    redirect_uri: REDIRECT,
    response_type: 'code',
    scope: `${SETTINGS} ${PROFILE}`,
    state: 'st/te 1',
    access_type: 'offline',
    prompt: 'consent',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
    ...changes,
  });
  const page = (changes: Record<string, string> = {}) =>
    ask(`${sandbox.url}/o/oauth2/v2/auth?${new URLSearchParams(request(changes))}`);

  /** Fills in the form of the page as a browser would, then presses a button. */
  async function decide(
    decision: string,
    changes: Record<string, string> = {},
    ticked = [SETTINGS, PROFILE],
  ) {
    const { text } = await page(changes);
    const unescaped = (value = '') =>
      value.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
    const hidden = [...text.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
      ([, name, value]): [string, string] => [unescaped(name), unescaped(value)],
    );
    const scopes = ticked.map((scope): [string, string] => ['scope', scope]);
    const answer = await post(`${sandbox.url}/o/oauth2/v2/auth/decision`, [
      ...hidden,
      ...scopes,
      ['person', 'bert'],
      ['decision', decision],
    ]);
    return { status: answer.status, location: new URL(answer.headers.get('location') ?? 'about:blank') };
  }

  const exchange = (code: string | null, changes: Record<string, string> = {}) => {
    const { clientId, clientSecret } = clientOf(sandbox, 'google');
    return post(`${sandbox.url}/token`, {
      grant_type: 'authorization_code',
      code: code ?? '',
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uri: REDIRECT,
      code_verifier: VERIFIER,
      ...changes,
    });
  };
  const refresh = (token: string, changes: Record<string, string> = {}) => {
    const { clientId, clientSecret } = clientOf(sandbox, 'google');
    return post(`${sandbox.url}/token`, {
      grant_type: 'refresh_token',
      refresh_token: token,
      client_id: clientId,
      client_secret: clientSecret,
      ...changes,
    });
  };
  const newCode = async (changes: Record<string, string> = {}) =>
    (await decide('allow', changes)).location.searchParams.get('code');

  it('shows a page that says it is not Google, with people, scopes and two buttons, and runs no script', async () => {
    const { status, text } = await page({ login_hint: 'carla' });

    status.should.equal(200);
    text.should.match(/<title>[^<]*[Ss]andbox[^<]*not Google/);
    text.should.match(/name="person" value="carla" checked/);
    text.should.match(/name="person" value="anna">/);
    text.match(/name="scope"/g)?.should.have.length(2);
    text.should.match(/name="decision" value="allow"/);
    text.should.match(/name="decision" value="deny"/);
    text.should.not.match(/<script/);
  });

  it('does not let a request write HTML into the page', async () => {
    const { text } = await page({ state: '"><script>alert(1)</script>' });

    text.should.not.match(/<script/);
  });

  for (const bad of [
    'http://192.168.1.20:1880/fitbit/callback',
    'https://192.168.1.20/fitbit/callback',
    'http://raspberrypi.local:1880/fitbit/callback',
    'https://pi.local/cb',
    'https://pi.lan/cb',
    'https://pi.home/cb',
    'https://raspberrypi/cb',
    'http://pi.example.com/cb',
    'https://pi.example.com/cb#part',
    'https://me:secret@pi.example.com/cb',
    'https://pi.example.com/a/../cb',
    'https://*.example.com/cb',
    'https://x.googleusercontent.com/cb',
    'not an address',
  ])
    it(`refuses ${bad} with redirect_uri_mismatch on its own page, and redirects nothing`, async () => {
      const { status, text, headers } = await page({ redirect_uri: bad });

      status.should.equal(400);
      text.should.match(/redirect_uri_mismatch/);
      headers.has('location').should.equal(false);
    });

  for (const good of [
    'https://pi.example.com/fitbit/callback',
    'http://127.0.0.1:1880/cb',
    'http://localhost/cb',
  ])
    it(`accepts ${good}`, async () => {
      (await page({ redirect_uri: good })).status.should.equal(200);
    });

  it('compares a registered address character by character', async () => {
    const { clientId } = clientOf(sandbox, 'google');
    sandbox.control.client({ vendor: 'google', clientId, redirectUris: [REDIRECT] });

    (await page()).status.should.equal(200);
    const other = await page({ redirect_uri: `${REDIRECT}/` });
    other.status.should.equal(400);
    other.text.should.match(/redirect_uri_mismatch/);
  });

  it('takes any http address of this computer from a client of the type "Desktop app", and no other', async () => {
    const { clientId } = clientOf(sandbox, 'google');
    sandbox.control.client({ vendor: 'google', clientId, desktop: true, redirectUris: [] });

    (await page({ redirect_uri: 'http://localhost:1885/admin/fitbit/callback' })).status.should.equal(200);
    (await page({ redirect_uri: 'http://127.0.0.1:40123/' })).status.should.equal(200);
    for (const redirect_uri of ['https://localhost:1880/cb', 'https://pi.example.com/fitbit/callback'])
      (await page({ redirect_uri })).text.should.match(/redirect_uri_mismatch/);
  });

  it('ends on its own page with the word that was asked for, until that is taken back', async () => {
    const { clientId } = clientOf(sandbox, 'google');
    sandbox.control.client({ vendor: 'google', clientId, blocked: 'org_internal' });
    const blocked = await page();
    sandbox.control.client({ vendor: 'google', clientId, blocked: null });

    blocked.status.should.equal(403);
    blocked.text.should.match(/Error 403: org_internal/);
    blocked.headers.has('location').should.equal(false);
    (await page()).status.should.equal(200);
  });

  it('refuses an unknown client, an unknown scope and an unusable challenge on its own page', async () => {
    (await page({ client_id: 'x' })).text.should.match(/invalid_client/);
    (await page({ scope: 'https://www.googleapis.com/auth/googlehealth.settings' })).text.should.match(
      /invalid_scope/,
    );
    (await page({ code_challenge: 'short' })).status.should.equal(400);
    (await page({ response_type: 'token' })).status.should.equal(400);
    (await page({ nobody_knows: 'this' })).status.should.equal(200);
  });

  it('allow brings back code, state and the ticked scopes', async () => {
    const { status, location } = await decide('allow', {}, [SETTINGS]);

    status.should.equal(302);
    `${location.origin}${location.pathname}`.should.equal(REDIRECT);
    String(location.searchParams.get('state')).should.equal('st/te 1');
    String(location.searchParams.get('scope')).should.equal(SETTINGS);
    const { json } = await exchange(location.searchParams.get('code'));
    json.scope.should.equal(SETTINGS);
  });

  it('deny brings back access_denied and no code', async () => {
    const { location } = await decide('deny');

    String(location.searchParams.get('error')).should.equal('access_denied');
    location.searchParams.has('code').should.equal(false);
  });

  it('exchanges a code once', async () => {
    const code = await newCode();

    const first = await exchange(code);
    const second = await exchange(code);

    first.status.should.equal(200);
    first.json.expires_in.should.equal(3599);
    first.json.token_type.should.equal('Bearer');
    first.json.scope.should.equal(`${SETTINGS} ${PROFILE}`);
    first.json.refresh_token.length.should.be.belowOrEqual(512);
    String(code).length.should.be.belowOrEqual(256);
    (await devicesOf(sandbox, first.json.access_token)).status.should.equal(200);
    second.status.should.equal(400);
    second.json.error.should.equal('invalid_grant');
  });

  it('forgets a code after ten minutes', async () => {
    const code = await newCode();
    sandbox.control.clock({ advanceMs: 600_000 });

    (await exchange(code)).json.error.should.equal('invalid_grant');
  });

  it('refuses a wrong or missing verifier and another redirect address with invalid_grant', async () => {
    for (const changes of [
      { code_verifier: `${VERIFIER}x` },
      { code_verifier: '' },
      { redirect_uri: `${REDIRECT}/` },
    ]) {
      const { status, json } = await exchange(await newCode(), changes);
      status.should.equal(400);
      json.error.should.equal('invalid_grant');
    }
    const { clientId, clientSecret } = clientOf(sandbox, 'google');
    const without = await post(`${sandbox.url}/token`, {
      grant_type: 'authorization_code',
      code: (await newCode()) ?? '',
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uri: REDIRECT,
    });
    without.json.error.should.equal('invalid_grant');
  });

  it('answers 401 invalid_client to a wrong secret', async () => {
    const { status, json } = await exchange(await newCode(), { client_secret: 'wrong' });

    status.should.equal(401);
    json.error.should.equal('invalid_client');
  });

  it('takes form fields only: a JSON body has none', async () => {
    const { clientId } = clientOf(sandbox, 'google');
    const { status, json } = await ask(`${sandbox.url}/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ client_id: clientId }),
    });

    status.should.equal(400);
    json.error.should.equal('invalid_request');
  });

  it('gives a refresh token at the first consent or with prompt=consent, and only offline', async () => {
    const has = async (changes: Record<string, string>) =>
      'refresh_token' in (await exchange(await newCode(changes))).json;

    (await has({ access_type: 'online' })).should.equal(false);
    (await has({ prompt: '' })).should.equal(false, 'the first consent is over');
    (await has({})).should.equal(true);
    await sandbox.close();
    sandbox = await start();
    (await has({ prompt: '' })).should.equal(true, 'the first consent');
  });

  it('refreshes without rotating', async () => {
    const { refreshToken, accessToken } = googleGrant(sandbox);
    sandbox.control.clock({ advanceMs: 3_599_001 });

    (await devicesOf(sandbox, accessToken)).status.should.equal(401);
    const first = await refresh(refreshToken);
    const second = await refresh(refreshToken);

    first.status.should.equal(200);
    first.json.should.not.have.property('refresh_token');
    second.status.should.equal(200);
    (await devicesOf(sandbox, second.json.access_token)).status.should.equal(200);
    sandbox.control
      .grants()
      .map((grant) => grant.refreshes)
      .should.deepEqual([2]);
  });

  it('revoking either token kills the grant, and no other', async () => {
    const [one, two, other] = [googleGrant(sandbox), googleGrant(sandbox), googleGrant(sandbox)];

    (await post(`${sandbox.url}/revoke`, { token: one.accessToken })).status.should.equal(200);
    (await post(`${sandbox.url}/revoke`, { token: two.refreshToken })).status.should.equal(200);

    (await refresh(one.refreshToken)).json.error.should.equal('invalid_grant');
    (await devicesOf(sandbox, two.accessToken)).status.should.equal(401);
    (await refresh(other.refreshToken)).status.should.equal(200);
    (await post(`${sandbox.url}/revoke`, { token: 'x' })).status.should.equal(400);
  });

  it('keeps 100 refresh tokens for an account and client; the 101st kills the oldest', async () => {
    const grants = Array.from({ length: 101 }, () => googleGrant(sandbox));
    const other = googleGrant(sandbox, 'bert');

    (await refresh(grants[0]?.refreshToken ?? '')).json.error.should.equal('invalid_grant');
    (await refresh(grants[1]?.refreshToken ?? '')).status.should.equal(200);
    (await refresh(other.refreshToken)).status.should.equal(200);
  });

  it('ends a Testing consent after seven days, and says so beforehand', async () => {
    const { clientId } = clientOf(sandbox, 'google');
    sandbox.control.client({ vendor: 'google', clientId, testing: true });
    const { json } = await exchange(await newCode());
    // Publishing the app does not save a token that was issued in Testing.
    sandbox.control.client({ vendor: 'google', clientId, testing: false });

    json.refresh_token_expires_in.should.equal(604_799);
    sandbox.control.clock({ advanceMs: WEEK - 60_000 });
    (await refresh(json.refresh_token)).status.should.equal(200);
    sandbox.control.clock({ advanceMs: 61_000 });
    const late = await refresh(json.refresh_token);
    late.status.should.equal(400);
    late.json.error.should.equal('invalid_grant');
  });

  it('knows its tokens again after a restart with the same seed, and not with another', async () => {
    const { accessToken, refreshToken } = googleGrant(sandbox);
    await sandbox.close();

    sandbox = await start({ now: () => START + 1000 });
    (await devicesOf(sandbox, accessToken)).status.should.equal(200);
    (await refresh(refreshToken)).status.should.equal(200);
    sandbox.control.grants().should.have.length(1);

    await sandbox.close();
    sandbox = await start({ seed: 'another' });
    (await devicesOf(sandbox, accessToken)).status.should.equal(401);
  });

  it('a token that was tampered with is unknown', async () => {
    const { accessToken } = googleGrant(sandbox);
    const changed = accessToken.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));

    (await ask(`${sandbox.url}/v4/users/me/identity`, bearer(changed))).status.should.equal(401);
  });
});
