// Promises of alerts that are answered, held, put off and passed on: with a store, restarts and clocks, without any msg.
import type { AlertMessage } from '../../../types/messages';
import 'should';
import should from 'should';
import { expiryMs, longestSnoozeMs } from '../../../src/battery/conversation';
import { failed } from '../../../src/clouds/cloud';
import { serialByKey } from '../../../src/net/concurrency';
import { type Agenda, createAgenda } from '../../../src/people/agenda';
import { createAlertDelivery } from '../../../src/people/alert-delivery';
import { type CheckPeople, type CheckRequest, createCheckPeople } from '../../../src/people/check-people';
import { createChecking } from '../../../src/people/checking';
import { type Conversations, createConversations } from '../../../src/people/conversations';
import type { EscalateTo } from '../../../src/people/next-person';
import type { Person } from '../../../src/store/records';
import { usualSettings } from '../../support/check-settings';
import { type FakeCloud, fakeCloud, tracker } from '../../support/fake-cloud';
import { type FakeSystem, fakeSystem, settled } from '../../support/fake-system';
import { somebody, someGrant } from '../../support/people';
import { type TempStore, tempStore } from '../../support/temp-store';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Midnight in Berlin. */
const midnight = Date.UTC(2026, 10, 1, 23);
const night = { from: 22 * 60, to: 7 * 60 };

describe('people: an alert as a conversation', () => {
  let system: FakeSystem;
  let temp: TempStore;
  let cloud: FakeCloud;
  let agenda: Agenda;
  let checkPeople: CheckPeople;
  let conversations: Conversations;
  let alerts: AlertMessage[];
  let settings: CheckRequest['settings'];
  let escalateTo: EscalateTo;
  let level: number | null;
  let isDown: boolean;
  /** Null: just now, whenever it is asked. */
  let syncedAt: number | null;

  beforeEach(async () => {
    system = fakeSystem(midnight);
    temp = await tempStore(system);
    cloud = fakeCloud(system);
    alerts = [];
    level = 80;
    isDown = false;
    syncedAt = null;
    escalateTo = null;
    settings = { ...usualSettings, adviceAt: null };
    cloud.answer = async () =>
      isDown ? failed('unreachable') : { ok: true, value: [tracker(level, syncedAt ?? system.now())] };
    await open();
  });
  afterEach(async () => {
    await agenda.close();
    await temp.remove();
  });

  async function open(): Promise<void> {
    const parts = { store: temp.store, system, cloudOf: () => cloud };
    const checking = createChecking({
      ...parts,
      useToken: (person, call) => call(person.id),
      onChecked: () => undefined,
    });
    const alertDelivery = createAlertDelivery(parts);
    agenda = createAgenda(parts);
    const inTurn = serialByKey();
    checkPeople = createCheckPeople({
      inTurn,
      ...parts,
      checking,
      alertDelivery,
      agenda,
      signupAddress: () => null,
    });
    conversations = createConversations({
      ...parts,
      inTurn,
      expect: agenda.expect,
      watchOf: (nodeId) =>
        nodeId === 'node'
          ? { nodeId, cloud: 'google-health', clientId: 'client', personId: null, settings, escalateTo }
          : null,
    });
    await alertDelivery.attach('node', (alert) => Boolean(alerts.push(alert)));
    temp.store.onChange(agenda.changed);
    agenda.attach('node', {
      async wake(personId) {
        await checkPeople.wake({ ...request(), mostAgeMs: 15 * minute }, personId, () => undefined);
      },
      reschedule: () => checkPeople.reschedule(request()),
      looked: (thrown) => void should(thrown).be.null(),
    });
  }
  const request = () => ({
    nodeId: 'node',
    cloud: 'google-health',
    clientId: 'client',
    personId: null,
    settings,
    escalateTo,
  });
  /** The process ends, and another one goes on. */
  async function restart(): Promise<void> {
    // What has left is on disk for three seconds.
    await pass(minute);
    await agenda.close();
    await temp.reopen();
    await open();
  }
  async function saved(name: string, facts: Partial<Person> = {}): Promise<Person> {
    const person = somebody(name, { timeZone: 'Europe/Berlin', connectedAt: midnight, ...facts });
    await temp.store.savePersonAndGrant(person, someGrant);
    return person;
  }
  async function check(): Promise<void> {
    await checkPeople.run(request(), () => undefined);
  }
  async function pass(ms: number): Promise<void> {
    for (let rest = ms; rest > 0; rest -= 10 * minute) {
      await system.advance(Math.min(rest, 10 * minute));
      while (system.pending() === 0) await settled();
    }
  }
  const hoursIn = (at: string | undefined) => Math.floor((Date.parse(at ?? '') - midnight) / hour);
  /** What was told, and in which hour after the midnight at which all began. */
  const told = () => alerts.map(({ alert }) => [alert.kind, hoursIn(alert.at)]);

  it('counts the tellings of a low period under one id, which the good news carries as well', async () => {
    settings = { ...settings, remindHours: 6, goodNews: true };
    await saved('Anna');
    level = 12;
    await check();
    await pass(7 * hour);
    level = 90;
    await check();

    told().should.eql([
      ['low', 0],
      ['low', 6],
      ['charged', 7],
    ]);
    const ids = new Set(alerts.map(({ alert }) => alert.conversation));
    ids.size.should.equal(1);
    should([...ids][0]).match(/^talk_[0-9a-f]+$/);
    alerts
      .map(({ alert }) => [alert.times, alert.escalated])
      .should.eql([
        [1, false],
        [2, false],
        [3, false],
      ]);
    new Set(alerts.map(({ alert }) => alert.id)).size.should.equal(3);
    (await conversations.open()).should.eql([]);
  });

  it('reminds by itself, and not once somebody takes care of it, until it is worse', async () => {
    settings = { ...settings, remindHours: 6 };
    const anna = await saved('Anna');
    level = 12;
    await check();
    await pass(6 * hour);
    told().should.have.length(2);

    const [answered] = await conversations.acknowledge({ personId: anna.id }, system.now());
    should(answered).match({ state: 'acknowledged', severity: 'low', times: 2, next: null });
    await restart();
    await pass(2 * day);
    told().should.have.length(2);
    level = 3;
    await check();
    told()[2]?.should.eql(['critical', 54]);
    (await conversations.open()).should.match([{ state: 'open', severity: 'critical' }]);
  });

  it('reminds of a tracker that has gone quiet for a month, and not for ever; once it syncs, again', async () => {
    settings = { ...settings, remindHours: 24 };
    await saved('Anna');
    level = 12;
    syncedAt = system.now();
    await pass(27 * day);
    await check();
    await pass(12 * day);
    told()
      .filter(([kind]) => kind === 'low')
      .should.eql([
        ['low', 28 * 24],
        ['low', 29 * 24],
      ]);
    (await conversations.open()).should.eql([]);
    syncedAt = null;
    await check();
    told()
      .at(-1)
      ?.should.eql(['low', 39 * 24]);
  });

  it('is put off and told again then, without any msg and over a restart; what was charged meanwhile is not', async () => {
    const anna = await saved('Anna');
    level = 12;
    await check();
    const [talk] = await conversations.open();
    await conversations.snooze(
      { conversations: [talk?.conversation ?? ''] },
      system.now() + 3 * hour,
      system.now(),
    );
    await restart();
    (await conversations.open({ personId: anna.id })).should.match([
      { state: 'snoozed', next: { what: 'snooze-end', at: midnight + 3 * hour } },
    ]);
    await pass(4 * hour);
    told().should.eql([
      ['low', 0],
      ['low', 3],
    ]);
    await conversations.snooze({ alertId: alerts[1]?.alert.id ?? '' }, system.now() + 3 * hour, system.now());
    level = 60;
    await pass(8 * hour);
    told().should.have.length(2);
  });

  it('reminds from the last telling on, whatever that was for', async () => {
    settings = { ...settings, remindHours: 6 };
    const anna = await saved('Anna');
    level = 12;
    await check();
    await conversations.snooze({ personId: anna.id }, system.now() + 5 * hour, system.now());
    await pass(12 * hour);
    told().should.eql([
      ['low', 0],
      ['low', 5],
      ['low', 11],
    ]);
  });

  it('is put off until the morning where that would be in quiet hours', async () => {
    settings = { ...settings, quiet: night };
    const anna = await saved('Anna');
    await pass(20 * hour);
    level = 12;
    await check();
    const [talk] = await conversations.snooze({ personId: anna.id }, system.now() + 3 * hour, system.now());
    should(talk?.until).equal(midnight + 31 * hour);
    await pass(12 * hour);
    told().should.eql([
      ['low', 20],
      ['low', 31],
    ]);
  });

  it('is held in quiet hours, judged again in the morning, and told as what it is then', async () => {
    settings = { ...settings, quiet: night };
    const anna = await saved('Anna');
    await pass(23 * hour);
    level = 12;
    await check();
    (await conversations.open({ personId: anna.id })).should.match([
      { state: 'held', kind: 'low', level: 12, until: midnight + 31 * hour, next: { what: 'hold-end' } },
    ]);
    const [held] = await conversations.open();
    await pass(2 * hour);
    level = 3;
    await check();
    await restart();
    told().should.eql([]);
    await pass(7 * hour);

    told().should.eql([['critical', 31]]);
    should(alerts[0]?.alert).match({ heldUntil: new Date(midnight + 31 * hour).toISOString(), times: 1 });
    should(alerts[0]?.alert.conversation).equal(held?.conversation);
  });

  it('is not told in the morning of what somebody took care of in the night, until it is worse', async () => {
    settings = { ...settings, quiet: night };
    const anna = await saved('Anna');
    await pass(23 * hour);
    level = 12;
    await check();
    const [held] = await conversations.open();
    (await conversations.acknowledge({ personId: anna.id }, system.now() - hour)).should.eql([]);
    const whose = { conversations: [held?.conversation ?? ''] };
    (await conversations.acknowledge(whose, system.now())).should.match([
      { conversation: held?.conversation, state: 'acknowledged', severity: 'low', times: 0 },
    ]);
    (await conversations.acknowledge(whose, system.now())).should.have.length(1);
    await restart();
    await pass(13 * hour);
    told().should.eql([]);
    level = 3;
    await check();
    told().should.eql([['critical', 36]]);
    should(alerts[0]?.alert).match({ conversation: held?.conversation, times: 1 });
  });

  it('is told when the time is over for which it was put off in the night, and not in the morning as well', async () => {
    settings = { ...settings, quiet: night };
    const anna = await saved('Anna');
    await pass(23 * hour);
    level = 12;
    await check();
    const [held] = await conversations.snooze({ personId: anna.id }, system.now() + 11 * hour, system.now());
    should(held).match({ state: 'snoozed', until: midnight + 34 * hour });
    await pass(day);
    told().should.eql([['low', 34]]);
    should(alerts[0]?.alert).match({ conversation: held?.conversation, times: 1 });
    (await conversations.open()).should.match([{ since: midnight + 34 * hour, times: 1 }]);
  });

  it('is passed on where somebody took care of it in the night and nobody charges it', async () => {
    settings = { ...settings, quiet: night, escalateHours: 10 };
    escalateTo = { number: '+4915228817301' };
    const anna = await saved('Anna');
    await pass(23 * hour);
    level = 12;
    await check();
    await conversations.acknowledge({ personId: anna.id }, system.now());
    await pass(day);
    told().should.eql([['low', 33]]);
    should(alerts[0]).match({ to: '+4915228817301', alert: { escalated: true } });
  });

  it('is not answered where it waits and is of another kind than a low battery', async () => {
    settings = { ...settings, quiet: night, goodNews: true };
    const anna = await saved('Anna');
    await pass(20 * hour);
    level = 12;
    await check();
    await pass(3 * hour);
    level = 90;
    await check();
    (await conversations.open()).should.match([{ state: 'held', kind: 'charged', conversation: '' }]);
    (await conversations.acknowledge({ personId: anna.id }, system.now())).should.eql([]);
    await pass(10 * hour);
    told().should.eql([
      ['low', 20],
      ['charged', 31],
    ]);
  });

  it('is dropped in the morning where it is no longer true, and told where it has become so again', async () => {
    settings = { ...settings, quiet: night };
    await saved('Anna');
    await pass(23 * hour);
    level = 12;
    await check();
    level = 22;
    await pass(9 * hour);
    told().should.eql([]);
    (await conversations.open()).should.eql([]);
    level = 18;
    await check();
    told().should.eql([['low', 32]]);
  });

  it('waits for the first check that works where none does in the morning', async () => {
    settings = { ...settings, quiet: night };
    await saved('Anna');
    await pass(23 * hour);
    level = 12;
    await check();
    isDown = true;
    await pass(10 * hour);
    told().should.eql([]);
    isDown = false;
    await pass(hour);
    told().should.eql([['low', 33]]);
  });

  it('is told in quiet hours where it is critical and they want that; a lost connection waits', async () => {
    settings = { ...settings, quiet: night };
    const anna = await saved('Anna', { criticalPasses: true });
    await saved('Bert');
    await pass(23 * hour);
    level = 3;
    await check();
    alerts.map(({ person }) => person.name).should.eql(['Anna']);
    await temp.store.changePerson(anna.id, {
      access: 'lost',
      accessReason: 'grant-dead',
      accessSince: system.now(),
    });
    await check();
    told().should.eql([['critical', 23]]);
    await pass(9 * hour);
    told().should.eql([
      ['critical', 23],
      ['reconnect', 31],
      ['critical', 31],
    ]);
  });

  it('goes by the quiet hours of a person before those of the node', async () => {
    settings = { ...settings, quiet: night };
    await saved('Anna', { ownQuiet: { from: 0, to: 0 } });
    await saved('Bert', { ownQuiet: { from: 12 * 60, to: 23 * 60 + 30 } });
    await pass(23 * hour);
    level = 12;
    await check();
    alerts.map(({ person }) => person.name).should.eql(['Anna']);
    await pass(hour);
    alerts.map(({ person }) => person.name).should.eql(['Anna', 'Bert']);
  });

  it('holds good news through the night as well, with the conversation that it ends', async () => {
    settings = { ...settings, quiet: night, goodNews: true };
    await saved('Anna');
    await pass(20 * hour);
    level = 12;
    await check();
    await pass(3 * hour);
    level = 90;
    await check();
    await restart();
    await pass(10 * hour);

    told().should.eql([
      ['low', 20],
      ['charged', 31],
    ]);
    should(alerts[1]?.alert.conversation).equal(alerts[0]?.alert.conversation);
    should(alerts[1]?.alert.times).equal(2);
  });

  it('holds what a pause holds, tells a lost connection, and ends by itself or by hand', async () => {
    const anna = await saved('Anna');
    await conversations.pause([anna.id], system.now() + 2 * day);
    level = 12;
    await check();
    await pass(day);
    told().should.eql([]);
    await conversations.resume([anna.id]);
    await pass(10 * minute);
    told().should.eql([['low', 24]]);

    await conversations.pause([anna.id], system.now() + 2 * day);
    level = 3;
    await check();
    await temp.store.changePerson(anna.id, {
      access: 'lost',
      accessReason: 'grant-dead',
      accessSince: system.now(),
    });
    await check();
    told()[1]?.should.eql(['reconnect', 24]);
    await temp.store.changePerson(anna.id, { access: 'ok', accessReason: null, accessSince: system.now() });
    await check();
    await pass(2 * day);
    told()
      .slice(2)
      .should.eql([['critical', 72]]);
  });

  it('is told when a pause is ended, though the person changes at the same time', async () => {
    const anna = await saved('Anna');
    await conversations.pause([anna.id], system.now() + 30 * day);
    level = 12;
    await check();
    const { due } = temp.store;
    temp.store.due = async (...of) => {
      temp.store.due = due;
      await temp.store.changePerson(anna.id, { failingSince: midnight });
      return due(...of);
    };
    await conversations.resume([anna.id]);
    await pass(10 * minute);
    told().should.eql([['low', 0]]);
  });

  it('tells the next person once who was told first, in their language, and stops when it charges', async () => {
    settings = { ...settings, escalateHours: 4 };
    const bert = await saved('Bert', { number: '+4915228817300', language: 'de', ownLow: 1 });
    await saved('Anna');
    escalateTo = { personId: bert.id };
    level = 12;
    await check();
    await pass(day);

    told().should.eql([
      ['low', 0],
      ['low', 4],
    ]);
    const [first, second] = alerts;
    should(second).match({
      to: '+4915228817300',
      person: { name: 'Anna' },
      alert: { escalated: true, times: 2 },
    });
    should(second?.payload).match(/Anna weiß es seit Mo\.?,? 00:00, und niemand hat geladen\.$/);
    should(second?.alert.conversation).equal(first?.alert.conversation);
    (await conversations.open()).should.match([{ escalatedAt: midnight + 4 * hour, next: null }]);

    alerts.splice(0);
    level = 90;
    await check();
    await pass(minute);
    level = 12;
    await check();
    await pass(2 * hour);
    level = 40;
    await check();
    await pass(day);
    told().should.eql([['low', 24]]);
  });

  it('reminds and passes on after any part of an hour, such as twenty minutes', async () => {
    settings = { ...settings, remindHours: 0.333333, escalateHours: 1 / 7 };
    escalateTo = { number: '+4915228817300' };
    await saved('Anna');
    level = 12;
    await check();
    await pass(25 * minute);
    alerts.map(({ alert }) => alert.escalated).should.eql([false, true, false]);
  });

  it('tells a number as the next person, and nobody once more whose own number that is', async () => {
    settings = { ...settings, escalateHours: 4 };
    escalateTo = { number: '+4915228817386' };
    await saved('Anna');
    await saved('Bert', { number: null, numberState: 'none' });
    level = 12;
    await check();
    await pass(day);
    alerts
      .map(({ person, to, alert }) => [person.name, to ?? null, alert.escalated])
      .should.eql([
        ['Anna', '+4915228817386', false],
        ['Bert', null, false],
        ['Bert', '+4915228817386', true],
      ]);
    should(alerts[2]?.payload).match(/This was told first on Mon/);
  });

  it('tells nobody twice at a phone that two people share, nor says that it will', async () => {
    settings = { ...settings, escalateHours: 4 };
    const mum = await saved('Mum', { ownLow: 1 });
    const child = await saved('Child');
    escalateTo = { personId: mum.id };
    level = 12;
    await check();
    (await conversations.open()).should.match([{ person: { name: 'Child' }, next: null }]);
    await pass(day);
    told().should.eql([['low', 0]]);
    // Whoever gets no SMS themselves has not been told there.
    await temp.store.changePerson(child.id, { sms: false });
    (await conversations.open()).should.match([{ next: { what: 'escalation' } }]);
    await check();
    told()[1]?.should.eql(['low', 24]);
    should(alerts[1]).match({ to: mum.number, alert: { escalated: true } });
  });

  it('leaves to the flow who the next person is where nobody is named, or who was named is gone', async () => {
    settings = { ...settings, escalateHours: 4 };
    for (const to of [null, { personId: 'person_gone' }]) {
      escalateTo = to;
      await saved(to === null ? 'Anna' : 'Bert');
      level = 12;
      await check();
      await pass(5 * hour);
    }
    alerts
      .filter(({ alert }) => alert.escalated)
      .map(({ person, to }) => [person.name, to])
      .should.eql([
        ['Anna', undefined],
        ['Bert', undefined],
      ]);
  });

  it('lets the SMS node miss the number of a next person who wants no SMS: else nobody would hear that nobody was told', async () => {
    settings = { ...settings, escalateHours: 4 };
    const bert = await saved('Bert', { number: '+4915228817300', ownLow: 1, sms: false });
    const anna = await saved('Anna');
    escalateTo = { personId: bert.id };
    level = 12;
    await check();
    await pass(5 * hour);
    should(alerts[1]?.alert.escalated).be.true();
    should(alerts[1]).not.have.property('to');
    should(alerts[1]?.person).eql({ id: anna.id, name: 'Anna' });
  });

  it('waits with the next person for the end of their quiet hours', async () => {
    settings = { ...settings, escalateHours: 4 };
    const bert = await saved('Bert', { number: '+4915228817300', ownLow: 1, ownQuiet: night });
    await saved('Anna');
    escalateTo = { personId: bert.id };
    await pass(20 * hour);
    level = 12;
    await check();
    await pass(12 * hour);
    told().should.eql([
      ['low', 20],
      ['low', 31],
    ]);
  });

  it('names for what comes next the time at which it is told, after the quiet hours of whoever that is', async () => {
    settings = { ...settings, escalateHours: 4 };
    const bert = await saved('Bert', { number: '+4915228817300', ownQuiet: night });
    await saved('Anna');
    escalateTo = { personId: bert.id };
    await pass(19 * hour);
    level = 12;
    await check();
    const next = async () => (await conversations.open()).map((open) => [open.person.name, open.next]);
    (await next()).should.eql([
      ['Anna', { what: 'escalation', at: midnight + 31 * hour }],
      ['Bert', null],
    ]);
    await pass(5 * hour);
    (await next())[0]?.should.eql(['Anna', { what: 'escalation', at: midnight + 31 * hour }]);
    settings = { ...settings, escalateHours: 0, remindHours: 6, quiet: night };
    (await next()).should.eql([
      ['Anna', { what: 'reminder', at: midnight + 31 * hour }],
      ['Bert', { what: 'reminder', at: midnight + 31 * hour }],
    ]);
  });

  it('tells no next person of whoever has a pause, and does when that is over', async () => {
    settings = { ...settings, escalateHours: 4 };
    const bert = await saved('Bert', { number: '+4915228817300', ownLow: 1 });
    const anna = await saved('Anna');
    escalateTo = { personId: bert.id };
    level = 12;
    await check();
    await conversations.pause([anna.id], midnight + 10 * hour);
    await pass(12 * hour);
    told().should.eql([
      ['low', 0],
      ['low', 10],
    ]);
    should(alerts[1]?.alert.escalated).be.true();
  });

  it('tells no next person of what was put off while the cloud was asked, however long that takes', async () => {
    settings = { ...settings, escalateHours: 4 };
    const anna = await saved('Anna');
    level = 12;
    await check();
    await pass(3 * hour);
    const answerNow = cloud.answer;
    let reply: () => void = () => undefined;
    const isAsked = new Promise<void>((asked) => {
      cloud.answer = (...of) => {
        asked();
        return new Promise((answer) => {
          reply = () => answer(answerNow(...of));
        });
      };
    });
    system.setClock(midnight + 5 * hour);
    const checking = check();
    await isAsked;
    (
      await conversations.snooze({ personId: anna.id }, system.now() + 3 * hour, system.now())
    ).should.have.length(1);
    reply();
    await checking;
    told().should.eql([['low', 0]]);
  });

  it('refuses a time that is over or far ahead, and leaves alone what is not meant', async () => {
    const anna = await saved('Anna');
    level = 12;
    await check();
    const now = system.now();
    for (const until of [now, now - 1, now + 8 * day, Number.NaN]) {
      await conversations
        .snooze({ personId: anna.id }, until, now)
        .should.be.rejectedWith({ code: 'bad-until' });
    }
    await conversations.pause([anna.id], now + 400 * day).should.be.rejectedWith({ code: 'bad-until' });
    (await conversations.acknowledge({ conversations: ['talk_0'] }, now)).should.eql([]);
    (await conversations.acknowledge({ personId: 'person_x' }, now)).should.eql([]);
    (await conversations.acknowledge({ personId: anna.id }, now - hour)).should.eql([]);
    (await conversations.open()).should.match([{ state: 'open' }]);
  });

  it('is put off for a week to the end of the quiet hours in which that would end, and not told at once', async () => {
    settings = { ...settings, quiet: night };
    const anna = await saved('Anna');
    await pass(23 * hour);
    settings = { ...settings, quiet: null };
    level = 12;
    await check();
    settings = { ...settings, quiet: night };
    const [talk] = await conversations.snooze(
      { personId: anna.id },
      system.now() + longestSnoozeMs,
      system.now(),
    );
    should(talk?.until).equal(midnight + 7 * day + 31 * hour);
    await pass(hour);
    settings = { ...settings, quiet: null };
    await check();
    told().should.have.length(1);
  });

  it('is open no more once it has expired, though no check has looked', async () => {
    const anna = await saved('Anna');
    level = 12;
    await check();
    isDown = true;
    await pass(expiryMs - 10 * minute);
    (await conversations.open()).should.have.length(1);
    await pass(10 * minute);
    (await conversations.open()).should.eql([]);
    (await conversations.acknowledge({ personId: anna.id }, system.now())).should.eql([]);
  });

  it('is answered though the clock was set back since it was told', async () => {
    const anna = await saved('Anna');
    level = 12;
    await check();
    system.setClock(midnight - 5 * hour);
    (await conversations.acknowledge({ personId: anna.id }, system.now())).should.match([
      { state: 'acknowledged' },
    ]);
  });

  it('an odd row hides nobody else’s alert, and its own person is checked and told as if it were new', async () => {
    const bert = await saved('Bert');
    await saved('Anna');
    level = 12;
    await check();
    const before = JSON.parse((await temp.store.states('node', bert.id))[0]?.state ?? '{}');
    const odd = [
      '',
      'null',
      '[]',
      '7',
      '"x"',
      '{"conversation":',
      '{"conversation":{}}',
      '{"held":{"until":"x"}}',
    ];
    const odder = Object.keys(before.conversation).map((field) => ({
      ...before,
      conversation: { ...before.conversation, [field]: { odd: true } },
    }));
    for (const state of [...odd, ...odder.map((one) => JSON.stringify(one))]) {
      const now = (await temp.store.person(bert.id)) ?? bert;
      (await temp.store.saveDecision('node', now, [{ deviceId: 'D1', state }], [])).should.be.true();
      for (const whose of [undefined, { alertId: 'alert_x' }, { conversations: ['talk_x'] }] as const)
        (await conversations.open(whose)).filter(({ person }) => person.name === 'Bert').should.be.empty();
      (await conversations.open()).map(({ person }) => person.name).should.eql(['Anna']);
      await pass(minute);
      level = 90;
      await check();
      await pass(minute);
      level = 12;
      await check();
      (await conversations.open()).should.have.length(2);
    }
  });

  it('asks no card to write where nothing changes', async () => {
    settings = { ...settings, quiet: night };
    const anna = await saved('Anna');
    await pass(23 * hour);
    level = 12;
    await check();
    await conversations.acknowledge({ personId: anna.id }, system.now());
    syncedAt = system.now();
    await check();
    let writes = 0;
    temp.store.onChange(() => {
      writes += 1;
    });
    for (let times = 0; times < 5; times += 1) {
      await pass(minute);
      await check();
    }
    await conversations.acknowledge({ personId: anna.id }, system.now());
    writes.should.equal(0);
  });
});
