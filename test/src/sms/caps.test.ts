// Promises about money: caps that a loop runs into, repeats that do not go out, and codes that have caps of their own.
import 'should';
import should from 'should';
import { asTrouble, type Trouble } from '../../../src/sentences/trouble';
import { type Outbox, openOutbox } from '../../../src/sms/outbox';
import { twilio as provider } from '../../../src/sms/providers/twilio/twilio';
import type { SmsCaps } from '../../../src/store/records';
import { type FakeSystem, fakeStart, fakeSystem } from '../../support/fake-system';
import { type ModelTwilio, modelTwilio } from '../../support/model-twilio';
import { sentBy } from '../../support/sending';
import { type TempStore, tempStore } from '../../support/temp-store';

const minute = 60_000;
const hour = 60 * minute;
const hers = '+4915228817386';
const his = '+12025550142';

describe('sms: caps and repeats', () => {
  let system: FakeSystem;
  let temp: TempStore;
  let twilio: ModelTwilio;
  let outbox: Outbox;
  let sent: number;

  const open = async (caps: SmsCaps = { perNumber: 3, perDay: 5 }, account = 'account') => {
    outbox = await openOutbox({
      store: temp.store,
      system,
      account,
      provider,
      sender: twilio.sender,
      validitySeconds: 3600,
      caps,
    });
  };
  const restart = async () => {
    outbox.close();
    await outbox.idle();
    await temp.reopen();
    await open();
  };
  interface What {
    to?: string;
    body?: string;
    key?: string | null;
    mayRepeat?: boolean;
    isFree?: boolean;
    isAnswer?: boolean;
    msg?: Record<string, unknown>;
  }
  /** Sends; each SMS says something else, unless told otherwise. The answer: its sid, or the Trouble. */
  const send = ({ to = hers, body, key = null, ...rest }: What = {}): Promise<string | Trouble> => {
    sent += 1;
    const sms = { to, body: body ?? `SMS ${sent}`, segments: 1 };
    return sentBy(outbox, { nodeId: 'node', sms, key, msg: {}, ...rest }).then(
      ({ sid }) => sid,
      (error: unknown) => asTrouble(error),
    );
  };
  const codeOf = async (sending: Promise<string | Trouble>) => {
    const end = await sending;
    return typeof end === 'string' ? 'sent' : end.code;
  };
  const codes = async (count: number, what: What = {}) => {
    const all: string[] = [];
    for (let n = 0; n < count; n += 1) all.push(await codeOf(send(what)));
    return all;
  };

  beforeEach(async () => {
    system = fakeSystem();
    temp = await tempStore(system);
    twilio = modelTwilio(system);
    sent = 0;
    await open();
  });
  afterEach(async () => {
    outbox.close();
    await temp.remove();
  });

  it('no more than the cap go to one number in 24 hours, and others still get theirs', async () => {
    (await codes(4)).should.deepEqual(['sent', 'sent', 'sent', 'sms-cap-number']);
    (await codeOf(send({ to: his }))).should.equal('sent');
    await system.advance(24 * hour - 1);
    (await codeOf(send())).should.equal('sms-cap-number');
    await system.advance(1);
    (await codeOf(send())).should.equal('sent');
  });

  it('of what says that a battery is nearly empty two more go to a number, and that is told as its limit', async () => {
    const msg = { alert: { id: 'alert', kind: 'critical' } };
    outbox.close();
    await open({ perNumber: 3, perDay: 100 });
    await codes(4);

    (await codes(2, { msg })).should.deepEqual(['sent', 'sent']);
    should(await send({ msg })).match({ code: 'sms-cap-number', facts: { cap: 5, again: false } });
    should(await send({ msg })).match({ facts: { again: true } });
    should(await send()).match({ facts: { cap: 3, again: true } });
  });

  it('an answer uses up nothing of its number, nor the other way round, but counts in all', async () => {
    await codes(3);
    (await codeOf(send({ isAnswer: true }))).should.equal('sent');
    (await codes(1)).should.deepEqual(['sms-cap-number']);
    (await codes(2, { to: his })).should.deepEqual(['sent', 'sms-cap-day']);
    await system.advance(minute);
    (await codes(1, { isAnswer: true })).should.deepEqual(['sms-cap-day']);
  });

  it('whoever answers by itself is left without an answer: nothing is posted, written or told', async () => {
    outbox.close();
    await open({ perNumber: 3, perDay: 100 });
    let written = 0;
    const answer = () =>
      outbox.send({
        nodeId: 'node',
        sms: { to: hers, body: `Noted ${written}`, segments: 1 },
        key: null,
        msg: {},
        isAnswer: true,
        onWritten: () => {
          written += 1;
        },
      });
    for (let round = 0; round < 100; round += 1) {
      await answer();
      await system.advance(10_000);
    }

    [twilio.posts.length, written].should.eql([6, 6]);
    should(await answer()).be.null();
  });

  it('no more than the cap go out altogether', async () => {
    const all = [...(await codes(3)), ...(await codes(3, { to: his }))];

    all.should.deepEqual(['sent', 'sent', 'sent', 'sent', 'sent', 'sms-cap-day']);
    twilio.posts.should.have.length(5);
  });

  it('no more than the cap of the month go out in it, over restarts, and it is told once', async () => {
    const caps = { perNumber: 100, perDay: 100, perMonth: 4 };
    outbox.close();
    await open(caps);
    for (let day = 0; day < 4; day += 1) {
      (await codeOf(send())).should.equal('sent');
      await system.advance(24 * hour);
      outbox.close();
      await temp.reopen();
      await open(caps);
    }
    const late = async () => {
      const end = await send();
      return typeof end === 'string' ? end : [end.code, end.facts];
    };

    should(await late()).eql(['sms-cap-month', { cap: 4, again: false }]);
    should(await late()).eql(['sms-cap-month', { cap: 4, again: true }]);
    await system.advance(31 * 24 * hour);
    (await codeOf(send())).should.equal('sent');
  });

  it('without a choice it is six to a number and a hundred to all', async () => {
    outbox.close();
    outbox = await openOutbox({
      store: temp.store,
      system,
      account: 'account',
      provider,
      sender: twilio.sender,
      validitySeconds: 3600,
    });

    for (let number = 0; number < 20; number += 1) await codes(6, { to: `+49152288100${10 + number}` });

    twilio.posts.should.have.length(100);
    (await codes(7, { to: '+491522881' })).should.matchEach('sms-cap-day');
  });

  it('a hundred at the same time are counted one by one', async () => {
    await Promise.all(Array.from({ length: 100 }, () => codeOf(send())));

    twilio.posts.should.have.length(3);
  });

  it('a key does not lead past the cap', async () => {
    for (const key of ['a', 'b', 'code x 1', 'welcome x']) await send({ key });

    twilio.posts.should.have.length(3);
  });

  it('a restart does not start the count anew', async () => {
    await codes(3);
    await restart();

    (await codeOf(send())).should.equal('sms-cap-number');
  });

  it('who is removed takes no place back with them', async () => {
    const sms = { to: hers, segments: 1 };
    for (const body of ['1', '2', '3']) {
      const msg = { person: { id: 'anna' } };
      await outbox.send({ nodeId: 'node', sms: { ...sms, body }, key: body, msg });
    }
    await temp.store.removePerson('anna');

    (await codeOf(send())).should.equal('sms-cap-number');
  });

  it('what may have been sent counts, what was refused does not', async () => {
    twilio.fates = ['refused', 'refused', 'lost', 'unheard', 'unheard'];
    twilio.lists = Array(20).fill(false);
    (await codes(2)).should.matchEach('sms-21211');
    for (let n = 0; n < 3; n += 1) {
      const sms = { to: hers, body: `unclear ${n}`, segments: 1 };
      outbox.send({ nodeId: 'node', sms, key: null, msg: {} }).catch(() => undefined);
    }

    (await codeOf(send())).should.equal('sms-cap-number');
  });

  it('tells a cap once: of all that are dropped the first says so, and again when it was free in between', async () => {
    const again = async () => {
      const end = await send();
      return typeof end === 'string' ? end : end.facts?.again;
    };
    await codes(3);

    [await again(), await again(), await again()].should.deepEqual([false, true, true]);
    await system.advance(24 * hour);
    await codes(3);
    should(await again()).be.false();
  });

  describe('a loop against what is refused', () => {
    const numbers = ['1', '2', '3', '4', '5'].map((last) => `+120255501${last}${last}`);

    beforeEach(() => {
      twilio.fates = Array(1000).fill('refused');
    });

    it('ends at ten times the cap of a number, and others still get theirs', async () => {
      (await codes(30)).should.matchEach('sms-21211');
      (await codes(5, { key: 'a' })).should.matchEach('sms-cap-refused');
      twilio.posts.should.have.length(30);
      twilio.fates = [];
      (await codeOf(send({ to: his }))).should.equal('sent');

      await system.advance(24 * hour);
      (await codeOf(send())).should.equal('sent');
    });

    it('ends at ten times the cap of all', async () => {
      for (const to of numbers) (await codes(10, { to })).should.matchEach('sms-21211');

      (await codeOf(send())).should.equal('sms-cap-refused');
      twilio.posts.should.have.length(50);
    });

    it('is told once, and a restart does not start it anew', async () => {
      await codes(30);
      await restart();

      const again = async () => ((await send()) as Trouble).facts;
      [await again(), await again()].should.deepEqual([{ again: false }, { again: true }]);
    });

    it('neither ends a sign-up nor is ended by one', async () => {
      await codes(30);
      await temp.store.proveNumber('nobody', {}, { to: hers, smsKey: 'code x 1', at: system.now() });
      (await codeOf(send({ key: 'code x 1' }))).should.equal('sms-21211');
      for (const smsKey of Array.from({ length: 40 }, (_none, index) => `code y ${index}`)) {
        await temp.store.proveNumber('nobody', {}, { to: his, smsKey, at: system.now() });
        await send({ to: his, key: smsKey });
      }

      (await codeOf(send({ to: his }))).should.equal('sms-21211');
    });
  });

  it('a clock that was years ahead for a moment blocks nobody for years', async () => {
    await system.advance(400 * 24 * hour);
    await codes(3);
    outbox.close();
    // No restart draws an id once more.
    system = { ...fakeSystem(fakeStart), bytes: system.bytes };
    await open();

    (await codeOf(send())).should.equal('sent');
  });

  it('a clock that was hours ahead lengthens no limit, and a jump back takes none away', async () => {
    system.setClock(fakeStart + 23 * hour);
    await codes(3);
    system.setClock(fakeStart);
    (await codeOf(send())).should.equal('sms-cap-number');
    await system.advance(24 * hour + 1);

    (await codeOf(send())).should.equal('sent');
  });

  it('a key that was used by a clock that was years ahead is free again', async () => {
    system.setClock(fakeStart + 400 * 24 * hour);
    (await codeOf(send({ key: 'daily', body: 'Then' }))).should.equal('sent');
    system.setClock(fakeStart);
    (await codeOf(send({ key: 'daily', body: 'Now' }))).should.equal('sent');

    twilio.messages.map(({ body }) => body).should.deepEqual(['Then', 'Now']);
  });

  it('the same text goes to a number once in ten minutes', async () => {
    (await codes(2, { body: 'Door' })).should.deepEqual(['sent', 'sms-repeated']);
    (await codeOf(send({ body: 'Door', to: his }))).should.equal('sent');
    await restart();
    (await codeOf(send({ body: 'Door' }))).should.equal('sms-repeated');
    await system.advance(10 * minute);
    (await codeOf(send({ body: 'Door' }))).should.equal('sent');
  });

  it('goes again at once where the node may repeat, and where the keys differ', async () => {
    (await codes(2, { body: 'Door', mayRepeat: true })).should.deepEqual(['sent', 'sent']);
    (await codeOf(send({ body: 'Low', to: his, key: 'a' }))).should.equal('sent');
    (await codeOf(send({ body: 'Low', to: his, key: 'b' }))).should.equal('sent');
    (await codeOf(send({ body: 'Low', to: his }))).should.equal('sms-repeated');
  });

  it('goes again at once where the first was refused', async () => {
    twilio.fates = ['refused'];

    (await codes(2, { body: 'Door' })).should.deepEqual(['sms-21211', 'sent']);
  });

  it('what costs nothing has no cap, and counts against none', async () => {
    (await codes(8, { isFree: true })).should.matchEach('sent');
    (await codes(4)).should.deepEqual(['sent', 'sent', 'sent', 'sms-cap-number']);
  });

  describe('and the sign-up', () => {
    const allow = (smsKey: string, to = hers) =>
      temp.store.proveNumber('nobody', {}, { to, smsKey, at: system.now() });

    it('its SMS go out although the cap is reached, and use up none of it', async () => {
      await allow('code x 1');
      await allow('welcome x');
      (await codeOf(send({ key: 'code x 1' }))).should.equal('sent');
      (await codes(4)).should.deepEqual(['sent', 'sent', 'sent', 'sms-cap-number']);
      (await codeOf(send({ key: 'welcome x' }))).should.equal('sent');
    });

    it('each goes out once: neither another number nor another account nor tomorrow helps', async () => {
      await codes(3);
      await codes(2, { to: his });
      await allow('code x 1');

      (await codeOf(send({ key: 'code x 1', to: his }))).should.equal('sms-cap-day');
      (await codeOf(send({ key: 'code x 1' }))).should.equal('sent');
      await open({ perNumber: 1, perDay: 1 }, 'other');
      await send();
      (await codeOf(send({ key: 'code x 1' }))).should.startWith('sms-cap');
    });

    it('what it did not send within a day it does not send past the cap', async () => {
      await allow('code x 1');
      await system.advance(24 * hour);
      await codes(3);

      (await codeOf(send({ key: 'code x 1' }))).should.equal('sms-cap-number');
    });
  });
});
