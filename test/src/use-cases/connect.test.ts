// Promises of connecting: from the press of the button to the saved person, by redirect or by a pasted address.
import 'should';
import should from 'should';
import type { Cloud } from '../../../src/clouds/cloud';
import { googleHealth } from '../../../src/clouds/google-health';
import { serialByKey } from '../../../src/net/concurrency';
import { createHttp, type Http } from '../../../src/net/http';
import { createAuthorizations } from '../../../src/oauth/authorize';
import { createTokenEndpoint } from '../../../src/oauth/token-endpoint';
import { createChecking } from '../../../src/people/checking';
import type { Introduction } from '../../../src/people/joining';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox';
import { Trouble } from '../../../src/sentences/trouble';
import { lateTrouble } from '../../../src/store/late';
import type { Store } from '../../../src/store/store';
import { type Connect, createConnect } from '../../../src/use-cases/connect';
import { consent } from '../../support/consent';
import { deferred } from '../../support/deferred';
import { type FakeSystem, fakeSystem, settled } from '../../support/fake-system';
import { skippingPauses } from '../../support/skipping-pauses';
import { type TempStore, tempStore } from '../../support/temp-store';

const redirectUri = 'http://localhost:1880/fitbit/callback';
const minute = 60_000;

describe('use-cases: connecting', () => {
  let system: FakeSystem;
  let temp: TempStore;
  let sandbox: Sandbox;
  let http: Http;
  let cloud: Cloud;
  let connect: Connect;
  let joined: string[];

  beforeEach(async () => {
    system = fakeSystem();
    temp = await tempStore(system);
    sandbox = await startSandbox({ now: system.now });
    http = createHttp({ system, origins: sandbox.origins });
    cloud = googleHealth.open(http, system);
    joined = [];
    open();
  });
  afterEach(async () => {
    await http.close();
    await sandbox.close();
    await temp.remove();
  });

  function open(store: Store = temp.store): void {
    const cloudOf = () => cloud;
    const useToken = () => Promise.reject(new Error('nobody is checked here'));
    connect = createConnect({
      inTurn: serialByKey(),
      store,
      system,
      authorizations: createAuthorizations<Introduction>({
        store,
        http,
        system,
        tokenEndpoint: createTokenEndpoint(http, system),
        cloudOf,
      }),
      checking: createChecking({ store, system, cloudOf, useToken, onChecked: () => undefined }),
      onJoined: ({ name }) => joined.push(name),
    });
  }
  function client() {
    const found = sandbox.control.state().clients.find(({ vendor }) => vendor === 'google');
    if (!found) throw new Error('no client');
    return { cloud, clientId: found.clientId, clientSecret: found.clientSecret };
  }
  const start = (introduction: Partial<Introduction> = {}, facts: Partial<ReturnType<typeof client>> = {}) =>
    connect.start({
      client: { ...client(), ...facts },
      redirectUri,
      webhooks: false,
      introduction: { name: 'Anna', number: null, language: 'en', personId: null, ...introduction },
    });
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'none',
      (error: unknown) => (error instanceof Trouble ? error.code : 'not a Trouble'),
    );
  const parametersOf = (address: string) => new URL(address).searchParams;
  const everybody = () => temp.store.people('google-health');

  it('asks nothing of the network before the browser is sent away', async () => {
    const { url } = await start();

    url.startsWith(`${sandbox.url}/o/oauth2/v2/auth?`).should.be.true();
    sandbox.control.requests().should.be.empty();
  });

  for (const [facts, code] of [
    [{ clientId: '' }, 'connect-client-missing'],
    [{ clientSecret: '' }, 'connect-client-missing'],
  ] as const) {
    it(`says ${code} without ${Object.keys(facts)}`, async () =>
      (await codeOf(start({}, facts))).should.equal(code));
  }
  it('says that a name is missing', async () =>
    (await codeOf(start({ name: '' }))).should.equal('connect-name-missing'));

  it('what came of a consent is known for its ten minutes, to whom brings it back once more', async () => {
    const { url } = await start();
    const back = parametersOf(await consent(url, 'anna'));
    const first = connect.finish(back);
    // At the same time, as after a reload before the first answer was there.
    const second = await connect.finish(back).catch((error: unknown) => error);
    const meanwhile = await connect.known(back);
    const outcome = await first;

    should(second).have.property('code', 'connect-state-unknown');
    should(meanwhile).deepEqual(outcome);
    should(await connect.paste(`${redirectUri}?${back}`)).deepEqual(outcome);
    (await everybody()).should.have.length(1);
    await system.advance(10 * minute + 1);
    should(await connect.known(back)).be.null();
  });

  it('brought back at once to another instance, it waits for what comes of it at the first one', async () => {
    const { resolve: mayJoin, promise: joining } = deferred<void>();
    open({ ...temp.store, join: (...all) => joining.then(() => temp.store.join(...all)) });
    const { url } = await start();
    const back = parametersOf(await consent(url, 'anna'));
    const first = connect.finish(back);
    open({ ...temp.store, isShared: () => true });

    (await codeOf(connect.finish(back))).should.equal('connect-state-unknown');
    const known = connect.known(back);
    await system.waiting(200);
    mayJoin();
    const outcome = await first;
    await system.advance(200);

    should(await known).eql(outcome);
    outcome.state.should.equal('connected');
  });

  describe('while the database is away', () => {
    const trouble = (code: string) => new Trouble(code, 'store.unreachable', { database: 'db' });
    /** What it is asked when somebody is to be saved, and how often; `free`: something may be free by now. */
    const openAway = (code: string, isKept: boolean) => {
      let times = 0;
      let free: () => void = () => undefined;
      open({
        ...temp.store,
        isShared: () => true,
        takeAuthorizations: async () => [],
        onFree(run) {
          free = run;
          return () => undefined;
        },
        async join(...all) {
          times += 1;
          const hasJoined = times > 1 || isKept ? await temp.store.join(...all) : false;
          if (times === 1) throw trouble(code);
          return hasJoined;
        },
      });
      return {
        async back() {
          free();
          await connect.idle();
        },
        times: () => times,
      };
    };
    const revoked = () => sandbox.control.requests().filter(({ call }) => call === 'revoke');

    it('goes on with what was allowed as soon as it is back', async () => {
      const away = openAway('store-unreachable', false);
      const { url, id } = await start();
      const back = parametersOf(await consent(url, 'anna'));

      (await codeOf(connect.finish(back))).should.equal('store-unreachable');
      (await everybody()).should.be.empty();
      await away.back();
      (await everybody()).should.have.length(1);
      (await connect.progress(id)).state.should.equal('connected');
      revoked().should.be.empty();
      await away.back();
      away.times().should.equal(2);
    });

    it('gives nothing back that may be kept, and calls nobody failed who is there', async () => {
      openAway('store-uncertain', true);
      const { url, id } = await start();
      const back = parametersOf(await consent(url, 'anna'));

      (await connect.finish(back)).state.should.equal('connected');
      (await everybody()).should.have.length(1);
      (await connect.progress(id)).state.should.equal('connected');
      revoked().should.be.empty();
    });
  });

  it('leaves to another instance what that goes on with', async () => {
    open({ ...temp.store, isShared: () => true, join: () => Promise.reject(lateTrouble()) });
    const { url, id } = await start();
    const back = parametersOf(await consent(url, 'anna'));

    (await codeOf(connect.finish(back))).should.equal('instance-late');
    (await connect.progress(id)).state.should.equal('waiting');
    sandbox.control
      .requests()
      .filter(({ call }) => call === 'revoke')
      .should.be.empty();
  });

  it('a failure is known again, too; what nobody has brought back is not', async () => {
    const { url } = await start();
    const state = String(parametersOf(url).get('state'));
    const refused = new URLSearchParams({ state, error: 'access_denied' });
    const before = await connect.known(refused);
    const outcome = await connect.finish(refused);

    should(before).be.null();
    outcome.state.should.equal('failed');
    should(await connect.known(refused)).deepEqual(outcome);
    should(await connect.known(new URLSearchParams({ state: 'made up' }))).be.null();
  });

  it('saves the person that came back by the redirect, and tells who waits', async () => {
    const { id, url } = await start();
    (await connect.progress(id)).should.deepEqual({ state: 'waiting' });
    const outcome = await connect.finish(parametersOf(await consent(url, 'anna')));

    const [anna] = await everybody();
    outcome.should.deepEqual({ state: 'connected', person: { id: anna?.id, name: 'Anna' } });
    (await connect.progress(id)).should.deepEqual(outcome);
    joined.should.deepEqual(['Anna']);
  });

  it('takes the address that the browser could not open, with the blanks around it', async () => {
    const { url } = await start();
    const outcome = await connect.paste(`\n ${await consent(url, 'anna')}  `);

    outcome.state.should.equal('connected');
  });

  for (const text of [
    '',
    'code',
    'http://localhost:1880/',
    `${redirectUri}?state=x`,
    `${redirectUri}?code=x`,
  ]) {
    it(`says that "${text}" is no such address`, async () =>
      (await codeOf(connect.paste(text))).should.equal('connect-not-an-address'));
  }

  it('takes an answer once, and only one that was asked for', async () => {
    const { url } = await start();
    const back = await consent(url, 'anna');
    await connect.paste(back);

    (await codeOf(connect.finish(parametersOf(back)))).should.equal('connect-state-unknown');
    (await codeOf(connect.finish(new URLSearchParams('code=x&state=y')))).should.equal(
      'connect-state-unknown',
    );
    (await codeOf(connect.finish(new URLSearchParams()))).should.equal('connect-state-unknown');
    (await everybody()).should.have.length(1);
  });

  it('takes one of two identical answers that come at the same time, and says to both what came of it', async () => {
    const { url } = await start();
    const back = await consent(url, 'anna');
    const [one, other] = await Promise.all([connect.paste(back), connect.paste(back)]);

    one.state.should.equal('connected');
    other.should.deepEqual(one);
    joined.should.deepEqual(['Anna']);
  });

  it('says that the consent was refused, and stores nobody', async () => {
    const { id, url } = await start();
    const outcome = await connect.paste(await consent(url, 'anna', 'deny'));

    outcome.should.containEql({ state: 'failed', code: 'connect-refused' });
    (await connect.progress(id)).should.deepEqual(outcome);
    (await everybody()).should.be.empty();
  });

  it('gives an answer ten minutes', async () => {
    const { id, url } = await start();
    const back = await consent(url, 'anna');
    await system.advance(10 * minute + 1);
    (await connect.progress(id)).should.deepEqual({ state: 'expired' });

    (await connect.paste(back)).should.containEql({ state: 'failed', code: 'connect-expired' });
  });

  it('knows nothing of an id that it never gave', async () => {
    (await connect.progress('connect_0')).should.deepEqual({ state: 'expired' });
  });

  it('keeps no code, token or secret in what the dialog is told', async () => {
    const { clientSecret } = client();
    const { id, url } = await start({}, { clientSecret: `${clientSecret}-canary` });
    const back = await consent(url, 'anna');
    const outcome = await connect.paste(back);

    outcome.should.containEql({ state: 'failed', code: 'wrong-client' });
    const told = JSON.stringify([outcome, await connect.progress(id)]);
    for (const secret of [clientSecret, String(parametersOf(back).get('code'))]) {
      told.should.not.containEql(secret);
    }
  });

  /** Lets the process end between the cloud's answer and the saved person. */
  async function crashAfterGrant(): Promise<string> {
    open({ ...temp.store, join: () => new Promise(() => undefined) });
    const { id, url } = await start();
    void connect.paste(await consent(url, 'anna'));
    await until(() => sandbox.control.requests().some(({ call }) => call === 'identity'));
    await settled();
    open(await temp.reopen());
    return id;
  }
  async function until(condition: () => boolean): Promise<void> {
    while (!condition()) await settled();
  }

  it('finishes after a restart what a crash interrupted', async () => {
    const id = await crashAfterGrant();
    (await everybody()).should.be.empty();
    await connect.resume();

    (await everybody()).map(({ name }) => name).should.deepEqual(['Anna']);
    (await connect.progress(id)).state.should.equal('connected');
    await connect.resume();
    joined.should.deepEqual(['Anna']);
  });

  it('keeps a grant over a start without a network', async () => {
    await crashAfterGrant();
    sandbox.control.fault({ match: { vendor: 'google' }, fault: { drop: 'before' } });
    await skippingPauses(system, connect.resume());
    (await everybody()).should.be.empty();
    sandbox.control.clearFaults();
    await connect.resume();

    (await everybody()).should.have.length(1);
  });

  it('finishes it although the power was off for longer than the access token lasts', async () => {
    await crashAfterGrant();
    await system.advance(5 * 60 * minute);
    await connect.resume();

    const [anna] = await everybody();
    should(anna?.name).equal('Anna');
    const grant = anna && (await temp.store.grant(anna.id));
    should(grant?.expiresAt).be.above(system.now());
  });

  it('keeps a grant whose access token is over, too, over a start without a network', async () => {
    await crashAfterGrant();
    await system.advance(5 * 60 * minute);
    sandbox.control.fault({ match: { vendor: 'google', call: 'token' }, fault: { drop: 'before' } });
    await skippingPauses(system, connect.resume());
    (await everybody()).should.be.empty();
    sandbox.control.clearFaults();
    await connect.resume();

    (await everybody()).should.have.length(1);
  });

  it('gives a grant up that is of no use any more', async () => {
    const id = await crashAfterGrant();
    sandbox.control.tokens({ person: 'anna', vendor: 'google', action: 'revoke' });
    await connect.resume();

    (await connect.progress(id)).should.containEql({ state: 'failed', code: 'grant-dead' });
    should(await temp.store.interruptedAuthorizations()).be.empty();
  });
});
