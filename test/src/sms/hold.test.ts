// Promises for the SMS of an alert that has not left when quiet hours begin: it waits for their end, and is not lost in them.
import 'should';
import should from 'should';
import { Trouble } from '../../../src/sentences/trouble';
import type { LateNews } from '../../../src/sms/listeners';
import { type Outbox, openOutbox } from '../../../src/sms/outbox';
import type { Sender, SendOutcome } from '../../../src/sms/provider';
import type { WaitingSms } from '../../../src/sms/waiting';
import { type FakeSystem, fakeSystem, settled } from '../../support/fake-system';
import { modelProvider } from '../../support/model-provider';
import { type TempStore, tempStore } from '../../support/temp-store';

const minute = 60_000;
const hour = 60 * minute;
const to = '+4915228817386';

const unsent: SendOutcome = { kind: 'unsent', trouble: new Trouble('sms-unsent', 'sms.unsent') };

describe('sms: what has not left when quiet hours begin', () => {
  let system: FakeSystem;
  let temp: TempStore;
  let outbox: Outbox;
  let heard: LateNews[];
  let waits: WaitingSms[];
  let start: number;
  /** When quiet hours begin and end; for `charged` they end an hour later. */
  let quiet: { from: number; to: number };
  let untrue: Set<string>;
  /** What the provider does, in turn; the last of it for ever. */
  let outcomes: SendOutcome['kind'][];
  let ifUncertain: Sender['ifUncertain'];
  let posts: { account: string; minutes: number; body: string }[];
  let next: { afterMinutes: number } | null;

  const kindOf = (msg: Readonly<Record<string, unknown>>) => (msg.alert as { kind?: string })?.kind;
  const senderOf = (account: string): Sender => ({
    ifUncertain: ifUncertain as 'post-again',
    async send({ body }) {
      posts.push({ account, minutes: (system.now() - start) / minute, body });
      const kind = outcomes.length > 1 ? outcomes.shift() : outcomes[0];
      if (kind === 'unsent') return unsent;
      if (kind === 'uncertain') return { kind };
      return { kind: 'accepted', sid: `SM${posts.length}`, status: 'sent', segments: null };
    },
    poll: async () => ({ kind: 'known', status: 'sent', errorCode: null }),
  });
  const wayOf = (account: string) => ({
    account,
    provider: modelProvider,
    sender: senderOf(account),
    caps: { perNumber: 100, perDay: 100 },
    callbackFor: () => null,
    isStopped: async () => false,
  });
  const open = async () => {
    outbox = await openOutbox({
      ...wayOf('phone'),
      store: temp.store,
      system,
      validitySeconds: 3600,
      next: next && { account: 'cloud', evenIfUncertain: false, ...next },
      findWay: (account) => (account === 'cloud' ? { ...wayOf('cloud'), next: null } : null),
      isOutdated: async (msg) => untrue.has(kindOf(msg) ?? ''),
      heldUntil: async (msg, _to, now) =>
        ['low', 'charged'].includes(kindOf(msg) ?? '') && quiet.from <= now && now < quiet.to
          ? quiet.to + (kindOf(msg) === 'charged' ? hour : 0)
          : null,
    });
    outbox.attach('node', (news) => heard.push(news));
    outbox.waiting.attach('node', (one) => waits.push(one));
  };
  const restart = async () => {
    outbox.close();
    await outbox.idle();
    await temp.reopen();
    await open();
  };
  const send = async (kind: string | null, name = 'Anna') => {
    const body = `${name} is ${kind ?? 'your code'}.`;
    const alert =
      kind === null ? {} : { alert: { id: name + kind, kind }, person: { id: `person_${name}`, name } };
    return outbox
      .send({
        nodeId: 'node',
        sms: { to, body, segments: 1 },
        key: name + kind,
        isAlert: kind !== null,
        msg: alert,
      })
      .then((sent) => sent?.sid ?? null)
      .catch((thrown: Trouble) => thrown.code);
  };
  /** Waits in steps, as everything asks anew whenever a timer ends. */
  const until = async (minutes: number) => {
    await settled();
    await system.advance(start + minutes * minute - system.now());
  };
  const times = () => posts.map(({ minutes }) => minutes);

  beforeEach(async () => {
    system = fakeSystem();
    start = system.now();
    temp = await tempStore(system);
    quiet = { from: start + 10 * minute, to: start + 10 * minute + 9 * hour };
    [heard, waits, posts, untrue] = [[], [], [], new Set()];
    outcomes = ['unsent'];
    ifUncertain = 'post-again';
    next = null;
    await open();
  });
  afterEach(async () => {
    outbox.close();
    await temp.remove();
  });

  it('waits for their end, and is as valid then as it was before', async () => {
    const sent = send('low');
    await until(30);
    const before = posts.length;
    should(waits.at(-1)).containEql({ trouble: null, until: quiet.to });
    should(outbox.waiting.last()).containEql({ trouble: null, until: quiet.to });
    await until(10 + 9 * 60 + 50);
    times()
      .slice(before)
      .every((at) => at >= 550)
      .should.be.true();
    times()[before]?.should.equal(550);
    outcomes = ['accepted'];
    await until(10 + 9 * 60 + 56);

    should(await sent).equal(`SM${posts.length}`);
    should(outbox.waiting.last()).be.null();
  });

  it('is tried after them no longer than it is valid', async () => {
    const sent = send('low');
    await until(10 + 9 * 60 + 70);

    should(await sent).equal('sms-too-old');
  });

  it('is not even tried once, where it was decided right before them', async () => {
    outcomes = ['accepted'];
    await until(9.9);
    const sent = send('low');
    await until(549);
    times().should.be.empty();
    await until(551);

    times().should.eql([550]);
    should(await sent).equal('SM1');
  });

  it('waits on after a restart, and says so at once', async () => {
    outcomes = ['accepted'];
    await until(9.9);
    const sent = send('low');
    await until(60);
    await restart();
    should(await sent).be.null();
    waits = [];
    outbox.waiting.attach('node', (one) => waits.push(one));
    await until(61);
    waits.should.eql([{ trouble: null, until: quiet.to }]);
    await until(549);
    times().should.be.empty();
    await until(551);

    times().should.eql([550]);
    heard.map(({ isAccepted, trouble }) => [isAccepted, trouble]).should.eql([[true, null]]);
  });

  it('waits where a restart finds it between two tries', async () => {
    void send('low');
    await until(9);
    const before = posts.length;
    outbox.close();
    await outbox.idle();
    await system.advance(5 * minute);
    await temp.reopen();
    outcomes = ['accepted'];
    await open();
    await until(549);
    posts.length.should.equal(before);
    await until(551);

    times().slice(before).should.eql([550]);
  });

  it('what may have been sent already is not posted again in them', async () => {
    outcomes = ['uncertain', 'accepted'];
    await until(9.8);
    const sent = send('low');
    await until(549);
    times().should.have.length(1);
    await until(551);

    times().slice(1).should.eql([550]);
    should(await sent).equal('SM2');
  });

  it('does not go on by the next account in them either, and comes to that as late after them as by day', async () => {
    next = { afterMinutes: 20 };
    await restart();
    const sent = send('low');
    await until(549);
    posts.every(({ account, minutes }) => account === 'phone' && minutes < 10).should.be.true();
    await until(569);
    posts.every(({ account }) => account === 'phone').should.be.true();
    outcomes = ['accepted'];
    await until(575);

    should(await sent).be.ok();
    posts.at(-1)?.minutes.should.be.within(565, 571);
  });

  it('waits at the next account where that had it before they began', async () => {
    next = { afterMinutes: 2 };
    await restart();
    void send('low');
    await until(549);
    const before = posts.length;
    posts.at(-1)?.account.should.equal('cloud');
    await restart();
    outcomes = ['accepted'];
    await until(551);

    posts
      .slice(before)
      .map(({ account, minutes }) => [account, minutes])
      .should.eql([['cloud', 550]]);
  });

  it('is judged again: what is true no longer is not sent', async () => {
    const sent = send('low');
    await until(300);
    untrue.add('low');
    const before = posts.length;
    await until(551);

    should(await sent).equal('sms-outdated');
    posts.length.should.equal(before);
  });

  it('leaves as soon as nothing holds it any more', async () => {
    const sent = send('low');
    await until(300);
    outcomes = ['accepted'];
    quiet = { from: 0, to: 0 };
    await until(311);

    should(await sent).equal(`SM${posts.length}`);
    outcomes = ['unsent'];
    posts.at(-1)?.minutes.should.be.within(300, 310);
  });

  it('is valid from then on where what held it ended sooner', async () => {
    const sent = send('low');
    await until(300);
    quiet = { from: 0, to: 0 };
    await until(375);

    should(await sent).equal('sms-too-old');
  });

  it('critical that may pass, and what is no alert, leave in them', async () => {
    await until(20);
    outcomes = ['unsent', 'accepted'];
    const passing = send('critical');
    await until(22);
    should(await passing).equal('SM2');
    outcomes = ['unsent', 'accepted'];
    const code = send(null);
    await until(24);

    should(await code).equal('SM4');
  });

  describe('several in one SMS', () => {
    it('leave in them as soon as one of them may: it disturbs nobody twice', async () => {
      await until(5);
      const all = [send('low'), send('critical', 'Ben')];
      await until(20);
      outcomes = ['accepted'];
      await until(30);

      should(new Set(await Promise.all(all)).size).equal(1);
      posts.at(-1)?.minutes.should.be.within(10, 25);
    });

    it('wait where that one is true no longer, and where none may', async () => {
      await until(5);
      const all = [send('low'), send('critical', 'Ben'), send('charged', 'Carl')];
      await until(9);
      untrue.add('critical');
      await until(549);
      times()
        .every((at) => at < 10)
        .should.be.true();
      await restart();
      outcomes = ['accepted'];
      await until(551);

      times().at(-1)?.should.equal(550);
      posts.at(-1)?.body.should.equal('Anna is low.\nCarl is charged.');
      should(await Promise.all(all)).eql([null, null, null]);
      heard
        .map(({ msg, trouble }) => [(msg.alert as { kind: string }).kind, trouble?.code ?? 'sent'])
        .sort()
        .should.eql([
          ['charged', 'sent'],
          ['critical', 'sms-outdated'],
          ['low', 'sent'],
        ]);
    });
  });

  it('counts after what is tried, of which the account tells why', async () => {
    await until(9.9);
    void send('low');
    await until(11);
    void send('critical');
    await until(12);

    should(outbox.waiting.last()?.trouble?.code).equal('sms-unsent');
  });
});
