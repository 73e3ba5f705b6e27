// Promises of replies by SMS: each word does what it says for what its number was told, and says what was understood.
import 'should';
import should from 'should';

import { leewayMs } from '../../../src/battery/conversation';
import { history } from '../../../src/battery/history';
import { localTime } from '../../../src/net/local-time';
import type { Conversations, OpenAlert, Whose } from '../../../src/people/conversations';
import { Trouble } from '../../../src/sentences/trouble';
import type { AskedSms } from '../../../src/sms/admission';
import type { GivenReply } from '../../../src/sms/incoming';
import type { Outbox } from '../../../src/sms/outbox';
import type { Reply } from '../../../src/sms/reply-words';
import { segmentsOf } from '../../../src/sms/segments';
import type { Person, StoredReading } from '../../../src/store/records';
import { createHearReply, type HearReply } from '../../../src/use-cases/hear-reply';
import { type FakeSystem, fakeSystem } from '../../support/fake-system';
import { somebody, someGrant } from '../../support/people';
import { type TempStore, tempStore } from '../../support/temp-store';

const number = '+4915228817386';
const hour = 3_600_000;
const zone = 'Europe/Berlin';
/** A Monday, ten in the morning. */
const monday = localTime('2026-11-30T10:00', zone) ?? 0;

describe('a reply by SMS', () => {
  let system: FakeSystem;
  let temp: TempStore;
  let hear: HearReply;
  let open: OpenAlert[];
  let calls: unknown[];
  let sent: AskedSms[];
  let failures: string[];
  /** What becomes of an answer. */
  let outcome: (asked: AskedSms) => Promise<{ sid: string } | null>;
  let isOpen: boolean;

  const anna: Person = { ...somebody('Anna'), number, timeZone: zone };
  const bert: Person = { ...somebody('Bert'), number: '+4915228817387', language: 'de', timeZone: zone };

  const alert = (conversation: string, facts: Partial<OpenAlert> = {}): OpenAlert => ({
    conversation,
    nodeId: 'node',
    person: { id: anna.id, name: 'Anna' },
    deviceId: 'd1',
    device: 'Charge 6',
    severity: 'low',
    kind: 'low',
    level: 12,
    state: 'open',
    since: monday - hour,
    toldAt: monday - hour,
    times: 1,
    until: null,
    escalatedAt: null,
    next: null,
    ...facts,
  });
  const meant = (whose: Whose) =>
    open.filter(({ conversation }) => 'conversations' in whose && whose.conversations.includes(conversation));
  const conversations: Pick<Conversations, 'acknowledge' | 'snooze' | 'pause'> = {
    async acknowledge(whose, at) {
      calls.push(['acknowledge', whose, at]);
      return meant(whose).map((one) => ({ ...one, state: 'acknowledged' }));
    },
    async snooze(whose, until, at) {
      calls.push(['snooze', whose, until, at]);
      return meant(whose).map((one) => ({ ...one, state: 'snoozed', until: one.until ?? until }));
    },
    async pause(ids, until) {
      calls.push(['pause', ids, until]);
    },
  };

  beforeEach(async () => {
    system = fakeSystem();
    system.setClock(monday);
    temp = await tempStore(system);
    [open, calls, sent, failures, isOpen] = [[], [], [], [], true];
    outcome = async (asked) => {
      asked.onWritten?.();
      return { sid: 'SM1' };
    };
    const outbox = {
      send: (asked: AskedSms) => {
        sent.push(asked);
        return outcome(asked);
      },
    } as unknown as Outbox;
    hear = createHearReply({
      store: temp.store,
      system,
      conversations,
      accounts: { outbox: async (id) => (isOpen && id === 'via' ? outbox : null) },
    });
  });
  afterEach(() => temp.remove());

  const save = async (...people: Person[]) => {
    for (const person of people) await temp.store.savePersonAndGrant(person, someGrant);
  };
  /** An alert of a conversation went to a number, an hour ago. */
  async function tell(
    conversation: string | null,
    { to = number, personId = anna.id as string | null, at = monday - hour } = {},
  ): Promise<void> {
    const id = `sms ${conversation} ${to} ${personId} ${at}`;
    await temp.store.addSms(
      {
        id,
        nodeId: 'node',
        account: 'account',
        personId,
        key: null,
        content: '{}',
        state: 'posting',
        sid: null,
        status: null,
        errorCode: null,
        createdAt: at,
        nextLookAt: null,
        looks: 0,
        chain: null,
        joint: null,
        heldUntil: null,
        conversation,
      },
      { to, body: id, key: null },
      () => ({ verdict: 'added', isCapped: true }),
    );
    await temp.store.changeSms(id, { state: 'accepted', sid: id });
  }
  const say = (reply: Reply, facts: Partial<GivenReply> = {}) =>
    hear(
      {
        id: 'reply',
        reply,
        from: number,
        at: monday,
        accounts: ['first', 'via'],
        nodeId: 'node',
        person: { id: anna.id, name: 'Anna' },
        ...facts,
      },
      ({ code }) => failures.push(code),
    );
  const keepReadings = (personId: string, readings: StoredReading[]) =>
    temp.store.saveReadings(personId, readings, history);
  const texts = () => sent.map(({ sms }) => sms.body);
  const midnight = (date: string) => localTime(`${date}T00:00`, zone) ?? 0;

  it('ok acknowledges what its number was told, and says what that was, by the account that was written to', async () => {
    await save(anna);
    await tell('talk_1');
    await tell('talk_2', { to: '+4915112345678' });
    open = [alert('talk_1'), alert('talk_2')];

    await say({ word: 'ok' });

    calls.should.eql([['acknowledge', { conversations: ['talk_1'] }, monday]]);
    sent.should.match([
      {
        nodeId: 'node',
        sms: { to: number, body: "Noted: you take care of Anna's Charge 6.", segments: 1 },
        key: 'answer reply',
        msg: { person: { id: anna.id } },
        isAnswer: true,
        mustBeSeen: false,
      },
    ]);
  });

  it('what was told after the reply is not meant, but for as much as two clocks may differ', async () => {
    await save(anna);
    await tell('talk_1', { at: monday + leewayMs });
    await tell('talk_2', { at: monday + leewayMs + 1 });
    system.setClock(monday + hour);

    await say({ word: 'ok' });

    calls.should.eql([['acknowledge', { conversations: ['talk_1'] }, monday]]);
  });

  it('what was told by a clock that was ahead is meant', async () => {
    await save(anna);
    await tell('talk_1', { at: monday + hour });

    await say({ word: 'ok' });

    calls.should.eql([['acknowledge', { conversations: ['talk_1'] }, monday]]);
  });

  it('later puts off from when it was said, and says until when by the clock of the person', async () => {
    await save(anna);
    await tell('talk_1');
    open = [alert('talk_1')];
    system.setClock(monday + hour);

    await say({ word: 'later', hours: 6 });

    calls.should.eql([['snooze', { conversations: ['talk_1'] }, monday + 6 * hour, monday]]);
    texts().should.eql(["Put off until Monday 4:00 PM: Anna's Charge 6."]);
  });

  it('later says the end of the quiet hours where that is what holds', async () => {
    await save({ ...anna, language: 'de' });
    await tell('talk_1');
    open = [alert('talk_1', { until: monday + 21 * hour })];

    await say({ word: 'later', hours: 12 });

    texts().should.eql(['Verschoben bis Dienstag, 07:00: Charge 6 von Anna.']);
  });

  it('later that is over when it is heard of does nothing', async () => {
    await save(anna);
    await tell('talk_1');
    system.setClock(monday + 4 * hour);

    await say({ word: 'later', hours: 3 });

    [...calls, ...sent].should.be.empty();
  });

  it('with nothing open ok and later say so', async () => {
    await save(anna);
    await tell(null);

    await say({ word: 'ok' });
    await say({ word: 'later', hours: 3 });

    texts().should.eql(Array(2).fill('No alert that you got is open right now.'));
  });

  it('pause holds the alerts of whose number it is to the end of the last day, and is confirmed as what may be forged', async () => {
    await save(anna, bert);
    await tell('talk_1', { personId: bert.id });

    await say({ word: 'pause', days: 3, asked: 3 });

    calls.should.eql([['pause', [anna.id], midnight('2026-12-03')]]);
    sent.should.match([{ mustBeSeen: true }]);
    should(texts()[0]).match(
      /^Nothing of the battery of Anna is told until the end of Wednesday, December 2\. /,
    );
    segmentsOf(texts()[0] ?? '').count.should.equal(1);
  });

  it('pause of a number that is proven for nobody is for whom it was told about', async () => {
    await save(anna, bert);
    const from = '+4915112345678';
    await tell('talk_1', { to: from });
    await tell('talk_2', { to: from, personId: bert.id });

    await say({ word: 'pause', days: 1, asked: 1 }, { from });

    calls.should.eql([
      ['pause', [anna.id], midnight('2026-12-01')],
      ['pause', [bert.id], midnight('2026-12-01')],
    ]);
    should(texts()[0]).match(
      /^Zum Akku von Anna, Bert kommt nichts bis zum Ende von Montag, 30\. November\. /,
    );
  });

  it('pause is seven days at most and says so', async () => {
    await save(anna);

    await say({ word: 'pause', days: 7, asked: 30 });

    const [[, , until]] = calls as [[string, string[], number]];
    until.should.equal(midnight('2026-12-07'));
    until.should.be.below(monday + 7 * 24 * hour);
    should(texts()[0]).match(/December 6\. .* By SMS a pause lasts seven days at most\.$/);
  });

  it('nobody is paused without being told of it: not beyond the caps, not where the SMS fails, not after STOP', async () => {
    await save(anna);
    const pause = () => say({ word: 'pause', days: 7, asked: 7 });

    outcome = async () => null;
    await pause();
    outcome = async () => {
      throw new Trouble('sms-cap-day', 'sms.cap-day');
    };
    await pause();
    isOpen = false;
    await pause().should.be.rejectedWith({ code: 'no-account' });
    isOpen = true;
    await temp.store.changePerson(anna.id, { stopped: true });
    await pause();

    calls.should.be.empty();
    failures.should.eql(['sms-cap-day']);
  });

  it('battery? tells the levels of all who are told to that number, the lowest first, and how old they are', async () => {
    await save(anna, bert);
    await tell('talk_1', { personId: bert.id });
    const reading = (
      deviceId: string,
      name: string,
      level: number | null,
      agoMs: number,
      status = 'High',
    ) => ({
      deviceId,
      name,
      type: 'tracker',
      at: monday,
      level,
      status,
      syncedAt: monday - agoMs,
    });
    await keepReadings(anna.id, [
      reading('d1', 'Charge 6', 45, 20 * 60_000),
      reading('d2', 'Ace', null, 3 * hour, 'Low'),
      reading('d3', 'Flex', 80, 31 * 24 * hour),
    ]);
    await keepReadings(bert.id, [reading('d1', 'Versa 4', 9, 50 * hour)]);

    await say({ word: 'battery' });

    texts().should.eql([
      'Bert, Versa 4: 9 %, 2 days ago\nAnna, Charge 6: 45 %, 20 min ago\nAnna, Ace: Low, 3 h ago',
    ]);
  });

  it('battery? of many is bounded, and counts the rest', async () => {
    const family = Array.from({ length: 12 }, (_, index) => ({
      ...somebody(`Somebody with a long name ${index}`),
      number,
    }));
    await save(...family);
    for (const { id } of family)
      await keepReadings(id, [
        {
          deviceId: 'd',
          name: 'Inspire 3',
          type: 'tracker',
          at: monday,
          level: 50,
          status: null,
          syncedAt: monday,
        },
      ]);

    await say({ word: 'battery' });

    const [text = ''] = texts();
    segmentsOf(text).count.should.be.belowOrEqual(2);
    const lines = text.split('\n').length;
    lines.should.be.above(2);
    text.should.endWith(` (+${12 - lines} more)`);
  });

  it('an answer is two parts at most, or names one alone, however long the names are', async () => {
    const family = ['Anna', 'Bert', 'Carl', 'Dora'].map((name) => ({
      ...somebody(name),
      name: `${name} ${'\u{1f600}'.repeat(12)}`,
      number,
    }));
    await save(...family);
    for (const { id, name } of family) {
      await tell(`talk_${id}`, { personId: id });
      open.push(alert(`talk_${id}`, { person: { id, name }, device: 'Ä\u{1f600}'.repeat(10) }));
    }
    const words = [
      { word: 'ok' },
      { word: 'later', hours: 3 },
      { word: 'pause', days: 7, asked: 9 },
    ] as const;
    for (const reply of words) await say(reply);

    for (const text of texts()) {
      text.should.match(/Anna .*\(\+[1-3] more\)/u);
      (segmentsOf(text).count <= 2 || text.includes('(+3 more)')).should.be.true();
    }
    texts().should.have.length(3);
  });

  it('battery? tells nothing of who has given up this number, is not confirmed, or is gone', async () => {
    const [left, other] = [somebody('Left'), { ...somebody('Other'), numberState: 'unproven' as const }];
    await save(anna, left, other);
    for (const { id } of [left, other]) await tell('talk_1', { personId: id });
    await temp.store.changePerson(anna.id, { number: '+4915112345678' });
    await tell('talk_2');
    for (const { id } of [anna, left, other])
      await keepReadings(id, [
        { deviceId: 'd', name: null, type: 'tracker', at: monday, level: 50, status: null, syncedAt: monday },
      ]);
    await temp.store.removePerson(left.id);

    await say({ word: 'battery' });

    texts().should.eql(['No battery level is known.']);
  });

  it('a number that was told no alert, only a code that somebody typed it for, hears and pauses nothing', async () => {
    await save(anna);
    const from = '+4915112345678';
    await tell(null, { to: from });
    for (const reply of [
      { word: 'battery' },
      { word: 'pause', days: 7, asked: 7 },
      { word: 'ok' },
      { word: 'later', hours: 3 },
    ] as const)
      await say(reply, { from });

    [...calls, ...sent].should.be.empty();
  });

  it('who has answered STOP gets no answer, and neither does what was said a day ago; what it asks for is done', async () => {
    await save(anna);
    await tell('talk_1', { at: monday - 30 * hour });
    open = [alert('talk_1')];
    await say({ word: 'ok' }, { at: monday - 25 * hour });
    await temp.store.changePerson(anna.id, { stopped: true });
    await say({ word: 'ok' });

    calls.should.have.length(2);
    sent.should.be.empty();
  });

  it('STOP and START are answered by nobody', async () => {
    await save(anna);
    for (const word of ['stop', 'start'] as const) await say({ word });

    [...calls, ...sent].should.be.empty();
  });

  it('an answer is waited for until it is on disk, and no longer; what it comes to later is told', async () => {
    await save(anna);
    let failLater: (error: Error) => void = () => undefined;
    outcome = (asked) => {
      asked.onWritten?.();
      return new Promise((_, reject) => {
        failLater = reject;
      });
    };

    await say({ word: 'ok' });
    failures.should.be.empty();
    failLater(new Trouble('sms-30003', 'sms.handset-off'));
    await Promise.resolve();
    await Promise.resolve();

    failures.should.eql(['sms-30003']);
  });

  it('what cannot be done is said, and not answered', async () => {
    await save(anna);
    const failing = createHearReply({
      store: temp.store,
      system,
      conversations: {
        ...conversations,
        acknowledge: async () => {
          throw new Trouble('store-damaged', 'store.damaged');
        },
      },
      accounts: { outbox: async () => null },
    });

    await failing(
      {
        id: 'r',
        reply: { word: 'ok' },
        from: number,
        at: monday,
        accounts: [],
        nodeId: 'node',
        person: null,
      },
      () => undefined,
    ).should.be.rejectedWith({ code: 'store-damaged' });
  });
});
