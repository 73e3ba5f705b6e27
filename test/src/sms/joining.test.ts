// Promises of joining: alerts for one number that come together are one SMS, and each of them ends with it.
import 'should';
import should from 'should';
import type { Trouble } from '../../../src/sentences/trouble';
import type { LateNews } from '../../../src/sms/listeners';
import { type Outbox, type OutboxParts, openOutbox } from '../../../src/sms/outbox';
import { twilio as provider } from '../../../src/sms/providers/twilio/twilio';
import { type FakeSystem, fakeSystem, settled } from '../../support/fake-system';
import { type ModelTwilio, modelTwilio } from '../../support/model-twilio';
import { somebody, someGrant } from '../../support/people';
import { type TempStore, tempStore } from '../../support/temp-store';

const minute = 60_000;
const to = '+4915228817386';

describe('sms: alerts that come together', () => {
  let system: FakeSystem;
  let temp: TempStore;
  let twilio: ModelTwilio;
  let outbox: Outbox;
  let heard: (LateNews & { node: string })[];
  let untrue: Set<string>;

  const open = async (parts: Partial<OutboxParts> = {}) => {
    outbox = await openOutbox({
      store: temp.store,
      system,
      account: 'account',
      provider,
      sender: twilio.sender,
      validitySeconds: 3600,
      isOutdated: async (msg) => untrue.has((msg.alert as { id: string }).id),
      languageOf: async () => 'en',
      ...parts,
    });
    for (const node of ['node', 'other']) outbox.attach(node, (news) => heard.push({ ...news, node }));
  };
  const asked = (
    name: string,
    facts: { kind?: string; nodeId?: string; number?: string; heldUntil?: string } = {},
  ) => {
    const { kind = 'low', nodeId = 'node', number = to, heldUntil } = facts;
    const body = `${name}'s Watch is at 12 %.`;
    return {
      nodeId,
      sms: { to: number, body, segments: 1 },
      key: `alert ${name}`,
      isAlert: true,
      msg: {
        payload: body,
        alert: { id: `alert ${name}`, kind, ...(heldUntil ? { heldUntil } : {}) },
        person: { id: `person_${name.toLowerCase()}`, name },
        battery: { deviceId: 'd', device: 'Watch', level: 12, status: null, syncedAt: null },
      },
    };
  };
  /** What becomes of it: how it stands, or its code. */
  const send = (...all: Parameters<typeof asked>) =>
    outbox.send(asked(...all)).catch((thrown: Trouble) => thrown.code);
  const joined = async () => {
    await settled();
    await system.advance(10_000);
  };
  const bodies = () => twilio.messages.map(({ body }) => body);
  const restart = async (parts?: Partial<OutboxParts>) => {
    outbox.close();
    await outbox.idle();
    await temp.reopen();
    await open(parts);
  };

  beforeEach(async () => {
    system = fakeSystem();
    temp = await tempStore(system);
    twilio = modelTwilio(system);
    heard = [];
    untrue = new Set();
    await open();
  });
  afterEach(async () => {
    outbox.close();
    await temp.remove();
  });

  it('are one SMS, ten seconds after the first of them, and each ends with the same', async () => {
    const first = send('Anna');
    await settled();
    await system.advance(9_000);
    const second = send('Ben', { kind: 'critical', nodeId: 'other' });
    await settled();
    twilio.posts.should.be.empty();
    await system.advance(1_000);

    const sent = { sid: 'SM1', status: 'queued', segments: 1, to };
    should(await Promise.all([first, second])).eql([sent, sent]);
    bodies().should.eql(["Ben's Watch is at 12 %.\nAnna's Watch is at 12 %."]);
    (await temp.store.countSms()).map(({ count }) => count).should.eql([1]);
  });

  it('one that comes alone is sent as it is, and what comes later is another SMS', async () => {
    const first = send('Anna');
    await joined();
    const second = send('Ben');
    await joined();

    should(await first).have.property('sid', 'SM1');
    should(await second).have.property('sid', 'SM2');
    bodies().should.eql(["Anna's Watch is at 12 %.", "Ben's Watch is at 12 %."]);
  });

  it('only for one number, and connections only with connections', async () => {
    void send('Anna');
    void send('Ben', { number: '+4915228817387' });
    void send('Carl', { kind: 'reconnect' });
    void send('Dora', { kind: 'cannot-check' });
    await joined();

    bodies().should.eql([
      "Anna's Watch is at 12 %.",
      "Ben's Watch is at 12 %.",
      "Carl's Watch is at 12 %.\nDora's Watch is at 12 %.",
    ]);
  });

  it('what is no alert of ours, a test or costs nothing goes at once', async () => {
    await outbox.send({ ...asked('Anna'), isFree: true });
    await outbox.send({ ...asked('Ben'), isAlert: false });
    await outbox.send(asked('Carl', { kind: 'test' }));
    await outbox.send({ ...asked('Dora'), msg: { alert: { id: 'made up' } } });

    twilio.messages.should.have.length(4);
  });

  it('those that were held wait a minute for one another, as one check after the other ends their hold', async () => {
    void send('Anna', { heldUntil: '2026-11-20T06:00:00Z' });
    await settled();
    await system.advance(50_000);
    void send('Ben', { heldUntil: '2026-11-20T06:00:00Z' });
    await settled();
    bodies().should.be.empty();
    await system.advance(10_000);

    bodies().should.have.length(1);
  });

  it('the same alert again, before or after, is given its SMS and sends none', async () => {
    const sending = [send('Anna'), send('Ben'), send('Anna')];
    await joined();
    const before = await Promise.all(sending);
    const after = await send('Ben');

    new Set([...before, after].map((one) => JSON.stringify(one))).size.should.equal(1);
    await restart();
    should(await send('Anna')).eql(after);
    twilio.posts.should.have.length(1);
  });

  it('what has been begun already ends with that, and is not said to be outdated', async () => {
    const ends = send('Anna');
    await settled();
    const row = (await temp.store.openSms('account')).find(({ state }) => state === 'joining');
    should(row).be.ok();
    await temp.store.changeSms(row?.id ?? '', { state: 'accepted', sid: 'SMelsewhere', status: 'sent' });
    await joined();

    should(await ends).match({ sid: 'SMelsewhere' });
    bodies().should.eql([]);
  });

  it('what is true no longer is left out before the post; with one left it is that one, with none nothing', async () => {
    const sending = [send('Anna'), send('Ben')];
    await settled();
    untrue.add('alert Anna');
    await joined();
    (await Promise.all(sending))
      .map((one) => (typeof one === 'string' ? one : one?.sid))
      .should.eql(['sms-outdated', 'SM1']);
    bodies().should.eql(["Ben's Watch is at 12 %."]);

    const both = [send('Carl'), send('Dora')];
    await settled();
    untrue.add('alert Carl').add('alert Dora');
    await joined();
    (await Promise.all(both)).should.eql(['sms-outdated', 'sms-outdated']);
    twilio.posts.should.have.length(1);
  });

  it('what is true no longer is left out of the next try as well', async () => {
    twilio.fates = ['unsent', 'unsent'];
    const sending = [send('Anna'), send('Ben'), send('Carl')];
    await joined();
    untrue.add('alert Anna');
    await system.advance(15_000);
    untrue.add('alert Ben');
    await system.advance(minute);

    (await Promise.all(sending))
      .map((one) => (typeof one === 'string' ? one : one?.sid))
      .should.eql(['sms-outdated', 'sms-outdated', 'SM1']);
    twilio.posts.map((body) => body.split('\n').length).should.eql([3, 2, 1]);
    bodies().should.eql(["Carl's Watch is at 12 %."]);
  });

  it('they count once; a cap ends all of them, and is told as new once', async () => {
    await open({ caps: { perNumber: 1, perDay: 100 } });
    const sending = [send('Anna'), send('Ben')];
    await joined();
    (await Promise.all(sending)).map((one) => typeof one).should.eql(['object', 'object']);

    const again: unknown[] = [];
    const refused = ['Carl', 'Dora'].map((name) =>
      outbox.send(asked(name)).catch(({ code, facts }: Trouble) => {
        again.push(facts?.again);
        return code;
      }),
    );
    await joined();
    (await Promise.all(refused)).should.eql(['sms-cap-number', 'sms-cap-number']);
    again.should.eql([false, true]);
  });

  it('a refusal is told to each, and the same alerts may come again', async () => {
    twilio.fates = ['refused'];
    const sending = [send('Anna'), send('Ben')];
    await joined();
    (await Promise.all(sending)).should.eql(['sms-21211', 'sms-21211']);

    const again = send('Ben');
    await joined();
    should(await again).have.property('sid', 'SM1');
  });

  it('waits on disk: after a kill in between it is one SMS, and each node hears it', async () => {
    void send('Anna');
    void send('Ben', { nodeId: 'other' });
    await settled();
    await system.advance(5_000);
    const copy = await temp.copy();
    outbox.close();
    await temp.remove();
    temp = copy;
    await open();
    await system.advance(5_000);

    bodies().should.have.length(1);
    heard
      .map(({ node, isAccepted, sms, msg }) => [node, isAccepted, sms.sid, msg.payload])
      .should.eql([
        ['node', true, 'SM1', "Anna's Watch is at 12 %."],
        ['other', true, 'SM1', "Ben's Watch is at 12 %."],
      ]);
  });

  it('one that is closed in between ends no msg, and goes after the next start', async () => {
    const sending = [send('Anna'), send('Ben')];
    await settled();
    await restart();
    (await Promise.all(sending)).should.eql([null, null]);
    await system.advance(10_000);

    bodies().should.have.length(1);
  });

  it('a restart between tries goes on with the same SMS, and each node hears how it ended', async () => {
    twilio.fates = ['unsent'];
    void send('Anna');
    void send('Ben', { nodeId: 'other' });
    await joined();
    twilio.fates = ['refused'];
    await restart();
    await system.advance(15_000);

    heard
      .map(({ node, trouble }) => [node, trouble?.code])
      .should.eql([
        ['node', 'sms-21211'],
        ['other', 'sms-21211'],
      ]);
    // Told just now: a kill would tell it again.
    outbox.close();
    await outbox.idle();
    heard = [];
    const copy = await temp.copy();
    await temp.remove();
    temp = copy;
    await open();
    heard
      .map(({ node, trouble, sms }) => [node, trouble?.code, sms.segments])
      .should.eql([
        ['node', 'sms-21211', 1],
        ['other', 'sms-21211', 1],
      ]);
  });

  it('a lost answer is looked up for all of them at once, also after a kill', async () => {
    twilio.fates = ['held'];
    void send('Anna');
    void send('Ben');
    await joined();
    const copy = await temp.copy();
    outbox.close();
    await temp.remove();
    temp = copy;
    await open();
    await system.advance(minute);

    twilio.posts.should.have.length(1);
    heard
      .filter(({ isAccepted }) => isAccepted)
      .map(({ sms }) => sms.sid)
      .should.eql(['SM1', 'SM1']);
  });

  it('a failure that is known only late reaches the node of each', async () => {
    twilio.sender.poll = async () => ({ kind: 'known', status: 'undelivered', errorCode: 30034 });
    void send('Anna');
    void send('Ben', { nodeId: 'other' });
    await joined();
    await system.advance(minute);

    heard
      .map(({ node, trouble, msg }) => [node, trouble?.code, msg.payload])
      .should.eql([
        ['node', 'sms-30034', "Anna's Watch is at 12 %."],
        ['other', 'sms-30034', "Ben's Watch is at 12 %."],
      ]);
  });

  it('each node hears why it waits', async () => {
    const waits: string[] = [];
    for (const node of ['node', 'other'])
      outbox.waiting.attach(node, ({ trouble }) => waits.push(`${node} ${trouble?.code}`));
    twilio.fates = ['unsent'];
    void send('Anna');
    void send('Ben', { nodeId: 'other' });
    await joined();

    waits.should.eql(['node sms-unsent', 'other sms-unsent']);
  });

  describe('when somebody is removed meanwhile', () => {
    const anna = somebody('Anna');
    beforeEach(() => temp.store.savePersonAndGrant(anna, someGrant));

    it('nothing is kept of their SMS, and the others are told without them', async () => {
      twilio.fates = ['unsent'];
      const sending = [send('Anna'), send('Ben')];
      await joined();
      await temp.store.removePerson(anna.id);
      await system.advance(minute);

      (await Promise.all(sending))
        .map((one) => (typeof one === 'string' ? one : one?.sid))
        .should.eql(['sms-outdated', 'SM1']);
      bodies().should.eql(["Ben's Watch is at 12 %."]);
    });

    it('of what may have been sent the others are told just that, also after a restart', async () => {
      twilio.fates = ['unheard'];
      twilio.lists = Array.from({ length: 200 }, () => false);
      const sending = [send('Anna'), send('Ben')];
      await joined();
      await temp.store.removePerson(anna.id);
      await restart();
      await settled();

      should(await Promise.all(sending)).eql([null, null]);
      heard
        .map(({ msg, trouble }) => [msg.payload, trouble?.code])
        .should.eql([["Ben's Watch is at 12 %.", 'sms-uncertain']]);
      twilio.posts.should.have.length(1);
    });

    it('what was accepted stays so for the others', async () => {
      const sending = [send('Anna'), send('Ben')];
      await joined();
      await Promise.all(sending);
      await temp.store.removePerson(anna.id);

      should(await send('Ben')).have.property('sid', 'SM1');
      twilio.posts.should.have.length(1);
      (await temp.store.smsOfPerson('person_ben', 5)).should.have.length(1);
    });
  });

  it('that come in hundreds are so many SMS as have room for them', async () => {
    await open({ caps: { perNumber: 100, perDay: 100 } });
    const sending = Array.from({ length: 120 }, (_, at) => send(`Person${at}`));
    await joined();
    await Promise.all(sending);
    const all = bodies().join('\n');
    for (let at = 0; at < 120; at += 1) all.should.match(new RegExp(`Person${at}\\b`));
  });
});
