// Promises of keeping grants fresh: one refresh for all who wait, on disk before use, and nothing lost in a crash.
import should = require('should');

import { failed } from '../../../src/clouds/cloud';
import type { Store } from '../../../src/store/store';
import type { Vendor } from '../../support/clouds';
import { deferred } from '../../support/deferred';
import { settled } from '../../support/fake-system';
import { type Connected, startConnected } from './connected';

const minute = 60_000;
const hour = 60 * minute;

describe('oauth: access tokens', () => {
  let one: Connected;
  const begin = async (vendor: Vendor) => {
    one = await startConnected(vendor);
  };
  afterEach(() => one.end());

  const refreshes = (vendor: Vendor) => one.clouds.asked(vendor, 'token');
  const stored = () => one.temp.store.grant(one.person.id);

  describe('when to refresh', () => {
    beforeEach(() => begin('google'));

    it('a token with more than five minutes left is used as it is', async () => {
      const { accessToken } = await one.connect(5 * minute + 1);

      const answer = await one.tokens().use(one.person, one.devices);

      answer.ok.should.be.true();
      refreshes('google').should.equal(0);
      one.used().should.eql([accessToken]);
    });

    it('one with five minutes left is renewed first', async () => {
      const { accessToken } = await one.connect(5 * minute);

      const answer = await one.tokens().use(one.person, one.devices);

      answer.ok.should.be.true();
      refreshes('google').should.equal(1);
      one.used().should.have.length(1);
      one.used().should.not.containEql(accessToken);
    });

    it('a refreshed token is used until its own end comes near', async () => {
      await one.connect(0);
      const tokens = one.tokens();

      await tokens.use(one.person, one.devices);
      await one.clouds.system.advance(50 * minute);
      await tokens.use(one.person, one.devices);
      const inTime = refreshes('google');
      await one.clouds.system.advance(5 * minute);
      await tokens.use(one.person, one.devices);

      inTime.should.equal(1);
      refreshes('google').should.equal(2);
    });

    it('401 is one refresh and one retry', async () => {
      const { accessToken } = await one.connect(hour);
      one.clouds.sandbox.control.tokens({ person: 'anna', vendor: 'google', action: 'expire-access' });

      const answer = await one.tokens().use(one.person, one.devices);

      answer.ok.should.be.true();
      refreshes('google').should.equal(1);
      one.used().should.have.length(2);
      one.used()[0]?.should.equal(accessToken);
    });

    it('401 again after a refresh that worked is reconnect, and ends there', async () => {
      await one.connect(hour);
      one.clouds.spoil('google', 'devices', { status: 401 }, 0);

      const answer = await one.tokens().use(one.person, one.devices);

      should(answer).eql({ ok: false, problem: { kind: 'reconnect', code: 'unauthorized' } });
      refreshes('google').should.equal(1);
      one.used().should.have.length(2);
    });

    it('a 403 brings no refresh', async () => {
      await one.connect(hour);
      one.clouds.sandbox.control.conditions({ person: 'anna', resourcePermissionDenied: true });

      const answer = await one.tokens().use(one.person, one.devices);

      should(answer).containDeep({ problem: { code: 'permission-denied' } });
      refreshes('google').should.equal(0);
    });

    it('near its end a token still serves while the token endpoint is out of reach', async () => {
      const { accessToken } = await one.connect(minute);
      one.clouds.spoil('google', 'token', { status: 503 }, 0);

      const answer = await one.soon(one.tokens().use(one.person, one.devices));

      answer.ok.should.be.true();
      one.used().should.eql([accessToken]);
    });

    it('after its end it does not: the problem of the refresh is the answer', async () => {
      await one.connect(0);
      one.clouds.spoil('google', 'token', { status: 503 }, 0);

      const answer = await one.soon(one.tokens().use(one.person, one.devices));

      should(answer).containDeep({ ok: false, problem: { kind: 'try-later', code: 'server-error' } });
      one.used().should.be.empty();
    });

    it('a grant that was revoked is reconnect, and its token goes nowhere any more', async () => {
      const grant = await one.connect(minute);
      one.clouds.sandbox.control.tokens({ person: 'anna', vendor: 'google', action: 'expire-refresh' });

      const answer = await one.tokens().use(one.person, one.devices);

      should(answer).eql({ ok: false, problem: { kind: 'reconnect', code: 'grant-dead' } });
      one.used().should.be.empty();
      should(await stored()).containEql(grant);
    });

    it('without a deployed client nothing is asked, and nothing lost', async () => {
      const grant = await one.connect(0);

      const answer = await one.tokens({ isDeployed: false }).use(one.person, one.devices);

      should(answer).eql({ ok: false, problem: { kind: 'misconfigured', code: 'no-client' } });
      one.clouds.sandbox.control.requests().should.be.empty();
      should(await stored()).containEql(grant);
    });
  });

  describe('one refresh for all', () => {
    for (const vendor of ['google', 'fitbit'] as const) {
      it(`${vendor}: a thousand who ask at once with an old token cause one refresh`, async () => {
        await begin(vendor);
        await one.connect(0);
        const tokens = one.tokens();
        const seen: string[] = [];

        const answers = await Promise.all(
          Array.from({ length: 1000 }, () =>
            tokens.use(one.person, async (accessToken) => {
              seen.push(accessToken);
              return { ok: true, value: null };
            }),
          ),
        );

        answers.every(({ ok }) => ok).should.be.true();
        refreshes(vendor).should.equal(1);
        seen.should.have.length(1000);
        new Set(seen).size.should.equal(1);
        if (vendor === 'fitbit') should(await stored()).have.property('accessToken', seen[0]);
      });

      it(`${vendor}: a thousand who are refused at once cause one refresh, latecomers included`, async () => {
        await begin(vendor);
        const { accessToken: old } = await one.connect(hour);
        const tokens = one.tokens();
        const heard = deferred();
        let refused = 0;
        const ask = (isLate: boolean) =>
          tokens.use(one.person, async (accessToken) => {
            if (accessToken !== old) return { ok: true, value: null };
            refused += 1;
            if (isLate) await heard.promise;
            return failed('unauthorized');
          });

        // Half of them hear of their refusal only when the refresh of the others is over.
        const late = Promise.all(Array.from({ length: 500 }, () => ask(true)));
        const early = await Promise.all(Array.from({ length: 500 }, () => ask(false)));
        heard.resolve();
        const answers = [...early, ...(await late)];

        answers.every(({ ok }) => ok).should.be.true();
        refused.should.equal(1000);
        refreshes(vendor).should.equal(1);
      });
    }

    it('a thousand real checks at once cause one refresh', async () => {
      await begin('google');
      await one.connect(hour);
      one.clouds.sandbox.control.tokens({ person: 'anna', vendor: 'google', action: 'expire-access' });
      const tokens = one.tokens();

      const answers = await Promise.all(
        Array.from({ length: 1000 }, () => tokens.use(one.person, one.devices)),
      );

      answers.every(({ ok }) => ok).should.be.true();
      refreshes('google').should.equal(1);
      new Set(one.used()).size.should.equal(2);
    });

    it('a refresh that failed is forgotten: all who waited hear of it, the next one tries again', async () => {
      await begin('google');
      await one.connect(0);
      one.clouds.spoil('google', 'token', { status: 500 });
      const tokens = one.tokens();

      const first = await Promise.all([
        tokens.use(one.person, one.devices),
        tokens.use(one.person, one.devices),
      ]);
      const next = await tokens.use(one.person, one.devices);

      first.map(({ ok }) => ok).should.eql([false, false]);
      next.ok.should.be.true();
      refreshes('google').should.equal(2);
    });

    it('a refresh that throws is forgotten too', async () => {
      await begin('google');
      await one.connect(0);
      let tries = 0;
      const tokens = one.tokens({
        endpoint: {
          refresh: (client, token) => {
            tries += 1;
            return tries === 1 ? Promise.reject(new Error('a defect')) : one.endpoint.refresh(client, token);
          },
        },
      });

      await tokens.use(one.person, one.devices).should.be.rejectedWith('a defect');
      const next = await tokens.use(one.person, one.devices);

      next.ok.should.be.true();
    });
  });

  describe('write, then use', () => {
    beforeEach(() => begin('fitbit'));

    it('a new token goes nowhere before it is on disk', async () => {
      await one.connect(0);
      const asked = deferred();
      const disk = deferred();
      const tokens = one.tokens({
        store: {
          replaceGrant: async (...all) => {
            asked.resolve();
            await disk.promise;
            return one.temp.store.replaceGrant(...all);
          },
        },
      });

      const using = tokens.use(one.person, one.devices);
      await asked.promise;
      await settled();
      const before = one.used().length;
      disk.resolve();
      const answer = await using;

      before.should.equal(0);
      answer.ok.should.be.true();
      one.used().should.eql([(await stored())?.accessToken]);
    });

    it('a token that the disk does not take is not used', async () => {
      await one.connect(0);
      const full = new Error('disk full');
      const tokens = one.tokens({ store: { replaceGrant: () => Promise.reject(full) } });

      await tokens.use(one.person, one.devices).should.be.rejectedWith(full);

      one.used().should.be.empty();
    });

    it('a refreshed grant survives a restart', async () => {
      await one.connect(0);
      await one.tokens().use(one.person, one.devices);
      const before = await stored();

      await one.temp.reopen();

      should(await stored()).eql(before);
      should(before).have.property('generation', 2);
    });
  });

  describe('a refresh token that stays the same (Google)', () => {
    beforeEach(() => begin('google'));

    it('an access token alone is not written down, and serves until its end comes near', async () => {
      const grant = await one.connect(0);
      const tokens = one.tokens();

      for (let checks = 0; checks < 3; checks += 1) await tokens.use(one.person, one.devices);

      refreshes('google').should.equal(1);
      new Set(one.used()).size.should.equal(1);
      one.used().should.have.length(3);
      one.used().should.not.containEql(grant.accessToken);
      should(await stored()).eql({ ...grant, generation: 1 });
    });

    it('after a restart the refresh token on disk brings another', async () => {
      await one.connect(0);
      await one.tokens().use(one.person, one.devices);
      await one.temp.reopen();

      const answer = await one.tokens().use(one.person, one.devices);

      answer.ok.should.be.true();
      refreshes('google').should.equal(2);
    });

    it("Google's answer without a refresh token keeps the old one and the scopes", async () => {
      const grant = await one.connect(0);
      one.clouds.spoil('google', 'token', {
        body: { access_token: 'fresh', token_type: 'Bearer', expires_in: 3599 },
      });
      const used: string[] = [];

      await one.tokens().use(one.person, async (token) => {
        used.push(token);
        return { ok: true, value: null };
      });

      used.should.eql(['fresh']);
      should(await stored()).eql({ ...grant, generation: 1 });
    });

    it('other scopes are written down', async () => {
      const { refreshToken } = await one.connect(0);
      one.clouds.spoil('google', 'token', {
        body: { access_token: 'fresh', token_type: 'Bearer', expires_in: 3599, scope: 'other' },
      });

      await one.tokens().use(one.person, async () => ({ ok: true, value: null }));

      should(await stored()).containEql({ accessToken: 'fresh', refreshToken, scopes: ['other'] });
    });

    it('a new consent goes before a newer access token of the one before', async () => {
      await one.connect(0);
      const tokens = one.tokens();
      await tokens.use(one.person, one.devices);
      const newer = one.consented(hour);
      await one.temp.store.savePersonAndGrant(one.person, newer);

      await tokens.use(one.person, one.devices);

      should(one.used()[1]).equal(newer.accessToken);
    });

    it('of somebody who left nothing stays in memory', async () => {
      await one.connect(0);
      const tokens = one.tokens();
      await tokens.use(one.person, one.devices);
      const back = await stored();
      await one.temp.store.removePerson(one.person.id);
      tokens.forget(one.person.id);
      // The same number of a grant, as after a new sign-up.
      if (back) await one.temp.store.savePersonAndGrant(one.person, { ...back, expiresAt: 0 });

      await tokens.use(one.person, one.devices);

      refreshes('google').should.equal(2);
    });

    it('a new refresh token, where one comes, takes the place of the old one', async () => {
      await one.connect(0);
      one.clouds.spoil('google', 'token', {
        body: { access_token: 'fresh', refresh_token: 'newer', token_type: 'Bearer', expires_in: 3599 },
      });

      await one.tokens().use(one.person, async () => ({ ok: true, value: null }));

      should(await stored()).containEql({ refreshToken: 'newer' });
    });
  });

  describe('Fitbit rotates', () => {
    beforeEach(() => begin('fitbit'));

    it('each refresh keeps the next refresh token, for weeks', async () => {
      const { refreshToken } = await one.connect(0);
      const tokens = one.tokens();
      const seen = [refreshToken];

      for (let times = 0; times < 5; times += 1) {
        const answer = await tokens.use(one.person, one.devices);
        answer.ok.should.be.true();
        seen.push((await stored())?.refreshToken ?? '');
        await one.clouds.system.advance(8 * hour);
      }

      new Set(seen).size.should.equal(6);
    });

    it('a crash between answer and write is healed by the old token within two minutes', async () => {
      const { refreshToken } = await one.connect(0);
      const lost = await one.endpoint.refresh(one.clouds.client('fitbit'), refreshToken);
      await one.temp.reopen();
      await one.clouds.system.advance(2 * minute - 1);

      const answer = await one.tokens().use(one.person, one.devices);

      answer.ok.should.be.true();
      const kept = await stored();
      should(lost.ok && lost.value.refreshToken).equal(kept?.refreshToken);
    });

    it('later than that it is reconnect', async () => {
      const { refreshToken } = await one.connect(0);
      await one.endpoint.refresh(one.clouds.client('fitbit'), refreshToken);
      await one.clouds.system.advance(2 * minute + 1);

      const answer = await one.tokens().use(one.person, one.devices);

      should(answer).eql({ ok: false, problem: { kind: 'reconnect', code: 'grant-dead' } });
    });

    it('nothing is asked of the cloud while the disk takes nothing, and the grant outlasts that', async () => {
      await one.connect(0);
      const full = new Error('disk full');
      const refuse = () => Promise.reject(full);
      const tokens = one.tokens({ store: { rewriteGrant: refuse, replaceGrant: refuse } });
      await tokens.use(one.person, one.devices).should.be.rejectedWith(full);
      const asked = refreshes('fitbit');
      await one.clouds.system.advance(hour);

      const answer = await one.tokens().use(one.person, one.devices);

      asked.should.equal(0);
      answer.ok.should.be.true();
    });

    it('a grant that the disk did not take is kept, and written before anything else', async () => {
      await one.connect(0);
      let isFull = true;
      const replaceGrant: Store['replaceGrant'] = (...all) =>
        isFull ? Promise.reject(new Error('disk full')) : one.temp.store.replaceGrant(...all);
      const tokens = one.tokens({ store: { replaceGrant } });
      await tokens.use(one.person, one.devices).should.be.rejectedWith('disk full');
      await one.clouds.system.advance(hour);
      await tokens.use(one.person, one.devices).should.be.rejectedWith('disk full');
      const asked = refreshes('fitbit');
      isFull = false;

      const answer = await tokens.use(one.person, one.devices);
      await one.clouds.system.advance(8 * hour);
      const later = await tokens.use(one.person, one.devices);

      asked.should.equal(1);
      [answer.ok, later.ok].should.deepEqual([true, true]);
      refreshes('fitbit').should.equal(2);
    });

    it('a grant that the disk did not take is written by a Deploy when there is room again', async () => {
      await one.connect(0);
      let isFull = true;
      const replaceGrant: Store['replaceGrant'] = (...all) =>
        isFull ? Promise.reject(new Error('disk full')) : one.temp.store.replaceGrant(...all);
      const tokens = one.tokens({ store: { replaceGrant } });
      await tokens.use(one.person, one.devices).should.be.rejectedWith('disk full');
      await one.clouds.system.advance(hour);
      isFull = false;
      await tokens.close();

      const answer = await one.tokens().use(one.person, one.devices);

      answer.ok.should.be.true();
      refreshes('fitbit').should.equal(1);
    });

    it('closes although the disk still takes nothing', async () => {
      await one.connect(0);
      const replaceGrant = () => Promise.reject(new Error('disk full'));
      const tokens = one.tokens({ store: { replaceGrant } });
      await tokens.use(one.person, one.devices).should.be.rejectedWith('disk full');

      await tokens.close().should.be.fulfilled();
    });

    it('an answer lost on its way is asked for again, and loses nothing', async () => {
      await one.connect(0);
      one.clouds.spoil('fitbit', 'token', { drop: 'half-body', after: true });

      const answer = await one.soon(one.tokens().use(one.person, one.devices));

      answer.ok.should.be.true();
      refreshes('fitbit').should.equal(2);
      one.clouds.sandbox.control.grants().should.containDeep([{ refreshes: 1 }]);
      await one.clouds.system.advance(8 * hour);
      (await one.tokens().use(one.person, one.devices)).ok.should.be.true();
    });

    it('409: what somebody else wrote meanwhile is used, without another refresh', async () => {
      await one.connect(0);
      const theirs = one.consented(hour);
      one.clouds.spoil('fitbit', 'token', { status: 409 }, 0);

      const using = one.tokens().use(one.person, one.devices);
      await one.clouds.system.waiting(2_000);
      await one.temp.store.replaceGrant(one.person.id, 1, theirs);
      await one.clouds.system.advance(2_000);
      const answer = await using;

      answer.ok.should.be.true();
      one.used().should.eql([theirs.accessToken]);
      refreshes('fitbit').should.equal(1);
    });

    it('409 and nothing written: once more with the same refresh token, then later', async () => {
      const { refreshToken } = await one.connect(0);
      one.clouds.spoil('fitbit', 'token', { status: 409 }, 0);

      const answer = await one.soon(one.tokens().use(one.person, one.devices));

      should(answer).eql({ ok: false, problem: { kind: 'try-later', code: 'refresh-conflict' } });
      const sent = one.clouds.sandbox.control.requests().map(({ body }) => new URLSearchParams(body));
      sent.map((form) => form.get('refresh_token')).should.eql([refreshToken, refreshToken]);
    });
  });

  describe('other writers', () => {
    beforeEach(() => begin('google'));

    it('invalid_grant while another writer renewed: theirs is used', async () => {
      await one.connect(0);
      one.clouds.sandbox.control.tokens({ person: 'anna', vendor: 'google', action: 'expire-refresh' });
      await one.clouds.system.advance(1_000);
      const theirs = one.consented(hour);
      const tokens = one.tokens({
        endpoint: {
          refresh: async (client, token) => {
            const answer = await one.endpoint.refresh(client, token);
            await one.temp.store.replaceGrant(one.person.id, 1, theirs);
            return answer;
          },
        },
      });

      const answer = await tokens.use(one.person, one.devices);

      answer.ok.should.be.true();
      one.used().should.eql([theirs.accessToken]);
    });

    it('a new consent during a refresh wins', async () => {
      await one.connect(0);
      const newer = one.consented(hour);
      const tokens = one.tokens({
        endpoint: {
          refresh: async (client, token) => {
            const answer = await one.endpoint.refresh(client, token);
            await one.temp.store.savePersonAndGrant(one.person, newer);
            return answer;
          },
        },
      });

      const answer = await tokens.use(one.person, one.devices);

      answer.ok.should.be.true();
      one.used().should.eql([newer.accessToken]);
      should(await stored()).eql({ ...newer, generation: 2 });
    });

    it('somebody who left during a refresh is not brought back', async () => {
      await one.connect(0);
      const tokens = one.tokens({
        endpoint: {
          refresh: async (client, token) => {
            const answer = await one.endpoint.refresh(client, token);
            await one.temp.store.removePerson(one.person.id);
            return answer;
          },
        },
      });

      const answer = await tokens.use(one.person, one.devices);

      should(answer).containDeep({ ok: false, problem: { code: 'grant-dead' } });
      one.used().should.be.empty();
      should(await stored()).be.null();
    });
  });
});
