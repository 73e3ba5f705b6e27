// Promises of signing up where every request may come to another instance, on one database.
import should = require('should');

import { join } from '../../../../src/people/joining';
import type { SignupPolicy } from '../../../../src/people/signup/policy';
import { createSignups, type Signups } from '../../../../src/people/signup/signups';
import { openPostgresStore } from '../../../../src/store/postgres/open';
import type { Store } from '../../../../src/store/store';
import { fakeSystem } from '../../../support/fake-system';
import { someGrant } from '../../../support/people';
import { type TempPostgres, tempPostgres } from '../../../support/temp-postgres';

const number = '+4915228817386';

describe('people: signing up on several instances', () => {
  let temp: TempPostgres;
  let stores: [Store, Store];
  let on: [Signups, Signups];
  let sent: { payload: string; smsKey: string }[];
  const systems = [0, 0xa5].map((mask) => {
    const system = fakeSystem();
    // Each draws its own codes.
    return { ...system, bytes: (count: number) => Buffer.from(system.bytes(count).map((one) => one ^ mask)) };
  });
  const [system, otherSystem] = systems as [(typeof systems)[0], (typeof systems)[0]];

  beforeEach(async () => {
    temp = await tempPostgres(system);
    const other = await openPostgresStore(temp.options, otherSystem);
    stores = [temp.store, other];
    on = [createSignups({ store: temp.store, system }), createSignups({ store: other, system: otherSystem })];
    sent = [];
  });
  afterEach(async () => {
    await stores[1].close();
    await temp.remove();
  });

  const policy: SignupPolicy = {
    nodeId: 'node',
    cloud: 'google-health',
    clientId: 'client',
    confirm: 'sms',
    invitation: '',
    mostPeople: 100,
    codesPerDay: 30,
    title: 'Alerts',
    address: 'https://pi.example/fitbit/signup',
    send: ({ payload, smsKey }) => void sent.push({ payload, smsKey: String(smsKey) }),
    happened: () => undefined,
    capReached: () => undefined,
    full: () => undefined,
  };
  const arrival = (instance: 0 | 1, id: string, name = 'Anna') => ({
    authorizationId: `authorization ${id}`,
    cloud: 'google-health',
    clientId: 'client',
    identity: { userId: 'user-anna', timeZone: null },
    grant: someGrant,
    introduction: { name, language: 'en', personId: null, signup: { id, nodeId: 'node', number } },
    arriving: on[instance].arriving,
  });
  /** The form is sent to the one, the consent comes back to the other. */
  async function consented(id: string) {
    await on[0].begin(policy, id, { name: 'Anna', number, language: 'en' });
    return join(stores[1], otherSystem, arrival(1, id));
  }
  /** A consent of somebody of their own, as it comes back to an instance. */
  async function begun(instance: 0 | 1, id: string, page = policy) {
    await on[instance].begin(page, id, { name: id, number, language: 'en' });
    return { ...arrival(instance, id, id), identity: { userId: `user ${id}`, timeZone: null } };
  }
  const codes = () => sent.flatMap(({ payload }) => /^\d{6}/.exec(payload) ?? []);
  const wrong = () => (codes().includes('000000') ? '111111' : '000000');

  it('the same right code once more, at another one, leads to the same page; a wrong one ends that', async () => {
    await consented('a');
    await on[0].arrived(policy, 'a');
    const [code = ''] = codes();

    const first = await on[1].enterCode(policy, 'a', code);
    should(first).containEql({ ok: true, isBack: false });
    should(await on[0].enterCode(policy, 'a', code)).eql(first);
    should(await on[0].stage('node', 'a')).eql({ stage: 'form' });
    should(await on[0].enterCode(policy, 'a', wrong())).eql({ ok: false, why: 'nothing-to-prove' });
    should(await on[1].enterCode(policy, 'a', code)).eql({ ok: false, why: 'nothing-to-prove' });
  });

  it('two presses at once, one at each, lead to one page, with one welcome', async () => {
    await consented('a');
    await on[0].arrived(policy, 'a');
    const [code = ''] = codes();

    const [one, other] = await Promise.all(on.map((signups) => signups.enterCode(policy, 'a', code)));

    should(one).containEql({ ok: true });
    should(other).eql(one);
    sent.filter(({ smsKey }) => smsKey.startsWith('welcome')).should.have.length(1);
  });

  it('wrong codes are counted together, however they come', async () => {
    await consented('a');
    await on[0].arrived(policy, 'a');
    const [code = ''] = codes();

    const tries = Array.from({ length: 8 }, (_, index) => on[(index % 2) as 0 | 1]);
    const answers = await Promise.all(tries.map((signups) => signups.enterCode(policy, 'a', wrong())));

    answers.filter((answer) => !answer.ok && answer.why === 'wrong').should.have.length(4);
    should(await on[0].enterCode(policy, 'a', code)).eql({ ok: false, why: 'used-up' });
  });

  it('a consent whose page is asked for at both sends one code, and that is good', async () => {
    await consented('a');

    const answers = await Promise.all(on.map((signups) => signups.arrived(policy, 'a')));

    should(answers).eql([{ next: 'code' }, { next: 'code' }]);
    codes().should.have.length(1);
    should(await on[0].enterCode(policy, 'a', codes()[0] ?? '')).containEql({ ok: true });
  });

  it('two consents of one account at once are one person', async () => {
    for (const id of ['a', 'b']) await on[0].begin(policy, id, { name: 'Anna', number, language: 'en' });

    const [one, other] = await Promise.all([
      join(stores[0], system, arrival(0, 'a')),
      join(stores[1], otherSystem, arrival(1, 'b', 'Anne')),
    ]);

    should(other?.id).equal(one?.id);
    (await stores[0].everybody()).should.have.length(1);
    should((await stores[0].grant(String(one?.id)))?.generation).equal(2);
  });

  it('two codes for one number that are asked for at once, one at each, are one when it is the last of the hour', async () => {
    await consented('a');
    await on[0].arrived(policy, 'a');
    should(await on[0].sendCode(policy, 'a')).be.null();
    await join(stores[1], otherSystem, await begun(1, 'b'));
    await stores[0].changeSignup(
      'b',
      String((await stores[0].signup('b'))?.state).replace('arrived', 'code'),
    );

    const answers = await Promise.all([on[0].sendCode(policy, 'a'), on[1].sendCode(policy, 'b')]);

    answers.filter((answer) => answer === 'signup.code-again-later').should.have.length(1);
    answers.filter((answer) => answer === null).should.have.length(1);
    codes().should.have.length(3);
  });

  it('two codes of a page that are asked for at once, one at each, are one when it is the last of the day', async () => {
    for (const id of ['a', 'b']) {
      await join(stores[1], otherSystem, await begun(1, id));
      await stores[0].changeSignup(
        id,
        String((await stores[0].signup(id))?.state).replace('arrived', 'code'),
      );
    }
    let capped = 0;
    const capReached = () => {
      capped += 1;
    };
    const scarce = { ...policy, codesPerDay: 1, capReached };

    const answers = await Promise.all([on[0].sendCode(scarce, 'a'), on[1].sendCode(scarce, 'b')]);

    answers.filter((answer) => answer === 'signup.codes-used-up').should.have.length(1);
    codes().should.have.length(1);
    capped.should.equal(1);
  });

  it('of two new people who come at once, one at each, one has the last place', async () => {
    const few = { ...policy, mostPeople: 1 };
    const joining = await Promise.all([begun(0, 'a', few), begun(1, 'b', few)]);

    const ends = await Promise.allSettled([
      join(stores[0], system, joining[0]),
      join(stores[1], otherSystem, joining[1]),
    ]);

    ends.filter(({ status }) => status === 'fulfilled').should.have.length(1);
    for (const end of ends) if (end.status === 'rejected') end.reason.code.should.equal('signup-full');
    (await stores[0].everybody()).should.have.length(1);
  });

  it('two consents of one account at once, one at each, share the last place', async () => {
    const few = { ...policy, mostPeople: 1 };
    const [one, other] = await Promise.all([begun(0, 'a', few), begun(1, 'b', few)]);
    const { identity } = one;

    const people = await Promise.all([
      join(stores[0], system, one),
      join(stores[1], otherSystem, { ...other, identity }),
    ]);

    should(people[1]?.id).equal(people[0]?.id);
  });

  describe('where nobody consents', () => {
    const page: SignupPolicy = { ...policy, cloud: 'elsewhere', clientId: 'source', mostPeople: 1 };
    const names = ['Anna', 'Bert'];
    const both = <T>(run: (signups: Signups, id: string) => Promise<T>) =>
      Promise.all(on.map((signups, at) => run(signups, String(names[at]))));

    it('of two who come at once, one at each, one has the last place', async () => {
      const owned = { ...page, confirm: 'owner' as const };
      await both((signups, name) => signups.begin(owned, name, { name, number, language: 'en' }));
      const ends = await both((signups, name) =>
        signups.arriveUnasked(owned, name).then(
          () => 'here',
          ({ code }) => String(code),
        ),
      );

      ends.sort().should.eql(['here', 'signup-full']);
      (await stores[0].everybody()).should.have.length(1);
    });

    it('of two whose codes are entered at once, one at each, one has the last place', async () => {
      for (const [at, name] of names.entries()) {
        await on[0].begin(page, name, { name, number: `+491522881738${at}`, language: 'en' });
        await on[0].arriveUnasked(page, name);
        await on[0].arrived(page, name);
      }
      const typed = new Map(names.map((name, at) => [name, String(codes()[at])]));
      const answers = await both((signups, name) => signups.enterCode(page, name, String(typed.get(name))));

      answers.filter(({ ok }) => ok).should.have.length(1);
      answers.filter((answer) => !answer.ok && answer.why === 'full').should.have.length(1);
    });
  });

  it('the owner confirms at the one the number that the other has shown', async () => {
    await consented('a');
    await on[0].arrived({ ...policy, confirm: 'owner' }, 'a');
    const [person] = await stores[0].everybody();
    const id = String(person?.id);

    const [mark, other] = await Promise.all(on.map((signups) => signups.numberMark(id, number)));
    await on[0].confirmByOwner(policy, id, String(other));

    should(mark).equal(other);
    should((await stores[1].person(id))?.numberState).equal('proven');
  });
});
