// Promises of the calls to token endpoints: what each error means, what is repeated, and that no vendor's word leaves.
import should = require('should');

import type { Answer, ProblemCode, ProblemKind } from '../../../src/clouds/cloud';
import { createTokenEndpoint, type TokenEndpoint } from '../../../src/oauth/token-endpoint';
import type { Fault } from '../../../src/sandbox/sandbox';
import { type Clouds, startClouds, type Vendor } from '../../support/clouds';
import { fakeStart } from '../../support/fake-system';
import { skippingPauses } from '../../support/skipping-pauses';

const settings = 'https://www.googleapis.com/auth/googlehealth.settings.readonly';

describe('oauth: token endpoint', () => {
  let clouds: Clouds;
  let endpoint: TokenEndpoint;
  beforeEach(async () => {
    clouds = await startClouds();
    endpoint = createTokenEndpoint(clouds.http, clouds.system);
  });
  afterEach(() => clouds.close());

  const grant = (vendor: Vendor) =>
    clouds.sandbox.issueGrant(
      vendor,
      'anna',
      clouds.client(vendor).clientId,
      vendor === 'google' ? [settings] : ['settings'],
    );
  const soon = <T>(work: Promise<T>) => skippingPauses(clouds.system, work);
  const refresh = (vendor: Vendor, token = grant(vendor).refreshToken) =>
    soon(endpoint.refresh(clouds.client(vendor), token));
  const exchange = (vendor: Vendor, code = 'a code') =>
    soon(
      endpoint.exchange(clouds.client(vendor), {
        parameters: new URLSearchParams({ code, state: 'state' }),
        state: 'state',
        redirectUri: 'http://localhost:1880/fitbit/callback',
        verifier: 'v'.repeat(64),
      }),
    );

  it('a lifetime is counted from the question, not from the answer', async () => {
    const answer = await refresh('google');

    should(answer.ok && answer.value.expiresAt).equal(fakeStart + 3599_000);
  });

  it('Google reads the client in the form, Fitbit in the header, each only there', async () => {
    await refresh('google');
    await refresh('fitbit');

    const [google, fitbit] = clouds.sandbox.control.requests();
    const { clientId, clientSecret } = clouds.client('google');
    const form = Object.fromEntries(new URLSearchParams(google?.body));
    should(form).containEql({ client_id: clientId, client_secret: clientSecret });
    should(google?.headers).not.have.property('authorization');
    should(fitbit?.headers.authorization).startWith('Basic ');
    should(fitbit?.body).not.containEql(clouds.client('fitbit').clientSecret);
  });

  describe("Google's errors", () => {
    const says = (status: number, error: string, more: object = {}): Fault['fault'] => ({
      status,
      body: { error, error_description: 'canary', ...more },
    });
    const table: Record<string, [Fault['fault'], ProblemKind, ProblemCode]> = {
      invalid_grant: [says(400, 'invalid_grant'), 'reconnect', 'grant-dead'],
      invalid_rapt: [
        says(400, 'invalid_grant', { error_subtype: 'invalid_rapt' }),
        'reconnect',
        'grant-dead',
      ],
      invalid_client: [says(401, 'invalid_client'), 'misconfigured', 'wrong-client'],
      unauthorized_client: [says(400, 'unauthorized_client'), 'misconfigured', 'wrong-client'],
      deleted_client: [says(400, 'deleted_client'), 'misconfigured', 'wrong-client'],
      redirect_uri_mismatch: [says(400, 'redirect_uri_mismatch'), 'misconfigured', 'redirect-mismatch'],
      admin_policy_enforced: [says(400, 'admin_policy_enforced'), 'misconfigured', 'admin-policy'],
      invalid_request: [says(400, 'invalid_request'), 'not-ours', 'bad-request'],
      'an unheard-of word': [says(400, 'canary_canary'), 'not-ours', 'bad-request'],
      'a sentence of HTML': [{ html: true, status: 400 }, 'not-ours', 'bad-request'],
      'HTML with status 200': [{ html: true, status: 200 }, 'not-ours', 'not-understood'],
      'a token type that is no bearer': [
        { body: { access_token: 'canary', token_type: 'mac', expires_in: 3599 } },
        'not-ours',
        'not-understood',
      ],
      'an empty token': [
        { body: { access_token: '', token_type: 'Bearer', expires_in: 3599 } },
        'not-ours',
        'not-understood',
      ],
      disabled_client: [says(401, 'disabled_client'), 'misconfigured', 'wrong-client'],
      org_internal: [says(403, 'org_internal'), 'misconfigured', 'admin-policy'],
      rate_limit_exceeded: [says(403, 'rate_limit_exceeded'), 'try-later', 'rate-limited'],
      temporarily_unavailable: [says(400, 'temporarily_unavailable'), 'try-later', 'server-error'],
      429: [{ status: 429, headers: { 'retry-after': '60' } }, 'try-later', 'rate-limited'],
      500: [{ status: 500 }, 'try-later', 'server-error'],
      'half an answer': [{ drop: 'half-body' }, 'try-later', 'unreachable'],
    };
    for (const [name, [fault, kind, code]] of Object.entries(table)) {
      for (const [call, ask] of Object.entries({
        refresh: () => refresh('google'),
        exchange: () => exchange('google'),
      })) {
        it(`${call}: ${name} is ${kind}, ${code}, and says nothing of Google's words`, async () => {
          clouds.spoil('google', 'token', fault, 0);

          const answer: Answer<unknown> = await ask();

          should(answer).containDeep({ ok: false, problem: { kind, code } });
          JSON.stringify(answer).should.not.containEql('canary');
        });
      }
    }
  });

  const hour = 3_600_000;
  const odd: [string, object, object][] = [
    ['no lifetime', {}, { expiresAt: fakeStart + hour }],
    ['a lifetime as text', { expires_in: '1800' }, { expiresAt: fakeStart + hour / 2 }],
    ['a lifetime of null', { expires_in: null }, { expiresAt: fakeStart + hour }],
    ['a lifetime of nothing', { expires_in: 0 }, { expiresAt: fakeStart + hour }],
    ['a lifetime of ages', { expires_in: 1e300 }, { expiresAt: fakeStart + hour }],
    ['no new refresh token', { refresh_token: null }, { refreshToken: null }],
    ['an empty refresh token', { refresh_token: '' }, { refreshToken: null }],
    ['scopes of null', { scope: null }, { scopes: null }],
    ['fields that are none of ours', { id_token: 7, user_id: 7, error: null }, { userId: null }],
    ['a type in capitals', { token_type: 'BEARER' }, { accessToken: 'new' }],
  ];
  for (const [name, fields, expected] of odd) {
    for (const vendor of ['google', 'fitbit'] as const) {
      it(`${vendor}: an answer with ${name} is read`, async () => {
        const body = { access_token: 'new', token_type: 'Bearer', expires_in: 3600, ...fields };
        clouds.spoil(vendor, 'token', { body: JSON.stringify(body) });

        should(await refresh(vendor)).containDeep({ ok: true, value: expected });
      });
    }
  }

  for (const [error, kind, code] of [
    ['invalid_grant', 'reconnect', 'grant-dead'],
    ['invalid_client', 'misconfigured', 'wrong-client'],
    ['temporarily_unavailable', 'try-later', 'server-error'],
  ] as const) {
    it(`Fitbit's ${error} is read in the form of RFC 6749, too, and beside an odd entry of its own form`, async () => {
      const forms = [{ error }, { errors: [null, { errorType: 7 }, { errorType: error }], success: false }];
      for (const body of forms) {
        clouds.spoil('fitbit', 'token', { status: 400, body });

        should(await refresh('fitbit')).containDeep({ ok: false, problem: { kind, code } });
      }
    });
  }

  for (const vendor of ['google', 'fitbit'] as const) {
    describe(vendor, () => {
      it('an exchange that may have used the code up is not repeated', async () => {
        clouds.spoil(vendor, 'token', { status: 503 }, 0);

        const answer = await exchange(vendor);

        should(answer).containDeep({ problem: { code: 'server-error' } });
        clouds.asked(vendor, 'token').should.equal(1);
      });

      it('a refresh may be repeated, and is', async () => {
        clouds.spoil(vendor, 'token', { status: 503 });

        const answer = await refresh(vendor);

        answer.ok.should.be.true();
        clouds.asked(vendor, 'token').should.equal(2);
      });

      it('a wrong secret is wrong-client', async () => {
        const client = { ...clouds.client(vendor), clientSecret: 'canary-secret' };

        const answer = await endpoint.refresh(client, grant(vendor).refreshToken);

        should(answer).eql({ ok: false, problem: { kind: 'misconfigured', code: 'wrong-client' } });
      });

      it('an answer without a state of ours is not traded', async () => {
        const answer = await endpoint.exchange(clouds.client(vendor), {
          parameters: new URLSearchParams({ code: 'canary', state: 'canary' }),
          state: 'state',
          redirectUri: 'http://localhost:1880/fitbit/callback',
          verifier: 'v'.repeat(64),
        });

        answer.ok.should.be.false();
        JSON.stringify(answer).should.not.containEql('canary');
        clouds.asked(vendor, 'token').should.equal(0);
      });

      it('revoking ends the grant', async () => {
        const { refreshToken } = grant(vendor);
        await clouds.system.advance(1_000);

        const revoked = await endpoint.revoke(clouds.client(vendor), refreshToken);

        should(revoked).eql({ ok: true, value: null });
        should(await refresh(vendor, refreshToken)).containDeep({ problem: { code: 'grant-dead' } });
      });

      it('revoking what is over already is a problem without the token in it', async () => {
        const answer = await endpoint.revoke(clouds.client(vendor), 'canary-token');

        answer.ok.should.be.false();
        JSON.stringify(answer).should.not.containEql('canary');
      });

      it('revoking while the cloud cannot be reached is a problem, not an exception', async () => {
        clouds.spoil(vendor, 'revoke', { drop: 'before' }, 0);

        const answer = await soon(endpoint.revoke(clouds.client(vendor), 'token'));

        should(answer).containDeep({ ok: false, problem: { code: 'unreachable' } });
      });
    });
  }

  it('Google revokes without a secret, for a client that nobody has deployed any more', async () => {
    const answer = await endpoint.revoke(
      { ...clouds.client('google'), clientSecret: '' },
      grant('google').refreshToken,
    );

    should(answer).eql({ ok: true, value: null });
  });
});
