// Promises of a chain of accounts: when an SMS goes on by the next one, when it does not, and what is told of it.
import 'should';
import should from 'should';
import { asTrouble, Trouble } from '../../../src/sentences/trouble';
import { chainFrom, type NextAccount, type Way } from '../../../src/sms/chain';
import type { SentSms } from '../../../src/sms/content';
import type { LateNews } from '../../../src/sms/listeners';
import { type Outbox, openOutbox } from '../../../src/sms/outbox';
import type {
  CancelOutcome,
  FindOutcome,
  PollOutcome,
  Provider,
  Sender,
  SendOutcome,
} from '../../../src/sms/provider';
import type { SmsCaps } from '../../../src/store/records';
import { deferred } from '../../support/deferred';
import { type FakeSystem, fakeSystem, settled } from '../../support/fake-system';
import { type TempStore, tempStore } from '../../support/temp-store';

const minute = 60_000;
const to = '+4915228817386';

const provider: Provider = {
  id: 'model',
  label: 'Model',
  limits: { characters: 100, validityMinutes: { least: 1, most: 600 } },
  statuses: [
    { word: 'pending', means: 'queued', isFinal: false },
    { word: 'sent', means: 'sent', isFinal: false },
    { word: 'delivered', means: 'delivered', isFinal: true },
    { word: 'failed', means: 'failed', isFinal: true },
    { word: 'taken back', means: 'failed', isUnsent: true, isFinal: true },
  ],
  refusals: {
    1: { means: 'account', sentence: 'sms.rejected' },
    2: { means: 'undeliverable', sentence: 'sms.to-invalid' },
    3: { means: 'opted-out', sentence: 'sms.stopped' },
    4: { means: 'give-up', sentence: 'sms.filtered' },
  },
  callback: null,
};

const refused = (code: number): SendOutcome => ({
  kind: 'refused',
  trouble: new Trouble(`sms-${code}`, 'sms.rejected', { provider: 'Model', detail: code }),
  errorCode: code,
});
const unsent: SendOutcome = { kind: 'unsent', trouble: new Trouble('sms-unsent', 'sms.unsent') };
const uncertain: SendOutcome = { kind: 'uncertain' };
const known = (status: string, errorCode: number | null = null): PollOutcome => ({
  kind: 'known',
  status,
  errorCode,
});

/** An account that does as it is told, in turn; the last of each holds for ever. */
class Model {
  sends: SendOutcome[];
  polls: PollOutcome[] = [known('pending')];
  cancels: CancelOutcome[] = ['not'];
  finds: FindOutcome[] = [{ kind: 'unknown' }];
  ifUncertain: Sender['ifUncertain'] = 'look-up';
  posts = 0;
  /** For how long it was told to try, s. */
  validity: number[] = [];
  isPolledWhileQueued = false;
  asked = 0;
  caps: SmsCaps = { perNumber: 6, perDay: 100 };
  next: NextAccount | null = null;
  isThere = true;
  hasStopped = false;
  constructor(readonly account: string) {
    this.sends = [{ kind: 'accepted', sid: `${account} 1`, status: 'pending', segments: null }];
  }

  get way(): Way {
    const turn = <T>(all: T[]) => (all.length > 1 ? all.shift() : all[0]) as T;
    return {
      account: this.account,
      provider: { ...provider, isPolledWhileQueued: this.isPolledWhileQueued },
      caps: this.caps,
      next: this.next,
      callbackFor: () => null,
      isStopped: async () => this.hasStopped,
      sender: {
        ifUncertain: this.ifUncertain,
        send: async ({ validitySeconds }) => {
          this.posts += 1;
          this.validity.push(validitySeconds);
          return turn(this.sends);
        },
        find: async () => turn(this.finds),
        poll: async () => turn(this.polls),
        cancel: async () => {
          this.asked += 1;
          return turn(this.cancels);
        },
      },
    };
  }
}

describe('sms: a chain of accounts', () => {
  let system: FakeSystem;
  let temp: TempStore;
  let phone: Model;
  let cloud: Model;
  let third: Model;
  let outbox: Outbox;
  let heard: LateNews[];
  let noted: string[];

  const open = async () => {
    outbox = await openOutbox({
      ...phone.way,
      store: temp.store,
      system,
      validitySeconds: 3600,
      findWay: (account) => [cloud, third].find((one) => one.account === account && one.isThere)?.way ?? null,
      noteRefused: (account, { code }) => noted.push(`${account} ${code}`),
    });
    outbox.attach('node', (news) => heard.push(news));
  };
  const restart = async () => {
    outbox.close();
    await outbox.idle();
    await temp.reopen();
    await open();
  };
  let ends: (SentSms | Trouble | null)[];
  const send = (body = 'Low', msg: object = { person: { id: 'anna' } }) => {
    const sms = { to, body, segments: 1 };
    const end = outbox.send({ nodeId: 'node', sms, key: body, isAlert: true, msg: { ...msg } }).then(
      (sent) => sent,
      (error: unknown) => asTrouble(error),
    );
    void end.then((one) => ends.push(one));
    return end;
  };
  const row = async () => {
    const [one] = await temp.store.smsOfPerson('anna', 1);
    if (!one) throw new Error('there is no SMS');
    return one;
  };
  const inMonth = (account: string) => temp.store.countSmsOfMonth(account, system.now());
  const posts = () => [phone.posts, cloud.posts, third.posts];
  const next = (account: string, facts: Partial<NextAccount> = {}): NextAccount => ({
    account,
    afterMinutes: 10,
    evenIfUncertain: false,
    ...facts,
  });
  const byCloud = { sid: 'cloud 1', status: 'pending', segments: 1, to, account: 'cloud' };

  beforeEach(async () => {
    system = fakeSystem();
    temp = await tempStore(system);
    [phone, cloud, third] = [new Model('phone'), new Model('cloud'), new Model('third')];
    phone.next = next('cloud');
    [heard, noted, ends] = [[], [], []];
    await open();
  });
  afterEach(async () => {
    outbox.close();
    await temp.remove();
  });

  it('what the first takes and delivers goes by no other, and looks as without a chain', async () => {
    phone.polls = [known('delivered')];

    should(await send()).eql({ sid: 'phone 1', status: 'pending', segments: 1, to });
    await system.advance(70 * minute);

    posts().should.eql([1, 0, 0]);
    phone.asked.should.equal(0);
    should((await row()).chain).be.null();
    heard.should.matchEach(({ sms }: LateNews) => sms.should.not.have.property('account'));
  });

  it('what the first refuses for itself goes on at once, and its owner hears of it there', async () => {
    phone.sends = [refused(1)];

    should(await send()).eql(byCloud);

    posts().should.eql([1, 1, 0]);
    noted.should.eql(['phone sms-1']);
  });

  it('what is refused for nothing that is known goes on; a bad number and one that wants none go nowhere', async () => {
    phone.sends = [refused(9), refused(2), refused(3)];

    should(await send('a')).have.property('account', 'cloud');
    for (const body of ['b', 'c']) should(await send(body)).be.instanceOf(Trouble);

    posts().should.eql([3, 1, 0]);
  });

  it('what would end the same by this account only goes on: a spam filter, a limit, a country that is not allowed', async () => {
    phone.sends = [refused(4)];

    should(await send()).eql(byCloud);

    posts().should.eql([1, 1, 0]);
  });

  it('an answer and what says that a battery is nearly empty are so at the next account too', async () => {
    phone.sends = [refused(1)];
    cloud.caps = { perNumber: 1, perDay: 100 };
    should(await send('a')).have.property('account', 'cloud');
    should(await send('b')).be.instanceOf(Trouble);
    const sms = { to, body: 'Noted', segments: 1 };

    should(await send('c', { alert: { kind: 'critical' } })).have.property('account', 'cloud');
    should(await outbox.send({ nodeId: 'node', sms, key: 'd', msg: {}, isAnswer: true })).have.property(
      'account',
      'cloud',
    );
  });

  it('goes to nobody who has answered STOP, where the next account is the one that sees to that', async () => {
    phone.sends = [refused(1)];
    cloud.hasStopped = true;

    should(await send()).have.property('code', 'sms-outdated');

    posts().should.eql([1, 0, 0]);
  });

  it('one that is not reached is tried for ten minutes, and goes on then; restarts lengthen nothing', async () => {
    phone.sends = [unsent];
    void send();
    await settled();
    await system.advance(5 * minute);
    await restart();
    await system.advance(5 * minute - 1);
    cloud.posts.should.equal(0);
    await system.advance(1);

    cloud.posts.should.equal(1);
    (await row()).should.match({ state: 'accepted', sid: 'cloud 1', chain: { via: 'cloud' } });
    heard.map(({ isAccepted, sms }) => [isAccepted, sms.account]).should.eql([[true, 'cloud']]);
  });

  it('what a server still has after ten minutes is taken back, and goes on once that is confirmed', async () => {
    phone.cancels = ['unknown', 'unknown', 'cancelled'];
    await send();
    await system.advance(10 * minute - 1);
    phone.asked.should.equal(0);
    await system.advance(1 + minute);
    posts().should.eql([1, 0, 0]);
    await system.advance(minute);

    phone.asked.should.equal(3);
    posts().should.eql([1, 1, 0]);
    // Its msg has left already, and leaves no second time.
    heard.filter(({ isAccepted }) => isAccepted).should.be.empty();
  });

  it('what is found to be taken back was not sent: it counts at the next account only, or nowhere', async () => {
    phone.polls = [known('taken back')];
    await send();
    await system.advance(minute);
    posts().should.eql([1, 1, 0]);
    (await row()).chain?.earlier.should.eql([{ account: 'phone', sid: 'phone 1', fate: 'unsent' }]);
    [await inMonth('phone'), await inMonth('cloud')].should.eql([0, 1]);

    phone.next = null;
    await restart();
    await send('Critical');
    await system.advance(minute);
    (await row()).state.should.equal('refused');
    heard.flatMap(({ trouble }) => trouble?.code ?? []).should.eql(['sms-failed']);
    (await inMonth('phone')).should.equal(0);
  });

  describe('a bad end that its node has heard', () => {
    const codes = () => heard.map(({ trouble }) => trouble?.code);
    const fail = async () => {
      phone.next = null;
      phone.polls = [known('failed', 2)];
      await restart();
      await send();
      await system.advance(10_000);
      codes().should.eql(['sms-2']);
      heard = [];
    };

    it('is told again by a start that came before the flow can have taken it up, and by no later one', async () => {
      await fail();
      await system.advance(2_999);
      await restart();
      codes().should.eql(['sms-2']);
      heard[0]?.trouble?.tell('en').should.equal('Model says that the number to send to does not exist.');
      heard[0]?.sms.status.should.equal('failed');
      await system.advance(3_000);
      await restart();
      codes().should.eql(['sms-2']);
    });

    it('is told again by a Deploy that came before that', async () => {
      await fail();
      const hear = (news: LateNews) => void heard.push(news);
      outbox.attach('node', hear)();
      outbox.attach('node', hear);
      codes().should.eql(['sms-2']);
      await system.advance(3_000);
      outbox.attach('node', hear)();
      outbox.attach('node', hear);
      codes().should.eql(['sms-2']);
    });

    it('is told once where its msg waited for it', async () => {
      phone.sends = [refused(2)];
      should(await send()).be.instanceof(Trouble);
      await restart();
      codes().should.be.empty();
    });

    it('of an alert whose msg waited for it is told again by a start that came at once, and by no later one', async () => {
      const alert = { person: { id: 'anna' }, alert: { id: 'alert_1', kind: 'low' } };
      // It waits for others first.
      const refuse = async (body: string) => {
        phone.sends = [refused(2)];
        const end = send(body, alert);
        await settled();
        await system.advance(10_000);
        should(await end).be.instanceof(Trouble);
      };
      await refuse('Low');
      await system.advance(3_000);
      await restart();
      codes().should.be.empty();

      await refuse('Critical');
      await system.advance(2_999);
      await restart();
      codes().should.eql(['sms-2']);
      await system.advance(3_000);
      await restart();
      codes().should.eql(['sms-2']);
    });

    it('also where nobody knows whether it was sent', async () => {
      phone.next = null;
      phone.sends = [uncertain];
      void send();
      await settled();
      await restart();
      await system.advance(60 * minute);
      while (heard.length === 0) await system.advance(2_000);
      codes().should.eql(['sms-uncertain']);
      heard = [];
      await restart();
      codes().should.eql(['sms-uncertain']);
    });
  });

  it('what waits for a phone is valid until the next account is due, and at the last one for the rest of its time', async () => {
    for (const one of [phone, cloud]) {
      one.isPolledWhileQueued = true;
      one.cancels = ['cancelled'];
    }
    cloud.next = next('third');
    await open();
    await send();
    await system.advance(20 * minute);

    [phone, cloud, third].map(({ validity }) => validity).should.eql([[600], [600], [2400]]);
  });

  it('what a server may still have, as it does not say, goes on if its owner said so; it never ends as refused then', async () => {
    phone.next = next('cloud', { evenIfUncertain: true });
    await restart();
    phone.cancels = ['unknown'];
    cloud.sends = [refused(2)];
    await send();
    await system.advance(10 * minute);
    await settled();

    posts().should.eql([1, 1, 0]);
    (await row()).should.match({ state: 'uncertain', chain: { via: 'cloud' } });
    heard.map(({ trouble }) => trouble?.code).should.eql(['sms-uncertain']);
  });

  it('what cannot be taken back any more stays, and goes on if it fails after all', async () => {
    phone.polls = [known('pending')];
    await send();
    await system.advance(20 * minute);
    posts().should.eql([1, 0, 0]);
    phone.polls = [known('failed')];
    await system.advance(5 * minute);

    posts().should.eql([1, 1, 0]);
  });

  it('an outbox that is closed while an SMS goes on is idle only after that, and the next one takes it up', async () => {
    phone.polls = [known('failed')];
    await send();
    const handed = deferred();
    const { handOverSms } = temp.store;
    temp.store.handOverSms = async (...all) => {
      await handed.promise;
      return handOverSms(...all);
    };
    await system.advance(11_000);
    outbox.close();
    let isIdle = false;
    const idle = outbox.idle().then(() => {
      isIdle = true;
    });
    await settled();
    isIdle.should.be.false();
    handed.resolve();
    await idle;
    posts().should.eql([1, 0, 0]);

    await temp.reopen();
    cloud.polls = [known('delivered')];
    await open();
    await system.advance(minute);

    posts().should.eql([1, 1, 0]);
    (await row()).should.match({ state: 'accepted', status: 'delivered', nextLookAt: null });
  });

  it('what fails late goes on, but not for the number; after its time it does not', async () => {
    phone.polls = [known('failed', 1)];
    await send('a');
    await system.advance(11_000);
    posts().should.eql([1, 1, 0]);
    noted.should.eql(['phone sms-1']);
    phone.polls = [known('failed', 2)];
    await send('b');
    await system.advance(11_000);
    posts().should.eql([2, 1, 0]);
    heard.filter(({ trouble }) => trouble?.code === 'sms-2').should.have.length(1);
    phone.polls = [known('sent')];
    await send('c');
    await system.advance(59 * minute);
    phone.polls = [known('failed')];
    await system.advance(10 * minute);

    cloud.posts.should.equal(1);
  });

  it('what has failed by the time that it is heard of goes on as well, and without another account it is told', async () => {
    phone.sends = [{ kind: 'accepted', sid: 'phone 1', status: 'failed', segments: null }];
    phone.polls = [known('failed', 1)];
    await send('a');
    await system.advance(11_000);
    posts().should.eql([1, 1, 0]);
    noted.should.eql(['phone sms-1']);
    phone.next = null;
    await restart();
    await send('b');
    await system.advance(11_000);

    posts().should.eql([2, 1, 0]);
    heard.flatMap(({ trouble }) => trouble?.code ?? []).should.eql(['sms-1']);
  });

  it('a word that nobody knows hides no failure that is told after it', async () => {
    phone.polls = [known('riddle'), known('failed', 1)];
    await send('a');
    await system.advance(2 * minute);
    posts().should.eql([1, 1, 0]);
    phone.sends = [{ kind: 'accepted', sid: 'phone 2', status: 'riddle', segments: null }];
    phone.next = null;
    await restart();
    await send('b');
    await system.advance(11_000);

    heard.flatMap(({ trouble }) => trouble?.code ?? []).should.eql(['sms-1']);
  });

  it('of which nobody knows goes nowhere, and is told', async () => {
    phone.sends = [uncertain];
    void send();
    await settled();
    await system.advance(90 * minute);

    posts().should.eql([1, 0, 0]);
    (ends[0] as Trouble).code.should.equal('sms-uncertain');
  });

  it('of which nobody knows goes on if its owner said so; it never ends as refused then', async () => {
    phone.next = next('cloud', { evenIfUncertain: true });
    await restart();
    phone.sends = [uncertain];
    cloud.sends = [refused(2)];
    void send();
    await settled();
    await system.advance(9 * minute);
    cloud.posts.should.equal(0);
    await system.advance(10 * minute);

    cloud.posts.should.equal(1);
    (ends[0] as Trouble).should.match({ code: 'sms-uncertain', facts: { account: 'cloud' } });
    (await row()).state.should.equal('uncertain');
  });

  it('goes through all of them in turn, and none has it twice', async () => {
    [cloud.next, third.next] = [next('third'), next('phone')];
    for (const model of [phone, cloud, third]) model.sends = [refused(1)];

    const end = (await send()) as Trouble;

    posts().should.eql([1, 1, 1]);
    end.should.match({ code: 'sms-1', facts: { account: 'third' } });
    (await row()).state.should.equal('refused');
  });

  it('passes over an account that may send no more, and one that takes no such text', async () => {
    cloud.caps = { perNumber: 6, perDay: 100, perMonth: 1 };
    cloud.next = next('third');
    phone.sends = [refused(1)];

    should(await send('a')).have.property('account', 'cloud');
    should(await send('b')).have.property('account', 'third');
    (await temp.store.countSmsOfMonth('phone', system.now())).should.equal(0);
    (await temp.store.countSmsOfMonth('cloud', system.now())).should.equal(1);
  });

  it('the first account counts what goes by another: one number gets no more over the whole chain', async () => {
    phone.sends = [refused(1)];
    cloud.caps = { perNumber: 1000, perDay: 1000 };
    for (const body of ['1', '2', '3', '4', '5', '6']) should(await send(body)).have.property('account');

    should(await send('7')).have.property('code', 'sms-cap-number');
  });

  it('what an earlier account says late changes nothing', async () => {
    phone.polls = [known('failed', 1)];
    await send();
    await system.advance(11_000);
    const before = await row();
    const late = { sid: 'phone 1', status: 'delivered', errorCode: null };

    (await outbox.takeStatus(before.id, late, ['phone'])).should.be.true();
    (await outbox.takeStatus(before.id, { ...late, sid: 'x' }, ['phone'])).should.be.true();
    should(await row()).eql(before);
    await outbox.takeStatus(before.id, { ...late, sid: 'cloud 1' }, ['cloud']);

    (await row()).should.match({ sid: 'cloud 1', status: 'delivered' });
  });

  it('a failure that a callback tells goes on, also of one that was uncertain', async () => {
    await send('a');
    const { id } = await row();
    await outbox.takeStatus(id, { sid: 'phone 1', status: 'failed', errorCode: null });
    await settled();
    posts().should.eql([1, 1, 0]);
    phone.sends = [uncertain];
    phone.polls = [known('failed')];
    void send('b', { person: { id: 'bert' } });
    await settled();
    await system.advance(minute);
    const [other] = await temp.store.smsOfPerson('bert', 1);
    await outbox.takeStatus(other?.id ?? '', { sid: 'phone 2', status: 'failed', errorCode: null });
    cloud.sends = [{ kind: 'accepted', sid: 'cloud 2', status: 'pending', segments: null }];
    await system.advance(10 * minute);

    posts().should.eql([2, 2, 0]);
    (await temp.store.smsOfPerson('bert', 1))[0]?.should.match({ sid: 'cloud 2', state: 'accepted' });
  });

  describe('changed by a Deploy', () => {
    it('what surely was not sent goes by no account that was taken out: to the one after it, or it ends', async () => {
      phone.sends = [refused(1)];
      cloud.sends = [unsent];
      void send('a');
      await settled();
      await system.advance(minute);
      phone.next = next('third');
      await restart();
      await system.advance(5 * minute);
      posts().should.match([1, (count: number) => count < 4, 1]);
      const before = cloud.posts;
      phone.next = next('cloud');
      await restart();
      void send('b');
      await settled();
      await system.advance(minute);
      phone.next = null;
      cloud.isThere = false;
      await restart();
      await system.advance(6 * minute);

      (cloud.posts - before).should.be.below(4);
      heard
        .map(({ trouble }) => trouble?.code)
        .filter(Boolean)
        .should.eql(['no-account']);
    });

    /** By the second account, which is taken out of the chain then, and says what it may. */
    const takenOut = async (ifUncertain: Sender['ifUncertain']) => {
      phone.sends = [refused(1)];
      [cloud.sends, cloud.ifUncertain] = [[uncertain], ifUncertain];
      cloud.next = next('third', { evenIfUncertain: true });
      void send();
      await settled();
      phone.next = next('third');
      await restart();
      await settled();
    };

    it('what may have been sent by an account that was taken out is settled by that one, and goes nowhere else', async () => {
      await takenOut('post-again');
      await system.advance(40 * minute);
      third.posts.should.equal(0);
      cloud.sends = [{ kind: 'accepted', sid: 'cloud 2', status: 'sent', segments: null }];
      await system.advance(5 * minute);

      (await row()).should.match({ state: 'accepted', sid: 'cloud 2', chain: { via: 'cloud' } });
      heard.map(({ isAccepted, sms }) => [isAccepted, sms.account]).should.eql([[true, 'cloud']]);
      third.posts.should.equal(0);
    });

    it('one of which that can say nothing is told as uncertain when its time is over', async () => {
      await takenOut('post-again');
      await system.advance(65 * minute);

      heard.map(({ trouble }) => trouble?.code).should.eql(['sms-uncertain']);
      third.posts.should.equal(0);
    });

    it('what that one has surely not sent goes on by the chain as it is now', async () => {
      await takenOut('look-up');
      cloud.finds = [{ kind: 'list', found: [] }];
      await system.advance(5 * minute);

      posts().should.eql([1, 1, 1]);
      (await row()).should.match({ state: 'accepted', sid: 'third 1', chain: { via: 'third' } });
    });

    it('what may have been sent by an account that is gone is told as uncertain', async () => {
      phone.sends = [refused(1)];
      cloud.sends = [uncertain];
      void send();
      await settled();
      await system.advance(minute);
      cloud.isThere = false;
      await restart();

      heard.map(({ trouble }) => trouble?.code).should.eql(['sms-uncertain']);
      await system.advance(90 * minute);
      posts().should.eql([1, 1, 0]);
    });
  });

  it('a chain that comes back to itself ends where it does', () => {
    const [one, two] = [new Model('one'), new Model('two')];
    [one.next, two.next] = [next('two'), next('one')];
    const all = new Map([one.way, two.way].map((way) => [way.account, way]));
    const first = all.get('one');

    const chain = first ? chainFrom(first, (account) => all.get(account) ?? null) : [];

    chain.map(({ account }) => account).should.eql(['one', 'two']);
  });
});
