// Promises of a grant that several instances share: one of them refreshes it, all have what that brought, and the grant lives.
import should = require('should');

import { type Answer, type Cloud, failed } from '../../../src/clouds/cloud';
import type { TokenEndpoint, Tokens } from '../../../src/oauth/token-endpoint';
import { type AccessTokens, createAccessTokens } from '../../../src/oauth/tokens';
import type { Grant, Person } from '../../../src/store/records';
import type { Store } from '../../../src/store/store';
import { type Deferred, deferred } from '../../support/deferred';
import { fakeStart } from '../../support/fake-system';
import { type Instances, type Member, severalInstances } from '../../support/instances';
import { somebody } from '../../support/people';

const hour = 3_600_000;

/** A token endpoint that a test answers by hand. */
interface Asked {
  by: Member;
  refreshToken: string;
  answer: Deferred<Answer<Tokens>>;
}

for (const rotates of [true, false]) {
  describe(`oauth: a grant that several instances share, of a service that ${rotates ? 'replaces' : 'keeps'} the refresh token`, () => {
    const person: Person = somebody('Anna');
    const ended: Grant = { accessToken: 'a0', refreshToken: 'r0', scopes: ['s'], expiresAt: fakeStart };
    let several: Instances;
    let asked: Asked[];
    let one: Member;
    let two: Member;
    /** The refresh token that the service takes. */
    let good: string;
    /** Those that were taken, in turn. */
    let taken: string[];

    beforeEach(async () => {
      several = await severalInstances(2);
      [one, two] = several.all as [Member, Member];
      asked = [];
      good = 'r0';
      taken = [];
      await one.store.savePersonAndGrant(person, ended);
    });
    afterEach(() => several.end());

    const tokensOf = (by: Member, store: Partial<Store> = {}): AccessTokens => {
      const refresh: TokenEndpoint['refresh'] = (_client, refreshToken) => {
        const answer = deferred<Answer<Tokens>>();
        asked.push({ by, refreshToken, answer });
        return answer.promise;
      };
      const cloud = { oauth: { rotates } } as unknown as Cloud;
      return createAccessTokens({
        store: { ...by.store, ...store },
        system: by.system,
        tokenEndpoint: { refresh } as TokenEndpoint,
        clientOf: () => ({ cloud, clientId: 'client', clientSecret: 'secret' }),
      });
    };
    /** As the service answers now: a refresh token that was used up is refused. */
    const answer = async (at: number) => {
      const one = asked[at];
      if (!one) throw new Error(`only ${asked.length} have asked`);
      if (one.refreshToken !== good) one.answer.resolve(failed('grant-dead'));
      else {
        taken.push(good);
        if (rotates) good = `r${taken.length}`;
        one.answer.resolve({
          ok: true,
          value: {
            accessToken: `a${taken.length}`,
            refreshToken: rotates ? good : null,
            scopes: null,
            expiresAt: fakeStart + 10 * hour,
            userId: null,
          },
        });
      }
      await several.settle();
    };
    const use = (tokens: AccessTokens) => {
      const state: { ended: Answer<string> | null } = { ended: null };
      void tokens
        .use(person, async (accessToken) => ({ ok: true, value: accessToken }))
        .then((ends) => {
          state.ended = ends;
        });
      return state;
    };
    const stored = async () => (await two.store.grant(person.id)) as unknown as Record<string, unknown>;
    /** The stored grant can be refreshed once more. */
    const lives = async () => should((await stored()).refreshToken).equal(good);

    it('of two at once exactly one asks, and both have the result', async () => {
      const ends = [use(tokensOf(one)), use(tokensOf(two))];
      await several.settle();
      asked.should.have.length(1);
      await several.pass(2_000);
      asked.should.have.length(1);
      await answer(0);
      await several.pass(500);

      ends
        .map(({ ended }) => ended)
        .should.eql([
          { ok: true, value: 'a1' },
          { ok: true, value: 'a1' },
        ]);
      asked.should.have.length(1);
      (await stored()).should.containEql({ accessToken: 'a1', generation: 2 });
      await lives();
    });

    it('what one has refreshed another one uses as it is', async () => {
      use(tokensOf(one));
      await several.settle();
      await answer(0);
      const end = use(tokensOf(two));
      await several.settle();

      should(end.ended).eql({ ok: true, value: 'a1' });
      asked.should.have.length(1);
    });

    it('whose turn it is costs one question', async () => {
      const begun: number[] = [];
      const end = use(
        tokensOf(one, {
          beginRefresh(...all) {
            begun.push(asked.length);
            return one.store.beginRefresh(...all);
          },
        }),
      );
      await several.settle();
      await answer(0);

      should(end.ended).eql({ ok: true, value: 'a1' });
      begun.should.eql([0]);
    });

    it('where it fails the other one asks', async () => {
      const [first, second] = [use(tokensOf(one)), use(tokensOf(two))];
      await several.settle();
      const by = asked[0]?.by;
      asked[0]?.answer.resolve(failed('server-error'));
      await several.settle();
      await several.pass(500);
      asked.should.have.length(2);
      should(asked[1]?.by).not.equal(by);
      await answer(1);

      [first, second]
        .map(({ ended }) => ended?.ok)
        .sort()
        .should.eql([false, true]);
      await lives();
    });

    it('where it throws the other one asks', async () => {
      const failing = tokensOf(one)
        .use(person, async () => ({ ok: true, value: null }))
        .catch((error: Error) => error.message);
      await several.settle();
      const end = use(tokensOf(two));
      asked[0]?.answer.reject(new Error('a defect'));
      should(await failing).equal('a defect');
      await several.settle();
      await several.pass(500);
      await answer(1);

      should(end.ended).eql({ ok: true, value: 'a1' });
    });

    it('where it dies the other one asks, as soon as it is lost, and not before', async () => {
      use(tokensOf(one));
      await several.settle();
      const end = use(tokensOf(two));
      await several.pass(1_000, [one]);
      asked.should.have.length(1);
      await several.lose(one);
      await several.settle();
      await several.pass(1_000, [one]);
      asked.should.have.length(2);
      await answer(1);

      should(end.ended).eql({ ok: true, value: 'a1' });
      await lives();
    });

    it('one that is lost when it is about to ask does not', async () => {
      let isFirst = true;
      const lost = deferred();
      const end = use(
        tokensOf(one, {
          async mayAct(epoch) {
            if (!isFirst) return one.store.mayAct(epoch);
            isFirst = false;
            await several.lose(one);
            several.wake(one);
            one.system.setClock(fakeStart + hour);
            return one.store.mayAct(epoch).finally(() => lost.resolve());
          },
        }),
      );
      await lost.promise;
      await several.settle();
      asked.should.be.empty();
      const other = use(tokensOf(two));
      await several.settle();
      asked.map(({ by }) => by === two).should.eql([true]);
      await several.pass(2_000);
      await answer(0);
      await several.pass(500);

      asked.should.have.length(1);
      for (const { ended } of [end, other]) should(ended).eql({ ok: true, value: 'a1' });
    });

    it('one that has waited for its turn while another one has begun does not ask', async () => {
      const turn = deferred();
      const cloud = { oauth: { rotates } } as unknown as Cloud;
      const end: { ended: unknown } = { ended: null };
      void createAccessTokens({
        store: one.store,
        system: one.system,
        tokenEndpoint: {
          refresh: async () => Promise.reject(new Error('asked twice')),
        } as unknown as TokenEndpoint,
        clientOf: () => ({ cloud, clientId: 'client', clientSecret: 'secret' }),
        limited: (task) => turn.promise.then(task),
      })
        .use(person, async (value) => ({ ok: true, value }))
        .then((ends) => {
          end.ended = ends;
        });
      await several.settle();
      await several.sql("UPDATE grants SET owned_at = owned_at - interval '1 h'");
      use(tokensOf(two));
      await several.settle();
      turn.resolve();
      await several.settle();
      await answer(0);
      await several.pass(500);

      should(end.ended).eql({ ok: true, value: 'a1' });
    });

    it('an answer that comes after another one took over costs nobody the grant', async () => {
      const late = use(tokensOf(one));
      await several.settle();
      await several.lose(one);
      const end = use(tokensOf(two));
      await several.settle();
      asked.should.have.length(2);
      several.wake(one);
      // The service heard the first one first.
      await answer(0);
      await answer(1);
      await several.settle();

      should(late.ended?.ok).be.true();
      await lives();
      should((await stored()).generation).equal(rotates ? 2 : 2);
      should(end.ended?.ok).be.true();
      new Set(taken).size.should.equal(rotates ? taken.length : 1);
    });

    it('what could not be written while the database was away is written when this instance is one again', async () => {
      let isAway = true;
      const tokens = tokensOf(one, {
        replaceGrant: (...all) =>
          isAway ? Promise.reject(new Error('away')) : one.store.replaceGrant(...all),
      });
      const failing = tokens.use(person, async () => ({ ok: true, value: null })).catch(() => 'away');
      await several.settle();
      await answer(0);
      should(await failing).equal('away');
      isAway = false;
      await several.lose(one);
      await several.beat(one);
      await several.settle();

      await lives();
      should((await stored()).accessToken).equal('a1');
    });
  });
}
