// Promises for what Twilio answered unclearly: looked up before it is sent again, once for each, and said if undecided.
import 'should';
import should from 'should';
import { asTrouble } from '../../../src/sentences/trouble';
import type { SentSms } from '../../../src/sms/content';
import type { LateNews } from '../../../src/sms/listeners';
import { type Outbox, openOutbox } from '../../../src/sms/outbox';
import type { AccountProvider } from '../../../src/sms/provider';
import { twilio as provider } from '../../../src/sms/providers/twilio/twilio';
import { addSms } from '../../support/added-sms';
import { type FakeSystem, fakeStart, fakeSystem, settled } from '../../support/fake-system';
import { type ModelTwilio, modelTwilio } from '../../support/model-twilio';
import { type MortalStore, mortalStore } from '../../support/mortal-store';
import { type TempStore, tempStore } from '../../support/temp-store';

const seconds = 1_000;
const minute = 60 * seconds;
const to = '+4915228817386';

describe('sms: an unclear answer', () => {
  let system: FakeSystem;
  let temp: TempStore;
  let twilio: ModelTwilio;
  let outbox: Outbox;
  let process: MortalStore;
  let heard: LateNews[];
  let outdated: boolean;
  /** How each SMS ended, by its key: the sid or the error's code, `closed` if the outbox was closed before. */
  let ends: Map<string, string>;

  const open = async (by: AccountProvider = provider) => {
    process = mortalStore(temp.store);
    outbox = await openOutbox({
      store: process.store,
      system,
      account: 'account',
      provider: by,
      sender: twilio.sender,
      validitySeconds: 3600,
      callbackFor: (id) => id,
      isOutdated: async () => outdated,
    });
    outbox.attach('node', (news) => heard.push(news));
  };
  const send = async (key: string, body = 'Low') => {
    const msg = { payload: body, topic: key };
    outbox.send({ nodeId: 'node', sms: { to, body, segments: 1 }, key, msg }).then(
      (sent: SentSms | null) => ends.set(key, sent?.sid ?? 'closed'),
      (error: unknown) => ends.set(key, asTrouble(error).code),
    );
    await settled();
  };
  /** As kill -9 does: nobody closes the outbox, and what it had under way never ends. `downMs`: without power. */
  const crash = async (downMs = 0) => {
    process.kill();
    await system.advance(downMs);
    await temp.reopen();
    await open();
  };
  const sids = () => twilio.messages.map(({ sid }) => sid);

  beforeEach(async () => {
    system = fakeSystem();
    temp = await tempStore(system);
    twilio = modelTwilio(system);
    heard = [];
    ends = new Map();
    outdated = false;
    await open();
  });
  afterEach(async () => {
    outbox.close();
    await temp.remove();
  });

  it('is looked up, and what is found there is the SMS', async () => {
    twilio.fates = ['unheard'];
    await send('a');
    await system.advance(5 * seconds);

    should(ends.get('a')).equal('SM1');
    sids().should.deepEqual(['SM1']);
  });

  it('is neither looked up nor sent again by another provider that the account has meanwhile', async () => {
    twilio.fates = ['held'];
    await send('a');
    process.kill();
    await temp.reopen();
    await open({ ...provider, id: 'another', label: 'Another' });
    await system.advance(2 * 60 * minute);

    twilio.posts.should.have.length(1);
    twilio.finds.should.equal(0);
    heard.map(({ trouble }) => trouble?.code).should.eql(['sms-uncertain']);
    heard[0]?.trouble?.message.should.containEql('Twilio');
  });

  it('is found at the second look, where the list lags behind', async () => {
    twilio.fates = ['unheard'];
    twilio.lagMs = 20 * seconds;
    await send('a');
    await system.advance(35 * seconds);

    should(ends.get('a')).equal('SM1');
    twilio.finds.should.equal(2);
    twilio.posts.should.have.length(1);
  });

  it('is sent again when it was missing twice, and not a moment sooner', async () => {
    twilio.fates = ['lost'];
    await send('a');
    await system.advance(35 * seconds - 1);
    twilio.posts.should.have.length(1);
    await system.advance(1);

    should(ends.get('a')).equal('SM1');
    twilio.posts.should.have.length(2);
  });

  for (const [what, before, after] of [
    ['from 1970 to now', 0, fakeStart],
    ['from two days behind to now', fakeStart - 48 * 60 * minute, fakeStart],
  ] as const) {
    it(`that surely was not sent goes out although the clock was set ${what} meanwhile`, async () => {
      system.setClock(before);
      twilio.fates = ['unsent'];
      await send('a');
      system.setClock(after);
      await system.advance(15 * seconds);

      should(ends.get('a')).equal('SM1');
    });
  }

  it('ends when it is too old, also where the clock was set back by years meanwhile', async () => {
    system.setClock(Date.UTC(2151, 0));
    twilio.fates = Array(1000).fill('unsent');
    await send('a');
    system.setClock(fakeStart);
    await system.advance(70 * minute);

    should(ends.get('a')).equal('sms-too-old');
  });

  it('is looked up by how long ago it was posted, not by a clock that was set since', async () => {
    for (const [key, before, after] of [
      ['a', Date.UTC(2151, 0), fakeStart],
      ['b', fakeStart, Date.UTC(2151, 0)],
      ['c', 0, fakeStart],
    ] as const) {
      system.setClock(before);
      twilio.fates = ['unheard'];
      await send(key, key);
      system.setClock(after);
      // Twilio's own clock was right all the time: its message was made when it was.
      const message = twilio.messages.at(-1);
      if (message) message.at = after;
      await system.advance(2 * minute);
    }

    twilio.posts.should.deepEqual(['a', 'b', 'c']);
  });

  it('makes each further try wait longer, until the SMS is too old', async () => {
    twilio.fates = Array(100).fill('lost');
    await send('a');
    await system.advance(70 * minute);

    should(ends.get('a')).equal('sms-too-old');
    twilio.posts.length.should.be.below(16);
    const posts = twilio.posts.length;
    await system.advance(24 * 60 * minute);
    twilio.posts.should.have.length(posts);
  });

  it('is not decided by a list that cannot be read: nothing is sent, and it is said in the end', async () => {
    twilio.fates = ['lost'];
    twilio.lists = Array(1000).fill(false);
    await send('a');
    await system.advance(59 * minute);
    ends.size.should.equal(0);
    await system.advance(7 * minute);

    should(ends.get('a')).equal('sms-uncertain');
    const finds = twilio.finds;
    await send('a');
    await system.advance(60 * minute);
    should(ends.get('a')).equal('sms-uncertain');
    twilio.posts.should.have.length(1);
    twilio.finds.should.equal(finds);
  });

  it('counts only the looks that could see something', async () => {
    twilio.fates = ['unheard'];
    twilio.lists = [false, true];
    twilio.lagMs = 40 * seconds;
    await send('a');
    await system.advance(5 * minute);

    should(ends.get('a')).equal('SM1');
    twilio.posts.should.have.length(1);
  });

  it('is settled by a callback that carries our id, without a look', async () => {
    twilio.fates = ['unheard'];
    twilio.lists = Array(1000).fill(false);
    await send('a');
    await outbox.takeStatus(twilio.messages[0]?.callback ?? '', {
      sid: 'SM1',
      status: 'sent',
      errorCode: null,
    });
    await system.advance(5 * seconds);

    should(ends.get('a')).equal('SM1');
    twilio.posts.should.have.length(1);
  });

  it('is not made unclear by a callback that was faster than the answer', async () => {
    const { send: post } = twilio.sender;
    twilio.fates = ['unheard'];
    twilio.sender.send = async (order) => {
      const outcome = await post(order);
      await outbox.takeStatus(order.callback ?? '', { sid: 'SM1', status: 'delivered', errorCode: null });
      return outcome;
    };
    await send('a');

    should(ends.get('a')).equal('SM1');
    twilio.finds.should.equal(0);
  });

  it('is not made unclear again by an outbox that opens while a callback settles it', async () => {
    twilio.fates = ['held'];
    await send('a');
    const id = twilio.messages[0]?.callback ?? '';
    process.kill();
    await temp.reopen();
    const opening = open();
    await temp.store.claimSms(id, [{ sid: 'SM1', status: 'delivered' }], null);
    await opening;
    await system.advance(5 * minute);

    should(await temp.store.sms(id)).containEql({ state: 'accepted', sid: 'SM1', status: 'delivered' });
    twilio.posts.should.have.length(1);
  });

  it('leaves to each of two equal SMS its own message', async () => {
    twilio.fates = ['unheard', 'unheard'];
    await send('a');
    await send('b');
    await system.advance(minute);

    [...ends].should.deepEqual([
      ['a', 'SM1'],
      ['b', 'SM2'],
    ]);
    twilio.posts.should.have.length(2);
  });

  it('is not settled by the callback of a message that an equal SMS has taken for its own', async () => {
    twilio.fates = ['held', 'held'];
    await send('a');
    await crash();
    // An equal one, cut off before its turn to be posted, takes what it finds.
    await send('b');
    await system.advance(5 * seconds);
    const [mine] = twilio.messages;
    const other = await temp.store.sms(mine?.callback ?? '');
    await temp.store.changeSms(other?.id ?? '', { state: 'uncertain', sid: null });
    await addSms(
      temp.store,
      { ...(other as NonNullable<typeof other>), id: 'equal', key: 'other', sid: 'SM1', state: 'accepted' },
      { to, body: 'Low', key: 'other', caps: null, mayRepeat: true },
    );
    await outbox.takeStatus(mine?.callback ?? '', { sid: 'SM1', status: 'sent', errorCode: null });

    should((await temp.store.sms(other?.id ?? ''))?.state).equal('uncertain');
  });

  it('does not take the message of another SMS for its own', async () => {
    await send('a');
    twilio.fates = ['lost'];
    await send('b');
    await system.advance(minute);

    should(ends.get('b')).equal('SM2');
    sids().should.deepEqual(['SM1', 'SM2']);
  });

  it('does not take a message of long ago for its own', async () => {
    twilio.messages.push({
      id: 'another',
      sid: 'SM0',
      to,
      body: 'Low',
      at: system.now() - 3 * minute,
      callback: null,
    });
    twilio.fates = ['lost'];
    await send('a');
    await system.advance(minute);

    should(ends.get('a')).equal('SM2');
  });

  for (const [fate, posts] of [
    ['held', 1],
    ['vanished', 2],
  ] as const) {
    it(`after a crash in the middle of a post that was ${fate}: one SMS, and the node hears of it`, async () => {
      twilio.fates = [fate];
      await send('a');
      await crash();
      await system.advance(minute);

      sids().should.deepEqual(['SM1']);
      twilio.posts.should.have.length(posts);
      heard
        .filter(({ isAccepted }) => isAccepted)
        .map(({ sms, msg }) => [sms.sid, msg.topic])
        .should.deepEqual([['SM1', 'a']]);
    });
  }

  it('after a crash between two looks: it goes on with looking', async () => {
    twilio.fates = ['unheard'];
    twilio.lagMs = 20 * seconds;
    await send('a');
    await system.advance(10 * seconds);
    await crash();
    await system.advance(minute);

    twilio.posts.should.have.length(1);
    heard.filter(({ isAccepted }) => isAccepted).should.have.length(1);
  });

  it('after a crash, the same alert waits for the same answer, and only its msg tells', async () => {
    twilio.fates = ['held'];
    await send('a');
    await crash();
    await send('a');
    await system.advance(5 * seconds);

    should(ends.get('a')).equal('SM1');
    heard.filter(({ isAccepted }) => isAccepted).should.be.empty();
  });

  it('after a crash of two equal SMS: each has its own message', async () => {
    twilio.fates = ['held'];
    await send('a');
    await send('b');
    await crash();
    await system.advance(2 * minute);

    sids().should.deepEqual(['SM1', 'SM2']);
    heard
      .filter(({ isAccepted }) => isAccepted)
      .map(({ sms, msg }) => [sms.sid, msg.topic])
      .should.deepEqual([
        ['SM1', 'a'],
        ['SM2', 'b'],
      ]);
  });

  it('after a long power cut: what was sent is known, and what was not is too old', async () => {
    twilio.fates = ['held', 'vanished'];
    await send('a', 'Sent');
    await send('b', 'Not sent');
    await crash(5 * 60 * minute);
    await system.advance(2 * minute);

    const told = heard.map(({ sms, trouble }) => trouble?.code ?? sms.sid);
    told.should.containEql('SM1');
    told.should.containEql('sms-too-old');
    twilio.posts.should.have.length(2);
  });

  it('a msg that waits has its end when the account closes, and its SMS goes on with the next', async () => {
    twilio.fates = ['unsent', 'lost'];
    await send('a');
    await send('b', 'Other');
    outbox.close();
    await outbox.idle();
    await settled();

    [...ends.values()].should.deepEqual(['closed', 'closed']);
    await open();
    await system.advance(5 * minute);
    sids().should.have.length(2);
    heard
      .filter(({ isAccepted }) => isAccepted)
      .map(({ msg }) => msg.topic)
      .sort()
      .should.deepEqual(['a', 'b']);
  });

  it('what waits behind an equal SMS when the account closes goes on, too', async () => {
    twilio.fates = ['unsent'];
    await send('a');
    await send('b');
    outbox.close();
    await outbox.idle();
    twilio.posts.should.have.length(1);
    await open();
    await system.advance(5 * minute);

    sids().should.have.length(2);
  });

  it('an SMS that is no longer true when its turn comes is dropped, with an error', async () => {
    twilio.fates = ['unsent'];
    await send('a');
    outdated = true;
    await system.advance(15 * seconds);

    should(ends.get('a')).equal('sms-outdated');
    twilio.posts.should.have.length(1);
  });

  it('after a restart, too, what is outdated is not sent', async () => {
    twilio.fates = ['unsent'];
    await send('a', 'Charged meanwhile');
    await crash();
    outdated = true;
    await system.advance(15 * seconds);

    heard.map(({ trouble }) => trouble?.code).should.deepEqual(['sms-outdated']);
    twilio.posts.should.have.length(1);
  });

  it('an SMS that waited through a power cut for longer than its validity is dropped, and that is said', async () => {
    twilio.fates = ['unsent'];
    await send('a');
    await crash(61 * minute);
    await system.advance(15 * seconds);

    heard.map(({ trouble }) => trouble?.code).should.deepEqual(['sms-too-old']);
    twilio.posts.should.have.length(1);
  });

  it('nothing is sent about somebody who was removed while it waited', async () => {
    twilio.fates = ['unsent'];
    const msg = { person: { id: 'anna' } };
    const sending = outbox.send({ nodeId: 'node', sms: { to, body: 'Low', segments: 1 }, key: 'a', msg });
    const ended = sending.catch((error: unknown) => asTrouble(error).code);
    await settled();
    await temp.store.removePerson('anna');
    await system.advance(15 * seconds);

    should(await ended).equal('sms-outdated');
    twilio.posts.should.have.length(1);
  });
});
