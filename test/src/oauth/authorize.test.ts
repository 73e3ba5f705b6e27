// Promises of connecting an account: through the consent page and back, once, in time, and never lost in a crash.
import { createHash } from 'node:crypto';

import should = require('should');

import { type Authorizations, createAuthorizations } from '../../../src/oauth/authorize';
import { createTokenEndpoint } from '../../../src/oauth/token-endpoint';
import type { Fault } from '../../../src/sandbox/sandbox';
import { Trouble } from '../../../src/sentences/trouble';
import type { Store } from '../../../src/store/store';
import { type Clouds, startClouds, type Vendor } from '../../support/clouds';
import { consent } from '../../support/consent';
import { deferred } from '../../support/deferred';
import { settled } from '../../support/fake-system';
import { somebody, someGrant } from '../../support/people';
import { skippingPauses } from '../../support/skipping-pauses';
import { type TempStore, tempStore } from '../../support/temp-store';

const redirectUri = 'http://localhost:1880/fitbit/callback';
const google = 'https://www.googleapis.com/auth/googlehealth';
const minute = 60_000;

interface Purpose {
  name: string;
}

describe('oauth: authorize', () => {
  let clouds: Clouds;
  let temp: TempStore;
  let authorizations: Authorizations<Purpose>;
  beforeEach(async () => {
    clouds = await startClouds();
    temp = await tempStore(clouds.system);
    authorizations = authorizationsWith();
  });
  afterEach(async () => {
    await temp.remove();
    await clouds.close();
  });

  function authorizationsWith(store: Partial<Store> = {}): Authorizations<Purpose> {
    return createAuthorizations<Purpose>({
      store: { ...temp.store, ...store },
      http: clouds.http,
      system: clouds.system,
      tokenEndpoint: createTokenEndpoint(clouds.http, clouds.system),
      cloudOf: (id) => (id === 'fitbit' ? clouds.fitbit : clouds.google),
    });
  }

  const start = (vendor: Vendor, changes: { webhooks?: boolean; clientSecret?: string } = {}) => {
    const { webhooks = false, ...client } = changes;
    return authorizations.start({
      client: { ...clouds.client(vendor), ...client },
      redirectUri,
      webhooks,
      purpose: { name: 'Anna' },
    });
  };
  /** What the browser brings back from the consent page. */
  async function answered(url: string, decision = 'allow', untick: string[] = []): Promise<URLSearchParams> {
    return new URL(await consent(url, 'anna', decision, untick)).searchParams;
  }
  async function finish(parameters: URLSearchParams) {
    const taken = await authorizations.take(parameters);
    return skippingPauses(clouds.system, authorizations.finish(taken));
  }
  async function connect(vendor: Vendor) {
    const { url } = await start(vendor);
    return finish(await answered(url));
  }
  const troubleOf = (work: Promise<unknown>): Promise<Trouble> =>
    work.then(
      () => should.fail('it went well', 'a Trouble') as never,
      (error: unknown) => {
        should(error).be.instanceOf(Trouble);
        return error as Trouble;
      },
    );
  const anna = () => clouds.sandbox.control.state().people[0];
  const exchanges = () => clouds.sandbox.control.requests().filter(({ call }) => call === 'token').length;

  describe('the address to open', () => {
    it('asks Google for a lasting grant, for the settings alone, with PKCE S256 and a state', async () => {
      const { url } = await start('google');

      const query = Object.fromEntries(new URL(url).searchParams);
      should(query).containEql({
        response_type: 'code',
        client_id: clouds.client('google').clientId,
        redirect_uri: redirectUri,
        scope: `${google}.settings.readonly`,
        access_type: 'offline',
        prompt: 'consent',
        code_challenge_method: 'S256',
      });
      should(query.state).match(/^[\w-]{43}$/);
      should(query.code_challenge).match(/^[\w-]{43}$/);
      url.should.not.containEql(clouds.client('google').clientSecret);
    });

    it('asks for what webhooks need only when they are switched on', async () => {
      const { url } = await start('google', { webhooks: true });

      should(new URL(url).searchParams.get('scope')).equal(
        `${google}.settings.readonly ${google}.activity_and_fitness.readonly`,
      );
    });

    it('asks Fitbit for the settings, and the profile for the zone', async () => {
      const { url } = await start('fitbit');

      const query = Object.fromEntries(new URL(url).searchParams);
      should(query).containEql({ scope: 'settings profile', code_challenge_method: 'S256' });
    });

    it('asks the network for nothing', async () => {
      await start('google');

      clouds.sandbox.control.requests().should.be.empty();
    });

    it('is another one each time', async () => {
      const queries = await Promise.all(
        [1, 2].map(async () => new URL((await start('google')).url).searchParams),
      );

      const [first, second] = queries.map((query) => [query.get('state'), query.get('code_challenge')]);
      should(first?.[0]).not.equal(second?.[0]);
      should(first?.[1]).not.equal(second?.[1]);
    });
  });

  for (const vendor of ['google', 'fitbit'] as const) {
    describe(vendor, () => {
      it('a consent brings a grant that works, whose it is, and what it was for', async () => {
        const answer = await connect(vendor);

        const isGoogle = vendor === 'google';
        answer.identity.should.eql({
          userId: isGoogle ? anna()?.healthUserId : anna()?.fitbitId,
          timeZone: isGoogle ? null : 'Europe/Berlin',
        });
        answer.purpose.should.eql({ name: 'Anna' });
        answer.grant.scopes.should.containEql(clouds[vendor].oauth.requiredScope);
        answer.grant.expiresAt.should.equal(clouds.system.now() + (isGoogle ? 3599_000 : 28_800_000));
        const devices = await clouds[vendor].devices(answer.grant.accessToken, null);
        devices.ok.should.be.true();
      });

      it('the verifier that is sent is the one that was promised', async () => {
        const { url } = await start(vendor);
        await finish(await answered(url));

        const request = clouds.sandbox.control.requests().find(({ call }) => call === 'token');
        const form = new URLSearchParams(request?.body);
        const hash = createHash('sha256')
          .update(form.get('code_verifier') ?? '')
          .digest('base64url');
        should(hash).equal(new URL(url).searchParams.get('code_challenge'));
        should(form.get('redirect_uri')).equal(redirectUri);
      });

      it('a consent that was refused is told as that, and nothing is asked', async () => {
        const { url } = await start(vendor);

        const trouble = await troubleOf(finish(await answered(url, 'deny')));

        trouble.code.should.equal('connect-refused');
        exchanges().should.equal(0);
      });

      it('a state serves once', async () => {
        const { url } = await start(vendor);
        const parameters = await answered(url);
        await finish(parameters);

        const trouble = await troubleOf(finish(parameters));

        trouble.code.should.equal('connect-state-unknown');
        exchanges().should.equal(1);
      });

      it('a code that was used before is told as that', async () => {
        const first = await start(vendor);
        const parameters = await answered(first.url);
        await finish(parameters);
        const second = await start(vendor);
        parameters.set('state', new URL(second.url).searchParams.get('state') ?? '');

        const trouble = await troubleOf(finish(parameters));

        trouble.code.should.equal('connect-code-used');
      });

      it('another verifier than the one that was promised gets nothing', async () => {
        const { url } = await start(vendor);
        const taken = await authorizations.take(await answered(url));
        taken.plan.verifier = 'w'.repeat(64);

        const trouble = await troubleOf(authorizations.finish(taken));

        trouble.code.should.equal('connect-code-used');
      });

      it('a wrong client secret is told as that', async () => {
        const { url } = await start(vendor, { clientSecret: 'canary-secret' });

        const trouble = await troubleOf(finish(await answered(url)));

        trouble.code.should.equal('wrong-client');
        `${trouble.stack}${JSON.stringify(trouble)}`.should.not.containEql('canary');
      });

      it('an answer without a refresh token is no lasting connection', async () => {
        const { url } = await start(vendor);
        const scope = clouds[vendor].oauth.requiredScope;
        clouds.spoil(vendor, 'token', {
          body: { access_token: 'a', token_type: 'Bearer', expires_in: 3599, scope },
        });

        const trouble = await troubleOf(finish(await answered(url)));

        trouble.code.should.equal('connect-no-refresh-token');
      });

      it('unticking the one permission that checks need is told as that', async () => {
        const { url } = await start(vendor, { webhooks: true });
        const required = clouds[vendor].oauth.requiredScope;

        const trouble = await troubleOf(finish(await answered(url, 'allow', [required])));

        trouble.code.should.equal('scope-missing');
      });

      it('an address that is not registered is refused by the cloud, before anything comes back', async () => {
        const { clientId } = clouds.client(vendor);
        clouds.sandbox.control.client({ vendor, clientId, redirectUris: ['https://example.org/other'] });
        const { url } = await start(vendor);

        await consent(url, 'anna').should.be.rejectedWith(/redirect_uri/);
      });

      it('the grant is on disk before anybody is asked whose it is', async () => {
        const disk = deferred();
        const asked = deferred();
        authorizations = authorizationsWith({
          keepAuthorizationGrant: async (...all) => {
            asked.resolve();
            await disk.promise;
            return temp.store.keepAuthorizationGrant(...all);
          },
        });
        const { url } = await start(vendor);
        const finishing = finish(await answered(url));
        await asked.promise;
        await settled();
        const calls = clouds.sandbox.control.requests().map(({ call }) => call);
        disk.resolve();

        const answer = await finishing;

        calls.should.eql(['authorize', 'decision', 'token']);
        answer.identity.userId.should.be.ok();
      });

      it('a crash after the exchange is taken up again: no second consent, no second exchange', async () => {
        const { id, url } = await start(vendor);
        const identity = vendor === 'google' ? 'identity' : 'profile';
        clouds.spoil(vendor, identity, { drop: 'before' }, 3);
        await troubleOf(finish(await answered(url)));
        clouds.sandbox.control.clearFaults();
        await temp.reopen();
        authorizations = authorizationsWith();

        const [left, ...others] = await authorizations.interrupted();
        const answer = left && (await authorizations.finish(left));

        others.should.be.empty();
        should(answer?.authorizationId).equal(id);
        should(answer?.purpose).eql({ name: 'Anna' });
        should(answer?.identity.userId).be.ok();
        exchanges().should.equal(1);
        await temp.store.endAuthorization(id, 'done');
        (await authorizations.interrupted()).should.be.empty();
      });
    });
  }

  it('without the permission for the profile Fitbit connects, and the zone is unknown', async () => {
    const { url } = await start('fitbit');

    const answer = await finish(await answered(url, 'allow', ['profile']));

    answer.identity.should.eql({ userId: anna()?.fitbitId, timeZone: null });
  });

  it('ten minutes are enough, a moment more is too late, and nothing is asked then', async () => {
    const inTime = await start('google');
    const late = await start('google');
    const answers = [await answered(inTime.url), await answered(late.url)] as const;
    clouds.sandbox.control.clock({ advanceMs: -minute });
    await clouds.system.advance(10 * minute);
    await finish(answers[0]);
    await clouds.system.advance(1);

    const trouble = await troubleOf(finish(answers[1]));

    trouble.code.should.equal('connect-expired');
    exchanges().should.equal(1);
  });

  for (const [name, query] of Object.entries({
    'a state that nobody gave out': 'code=canary&state=canary',
    'no state': 'code=canary',
    'an empty state': 'code=canary&state=',
  })) {
    it(`${name} belongs to no connection`, async () => {
      await start('google');

      const trouble = await troubleOf(finish(new URLSearchParams(query)));

      trouble.code.should.equal('connect-state-unknown');
      JSON.stringify(trouble).should.not.containEql('canary');
      clouds.sandbox.control.requests().should.be.empty();
    });
  }

  describe('what is wrong with project or account shows at once', () => {
    const conditions = {
      serviceDisabled: 'api-not-enabled',
      previewDenied: 'project-not-admitted',
      accountNotLinked: 'account-not-linked',
      uberMint: 'account-not-linked',
      resourcePermissionDenied: 'permission-denied',
    } as const;
    for (const [condition, code] of Object.entries(conditions)) {
      it(`${condition}: ${code}`, async () => {
        clouds.sandbox.control.conditions({ person: 'anna', [condition]: true });

        const trouble = await troubleOf(connect('google'));

        trouble.code.should.equal(code);
        trouble.message.should.containEql('Google').and.not.containEql('{');
      });
    }
  });

  describe('no word of a vendor or a library leaves', () => {
    const canary = 'canaryToken0123456789';
    const leaks: Record<string, Fault['fault']> = {
      'an error with a description': {
        status: 400,
        body: { error: 'invalid_request', error_description: canary },
      },
      'an error that is the token': { status: 400, body: { error: canary } },
      "Fitbit's errors": {
        status: 400,
        body: { errors: [{ errorType: canary, message: `Authorization code invalid: ${canary}` }] },
      },
      'an HTML page': { status: 500, body: `<h1>${canary}</h1>` },
      'a text with status 200': { status: 200, body: canary },
      'tokens of a strange type': { body: { access_token: canary, token_type: canary, expires_in: 1 } },
      'tokens that do not fit': { body: { access_token: canary, token_type: 'Bearer', expires_in: canary } },
      'a challenge header': {
        status: 401,
        headers: { 'WWW-Authenticate': `Bearer error="${canary}"` },
        body: {},
      },
    };
    for (const vendor of ['google', 'fitbit'] as const) {
      for (const [name, fault] of Object.entries(leaks)) {
        it(`${vendor}: ${name}`, async () => {
          clouds.spoil(vendor, 'token', fault, 0);

          const trouble = await troubleOf(connect(vendor));

          const all = `${trouble.stack} ${trouble.tell('de')} ${JSON.stringify(trouble)} ${String(trouble.cause)}`;
          all.should.not.containEql(canary);
        });
      }
    }

    it('an error in the callback is passed on as a word, never as a sentence', async () => {
      const words = ['invalid_scope', `Token invalid: ${canary}`];
      const troubles: Trouble[] = [];
      for (const error of words) {
        const state = new URL((await start('google')).url).searchParams.get('state') ?? '';
        const parameters = new URLSearchParams({ error, error_description: canary, state });
        troubles.push(await troubleOf(finish(parameters)));
      }

      troubles.map(({ code }) => code).should.eql(['bad-request', 'bad-request']);
      troubles.map(({ fill }) => fill.detail).should.eql(['invalid_scope', 'authorize']);
    });

    for (const [word, code] of Object.entries({
      admin_policy_enforced: 'admin-policy',
      deleted_client: 'wrong-client',
      unauthorized_client: 'wrong-client',
      redirect_uri_mismatch: 'redirect-mismatch',
      temporarily_unavailable: 'server-error',
    })) {
      it(`${word} in the callback is known: ${code}`, async () => {
        const state = new URL((await start('google')).url).searchParams.get('state') ?? '';

        const trouble = await troubleOf(finish(new URLSearchParams({ error: word, state })));

        trouble.code.should.equal(code);
      });
    }
  });

  describe('a consent that leads to nobody', () => {
    const revocations = () =>
      clouds.sandbox.control.requests().filter(({ call }) => call === 'revoke').length;
    async function failing(vendor: Vendor, untick: string[] = []) {
      const { url } = await start(vendor);
      const taken = await authorizations.take(await answered(url, 'allow', untick));
      await troubleOf(skippingPauses(clouds.system, authorizations.finish(taken)));
      return taken;
    }

    for (const vendor of ['google', 'fitbit'] as const) {
      it(`${vendor}: is given back where nobody of this client is connected`, async () => {
        clouds.sandbox.control.fault({ match: { vendor, call: 'identity' }, fault: { status: 500 } });
        // Fitbit says in the answer whose it is, so that nothing but a box can go wrong.
        const taken = await failing(vendor, vendor === 'fitbit' ? [clouds.fitbit.oauth.requiredScope] : []);

        await skippingPauses(clouds.system, authorizations.giveBack(taken));

        revocations().should.equal(1);
      });
    }

    it('stays where the account is somebody’s who is connected: both clouds would end that grant, too', async () => {
      const { identity } = await connect('google');
      const { clientId } = clouds.client('google');
      await temp.store.savePersonAndGrant(somebody('Anna', { clientId, userId: identity.userId }), someGrant);
      clouds.sandbox.control.fault({ match: { vendor: 'google', call: 'identity' }, fault: { status: 500 } });
      const taken = await failing('google');

      await skippingPauses(clouds.system, authorizations.giveBack(taken));

      revocations().should.equal(0);
    });

    it('without a code there is nothing to give back', async () => {
      const { url } = await start('google');
      const taken = await authorizations.take(await answered(url, 'deny'));
      await troubleOf(authorizations.finish(taken));

      await authorizations.giveBack(taken);

      revocations().should.equal(0);
    });
  });
});
