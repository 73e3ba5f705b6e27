// Promises of the advice hour without any msg: who is due is checked and told then, once, wherever they are; and nobody else.

import { serialByKey } from '../../../src/net/concurrency';
import type { AlertMessage } from '../../../types/messages';
import 'should';
import should from 'should';
import { failed } from '../../../src/clouds/cloud';
import { type Agenda, createAgenda } from '../../../src/people/agenda';
import { type AlertDelivery, createAlertDelivery } from '../../../src/people/alert-delivery';
import { type CheckPeople, type CheckRequest, createCheckPeople } from '../../../src/people/check-people';
import { type Checking, createChecking } from '../../../src/people/checking';
import { createUntold } from '../../../src/people/untold';
import type { Person } from '../../../src/store/records';
import { usualSettings } from '../../support/check-settings';
import { deferred } from '../../support/deferred';
import { type FakeCloud, fakeCloud, tracker } from '../../support/fake-cloud';
import { type FakeSystem, fakeSystem, settled } from '../../support/fake-system';
import { somebody, someGrant } from '../../support/people';
import { type TempStore, tempStore } from '../../support/temp-store';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Midnight in Berlin. */
const midnight = Date.UTC(2026, 10, 1, 23);

describe('the advice hour of a person', () => {
  let system: FakeSystem;
  let temp: TempStore;
  let cloud: FakeCloud;
  let checking: Checking;
  let agenda: Agenda;
  let alertDelivery: AlertDelivery;
  let checkPeople: CheckPeople;
  let alerts: AlertMessage[];
  let isDown: boolean;
  let detach: () => void;
  /** Until when the cloud answers nothing. */
  let answered: Promise<void> | null;
  /** Percent a day; charged at 20 % in the hour that begins with a full day. */
  let drain: number;
  let settings: CheckRequest['settings'];

  beforeEach(async () => {
    system = fakeSystem(midnight);
    temp = await tempStore(system);
    cloud = fakeCloud(system);
    alerts = [];
    isDown = false;
    answered = null;
    drain = 20;
    settings = usualSettings;
    cloud.answer = async () => {
      await answered;
      return isDown ? failed('unreachable') : { ok: true, value: [tracker(levelNow(), system.now())] };
    };
    await open();
  });
  afterEach(async () => {
    await agenda.close();
    await temp.remove();
  });

  /** From 100 to 20 in four days, and again. */
  const levelNow = () => Math.floor(100 - (((system.steady() - midnight) / day) % (80 / drain)) * drain);
  const request = () => ({
    nodeId: 'node',
    cloud: 'google-health',
    clientId: 'client',
    personId: null,
    settings,
  });

  async function open(): Promise<void> {
    const parts = { store: temp.store, system, cloudOf: () => cloud };
    checking = createChecking({
      ...parts,
      useToken: (person, call) => call(person.id),
      onChecked: () => undefined,
    });
    alertDelivery = createAlertDelivery(parts);
    agenda = createAgenda(parts);
    checkPeople = createCheckPeople({
      inTurn: serialByKey(),
      ...parts,
      checking,
      alertDelivery,
      agenda,
      signupAddress: () => null,
    });
    await alertDelivery.attach('node', (alert) => Boolean(alerts.push(alert)));
    temp.store.onChange(agenda.changed);
    attach();
  }
  function attach(): void {
    detach = agenda.attach('node', {
      async wake(personId) {
        await checkPeople.wake({ ...request(), mostAgeMs: 15 * minute }, personId, () => undefined);
      },
      reschedule: () => checkPeople.reschedule(request()),
      looked: (thrown) => void should(thrown).be.null(),
    });
  }
  /** With these settings, while all else goes on. */
  async function deployed(now: CheckRequest['settings']): Promise<void> {
    detach();
    settings = now;
    attach();
    await pass(minute);
  }
  async function saved(facts: Partial<Person> = {}): Promise<Person> {
    const person = somebody('Anna', { timeZone: 'Europe/Berlin', connectedAt: midnight, ...facts });
    await temp.store.savePersonAndGrant(person, someGrant);
    return person;
  }
  async function morning(): Promise<void> {
    await checkPeople.run(request(), () => undefined);
  }
  /** Lets time pass. The agenda has set its timer again whenever it has done what was due, however slow the disk is. */
  async function pass(ms: number): Promise<void> {
    for (let rest = ms; rest > 0; rest -= 10 * minute) {
      await system.advance(Math.min(rest, 10 * minute));
      while (system.pending() === 0) await settled();
    }
  }
  /** So many days with a check at eight in the morning and no other msg; they end at midnight. */
  async function days(count: number): Promise<void> {
    for (let at = 0; at < count; at += 1) {
      await pass(8 * hour);
      await morning();
      await pass(16 * hour);
    }
  }
  /** In which hours charge-soon was told, after the midnight at which all began. */
  const toldAt = () =>
    alerts
      .filter(({ alert }) => alert.kind === 'charge-soon')
      .map(({ alert }) => Math.floor((Date.parse(alert.at) - midnight) / hour));
  const dueAt = (person: Person) => temp.store.dueAt('node', person.id);
  /** The fourth evening of the third round: what the two before have taught is enough. */
  const evening = 11 * 24 + 20;

  it('is told at 20:00, of one who is checked at 08:00 only, once in a discharge', async () => {
    await saved();
    await days(12);

    toldAt()
      .filter((at) => at >= 8 * 24)
      .should.eql([evening]);
    const { payload, to, battery } = alerts.at(-1) ?? {};
    should(payload).match(
      /^Anna, your Charge 6 is at 2\d % and will be almost empty .+\. Charge it tonight\.$/,
    );
    should(to).equal('+4915228817386');
    should(battery?.level).equal(23);
  });

  it('is tried again within the hour if the service is away at its beginning, and not after it', async () => {
    await saved();
    await days(11);
    await pass(8 * hour);
    await morning();
    await pass(11 * hour);
    isDown = true;
    await pass(hour + 25 * minute);
    toldAt()
      .filter((at) => at >= 8 * 24)
      .should.eql([]);
    isDown = false;
    await pass(2 * hour);

    const [at = 0, ...rest] = toldAt().filter((one) => one >= 8 * 24);
    rest.should.eql([]);
    at.should.equal(evening);
  });

  it('is over for the day if the service is away for the whole of it', async () => {
    const anna = await saved();
    await days(11);
    await pass(8 * hour);
    await morning();
    isDown = true;
    await pass(13.5 * hour);
    isDown = false;
    await pass(hour);

    toldAt()
      .filter((at) => at >= 8 * 24)
      .should.eql([]);
    should(await dueAt(anna)).equal(midnight + (evening + 24) * hour);
  });

  it('asks no service that has answered within a quarter of an hour', async () => {
    await saved();
    await days(11);
    await pass(20 * hour - 14 * minute);
    await morning();
    const before = cloud.asked.length;
    await pass(20 * minute);

    cloud.asked.length.should.equal(before);
    toldAt()
      .filter((at) => at >= 8 * 24)
      .should.eql([evening]);
  });

  it('goes with the wearer over nine zones', async () => {
    const anna = await saved();
    settings = { ...usualSettings, empty: 30 };
    await days(10);
    await pass(8 * hour);
    await morning();
    await temp.store.changePerson(anna.id, { timeZone: 'America/Los_Angeles' });
    await pass(22 * hour);

    // They were due at 20:00 here, by what was known before; 20:00 there is nine hours later.
    toldAt()
      .filter((at) => at >= 8 * 24)
      .should.eql([10 * 24 + 29]);
  });

  it('is told once, however the clock jumps', async () => {
    await saved();
    await days(11);
    await pass(8 * hour);
    await morning();
    await pass(12.5 * hour);
    toldAt()
      .filter((at) => at >= 8 * 24)
      .should.eql([evening]);
    for (const to of [-2 * hour, 300 * day, 0, -day, 0]) {
      system.setClock(system.steady() + to);
      await pass(11 * minute);
    }

    toldAt()
      .filter((at) => at >= 8 * 24)
      .length.should.equal(1);
  });

  it('is due after a restart', async () => {
    await saved();
    await days(11);
    await pass(8 * hour);
    await morning();
    await agenda.close();
    await temp.reopen();
    await system.advance(11.9 * hour);
    await open();
    await pass(hour);

    toldAt()
      .filter((at) => at >= 8 * 24)
      .should.eql([evening]);
  });

  it('is nobody’s of Demo, of a lost connection, of an unproven number, and of a node without the hour', async () => {
    const anna = await saved();
    await morning();
    should(await dueAt(anna)).equal(midnight + 20 * hour);
    await temp.store.changePerson(anna.id, { access: 'lost', accessReason: 'grant-dead' });
    await morning();
    should(await dueAt(anna)).be.null();
    await temp.store.changePerson(anna.id, { access: 'ok', accessReason: null });
    await pass(minute);
    settings = { ...usualSettings, adviceAt: null };
    await morning();
    should(await dueAt(anna)).be.null();
    settings = usualSettings;
    await pass(minute);
    await morning();
    should(await dueAt(anna)).not.be.null();
    await temp.store.changePerson(anna.id, { numberState: 'unproven' });
    await pass(20 * hour);
    should(await dueAt(anna)).be.null();

    const dana = somebody('Dana', { cloud: 'demo', connectedAt: midnight });
    await temp.store.savePersonAndGrant(dana, someGrant);
    await checkPeople.run({ ...request(), cloud: 'demo' }, () => undefined);
    should(await dueAt(dana)).be.null();
  });

  it('is their own where they have chosen one, and none where the owner wants none', async () => {
    const anna = await saved({ ownAdviceAt: 18 * 60 + 30 });
    await days(12);
    toldAt()
      .filter((at) => at >= 8 * 24)
      .should.eql([evening - 2]);

    settings = { ...usualSettings, adviceAt: null };
    await pass(minute);
    await morning();
    should(await dueAt(anna)).be.null();
  });

  it('is told before or after the quiet hours in which it would be: else it never was', async () => {
    settings = { ...settings, quiet: { from: 19 * 60 + 30, to: 7 * 60 } };
    const anna = await saved();
    await days(11);
    await morning();
    await pass(day);
    toldAt()
      .filter((at) => at >= 8 * 24)
      .should.eql([evening - 2]);
    await temp.store.changePerson(anna.id, { ownQuiet: { from: 14 * 60, to: 21 * 60 } });
    await pass(minute);
    should(await dueAt(anna)).equal(midnight + 12 * day + 21 * hour);
  });

  it('is none of who wants no advice: low is told in its place, as if there were no such hour', async () => {
    const anna = await saved({ advice: false });
    settings = { ...usualSettings, low: 40 };
    await days(12);

    alerts.map(({ alert }) => alert.kind).should.not.containEql('charge-soon');
    alerts.map(({ alert }) => alert.kind).should.containEql('low');
    should(await dueAt(anna)).be.null();
  });

  it('is none of who turned it off since: what is due then tells nothing, and nothing is due after it', async () => {
    const anna = await saved();
    await days(11);
    await pass(8 * hour);
    await morning();
    await temp.store.changePerson(anna.id, { advice: false });
    await pass(13 * hour);

    toldAt()
      .filter((at) => at >= 8 * 24)
      .should.eql([]);
    should(await dueAt(anna)).be.null();
  });

  it('holds up no low battery where its SMS came to nobody in time', async () => {
    await saved();
    await days(11);
    await pass(21 * hour);
    const [advice] = alerts.slice(-1);
    should(advice?.alert.kind).equal('charge-soon');
    settings = { ...usualSettings, low: 30 };
    await morning();
    alerts.at(-1)?.should.equal(advice);
    const untold = createUntold({ store: temp.store, system, alertDelivery, isOfSettings: () => false });
    await untold.failed('sms', advice, 'sms-too-old');
    await pass(minute);
    await morning();

    should(alerts.at(-1)?.alert.kind).equal('low');
    (await temp.store.everyUntold()).should.eql([]);
  });

  describe('holds the same evening', () => {
    /** As after the wake that told: what is to be told in this discharge is told at the evening of this day. */
    const untilAfternoon = async () => {
      await days(11);
      await pass(8 * hour);
      await morning();
      await pass(9 * hour);
    };
    const toldOfLate = () => toldAt().filter((at) => at >= 8 * 24);

    it('for who chooses an earlier hour of their own an hour before it', async () => {
      const anna = await saved();
      await untilAfternoon();
      await temp.store.changePerson(anna.id, { ownAdviceAt: 18 * 60 });
      await pass(4 * hour);

      toldOfLate().should.eql([evening - 2]);
    });

    it('for who chooses one that has begun', async () => {
      const anna = await saved();
      await untilAfternoon();
      await pass(50 * minute);
      await temp.store.changePerson(anna.id, { ownAdviceAt: 17 * 60 });
      await pass(2 * minute);

      toldOfLate().should.eql([evening - 3]);
    });

    it('for who turns the advice on again, and for a number that is proven', async () => {
      const anna = await saved();
      await untilAfternoon();
      for (const [off, on] of [
        [{ advice: false }, { advice: true }],
        [{ numberState: 'unproven' }, { numberState: 'proven' }],
      ] as const) {
        await temp.store.changePerson(anna.id, off);
        await pass(10 * minute);
        await temp.store.changePerson(anna.id, on);
        await pass(10 * minute);
        should(await dueAt(anna)).equal(midnight + evening * hour);
      }
      await pass(4 * hour);

      toldOfLate().should.eql([evening]);
    });

    it('for who connects again, though a check has found the connection lost', async () => {
      const anna = await saved();
      await untilAfternoon();
      await temp.store.changePerson(anna.id, { access: 'lost', accessReason: 'grant-dead' });
      await morning();
      should(await dueAt(anna)).be.null();
      await pass(hour);
      await temp.store.changePerson(anna.id, { access: 'ok', accessReason: null });
      await pass(3 * hour);

      toldOfLate().should.eql([evening]);
    });

    it('at a node whose dialog gets another hour, or one where there was none', async () => {
      const anna = await saved();
      settings = { ...usualSettings, adviceAt: null };
      await untilAfternoon();
      should(await dueAt(anna)).be.null();
      await deployed({ ...usualSettings, adviceAt: 19 * 60 });
      should(await dueAt(anna)).equal(midnight + (evening - 1) * hour);
      await deployed({ ...usualSettings, adviceAt: 18 * 60 });
      await pass(4 * hour);

      toldOfLate().should.eql([evening - 2]);
    });

    it('at a node whose tab was disabled and is enabled again', async () => {
      await saved();
      await untilAfternoon();
      detach();
      await agenda.remove('node');
      await pass(hour);
      await deployed(settings);
      await pass(3 * hour);

      toldOfLate().should.eql([evening]);
    });

    it('though a check of the node as it was before a Deploy ends after it, and goes by the old hour', async () => {
      const anna = await saved();
      await untilAfternoon();
      const answer = deferred<void>();
      answered = answer.promise;
      const asked = cloud.asked.length;
      const old = checkPeople.run(request(), () => undefined);
      while (cloud.asked.length === asked) await settled();
      await deployed({ ...usualSettings, adviceAt: 18 * 60 });
      should(await dueAt(anna)).equal(midnight + (evening - 2) * hour);
      answer.resolve();
      answered = null;
      await old;
      should(await dueAt(anna)).equal(midnight + evening * hour);
      await pass(4 * hour);

      toldOfLate().should.eql([evening - 2]);
    });

    it('for who is there for the first time, of whom no msg has asked', async () => {
      await pass(minute);
      const anna = await saved();
      await pass(minute);

      should(await dueAt(anna)).equal(midnight + 20 * hour);
      cloud.asked.length.should.equal(0);
    });
  });

  it('leaves who is due to be told then that the connection is lost', async () => {
    const anna = await saved();
    await morning();
    await temp.store.changePerson(anna.id, { access: 'lost', accessReason: 'grant-dead' });
    await pass(19 * hour);
    should(await dueAt(anna)).equal(midnight + 20 * hour);
    await pass(2 * hour);

    alerts.map(({ alert }) => alert.kind).should.eql(['reconnect']);
    should(await dueAt(anna)).be.null();
  });

  it('is not due at a node that watches somebody else by now', async () => {
    const anna = await saved();
    await morning();
    const others = { ...request(), personId: 'person_bert' };
    should(await checkPeople.wake(others, anna.id, () => undefined)).be.null();
    should(await dueAt(anna)).be.null();
  });

  it('another hour leaves alone what is due besides, also what a decision makes due meanwhile', async () => {
    const anna = await saved();
    await morning();
    const store = temp.store;
    const waits = system.now() + 3 * hour;
    const { due } = store;
    store.due = async (...all) => {
      const read = await due(...all);
      store.due = due;
      await store.saveDecision('node', anna, [], [], [], { advice: read?.advice ?? null, alerts: waits });
      return read;
    };
    const before = await due('node', anna.id);
    settings = { ...usualSettings, adviceAt: 18 * 60 };
    await checkPeople.reschedule(request());

    const after = await due('node', anna.id);
    should(after?.alerts).equal(waits);
    should(after?.advice).be.a.Number().and.not.equal(before?.advice);
  });

  it('is written once a day, and not with each check', async () => {
    await saved();
    await morning();
    let writes = 0;
    const stop = temp.store.onChange(() => {
      writes += 1;
    });
    for (let at = 0; at < 3; at += 1) await morning();
    stop();
    writes.should.equal(0);
  });
});
