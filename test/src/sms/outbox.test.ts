// Promises of the outbox: on disk before it is posted, never posted twice, looked after until it is settled.
import 'should';
import should from 'should';
import { Trouble } from '../../../src/sentences/trouble';
import type { LateNews } from '../../../src/sms/listeners';
import { type Outbox, openOutbox } from '../../../src/sms/outbox';
import type { PollOutcome, Sender, SendOutcome } from '../../../src/sms/provider';
import { twilio as provider } from '../../../src/sms/providers/twilio/twilio';
import type { WaitingSms } from '../../../src/sms/waiting';
import type { Store } from '../../../src/store/store';
import { deferred } from '../../support/deferred';
import { type FakeSystem, fakeSystem, settled } from '../../support/fake-system';
import { sentBy } from '../../support/sending';
import { type TempStore, tempStore } from '../../support/temp-store';

const minute = 60_000;
const sms = { to: '+4915228817386', body: 'Low', segments: 1 };
const accepted: SendOutcome = { kind: 'accepted', sid: 'SM1', status: 'queued', segments: null };
const unsent: SendOutcome = { kind: 'unsent', trouble: new Trouble('sms-unsent', 'sms.unsent') };
const refused: SendOutcome = {
  kind: 'refused',
  trouble: new Trouble('sms-21211', 'sms.to-invalid'),
  errorCode: 21211,
};
const known = (status: string): PollOutcome => ({ kind: 'known', status, errorCode: null });
const unregistered: PollOutcome = { kind: 'known', status: 'undelivered', errorCode: 30034 };

/** A sender that does as it is told, in turn; the last one holds for ever. A promise is waited for. */
function scripted() {
  const sends: (SendOutcome | Promise<SendOutcome>)[] = [accepted];
  const polls: (PollOutcome | Promise<PollOutcome>)[] = [known('sent')];
  const posted: { to: string; validity: number }[] = [];
  const polled: string[] = [];
  const next = <T>(outcomes: T[]) => (outcomes.length > 1 ? outcomes.shift() : outcomes[0]) as T;
  const sender: Sender = {
    async send({ to, validitySeconds }) {
      posted.push({ to, validity: validitySeconds });
      return next(sends);
    },
    ifUncertain: 'look-up',
    find: async () => ({ kind: 'list', found: [] }),
    async poll(sid) {
      polled.push(sid);
      return next(polls);
    },
  };
  return { sends, polls, posted, polled, sender };
}

describe('sms: the outbox', () => {
  let system: FakeSystem;
  let temp: TempStore;
  let twilio: ReturnType<typeof scripted>;
  let outbox: Outbox;
  let heard: LateNews[];
  /** The id of the SMS that was posted last. */
  let posted: string;

  const open = async (store: Store = temp.store, account = 'account') => {
    outbox = await openOutbox({
      store,
      system,
      account,
      provider,
      sender: twilio.sender,
      validitySeconds: 3600,
      callbackFor(id) {
        posted = id;
        return null;
      },
    });
    return outbox;
  };
  const callback = (status: string) => outbox.takeStatus(posted, { sid: 'SM1', status, errorCode: null });
  const listen = () => outbox.attach('node', (news) => heard.push(news));
  const send = (key: string | null = null, to = sms.to, isAlert = false) =>
    sentBy(outbox, {
      nodeId: 'node',
      sms: { ...sms, to },
      key,
      isAlert,
      msg: { payload: 'Low', topic: 'Anna/Charge 6' },
    });
  /** Sends, and does not wait for the end. */
  const begin = (key: string) => {
    send(key).catch(() => undefined);
  };
  const codeOf = (sending: Promise<unknown>) =>
    sending.then(
      () => 'sent',
      (error: unknown) => (error instanceof Trouble ? error.code : 'not a Trouble'),
    );
  /** Closes the outbox and the store, and opens both again. */
  const restart = async () => {
    outbox.close();
    await outbox.idle();
    await temp.reopen();
    await open();
  };

  beforeEach(async () => {
    system = fakeSystem();
    temp = await tempStore(system);
    twilio = scripted();
    heard = [];
    await open();
    listen();
  });
  const alertOf = (kind: string, agoMs: number) => ({
    payload: 'Charge it tonight.',
    alert: { id: 'alert_1', kind, at: new Date(system.now() - agoMs).toISOString() },
    person: { id: 'person_anna' },
  });
  afterEach(async () => {
    outbox.close();
    await temp.remove();
  });

  it('is valid for no longer than what it says: a phone that is off gets nothing of tonight in the morning', async () => {
    const minute = 60_000;
    for (const [kind, agoMs] of [
      ['charge-soon', 210 * minute],
      ['charge-soon', 10 * minute],
      ['low', 210 * minute],
    ] as const) {
      const sending = sentBy(outbox, {
        nodeId: 'node',
        sms,
        key: `${kind} ${agoMs}`,
        isAlert: true,
        mayRepeat: true,
        msg: alertOf(kind, agoMs),
      });
      // For so long it waits for others.
      await settled();
      await system.advance(10_000);
      await sending;
    }

    twilio.posted.map(({ validity }) => validity).should.eql([1790, 3590, 3590]);
  });

  it('says how an accepted SMS stands', async () => {
    (await send()).should.deepEqual({ sid: 'SM1', status: 'queued', segments: 1, to: sms.to });
  });

  it('posts an SMS only when it is on disk', async () => {
    const outcome = deferred<void>();
    const addSms: Store['addSms'] = (...all) => outcome.promise.then(() => temp.store.addSms(...all));
    await open({ ...temp.store, addSms });

    const sending = send();
    await settled();
    twilio.posted.should.be.empty();
    outcome.resolve();
    await sending;

    twilio.posted.should.have.length(1);
  });

  it('does not post what cannot be written down', async () => {
    const full = () => Promise.reject(new Trouble('store-disk-full', 'store.disk-full', { folder: 'x' }));
    await open({ ...temp.store, addSms: full });

    (await codeOf(send())).should.equal('store-disk-full');
    twilio.posted.should.be.empty();
  });

  it('sends the same key to a number once a day, and gives the first result again', async () => {
    const first = await send('alert_1');
    const second = await send('alert_1');
    second.should.deepEqual(first);
    twilio.posted.should.have.length(1);

    await system.advance(24 * 60 * minute + 1);
    await send('alert_1');
    twilio.posted.should.have.length(2);
  });

  it('sends the same alert once, also when the power was off for days', async () => {
    const first = await send('alert_1', sms.to, true);
    await restart();
    await system.advance(6 * 24 * 60 * minute);

    (await send('alert_1', sms.to, true)).should.have.property('sid', first.sid);
    twilio.posted.should.have.length(1);
  });

  it('posts the same key once although it is asked for twice at the same time', async () => {
    const [first, second] = await Promise.all([send('alert_1'), send('alert_1')]);

    second.should.deepEqual(first);
    twilio.posted.should.have.length(1);
  });

  it('sends one alert to each of two numbers', async () => {
    await Promise.all([send('alert_1'), send('alert_1', '+12025550142')]);

    twilio.posted.map(({ to }) => to).should.deepEqual([sms.to, '+12025550142']);
  });

  it('tries a refused key again: its owner may have put right what was wrong', async () => {
    twilio.sends.unshift(refused);

    (await codeOf(send('alert_1'))).should.equal('sms-21211');
    (await codeOf(send('alert_1'))).should.equal('sent');
    twilio.posted.should.have.length(2);
  });

  it('polls after 10 s, 1 and 10 minutes, and then no more', async () => {
    await send();
    for (const [ms, looks] of [
      [9_999, 0],
      [1, 1],
      [49_999, 1],
      [1, 2],
      [9 * minute - 1, 2],
      [1, 3],
      [60 * minute, 3],
    ] as const) {
      await system.advance(ms);
      twilio.polled.should.have.length(looks);
    }
    system.pending().should.equal(0);
  });

  it('tells each change of status once, and ends with the last one', async () => {
    twilio.polls.unshift(known('sent'), known('sent'), known('delivered'));
    await send();
    await system.advance(11 * minute);

    heard
      .map(({ sms: { status }, trouble }) => [status, trouble])
      .should.deepEqual([
        ['sent', null],
        ['delivered', null],
      ]);
  });

  it('tells a late failure with its code and the msg, and then lets it be', async () => {
    twilio.polls.unshift(known('sent'), unregistered);
    await send();
    await system.advance(11 * minute);

    const late = heard.at(-1);
    should(late?.trouble?.code).equal('sms-30034');
    should(late?.msg).deepEqual({ payload: 'Low', topic: 'Anna/Charge 6' });
    should(late?.sms).deepEqual({ sid: 'SM1', status: 'undelivered', segments: 1, to: sms.to });
    twilio.polled.should.have.length(2);
  });

  it('keeps a callback that comes before the answer to the post', async () => {
    const outcome = deferred<SendOutcome>();
    twilio.sends.unshift(outcome.promise);
    const sending = send();
    await settled();
    await callback('delivered');
    outcome.resolve(accepted);
    const sent = await sending;
    await system.advance(11 * minute);

    sent.status.should.equal('delivered');
    heard.map(({ sms: { status } }) => status).should.deepEqual(['delivered']);
    twilio.polled.should.be.empty();
  });

  it('tells once what a callback and the poll under way both say', async () => {
    const outcome = deferred<PollOutcome>();
    twilio.polls.unshift(outcome.promise);
    await send();
    await system.advance(10_000);
    await callback('delivered');
    outcome.resolve(known('sent'));
    await system.advance(11 * minute);

    heard.map(({ sms: { status } }) => status).should.deepEqual(['delivered']);
    should((await temp.store.sms(posted))?.status).equal('delivered');
  });

  it('has sent what a callback tells of, though the post got no clear answer', async () => {
    const outcome = deferred<SendOutcome>();
    twilio.sends.unshift(outcome.promise);
    const sending = send();
    await settled();
    await callback('sent');
    outcome.resolve({ kind: 'uncertain' });

    (await sending).should.match({ sid: 'SM1', status: 'sent' });
  });

  it('tells once what two callbacks at the same time say', async () => {
    await send();
    await Promise.all([callback('delivered'), callback('delivered')]);

    heard.should.have.length(1);
  });

  it('goes on polling when Twilio cannot be asked', async () => {
    twilio.polls.unshift({ kind: 'unknown' }, { kind: 'unknown' }, unregistered);
    await send();
    await system.advance(11 * minute);

    heard.map(({ trouble }) => trouble?.code).should.deepEqual(['sms-30034']);
  });

  it('tries again what surely was not sent, with what is left of its validity', async () => {
    twilio.sends.unshift(unsent, unsent);
    const sending = send();
    await settled();
    await system.advance(15_000);
    await system.advance(minute);

    (await sending).status.should.equal('queued');
    twilio.posted.map(({ validity }) => validity).should.deepEqual([3600, 3585, 3525]);
  });

  it('looks after an SMS that had to wait as long as after any other', async () => {
    twilio.sends.unshift(unsent, unsent, unsent, unsent);
    const sending = send();
    await settled();
    await system.advance(15_000 + minute + 5 * minute + 5 * minute);
    await sending;
    for (const [ms, looks] of [
      [10_000, 1],
      [49_999, 1],
      [1, 2],
      [9 * minute, 3],
    ] as const) {
      await system.advance(ms);
      twilio.polled.should.have.length(looks);
    }
  });

  describe('an SMS that waits for its next try', () => {
    const limited: SendOutcome = { kind: 'unsent', trouble: new Trouble('sms-20429', 'sms.rate-limited') };
    let waits: WaitingSms[];
    const listenToWaiting = (node = 'node') => outbox.waiting.attach(node, (one) => waits.push(one));
    const codes = () => waits.map(({ trouble }) => trouble?.code);
    beforeEach(() => {
      waits = [];
    });

    it('is told once of each cause, with the time until which it is tried', async () => {
      twilio.sends.unshift(unsent, unsent, limited, limited, { kind: 'uncertain' });
      listenToWaiting();
      const sending = send('alert_1');
      await settled();
      codes().should.deepEqual(['sms-unsent']);
      should(waits[0]?.until).equal(system.now() + 60 * minute);
      await system.advance(15_000 + minute + 5 * minute + 5 * minute + 30_000 + 5 * minute);
      await sending;

      codes().should.deepEqual(['sms-unsent', 'sms-20429', 'sms-unclear']);
      should([...new Set(waits.map(({ until }) => until))]).have.length(1);
    });

    it('is told to the node that sent it and to no other, also if that comes later', async () => {
      twilio.sends[0] = unsent;
      begin('alert_1');
      await settled();
      listenToWaiting('other');
      codes().should.deepEqual([]);
      listenToWaiting();
      codes().should.deepEqual(['sms-unsent']);
    });

    for (const [what, end] of [
      ['it has left', accepted],
      ['it was refused', refused],
    ] as const) {
      it(`waits no more when ${what}`, async () => {
        twilio.sends.splice(0, 1, unsent, end);
        begin('alert_1');
        await settled();
        should(outbox.waiting.last()?.trouble?.code).equal('sms-unsent');
        await system.advance(15_000);
        await settled();

        should(outbox.waiting.last()).be.null();
      });
    }

    it('of several that is counted which is tried for the longest time', async () => {
      twilio.sends.splice(0, 1, unsent, limited);
      begin('alert_1');
      await system.advance(5_000);
      send('alert_2', '+4915228817387').catch(() => undefined);
      await settled();

      should(outbox.waiting.last()?.trouble?.code).equal('sms-20429');
    });

    it('whose validity has passed: the error says why the last try failed', async () => {
      twilio.sends[0] = limited;
      const failed = send('alert_1').catch((error: Trouble) => error);
      await settled();
      await system.advance(70 * minute);

      const { code, reason } = (await failed) as Trouble;
      [code, reason?.code].should.deepEqual(['sms-too-old', 'sms-20429']);
      should(outbox.waiting.last()).be.null();
    });
  });

  it('drops an SMS whose validity has passed', async () => {
    twilio.sends[0] = unsent;
    const code = codeOf(send('alert_1'));
    await settled();
    await system.advance(61 * minute);
    await system.advance(5 * minute);

    (await code).should.equal('sms-too-old');
    const tries = twilio.posted.length;
    await system.advance(60 * minute);
    twilio.posted.should.have.length(tries);
  });

  it('goes on after a restart with what waited, and tells how it went', async () => {
    twilio.sends.unshift(unsent);
    begin('alert_1');
    await settled();
    await restart();
    listen();
    await system.advance(15_000);

    twilio.posted.should.have.length(2);
    heard
      .map(({ sms: { sid, status }, trouble }) => [sid, status, trouble])
      .should.deepEqual([['SM1', 'queued', null]]);
  });

  it('goes on after a restart with an answer, and no msg leaves for it', async () => {
    twilio.sends.unshift(unsent);
    const asked = { nodeId: 'node', sms, key: 'answer', msg: {}, isAnswer: true };
    void outbox.send(asked).catch(() => undefined);
    await settled();
    await restart();
    listen();
    await system.advance(15_000);

    twilio.posted.should.have.length(2);
    heard.map(({ isAccepted }) => isAccepted).should.deepEqual([false]);
  });

  it('keeps with an SMS the conversation that its alert is of, in no other shape than ours', async () => {
    for (const conversation of ['talk_0a9f', 'talk_', 'talk_0A', '+4915228817386', 7, undefined]) {
      const msg = { alert: { id: 'a', conversation }, person: { id: 'person_anna' } };
      await outbox.send({ nodeId: 'node', sms, key: `key ${conversation}`, msg });
    }

    const rows = await temp.store.smsOfPerson('person_anna', 9);
    rows
      .map(({ conversation }) => conversation)
      .sort()
      .should.eql([null, null, null, null, null, 'talk_0a9f']);
  });

  it('keeps with an SMS whether it is an alert: a code, a text of a flow and our own answer tell nobody of anything', async () => {
    const person = { id: 'person_anna' };
    const of = { nodeId: 'node', sms, msg: { person } };
    await outbox.send({ ...of, key: 'alert_1', isAlert: true, msg: { alert: { id: 'alert_1' }, person } });
    await outbox.send({ ...of, key: 'code 1' });
    await outbox.send({ ...of, key: null, mayRepeat: true });
    await outbox.send({ ...of, sms: { ...sms, body: 'Noted.' }, key: 'answer 1', isAnswer: true });

    const rows = await temp.store.smsOfPerson('person_anna', 9);
    rows
      .map(({ conversation }) => conversation)
      .sort()
      .should.eql(['', null, null, null]);
  });

  it('posts what waited once, when the same alert comes again after the restart', async () => {
    twilio.sends.unshift(unsent);
    begin('alert_1');
    await settled();
    await restart();
    await send('alert_1');
    await system.advance(minute);

    twilio.posted.should.have.length(2);
  });

  it('lets be what was refused when the same alert came again after the restart', async () => {
    twilio.sends.unshift(unsent, refused);
    begin('alert_1');
    await settled();
    await restart();
    (await codeOf(send('alert_1'))).should.equal('sms-21211');
    await system.advance(minute);

    twilio.posted.should.have.length(2);
  });

  it('goes on after a restart with polling, without the poll that it has had', async () => {
    await send();
    await system.advance(10_000);
    await restart();
    listen();
    twilio.polls[0] = unregistered;
    await system.advance(minute);

    twilio.polled.should.deepEqual(['SM1', 'SM1']);
    heard.at(-1)?.trouble?.code.should.equal('sms-30034');
  });

  it('keeps to its own account', async () => {
    await send('alert_1');
    await open(temp.store, 'other account');
    await system.advance(minute);
    const looked = twilio.polled.length;
    await send('alert_1');

    looked.should.equal(2);
    twilio.posted.should.have.length(2);
    outbox.close();
  });

  it('keeps news for a node that is not there yet', async () => {
    const detach = outbox.attach('node', () => undefined);
    detach();
    twilio.polls.unshift(unregistered);
    await send();
    await system.advance(10_000);
    heard.should.be.empty();
    listen();
    listen();

    heard.map(({ trouble }) => trouble?.code).should.deepEqual(['sms-30034']);
  });

  it('lets a post that is under way, or just being written down, come to its end', async () => {
    const outcome = deferred<SendOutcome>();
    twilio.sends.unshift(outcome.promise);
    const sending = send();
    let isIdle = false;
    outbox.close();
    const idle = outbox.idle().then(() => {
      isIdle = true;
    });
    await settled();
    isIdle.should.be.false();
    outcome.resolve(accepted);
    await sending;
    await idle;

    should(await temp.store.openSms('account')).have.length(1);
  });

  it('leaves no timer behind when it is closed, and asks nothing more', async () => {
    await send();
    twilio.sends.unshift(unsent);
    begin('alert_2');
    await settled();
    outbox.close();

    system.pending().should.equal(0);
    await outbox.idle();
    await system.advance(60 * minute);
    twilio.posted.should.have.length(2);
    twilio.polled.should.be.empty();
  });

  it('writes nothing when a poll comes back after the close', async () => {
    const outcome = deferred<PollOutcome>();
    const writes: unknown[] = [];
    const changeSms: Store['changeSms'] = (...all) => {
      writes.push(all);
      return temp.store.changeSms(...all);
    };
    await open({ ...temp.store, changeSms });
    twilio.polls.unshift(outcome.promise);
    await send();
    await system.advance(10_000);
    outbox.close();
    writes.length = 0;
    outcome.resolve(unregistered);
    await settled();

    writes.should.be.empty();
  });
});
