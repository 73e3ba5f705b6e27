// Promises of a sign-up: one code at a time before a number is proven, few tries, and what stays in force meanwhile.
import type { SignupSms } from '../../../../types/messages';

import should = require('should');

import { serialByKey } from '../../../../src/net/concurrency';
import { hashOf } from '../../../../src/net/secrets';
import { join } from '../../../../src/people/joining';
import { signupMs } from '../../../../src/people/signup/pending';
import type { SignupPolicy } from '../../../../src/people/signup/policy';
import { createSignups, type Signups } from '../../../../src/people/signup/signups';
import { Trouble } from '../../../../src/sentences/trouble';
import type { Person, PersonId } from '../../../../src/store/records';
import { addSms } from '../../../support/added-sms';
import { type FakeSystem, fakeStart, fakeSystem } from '../../../support/fake-system';
import { somebody, someGrant } from '../../../support/people';
import { type TempStore, tempStore } from '../../../support/temp-store';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const number = '+4915228817386';
const other = '+4915228817999';

describe('people: signing up', () => {
  let system: FakeSystem;
  let temp: TempStore;
  let signups: Signups;
  let sent: SignupSms[];
  let events: string[];
  let removed: string[];

  beforeEach(async () => {
    system = fakeSystem();
    temp = await tempStore(system);
    signups = createSignups({ store: temp.store, system });
    [sent, events, removed] = [[], [], []];
  });
  afterEach(() => temp.remove());

  const policy = (facts: Partial<SignupPolicy> = {}): SignupPolicy => ({
    nodeId: 'node',
    cloud: 'google-health',
    clientId: 'client',
    confirm: 'sms',
    invitation: '',
    mostPeople: 100,
    codesPerDay: 30,
    title: 'Alerts',
    address: 'https://pi.example.org/fitbit/signup',
    send: (sms) => sent.push(sms),
    happened: (what, { name }) => events.push(`${what} ${name}`),
    capReached: () => events.push('cap reached'),
    full: () => events.push('full'),
    ...facts,
  });

  /** Form and consent; the account at the cloud is the name's. */
  async function consented(
    id: string,
    name: string,
    typed: string | null = number,
    facts: Partial<SignupPolicy> = {},
    inTurn = serialByKey(),
  ): Promise<Person> {
    await signups.begin(policy(facts), id, { name, number: typed, language: 'en' });
    const arrival = {
      authorizationId: `authorization ${id}`,
      cloud: 'google-health',
      clientId: 'client',
      identity: { userId: `user-${name.toLowerCase()}`, timeZone: null },
      grant: someGrant,
      introduction: {
        name,
        language: 'en',
        personId: null,
        signup: { id, nodeId: 'node', number: typed },
      },
      arriving: signups.arriving,
    };
    return inTurn('joining', () => join(temp.store, system, arrival));
  }
  async function arrived(
    id: string,
    name: string,
    typed: string | null = number,
    facts: Partial<SignupPolicy> = {},
  ) {
    const person = await consented(id, name, typed, facts);
    return { person, ...(await signups.arrived(policy(facts), id)) };
  }
  async function known(name: string, facts: Partial<Person> = {}): Promise<Person> {
    const person = somebody(name, facts);
    await temp.store.savePersonAndGrant(person, someGrant);
    return person;
  }
  const lastCode = () => /\d{6}/.exec(sent.at(-1)?.payload ?? '')?.[0] ?? 'none';
  const wrongCode = () => (lastCode() === '000000' ? '111111' : '000000');
  const enter = (id: string, code = lastCode()) => signups.enterCode(policy(), id, code);
  const numberOf = async (id: PersonId) => {
    const person = await temp.store.person(id);
    return person && [person.number, person.numberState];
  };
  const sweep = (isRevocable = true) =>
    signups.forgetUnfinished(
      () => isRevocable,
      async (id) => {
        removed.push(id);
        await temp.store.removePerson(id);
      },
      async () => undefined,
    );
  /** What the owner's dialog has of the number that waits. */
  const shown = async ({ id }: Person) => signups.numberMark(id, await signups.waitingForOwner(id));
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'none',
      (error: unknown) => (error instanceof Trouble ? error.code : String(error)),
    );

  it('nothing but one code goes to a number before it is proven', async () => {
    const { person } = await arrived('a', 'Anna https://evil.example');

    sent.map(({ to }) => to).should.deepEqual([number]);
    should(sent[0]?.payload).equal(
      `${lastCode()} is your code for Alerts. If you did not ask for it, do nothing.`,
    );
    should(await numberOf(person.id)).deepEqual([number, 'unproven']);
  });

  it('the right code proves the number, and the welcome brings the personal link', async () => {
    const { person } = await arrived('a', 'Anna');
    const answer = await enter('a', ` ${lastCode().slice(0, 3)} ${lastCode().slice(3)} `);

    should(await numberOf(person.id)).deepEqual([number, 'proven']);
    should(sent.at(-1)?.payload).containEql(answer.ok ? answer.link : 'no link');
    new Set(sent.map(({ smsKey }) => smsKey)).size.should.equal(2);
    events.should.deepEqual(['joined Anna', 'confirmed Anna']);
  });

  it('the same right code, pressed twice, leads to the same link; a wrong one or ten minutes end that', async () => {
    await arrived('a', 'Anna');
    const code = lastCode();
    const [one, two] = await Promise.all([enter('a', code), enter('a', code)]);
    const third = await enter('a', code);
    const welcomes = sent.filter(({ smsKey }) => smsKey.startsWith('welcome'));
    const nothing = { ok: false, why: 'nothing-to-prove' };

    one.ok.should.be.true();
    [two, third].should.deepEqual([one, one]);
    welcomes.should.have.length(1);
    events.should.deepEqual(['joined Anna', 'confirmed Anna']);
    (await enter('a', code === '000000' ? '111111' : '000000')).should.deepEqual(nothing);
    (await enter('a', code)).should.deepEqual(nothing);

    await arrived('b', 'Bert', other);
    const his = lastCode();
    (await enter('b', his)).ok.should.be.true();
    await system.advance(10 * minute + 1);
    (await enter('b', his)).should.deepEqual(nothing);
  });

  it('code and welcome go out past the caps of alerts, each once, and nothing else with them', async () => {
    await arrived('a', 'Anna');
    await enter('a');
    const row = {
      ...{
        nodeId: 'node',
        account: 'account',
        personId: null,
        key: null,
        content: '{}',
        sid: null,
        status: null,
      },
      ...{
        state: 'posting' as const,
        errorCode: null,
        createdAt: system.now(),
        nextLookAt: null,
        looks: 0,
        chain: null,
        conversation: null,
        joint: null,
        heldUntil: null,
      },
    };
    const caps = { perNumber: 0, perDay: 0 };
    const verdicts: string[] = [];
    for (const { to, payload: body, smsKey: key } of [...sent, ...sent]) {
      const id = `sms ${verdicts.length}`;
      verdicts.push(await addSms(temp.store, { ...row, id }, { to, body, key, caps, mayRepeat: false }));
    }

    verdicts.should.deepEqual(['added', 'added', 'cap-number', 'cap-number']);
  });

  it('five tries are counted among requests that come at the same time', async () => {
    await arrived('a', 'Anna');
    const code = lastCode();
    const answers = await Promise.all(Array.from({ length: 20 }, () => enter('a', wrongCode())));

    answers.filter((one) => !one.ok && one.why === 'wrong').should.have.length(4);
    (await enter('a', code)).should.deepEqual({ ok: false, why: 'used-up' });
  });

  it('five tries are five across a restart, too', async () => {
    await arrived('a', 'Anna');
    for (let tried = 0; tried < 4; tried += 1) await enter('a', wrongCode());
    signups = createSignups({ store: await temp.reopen(), system });

    (await enter('a', wrongCode())).should.deepEqual({ ok: false, why: 'used-up' });
    (await enter('a')).should.deepEqual({ ok: false, why: 'used-up' });
  });

  it('a code is good for ten minutes', async () => {
    await arrived('a', 'Anna');
    await system.advance(10 * minute + 1);

    (await enter('a')).should.deepEqual({ ok: false, why: 'late' });
  });

  it('whichever of its codes comes last, each proves the number for ten minutes', async () => {
    await arrived('a', 'Anna');
    const first = lastCode();
    await system.advance(9 * minute);
    await signups.sendCode(policy(), 'a');
    const second = lastCode();
    await system.advance(minute + 1);
    await signups.sendCode(policy(), 'a');

    new Set([first, second, lastCode()]).size.should.equal(3);
    (await enter('a', first)).should.deepEqual({ ok: false, why: 'wrong' });
    signups = createSignups({ store: await temp.reopen(), system });
    (await enter('a', second)).ok.should.be.true();
  });

  it('a code proves no number but the one that it went to', async () => {
    await arrived('a', 'Anna');
    await arrived('b', 'Bert', other);

    (await enter('a')).should.deepEqual({ ok: false, why: 'wrong' });
    (await enter('b')).ok.should.be.true();
  });

  it('three codes an hour go to a number, whoever asks and however fast', async () => {
    await arrived('a', 'Anna');
    await arrived('b', 'Bert');
    const answers = await Promise.all(['a', 'b', 'a', 'b'].map((id) => signups.sendCode(policy(), id)));

    sent.should.have.length(3);
    answers.filter((one) => one === 'signup.code-again-later').should.have.length(3);
    await system.advance(55 * minute);
    should(await signups.sendCode(policy(), 'a')).equal('signup.code-again-later');
    await arrived('c', 'Carla', other);
    should(sent.at(-1)?.to).equal(other);
  });

  for (const [what, wrong] of [
    ['a year ahead', fakeStart + 365 * day],
    ['in 2151', Date.UTC(2151, 0)],
  ] as const) {
    it(`after a clock that was ${what} for three codes, the number gets codes again at once`, async () => {
      system.setClock(wrong);
      await arrived('a', 'Anna');
      for (let times = 0; times < 2; times += 1) await signups.sendCode(policy(), 'a');
      should(await signups.sendCode(policy(), 'a')).equal('signup.code-again-later');
      system.setClock(fakeStart);

      should(await signups.sendCode(policy(), 'a')).be.null();
      sent.should.have.length(4);
    });

    it(`a sign-up begun by a clock that was ${what} is forgotten an hour after that was set right`, async () => {
      system.setClock(wrong);
      const { person } = await arrived('a', 'Anna');
      system.setClock(fakeStart);
      await sweep();
      removed.should.be.empty();
      await system.advance(hour + 1);
      await sweep();

      removed.should.deepEqual([person.id]);
    });
  }

  it('a clock that is set right in the middle of a sign-up ends none', async () => {
    system.setClock(fakeStart - 3 * day);
    await arrived('a', 'Anna');
    system.setClock(fakeStart);
    await sweep();
    should(await signups.sendCode(policy(), 'a')).be.null();
    (await enter('a')).ok.should.be.true();

    removed.should.be.empty();
  });

  it('codes have a cap of their own for each day, and the owner is shown when it is reached', async () => {
    await arrived('a', 'Anna', number, { codesPerDay: 2 });
    await arrived('b', 'Bert', other, { codesPerDay: 2 });
    await arrived('c', 'Carla', '+4915228817111', { codesPerDay: 2 });

    sent.should.have.length(2);
    events.should.containEql('cap reached');
    (await signups.stage('node', 'c')).should.containEql({ stage: 'code', isSent: false });
    (await enter('c', '123456')).should.deepEqual({ ok: false, why: 'late' });
    await system.advance(24 * 60 * minute);
    await arrived('d', 'Dora', other, { codesPerDay: 2 });
    sent.should.have.length(3);
  });

  it('at most so many new people come; who is known comes back all the same', async () => {
    await known('Anna');

    (await codeOf(consented('b', 'Bert', other, { mostPeople: 1 }))).should.equal('signup-full');
    (await arrived('a', 'Anna', number, { mostPeople: 1 })).next.should.equal('done');
    (await temp.store.people('google-health')).map(({ name }) => name).should.deepEqual(['Anna']);
  });

  it('the holder of a known number is told that somebody tried; the page is the same', async () => {
    await known('Anna');
    const stranger = await arrived('b', 'Bert');

    stranger.next.should.equal('code');
    (await signups.stage('node', 'b')).should.deepEqual({
      stage: 'code',
      number,
      isSent: true,
      isUsedUp: false,
    });
    should(sent[0]?.payload).match(/^Somebody signs up with your number for Alerts\./);
    sent.should.have.length(1);
  });

  it('one number may serve several people', async () => {
    await known('Anna');
    const { person } = await arrived('b', 'Bert');
    await enter('b');

    should(await numberOf(person.id)).deepEqual([number, 'proven']);
    should(await numberOf('person_anna' as PersonId)).deepEqual([number, 'proven']);
  });

  it('the same account with the same number is reconnected without a code', async () => {
    await known('Anna', { access: 'lost', accessReason: 'grant-dead' });
    const { person, ...end } = await arrived('a', 'Anna');

    end.should.containEql({ next: 'done', isBack: true });
    person.should.containEql({ id: 'person_anna', access: 'ok', numberState: 'proven' });
    sent.should.be.empty();
    events.should.deepEqual(['reconnected Anna']);
  });

  it('who lost their personal link gets a new one by signing in again, and the old one ends', async () => {
    await arrived('a', 'Anna');
    const first = await enter('a');
    const again = await arrived('b', 'Anna');
    const personOf = (link: string) =>
      temp.store.personOfLink(hashOf(new URL(link).searchParams.get('k') ?? ''));

    if (!first.ok || !('link' in again)) throw new Error('no link');
    should((await personOf(again.link))?.name).equal('Anna');
    should(await personOf(first.link)).be.null();
  });

  it('a changed number needs a code, and the old one stays in force until then', async () => {
    await known('Anna', { stopped: true });
    const { person, next } = await arrived('a', 'Anna', other);

    next.should.equal('code');
    should(await numberOf(person.id)).deepEqual([number, 'proven']);
    should(sent.at(-1)?.to).equal(other);
    should((await temp.store.person(person.id))?.stopped).be.true();
    await enter('a');
    should(await numberOf(person.id)).deepEqual([other, 'proven']);
    // The old number answered STOP, the new one did not.
    should((await temp.store.person(person.id))?.stopped).be.false();
  });

  it('a changed number that is never proven leaves everything as it was', async () => {
    await known('Anna');
    const { person } = await arrived('a', 'Anna', other);
    await system.advance(signupMs + 1);
    (await enter('a')).should.deepEqual({ ok: false, why: 'nothing-to-prove' });
    await sweep();

    removed.should.be.empty();
    should(await numberOf(person.id)).deepEqual([number, 'proven']);
  });

  it('who is not finished within an hour is forgotten', async () => {
    const { person } = await arrived('a', 'Anna');
    await system.advance(signupMs);
    await sweep();
    removed.should.be.empty();
    await system.advance(1);
    await sweep();

    removed.should.deepEqual([person.id]);
    should(await temp.store.person(person.id)).be.null();
    should(await temp.store.signup('a')).be.null();
  });

  it('who cannot be revoked yet is forgotten as soon as they can', async () => {
    const { person } = await arrived('a', 'Anna');
    await system.advance(signupMs + 1);
    await sweep(false);
    removed.should.be.empty();
    await sweep();

    removed.should.deepEqual([person.id]);
  });

  it('who gave up and finished a second time is not forgotten with the first', async () => {
    const first = await arrived('a', 'Anna');
    await system.advance(30 * minute);
    const { person } = await arrived('b', 'Anna', other);
    await enter('b');
    await system.advance(31 * minute);
    await sweep();

    person.id.should.equal(first.person.id);
    removed.should.be.empty();
    should(await numberOf(person.id)).deepEqual([other, 'proven']);
  });

  it('whom the owner vouched for meanwhile is not forgotten', async () => {
    const { person } = await arrived('a', 'Anna');
    await temp.store.changePerson(person.id, { numberState: 'proven' });
    await system.advance(signupMs + 1);
    await sweep();

    removed.should.be.empty();
    should(await temp.store.signup('a')).be.null();
  });

  it('a consent that comes after the hour brings nobody new', async () => {
    await signups.begin(policy(), 'a', { name: 'Anna', number, language: 'en' });
    await system.advance(signupMs + 1);

    (await codeOf(signups.arriving('a', null))).should.equal('signup-gone');
    should(await signups.arriving('a', somebody('Anna'))).be.null();
  });

  it('the power goes between consent and code: the next look goes on', async () => {
    const person = await consented('a', 'Anna');
    signups = createSignups({ store: await temp.reopen(), system });

    (await signups.stage('node', 'a')).should.deepEqual({ stage: 'arrived' });
    (await signups.arrived(policy(), 'a')).should.deepEqual({ next: 'code' });
    (await signups.arrived(policy(), 'a')).should.deepEqual({ next: 'code' });
    sent.should.have.length(1);
    await enter('a');
    should(await numberOf(person.id)).deepEqual([number, 'proven']);
  });

  it('the owner confirms: nothing is sent before, and there is no hurry', async () => {
    const { person, next } = await arrived('a', 'Anna', number, { confirm: 'owner' });
    await system.advance(signupMs + 1);
    await sweep();

    next.should.equal('owner');
    sent.should.be.empty();
    should(await signups.waitingForOwner(person.id)).equal(number);
    await signups.confirmByOwner(policy({ confirm: 'owner' }), person.id, await shown(person));
    should(await numberOf(person.id)).deepEqual([number, 'proven']);
    sent.map(({ to }) => to).should.deepEqual([number]);
    should(await signups.waitingForOwner(person.id)).be.null();
  });

  it('the owner confirms a changed number, too; the old one stays in force until then', async () => {
    await known('Anna');
    const { person } = await arrived('a', 'Anna', other, { confirm: 'owner' });

    should(await numberOf(person.id)).deepEqual([number, 'proven']);
    should(await signups.waitingForOwner(person.id)).equal(other);
    await signups.confirmByOwner(policy({ confirm: 'owner' }), person.id, await shown(person));
    should(await numberOf(person.id)).deepEqual([other, 'proven']);
  });

  it('the owner confirms the number that they have seen, and no other', async () => {
    const owner = policy({ confirm: 'owner' });
    const { person } = await arrived('a', 'Anna', number, { confirm: 'owner' });
    const seen = await shown(person);
    await arrived('b', 'Anna', other, { confirm: 'owner' });

    (await codeOf(signups.confirmByOwner(owner, person.id, seen))).should.equal('number-changed');
    should(await numberOf(person.id)).deepEqual([other, 'unproven']);
    await signups.confirmByOwner(owner, person.id, await shown(person));
    should(await numberOf(person.id)).deepEqual([other, 'proven']);
  });

  it('two clicks of the owner at once are one word', async () => {
    const owner = policy({ confirm: 'owner' });
    const { person } = await arrived('a', 'Anna', number, { confirm: 'owner' });
    const seen = await shown(person);
    const clicks = [1, 2].map(() => codeOf(signups.confirmByOwner(owner, person.id, seen)));

    (await Promise.all(clicks)).sort().should.deepEqual(['none', 'number-changed']);
    sent.should.have.length(1);
    events.filter((one) => one === 'confirmed Anna').should.have.length(1);
  });

  it('whom the owner vouched for cannot prove another number by a code of before', async () => {
    const { person } = await arrived('a', 'Anna');
    await signups.confirmByOwner(policy(), person.id, await signups.numberMark(person.id, number));

    (await enter('a')).should.deepEqual({ ok: false, why: 'nothing-to-prove' });
    events.filter((one) => one === 'confirmed Anna').should.have.length(1);
  });

  it('who gives a new number hears by it, whatever the old one answered', async () => {
    const { id } = await known('Anna', { stopped: true, sms: false });
    await arrived('a', 'Anna', other);
    await enter('a');

    should(await temp.store.person(id)).containEql({ number: other, stopped: false, sms: true });
  });

  it('a slip is no try: only six digits are', async () => {
    await arrived('a', 'Anna');
    for (const slip of ['', '12345', '1234567', 'abcdef']) {
      (await enter('a', slip)).should.deepEqual({ ok: false, why: 'no-code' });
    }
    for (let tried = 0; tried < 4; tried += 1) await enter('a', wrongCode());

    (await enter('a')).ok.should.be.true();
  });

  it('many who come at once are not more than may come', async () => {
    const inTurn = serialByKey();
    const names = ['Anna', 'Bert', 'Carla', 'Dora', 'Emil'];
    const ends = names.map((name) => codeOf(consented(name, name, number, { mostPeople: 2 }, inTurn)));

    (await Promise.all(ends)).filter((end) => end === 'signup-full').should.have.length(3);
    (await temp.store.people('google-health')).should.have.length(2);
  });

  it('what is sent says whom it is about, so that it goes with them', async () => {
    const { person } = await arrived('a', 'Anna');
    await enter('a');

    sent.map((sms) => sms.person.id).should.deepEqual([person.id, person.id]);
  });

  it('fingerprints of numbers and abandoned consents are forgotten without anybody coming', async () => {
    await arrived('a', 'Anna');
    const left = { id: 'left', plan: '{}', expiresAt: system.now() + 10 * minute };
    await temp.store.addAuthorization(left, 'state', system.now());
    const codes = () => temp.store.countCodes('node', hashOf(number), fakeStart - 1, fakeStart - 1);
    await system.advance(24 * 60 * minute - 1);
    await sweep();
    should((await codes()).ofNumber).equal(1);
    should(await temp.store.authorization('state')).be.null();
    await system.advance(1);
    await sweep();

    should((await codes()).ofNumber).equal(0);
  });

  it('one who cannot be removed does not keep the others', async () => {
    await arrived('a', 'Anna');
    const { person } = await arrived('b', 'Bert', other);
    await system.advance(signupMs + 1);
    await signups.forgetUnfinished(
      () => true,
      async (id) => {
        if (id !== person.id) throw new Error('no');
        removed.push(id);
      },
      async () => undefined,
    );

    removed.should.deepEqual([person.id]);
  });

  it('who came back while they were being forgotten stays', async () => {
    const { person } = await arrived('a', 'Anna');
    await system.advance(signupMs + 1);
    let stayed: boolean | undefined;
    await signups.forgetUnfinished(
      () => true,
      async (id, signupId) => {
        await arrived('b', 'Anna');
        stayed = !(await temp.store.removeUnfinished(id, signupId));
      },
      async () => undefined,
    );

    should(stayed).be.true();
    should((await temp.store.person(person.id))?.name).equal('Anna');
  });

  it('no number is asked: the consent is the end of it', async () => {
    const { person, ...end } = await arrived('a', 'Anna', null, { confirm: 'none' });

    end.should.containEql({ next: 'done' });
    should(await numberOf(person.id)).deepEqual([null, 'none']);
    sent.should.be.empty();
    events.should.deepEqual(['joined Anna', 'confirmed Anna']);
  });

  it('no number is asked: who has one keeps it', async () => {
    await known('Anna');
    const { person } = await arrived('a', 'Anna', null, { confirm: 'none' });

    should(await numberOf(person.id)).deepEqual([number, 'proven']);
  });

  it('a sign-up on one page is none on another', async () => {
    await arrived('a', 'Anna');

    (await signups.stage('another node', 'a')).should.deepEqual({ stage: 'form' });
  });
});
