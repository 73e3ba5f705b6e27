// Promises of a check of people: everybody gets their turn, what was decided is on disk before it leaves, nothing is told twice.

import { serialByKey } from '../../../src/net/concurrency';
import type { AlertMessage, ReadingMessage } from '../../../types/messages';
import 'should';
import should from 'should';
import { type Answer, type Device, failed } from '../../../src/clouds/cloud';
import { createAgenda } from '../../../src/people/agenda';
import { type AlertDelivery, createAlertDelivery } from '../../../src/people/alert-delivery';
import { type CheckPeople, type CheckRequest, createCheckPeople } from '../../../src/people/check-people';
import { type Checking, createChecking } from '../../../src/people/checking';
import { withoutConsent } from '../../../src/people/consent';
import { Trouble } from '../../../src/sentences/trouble';
import type { Person } from '../../../src/store/records';
import type { Store } from '../../../src/store/store';
import { usualSettings } from '../../support/check-settings';
import { deferred } from '../../support/deferred';
import { standForDisk } from '../../support/disk';
import { type FakeCloud, fakeCloud, tracker } from '../../support/fake-cloud';
import { type FakeSystem, fakeStart, fakeSystem, settled } from '../../support/fake-system';
import { somebody, someGrant } from '../../support/people';
import { type TempStore, tempStore } from '../../support/temp-store';

const hour = 3_600_000;
const day = 24 * hour;

describe('a check of people', () => {
  let system: FakeSystem;
  let temp: TempStore;
  let cloud: FakeCloud;
  let checking: Checking;
  let alertDelivery: AlertDelivery;
  let checkPeople: CheckPeople;
  let page: string | null;
  /** What each battery node sent. */
  let alerts: Record<string, AlertMessage[]>;
  /** The level that the cloud shows of each person, or how it refuses. */
  let levels: Record<string, number | Answer<Device[]>>;

  beforeEach(async () => {
    system = fakeSystem();
    temp = await tempStore(system);
    cloud = fakeCloud(system);
    page = null;
    alerts = {};
    levels = {};
    cloud.answer = (token) => {
      const level = levels[token] ?? 60;
      return typeof level === 'number' ? { ok: true, value: [tracker(level, system.now())] } : level;
    };
    await open();
  });
  afterEach(() => temp.remove());

  async function open(store: Store = temp.store): Promise<void> {
    const parts = { store, system, cloudOf: () => cloud };
    checking = createChecking({
      ...parts,
      useToken: (person, call) => call(person.id),
      onChecked: () => undefined,
    });
    alertDelivery = createAlertDelivery(parts);
    checkPeople = createCheckPeople({
      inTurn: serialByKey(),
      ...parts,
      checking,
      alertDelivery,
      agenda: createAgenda(parts),
      signupAddress: () => page,
    });
    for (const nodeId of ['node', 'other']) {
      alerts[nodeId] = [];
      await alertDelivery.attach(nodeId, (alert) => Boolean(alerts[nodeId]?.push(alert)));
    }
  }
  async function saved(name: string, facts: Partial<Person> = {}): Promise<Person> {
    const person = somebody(name, facts);
    await temp.store.savePersonAndGrant(person, someGrant);
    return person;
  }
  /** One check an hour after the last one; what came out of it. */
  async function check(facts: Partial<CheckRequest> = {}) {
    await system.advance(hour);
    return now(facts);
  }
  async function now(facts: Partial<CheckRequest> = {}) {
    const readings: ReadingMessage[] = [];
    const whole: CheckRequest = {
      nodeId: 'node',
      cloud: 'google-health',
      clientId: 'client',
      settings: usualSettings,
      personId: null,
      ...facts,
    };
    const outcomes = await checkPeople.run(whole, (reading) => readings.push(reading));
    return { outcomes, readings };
  }
  const toldBy = (nodeId = 'node') =>
    (alerts[nodeId] ?? []).map(({ topic, alert }) => `${topic} ${alert.kind}`);

  it('says with each alert and reading when the device will be low and almost empty, by the thresholds of the person', async () => {
    await saved('Anna', { ownLow: 40, timeZone: 'Asia/Tokyo' });
    const readings: ReadingMessage[] = [];
    for (let hours = 0; hours <= 61; hours += 1) {
      levels.person_anna = 100 - hours;
      readings.push(...(await check()).readings);
    }
    const [first, ...rest] = readings;
    const at42 = readings.find(({ payload }) => payload === 42);
    const alert = alerts.node?.[0];
    const hoursUntil = (at?: string | null) => Math.round((Date.parse(String(at)) - system.now()) / hour);

    should(first?.forecast).be.null();
    rest.length.should.equal(61);
    hoursUntil(at42?.forecast?.lowAt).should.be.within(-3, 0);
    should(alert).match({
      alert: { kind: 'low' },
      battery: { level: 39 },
      forecast: { lowAt: null, low: null },
    });
    hoursUntil(alert?.forecast?.emptyAt).should.be.within(28, 30);
    should(alert?.payload).match(
      /^Anna's Charge 6 is at 39 %\. It will last until .+\. Please charge it soon\.$/,
    );
  });

  it("reads of a device's history where there is something to tell, and else nothing", async () => {
    await saved('Anna');
    await saved('Bert');
    const asked: string[] = [];
    await open({
      ...temp.store,
      keepCheck: (nodeId, personId, answer, decide) =>
        temp.store.keepCheck(nodeId, personId, answer, (kept) =>
          decide({
            ...kept,
            learning(...all) {
              asked.push(personId);
              return kept.learning(...all);
            },
          }),
        ),
    });
    const synced = system.now();
    cloud.answer = (token) => ({
      ok: true,
      value: [tracker(levels[token] === undefined ? 60 : Number(levels[token]), synced)],
    });
    await check();
    asked.splice(0).sort().should.eql(['person_anna', 'person_bert']);
    await check();
    asked.splice(0).should.eql([]);
    levels.person_bert = 15;
    await check();

    asked.should.eql(['person_bert']);
  });

  it('tells a low battery once, and each new reading', async () => {
    await saved('Anna');
    levels.person_anna = 15;
    const first = await check();
    const second = await check();

    toldBy().should.deepEqual(['Anna/Charge 6 low']);
    first.readings.map(({ payload }) => payload).should.deepEqual([15]);
    second.readings.map(({ payload }) => payload).should.deepEqual([15]);
    should(first.outcomes).deepEqual([
      {
        person: { id: 'person_anna', name: 'Anna' },
        level: 15,
        statuses: ['low'],
        problem: null,
        isError: false,
      },
    ]);
  });

  it('gives a reading out only when it is new', async () => {
    await saved('Anna');
    cloud.answer = () => ({ ok: true, value: [tracker(60, fakeStart)] });

    (await check()).readings.should.have.length(1);
    (await check()).readings.should.be.empty();
  });

  it('decides for each node by itself, from one question', async () => {
    await saved('Anna');
    levels.person_anna = 15;
    const one = await check();
    const other = await now({ nodeId: 'other' });

    cloud.asked.should.have.length(1);
    [toldBy('node'), toldBy('other')].should.deepEqual([['Anna/Charge 6 low'], ['Anna/Charge 6 low']]);
    [one.readings.length, other.readings.length].should.deepEqual([1, 1]);
  });

  it('remembers over a restart what it told', async () => {
    await saved('Anna');
    levels.person_anna = 15;
    await check();
    await system.advance(3_000);
    await alertDelivery.close();
    await open(await temp.reopen());
    await check();

    toldBy().should.be.empty();
  });

  it('is not stopped by one person’s failure', async () => {
    for (const name of ['Anna', 'Bert', 'Carla']) await saved(name);
    levels = { person_anna: 15, person_bert: failed('server-error'), person_carla: 3 };
    const { outcomes } = await check();

    toldBy().should.deepEqual(['Anna/Charge 6 low', 'Carla/Charge 6 critical']);
    should(outcomes).be.an.Array().and.have.length(3);
    (outcomes ?? [])
      .map(({ problem, isError }) => [problem?.code, isError])
      .should.deepEqual([
        [undefined, false],
        ['server-error', true],
        [undefined, false],
      ]);
  });

  it('checks everybody of a house that is read in pages, each of them once', async () => {
    const names = Array.from({ length: 450 }, (_, at) => `P${at}`);
    await Promise.all(names.map((name) => saved(name)));

    const { outcomes } = await check();

    should(outcomes?.map(({ person }) => person.name).sort()).deepEqual(names.sort());
    cloud.asked.should.have.length(450);
  });

  it('tells of people in the order of their names', async () => {
    for (const [name, userId] of [
      ['Carla', 'a'],
      ['Anna', 'c'],
      ['Bert', 'b'],
    ] as const) {
      await saved(name, { userId });
    }

    const { outcomes } = await check();

    should(outcomes?.map(({ person }) => person.name)).deepEqual(['Anna', 'Bert', 'Carla']);
  });

  it('lets those who have begun come to their end when the store cannot tell who is next', async () => {
    await Promise.all(Array.from({ length: 250 }, (_, at) => saved(`P${at}`)));
    let begun: Person[] | null = null;
    const nextPeople: Store['nextPeople'] = async (...all) => {
      if (begun) throw new Error('failing');
      begun = await temp.store.nextPeople(...all);
      return begun;
    };
    await open({ ...temp.store, nextPeople });

    await check().should.be.rejectedWith('failing');

    should(begun).have.property('length').within(1, 249);
    cloud.asked.should.have.length((begun ?? []).length);
  });

  it('gives everybody their turn before the store’s trouble with one ends it', async () => {
    for (const name of ['Anna', 'Bert']) await saved(name);
    levels = { person_anna: 15, person_bert: 15 };
    const bertIsAsked = deferred<Answer<Device[]>>();
    levels.person_bert = 15;
    const keepCheck: Store['keepCheck'] = (nodeId, personId, ...rest) =>
      personId === 'person_anna'
        ? Promise.reject(new Trouble('store-disk-full', 'store.disk-full', { folder: 'x' }))
        : temp.store.keepCheck(nodeId, personId, ...rest);
    await open({ ...temp.store, keepCheck });
    const { answer } = cloud;
    cloud.answer = (token, zone) => (token === 'person_bert' ? bertIsAsked.promise : answer(token, zone));
    let code = '';
    const running = check().catch((error: unknown) => {
      code = error instanceof Trouble ? error.code : 'not a Trouble';
    });
    await settled();
    await settled();
    code.should.equal('');
    bertIsAsked.resolve({ ok: true, value: [tracker(15, system.now())] });
    await running;

    code.should.equal('store-disk-full');
    toldBy().should.deepEqual(['Bert/Charge 6 low']);
  });

  it('keeps readings, state and alert in one commit, and only then lets the alert leave', async () => {
    await saved('Anna');
    levels.person_anna = 15;
    const isOnDisk = deferred();
    const isCommitted = deferred();
    let commits = 0;
    const stop = standForDisk((real) => (handle, done) => {
      commits += 1;
      isCommitted.resolve();
      void isOnDisk.promise.then(() => real(handle, done));
    });
    const running = check();
    await isCommitted.promise;
    await new Promise((resolve) => setImmediate(resolve));
    const early = toldBy();
    isOnDisk.resolve();
    const { readings } = await running;
    stop();

    early.should.be.empty();
    commits.should.equal(1);
    toldBy().should.deepEqual(['Anna/Charge 6 low']);
    readings.should.have.length(1);
    (await temp.store.alertsOfNode('node')).should.have.length(1);
    (await temp.store.states('node', 'person_anna')).should.have.length(1);
    (await temp.store.lastReadings('person_anna')).map(({ level }) => level).should.eql([15]);
  });

  it('does not tell what could not be kept, and keeps and tells it at the next check', async () => {
    await saved('Anna');
    levels.person_anna = 15;
    let isFull = true;
    const keepCheck: Store['keepCheck'] = (...all) =>
      isFull ? Promise.reject(new Error('full')) : temp.store.keepCheck(...all);
    await open({ ...temp.store, keepCheck });
    await check().catch(() => undefined);
    toldBy().should.be.empty();
    isFull = false;
    // Within ten seconds the cloud is not asked again.
    await now();

    cloud.asked.should.have.length(1);
    toldBy().should.deepEqual(['Anna/Charge 6 low']);
    (await temp.store.lastReadings('person_anna')).map(({ level }) => level).should.eql([15]);
  });

  it('tells what the disk did not take for sure once, after a restart', async () => {
    await saved('Anna');
    levels.person_anna = 15;
    const broken = () => Object.assign(new Error(), { code: 'EIO' });
    const keepCheck: Store['keepCheck'] = (...all) => {
      const stop = standForDisk(() => (_handle, done) => done(broken()));
      return temp.store.keepCheck(...all).finally(stop);
    };
    await open({ ...temp.store, keepCheck });
    await check().should.be.rejectedWith({ code: 'store-disk-failing' });
    toldBy().should.be.empty();
    const later = await temp.copy();
    await open(later.store);
    toldBy().should.deepEqual(['Anna/Charge 6 low']);
    await check();
    await later.remove();

    toldBy().should.deepEqual(['Anna/Charge 6 low']);
  });

  it('runs twice at once without telling twice', async () => {
    await saved('Anna');
    levels.person_anna = 15;
    await Promise.all([now(), now()]);

    toldBy().should.have.length(1);
  });

  it('checks nobody whose number is not proven, even when asked for', async () => {
    await saved('Anna', { numberState: 'unproven' });

    should((await check()).outcomes).deepEqual([]);
    should((await check({ personId: 'person_anna' })).outcomes).deepEqual([]);
    cloud.asked.should.be.empty();
  });

  it('says null of a person that is not there, and of another client’s', async () => {
    await saved('Bert', { clientId: 'other' });

    should((await check({ personId: 'person_anna' })).outcomes).be.null();
    should((await check({ personId: 'person_bert' })).outcomes).be.null();
  });

  it('checks only the person that is asked for', async () => {
    for (const name of ['Anna', 'Bert']) await saved(name);
    await check({ personId: 'person_bert' });

    cloud.asked.should.deepEqual(['person_bert']);
  });

  it('tells where an SMS may go, and only there', async () => {
    await saved('Anna');
    await saved('Bert', { sms: false });
    await saved('Carla', { number: null, numberState: 'none' });
    levels = { person_anna: 15, person_bert: 15, person_carla: 15 };
    await check();

    (alerts.node ?? [])
      .map(({ person, to }) => [person.name, to])
      .should.deepEqual([
        ['Anna', '+4915228817386'],
        ['Bert', undefined],
        ['Carla', undefined],
      ]);
  });

  it('judges each person by their own low threshold, and everybody else by the node’s', async () => {
    await saved('Anna', { ownLow: 70 });
    await saved('Bert', { ownLow: 10 });
    await saved('Carla');
    levels = { person_anna: 62, person_bert: 15, person_carla: 15 };
    const { outcomes } = await check();
    levels = { person_anna: 62, person_bert: 9, person_carla: 15 };
    await check();

    toldBy().should.deepEqual(['Anna/Charge 6 low', 'Carla/Charge 6 low', 'Bert/Charge 6 low']);
    outcomes?.map(({ statuses }) => statuses.includes('low')).should.deepEqual([true, false, true]);
  });

  it('calls nothing critical that is above somebody’s own low threshold', async () => {
    await saved('Anna', { ownLow: 3 });
    for (const level of [4, 2]) {
      levels.person_anna = level;
      await check();
    }

    toldBy().should.deepEqual(['Anna/Charge 6 critical']);
    should(alerts.node?.[0]?.battery?.level).equal(2);
  });

  it('waits for a sync as long as each person chose', async () => {
    await saved('Anna', { ownNotSyncingHours: 2 });
    await saved('Bert', { ownNotSyncingHours: 48 });
    await saved('Carla');
    cloud.answer = () => ({ ok: true, value: [tracker(60, fakeStart)] });
    const toldAfter = async (hours: number) => {
      await system.advance(fakeStart + hours * hour - system.now());
      for (const told of Object.values(alerts)) told.length = 0;
      await now();
      return toldBy().map((told) => told.replace('/Charge 6', ''));
    };

    (await toldAfter(1)).should.deepEqual([]);
    (await toldAfter(3)).should.deepEqual(['Anna not-syncing']);
    (await toldAfter(25)).should.deepEqual(['Carla not-syncing']);
    (await toldAfter(49)).should.deepEqual(['Bert not-syncing']);
  });

  it('tells a lost connection once, with the page to sign up, and then neither asks nor complains', async () => {
    await saved('Anna');
    page = 'https://pi.example.org/fitbit/signup';
    levels.person_anna = failed('grant-dead');
    const first = await check();
    const second = await check();

    toldBy().should.deepEqual(['Anna reconnect']);
    should(alerts.node?.[0]?.payload).match(
      /no longer accepts the connection.*https:\/\/pi\.example\.org\/fitbit\/signup$/,
    );
    cloud.asked.should.have.length(1);
    [first, second]
      .map(({ outcomes }) => outcomes?.[0])
      .map((outcome) => [outcome?.problem?.kind, outcome?.isError])
      .should.deepEqual([
        ['reconnect', true],
        ['reconnect', false],
      ]);
  });

  it('sends nothing to somebody who took back their consent', async () => {
    await saved('Anna', { access: 'lost', accessReason: 'consent-taken-back' });
    await check();

    toldBy().should.be.empty();
  });

  for (const [days, isNamed] of [
    [5.9, false],
    [6, true],
    [7, true],
    [8, true],
    [8.1, false],
  ] as const) {
    it(`${isNamed ? 'names' : 'does not name'} the Testing status when a consent ended after ${days} days`, async () => {
      await saved('Anna', {
        access: 'lost',
        accessReason: 'grant-dead',
        accessSince: fakeStart,
        connectedAt: fakeStart - days * day,
      });
      await check();

      should(/"Testing"/.test(alerts.node?.[0]?.payload ?? '')).equal(isNamed);
    });
  }

  it('tells once that no check has worked for 24 h, with the reason', async () => {
    await saved('Anna');
    await check();
    levels.person_anna = failed('api-not-enabled');
    for (let hours = 0; hours < 30; hours += 1) await check();

    toldBy().should.deepEqual(['Anna cannot-check']);
    should(alerts.node?.[0]?.payload).match(/for 24 h\. The Google Health API is not enabled/);
    alerts.node?.[0]?.alert.at.should.equal(new Date(fakeStart + 25 * hour).toISOString());
  });

  it('tells a failure once, and by its true length, whatever the clock does meanwhile', async () => {
    await saved('Anna');
    system.setClock(0);
    levels.person_anna = failed('timeout');
    await check();
    system.setClock(fakeStart);
    await check();
    toldBy().should.be.empty();
    for (let hours = 0; hours < 30; hours += 1) {
      if (hours === 25) system.setClock(Date.UTC(2151, 0));
      if (hours === 28) system.setClock(fakeStart + 30 * hour);
      await check();
    }

    toldBy().should.deepEqual(['Anna cannot-check']);
    should(alerts.node?.[0]?.payload).match(/for 24 h/);
  });

  it('names the field in the reason when an answer was not understood', async () => {
    await saved('Anna', { connectedAt: fakeStart - 3 * day, failingSince: fakeStart - 2 * day });
    levels.person_anna = failed('not-understood', { detail: 'pairedDevices.0.name' });
    await check();

    should(alerts.node?.[0]?.payload).match(/\(pairedDevices\.0\.name\)/);
  });

  it('says DEMO of the made-up person', async () => {
    await saved('Dana', { cloud: 'demo' });
    levels.person_dana = 15;
    await check({ cloud: 'demo' });

    should(alerts.node?.[0]?.payload).match(/^DEMO: /);
  });

  it('is waited for when things end', async () => {
    await saved('Anna');
    const answer = deferred<Answer<Device[]>>();
    levels.person_anna = 60;
    cloud.answer = () => answer.promise;
    const running = now();
    let isIdle = false;
    const idle = checkPeople.idle().then(() => {
      isIdle = true;
    });
    await settled();
    isIdle.should.be.false();
    answer.resolve({ ok: true, value: [] });
    await running;
    await idle;

    isIdle.should.be.true();
  });

  describe('what happens while the cloud is asked', () => {
    let person: Person;
    let isAsked: ReturnType<typeof deferred<Answer<Device[]>>>;
    const low = (): Answer<Device[]> => ({ ok: true, value: [tracker(15, system.now())] });

    beforeEach(async () => {
      person = await saved('Anna');
      isAsked = deferred<Answer<Device[]>>();
      cloud.answer = () => isAsked.promise;
    });

    async function during(change: () => Promise<unknown>) {
      const running = check();
      await settled();
      await change();
      isAsked.resolve(low());
      return running;
    }

    it('consent taken back: nothing is told and nothing of the answer is kept', async () => {
      await during(() => temp.store.dropConsent(person.id, withoutConsent(system.now())));

      toldBy().should.be.empty();
      (await temp.store.lastReadings(person.id)).should.be.empty();
      (await temp.store.states('node', person.id)).every(({ deviceId }) => deviceId === '').should.be.true();
    });

    it('removed: nothing is told', async () => {
      const { readings } = await during(() => temp.store.removePerson(person.id));

      toldBy().should.be.empty();
      readings.should.be.empty();
    });

    it('another number: the alert goes to the new one', async () => {
      await during(() => temp.store.changePerson(person.id, { number: '+4915228817999' }));

      should(alerts.node?.map(({ to }) => to)).eql(['+4915228817999']);
    });

    it('SMS switched off: the alert has no number', async () => {
      await during(() => temp.store.changePerson(person.id, { sms: false }));

      should(alerts.node?.map(({ to, person: { sms } }) => [to, sms])).eql([[undefined, false]]);
    });
  });

  for (const [what, change, told] of [
    ['removed', (store: Store, { id }: Person) => store.removePerson(id), []],
    [
      'given another number',
      (store: Store, { id }: Person) => store.changePerson(id, { number: '+4915228817999' }),
      ['+4915228817999'],
    ],
  ] as const) {
    it(`who is ${what} right before it is decided is told as they are then`, async () => {
      const anna = await saved('Anna');
      levels.person_anna = 15;
      const keepCheck: Store['keepCheck'] = async (...all) => {
        await change(temp.store, anna);
        return temp.store.keepCheck(...all);
      };
      await open({ ...temp.store, keepCheck });

      const { readings } = await check();

      should(alerts.node?.map(({ to }) => to)).eql(told);
      readings.should.have.length(told.length);
    });
  }

  describe('a tracker that the cloud does not list any more', () => {
    const band = tracker(90, fakeStart - 400 * day, { id: 'D0', name: 'Flex' });
    const none = (devices: Device[]): Answer<Device[]> => ({ ok: true, value: devices });

    for (const [left, devices] of [
      ['nothing', []],
      ['a band of years ago', [band]],
      ['a scale', [tracker(80, fakeStart, { id: 'D2', type: 'scale', name: 'Aria' })]],
    ] as [string, Device[]][]) {
      it(`is told as not syncing, once, where ${left} is left`, async () => {
        await saved('Anna');
        await check();
        levels.person_anna = none(devices);

        const soon = await check();
        await system.advance(day);
        const later = await check();
        await system.advance(3 * day);
        await check();

        should(soon.outcomes?.map(({ level, statuses }) => ({ level, statuses }))).deepEqual([
          { level: devices.includes(band) ? 90 : null, statuses: [] },
        ]);
        toldBy().should.deepEqual(['Anna/Charge 6 not-syncing']);
        should(later.outcomes?.[0]?.statuses).containEql('notSyncing');
        later.readings.should.be.empty();
      });
    }

    it('is forgotten where another one has synced since', async () => {
      await saved('Anna');
      await check();
      cloud.answer = () => none([tracker(70, system.now(), { id: 'D3', name: 'Inspire' })]);

      for (let days = 0; days < 5; days += 1) {
        await system.advance(day);
        await check();
      }

      toldBy().should.be.empty();
    });

    it('says nothing more of its battery', async () => {
      await saved('Anna');
      levels.person_anna = 15;
      const settings = {
        ...usualSettings,
        remindHours: 6,
        goodNews: true,
        devices: 'all',
      } as const;
      await check({ settings });
      levels.person_anna = none([]);

      for (let days = 0; days < 5; days += 1) {
        await system.advance(day);
        await check({ settings });
      }

      toldBy().should.deepEqual(['Anna/Charge 6 low', 'Anna/Charge 6 not-syncing']);
    });
  });
});
