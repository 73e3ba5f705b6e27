// Promises of a sign-up where nobody consents: a form holds no place for ever, and a stranger learns by none who is here.
import type { SignupSms } from '../../../../types/messages';

import should = require('should');

import { accountOfName, isNamed } from '../../../../src/people/named';
import { unlinkedMs } from '../../../../src/people/signup/forget-unfinished';
import { signupMs } from '../../../../src/people/signup/pending';
import type { SignupPolicy } from '../../../../src/people/signup/policy';
import { createSignups, type Signups } from '../../../../src/people/signup/signups';
import { asTrouble } from '../../../../src/sentences/trouble';
import type { Person } from '../../../../src/store/records';
import { type FakeSystem, fakeSystem } from '../../../support/fake-system';
import { somebody } from '../../../support/people';
import { type TempStore, tempStore } from '../../../support/temp-store';

const number = '+4915228817386';

describe('people: signing up where nobody consents', () => {
  let system: FakeSystem;
  let temp: TempStore;
  let signups: Signups;
  let sent: SignupSms[];

  beforeEach(async () => {
    system = fakeSystem();
    temp = await tempStore(system);
    signups = createSignups({ store: temp.store, system });
    sent = [];
  });
  afterEach(() => temp.remove());

  const policy = (facts: Partial<SignupPolicy> = {}): SignupPolicy => ({
    nodeId: 'node',
    cloud: 'elsewhere',
    clientId: 'source',
    confirm: 'owner',
    invitation: '',
    mostPeople: 2,
    codesPerDay: 30,
    title: 'Alerts',
    address: 'https://pi.example.org/fitbit/signup',
    send: (sms) => sent.push(sms),
    happened: () => undefined,
    capReached: () => undefined,
    full: () => undefined,
    ...facts,
  });
  let count = 0;
  /** What a guest is shown after the form: the next step, or the code of a refusal. */
  async function form(
    name: string,
    facts: Partial<SignupPolicy> = {},
    typed: string | null = number,
  ): Promise<{ id: string; next: string }> {
    count += 1;
    const id = `signup ${count}`;
    const mine = policy(facts);
    await signups.begin(mine, id, { name, number: mine.confirm === 'none' ? null : typed, language: 'en' });
    try {
      await signups.arriveUnasked(mine, id);
    } catch (error) {
      return { id, next: asTrouble(error).code };
    }
    return { id, next: (await signups.arrived(mine, id)).next };
  }
  const code = () => /\d{6}/.exec(sent.at(-1)?.payload ?? '')?.[0] ?? 'none';
  const here = async () => (await temp.store.everybody()).map(({ name }) => name);
  const known = async (name: string, facts: Partial<Person> = {}) =>
    temp.store.addPerson(
      somebody(name, {
        cloud: 'elsewhere',
        clientId: 'source',
        userId: accountOfName(name),
        number,
        numberState: 'proven',
        connectedAt: system.now(),
        ...facts,
      }),
    );
  const sweep = () =>
    signups.forgetUnfinished(
      () => true,
      (id, signupId) => temp.store.removeUnfinished(id, signupId),
      ({ id, userId }) => temp.store.removeUnlinked(id, userId),
    );

  for (const confirm of ['owner', 'none'] as const) {
    it(`who waits for the owner is forgotten after a week, and leaves their place (${confirm})`, async () => {
      await form('Anna', { confirm });
      await form('Bert', { confirm });
      should((await form('Carla', { confirm })).next).equal('signup-full');
      await system.advance(unlinkedMs - 1);
      await sweep();
      (await here()).should.eql(['Anna', 'Bert']);

      await system.advance(2);
      await sweep();

      (await here()).should.eql([]);
      should((await form('Carla', { confirm })).next).not.equal('signup-full');
    });
  }

  it('who sends the form twice waits for the owner once', async () => {
    for (const name of ['Anna', 'anna ', 'Bert'])
      should((await form(name, { mostPeople: 9 })).next).equal('owner');

    (await here()).should.eql(['Anna', 'Bert']);
  });

  it('whom the owner has linked, or whose number they have confirmed, stays', async () => {
    await form('Anna', { mostPeople: 9 });
    await form('Bert', { mostPeople: 9 });
    await form('Carla', { mostPeople: 9 });
    for (const person of await temp.store.everybody()) {
      if (person.name === 'Anna')
        await temp.store.identifyPerson(person.id, accountOfName('Anna'), () => false);
      if (person.name === 'Bert') {
        await signups.confirmByOwner(null, person.id, await signups.numberMark(person.id, number));
      }
    }
    await system.advance(unlinkedMs + 1);

    await sweep();

    (await here()).should.eql(['Anna', 'Bert']);
  });

  it('who was stamped by a clock that was wrong has a week from then on', async () => {
    await form('Anna');
    const [anna] = await temp.store.everybody();
    await temp.store.changePerson(anna?.id ?? '', { connectedAt: 5 });

    await sweep();
    (await here()).should.eql(['Anna']);
    await system.advance(unlinkedMs + 1);
    await sweep();

    (await here()).should.eql([]);
  });

  it('the form of somebody who is here is forgotten after a week, and they are not', async () => {
    await known('Anna');
    const { id } = await form('Anna');
    await system.advance(unlinkedMs + 1);

    await sweep();

    should(await temp.store.signup(id)).be.null();
    (await here()).should.eql(['Anna']);
  });

  for (const confirm of ['owner', 'sms'] as const) {
    it(`who is here and who is not get the same answer, also where no place is left (${confirm})`, async () => {
      await known('Anna');
      for (const mostPeople of [2, 1]) {
        const one = await form('Anna', { confirm, mostPeople });
        const other = await form(`Stranger ${mostPeople}`, { confirm, mostPeople }, '+4915228817999');
        other.next.should.equal(one.next);
      }
    });
  }

  it('that no place is left is told to who has typed their code, and to them alone', async () => {
    const sms = { confirm: 'sms', mostPeople: 1 } as const;
    await known('Anna');
    const { id, next } = await form('Bert', sms, '+4915228817999');
    next.should.equal('code');
    should(await signups.enterCode(policy(sms), id, code())).eql({ ok: false, why: 'full' });
    should((await temp.store.everybody()).filter(({ numberState }) => numberState === 'proven')).have.length(
      1,
    );

    const again = await form('Anna', sms);
    should(await signups.enterCode(policy(sms), again.id, code())).containDeep({ ok: true, isBack: true });
  });

  it('forms whose code never comes hold no place', async () => {
    const sms = { confirm: 'sms', mostPeople: 1 } as const;
    for (const last of ['001', '002', '003']) await form(`Stranger ${last}`, sms, `+4915228817${last}`);
    const { id } = await form('Anna', sms);

    should((await signups.enterCode(policy(sms), id, code())).ok).be.true();

    await system.advance(signupMs + 1);
    await sweep();
    (await here()).should.eql(['Anna']);
  });

  it('of two who type their codes at once for the last place, one gets it', async () => {
    const sms = { confirm: 'sms', mostPeople: 1 } as const;
    const one = await form('Anna', sms);
    const codeOfOne = code();
    const other = await form('Bert', sms, '+4915228817999');

    const answers = await Promise.all([
      signups.enterCode(policy(sms), one.id, codeOfOne),
      signups.enterCode(policy(sms), other.id, code()),
    ]);

    answers.filter(({ ok }) => ok).should.have.length(1);
    (await temp.store.everybody()).some(isNamed).should.be.false();
  });
});
