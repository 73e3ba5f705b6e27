// Promises of the overview: who comes first, by what people are judged, and how far back the curve goes.
import should = require('should');

import { history } from '../../../src/battery/history';
import type { Reading } from '../../../src/battery/reading';
import type { CheckResult } from '../../../src/people/checking';
import { createCurves } from '../../../src/people/curves';
import { createForecasts } from '../../../src/people/forecasts';
import { createOverview, type Overview } from '../../../src/people/overview';
import { asReading } from '../../../src/people/stored-reading';
import type { Watch } from '../../../src/people/watch';
import type { Person, StoredReading } from '../../../src/store/records';
import { addSms } from '../../support/added-sms';
import { usualSettings } from '../../support/check-settings';
import { type FakeSystem, fakeStart, fakeSystem } from '../../support/fake-system';
import { plantedSms } from '../../support/household';
import { somebody, someGrant } from '../../support/people';
import { type TempStore, tempStore } from '../../support/temp-store';

const hour = 3_600_000;
const day = 24 * hour;

describe('people: the overview', () => {
  let system: FakeSystem;
  let temp: TempStore;
  let overview: Overview;
  let lastChecks: Map<string, CheckResult>;
  let waiting: Map<string, string>;
  let isDemoThere: boolean;
  let newer: Reading[];

  beforeEach(async () => {
    system = fakeSystem();
    temp = await tempStore(system);
    [lastChecks, waiting, isDemoThere, newer] = [new Map(), new Map(), true, []];
    overview = createOverview({
      store: temp.store,
      system,
      checking: { last: (id) => lastChecks.get(id) ?? null },
      curves: createCurves({ system, forecasts: createForecasts({ store: temp.store, system }) }),
      readings: async ({ id }) => [...(await temp.store.lastReadings(id)).map(asReading), ...newer],
      hasCloud: (cloud) => cloud !== 'demo' || isDemoThere,
      hasClient: ({ clientId }) => clientId === 'client',
      numberMark: async (id, number) => `${id} ${number}`,
      waitingNumber: async (id) => waiting.get(id) ?? null,
    });
  });
  afterEach(() => temp.remove());

  const watchOf = (facts: Partial<Watch> = {}): Watch => ({
    nodeId: 'node',
    cloud: 'google-health',
    clientId: 'client',
    personId: null,
    settings: usualSettings,
    escalateTo: null,
    ...facts,
  });

  async function saved(
    name: string,
    facts: Partial<Person> = {},
    readings: readonly Partial<StoredReading>[] = [],
  ): Promise<Person> {
    const person = somebody(name, facts);
    await temp.store.savePersonAndGrant(person, someGrant);
    for (const reading of readings) {
      const at = reading.at ?? fakeStart;
      const whole = {
        deviceId: 'D1',
        name: 'Charge 6',
        type: 'tracker',
        at,
        level: 60,
        status: null,
        syncedAt: at,
      };
      await temp.store.saveReadings(person.id, [{ ...whole, ...reading }], history);
    }
    return person;
  }

  const look = (name = '', most = 20) => overview.people({ name, most });
  const one = async (name: string) => {
    const [seen] = (await look(name)).people;
    if (!seen) throw new Error(`no ${name}`);
    return seen;
  };
  const names = async () => (await look()).people.map(({ person }) => person.name);

  it('who needs somebody comes first, then who is low, then who is silent, then the rest by name', async () => {
    overview.watch(watchOf());
    await saved('Anna', { pausedUntil: fakeStart + day }, [{ level: 60 }]);
    await saved('Bert', { pausedUntil: fakeStart - day }, [{ level: 15 }]);
    await saved('Carla', {}, [{ level: 3 }]);
    await saved('Dora', {}, [{ syncedAt: fakeStart - 30 * hour }]);
    await saved('Emil', { numberState: 'unproven' });
    await saved('Fritz', { access: 'lost', accessReason: 'grant-dead' }, [{ level: 90 }]);
    await saved('Gina', { failingSince: fakeStart - 25 * hour, failingReason: 'timeout' });
    await saved('Hans', { failingSince: fakeStart - hour, failingReason: 'timeout' }, [{ level: 70 }]);

    should(await names()).eql(['Fritz', 'Emil', 'Gina', 'Carla', 'Bert', 'Dora', 'Hans', 'Anna']);
    should((await look()).count).eql({ all: 8, need: 3, low: 2, paused: 1 });
  });

  it('what the owner must mend at the cloud needs somebody at once', async () => {
    const anna = await saved('Anna');
    lastChecks.set(anna.id, {
      ok: false,
      at: fakeStart,
      problem: { kind: 'misconfigured', code: 'api-not-enabled' },
    });
    const bert = await saved('Bert');
    lastChecks.set(bert.id, { ok: false, at: fakeStart, problem: { kind: 'try-later', code: 'timeout' } });
    const carla = await saved('Carla');
    waiting.set(carla.id, '+4915228817999');

    should((await one('Anna')).need).equal('cannot-check');
    should((await one('Bert')).need).be.null();
    should((await one('Carla')).need).equal('confirm');
    should((await one('Carla')).numberMark).equal(`${carla.id} +4915228817999`);
  });

  it('an alert that came to nobody needs somebody until the next check can tell it', async () => {
    const { id: personId } = await saved('Anna');
    const kept = { smsNodeId: 'sms', nodeId: 'node', personId, deviceId: 'D1', kind: 'low' };
    await temp.store.keepUntold({ ...kept, alertId: 'late', code: 'sms-outdated' }, null, () => 'ready');
    should((await one('Anna')).need).be.null();
    await temp.store.keepUntold({ ...kept, alertId: 'none', code: 'no-account' }, null, () => 'waiting');
    should((await one('Anna')).untold?.alertId).equal('none');
    await temp.store.readyUntold([{ personId, alertId: 'none', smsNodeId: 'sms' }]);

    should((await one('Anna')).need).be.null();
  });

  it('a device is judged by the nodes that look after its person, and by the thresholds of their own first', async () => {
    const anna = await saved('Anna', {}, [{ level: 35 }]);
    await saved('Bert', { ownLow: 50, ownNotSyncingHours: 12 }, [{ level: 45 }]);
    const everybody = overview.watch(watchOf());
    overview.watch(watchOf({ nodeId: 'second', personId: anna.id, settings: { ...usualSettings, low: 40 } }));
    overview.watch(watchOf({ nodeId: 'elsewhere', clientId: 'another' }));

    const [watched, own] = [await one('Anna'), await one('Bert')];

    watched.watches.map(({ thresholds }) => thresholds?.low).should.eql([20, 40]);
    should(watched.devices[0]?.standing).equal('low');
    should(own.watches[0]?.thresholds).containEql({ low: 50, critical: 5, notSyncingHours: 12 });
    should(own.devices[0]?.standing).equal('low');
    everybody();
    (await one('Bert')).watches.should.be.empty();
  });

  it('a node that does not know yet what counts as low draws no line for it and names no threshold, and is asked for all else', async () => {
    overview.watch(watchOf({ settings: { ...usualSettings, low: null, adviceAt: null } }));
    const anna = await saved('Anna', {}, [{ level: 60 }]);
    const bert = await saved('Bert', { ownLow: 50 }, [{ level: 60 }]);

    const [unknown, own] = [await one('Anna'), await one('Bert')];

    should(unknown.devices[0]?.curve).match({ low: null, empty: 10, adviceAt: null });
    should(unknown.watches).eql([{ nodeId: 'node', thresholds: null }]);
    should(overview.defaultsFor(anna)).be.null();
    should(overview.thresholdsOf(anna).low).be.null();
    should(own.devices[0]?.curve.low).equal(50);
    should(own.watches[0]?.thresholds?.low).equal(50);
    should(overview.thresholdsOf(bert).low).equal(50);
    overview.watch(watchOf({ nodeId: 'second' }));
    should(overview.thresholdsOf(anna).low).equal(20);
  });

  it('names what holds for whoever sets nothing of their own only where all nodes are of one mind', async () => {
    const quiet = { from: 22 * 60, to: 7 * 60 };
    const anna = await saved('Anna');
    overview.watch(watchOf({ settings: { ...usualSettings, quiet } }));
    overview.watch(watchOf({ nodeId: 'second', settings: { ...usualSettings, quiet: { ...quiet } } }));
    should(overview.defaultsFor(anna)?.quiet).eql(quiet);
    overview.watch(
      watchOf({ nodeId: 'third', settings: { ...usualSettings, quiet: { ...quiet, to: 8 * 60 } } }),
    );
    should(overview.defaultsFor(anna)).be.null();
  });

  it('only a device that alerts are told of makes its person low', async () => {
    overview.watch(watchOf());
    await saved('Anna', {}, [
      { deviceId: 'old', level: 2, syncedAt: fakeStart - 9 * day },
      { deviceId: 'new', level: 80 },
      { deviceId: 'scale', type: 'scale', level: 1 },
    ]);

    const { devices } = await one('Anna');

    devices
      .map(({ reading, isWatched }) => [reading.deviceId, isWatched])
      .should.eql([
        ['new', true],
        ['old', false],
        ['scale', false],
      ]);
    should((await look()).count.low).equal(0);
  });

  it('without a sync time only a node that looked can say that a device does not sync', async () => {
    overview.watch(watchOf());
    const old = { at: fakeStart - 90 * hour, syncedAt: null };
    const anna = await saved('Anna', {}, [old]);
    const bert = await saved('Bert', {}, [old]);
    await saved('Carla', {}, [old]);
    const found = (person: Person, silent: boolean) =>
      temp.store.saveDecision('node', person, [{ deviceId: 'D1', state: JSON.stringify({ silent }) }], []);
    await found(anna, true);
    await found(bert, false);

    should((await one('Anna')).devices[0]?.standing).equal('not-syncing');
    should((await one('Bert')).devices[0]?.standing).equal('fine');
    should((await one('Carla')).devices[0]?.standing).equal('fine');
  });

  it('where levels come by msgs, the newest time is shown, and silence is 72 hours that somebody could hear', async () => {
    const heardAt = fakeStart - 100 * hour;
    const reading = {
      deviceId: 'watch',
      name: null,
      type: 'tracker',
      at: heardAt,
      level: 60,
      status: null,
    } as const;
    const seen = async (quiet: number) => {
      newer = [{ ...reading, syncedAt: heardAt - hour, lastHeard: { at: heardAt, quietMs: quiet * hour } }];
      const { devices } = await one('Anna');
      return [devices[0]?.standing, devices[0]?.reading.syncedAt];
    };
    await saved('Anna', { cloud: 'elsewhere' });

    should(await seen(71)).eql(['fine', heardAt]);
    should(await seen(73)).eql(['not-syncing', heardAt]);
  });

  it('a scale that nobody steps on is no device that does not sync', async () => {
    await saved('Anna', {}, [{ type: 'scale', at: fakeStart - 90 * hour }]);

    should((await one('Anna')).devices[0]?.standing).equal('fine');
  });

  it('the curve holds two weeks, at most twelve points a day, and no level that nobody knew', async () => {
    const hourly = Array.from({ length: 20 * 24 }, (_, index) => ({
      at: fakeStart - (20 * 24 - index) * hour,
      level: index % 2 === 1 ? null : 100 - (index % 90),
    }));
    await saved('Anna', {}, hourly);

    const curve = (await one('Anna')).devices[0]?.curve.readings ?? [];

    curve.length.should.be.within(166, 169);
    for (const [at, level] of curve) {
      at.should.be.aboveOrEqual(fakeStart - 14 * day);
      should(level).be.a.Number();
    }
    curve.map(([at]) => at).should.eql(curve.map(([at]) => at).toSorted((a, b) => a - b));
  });

  it('a name is found in any case, and only as many as are wanted are told in detail', async () => {
    for (const name of ['Anna', 'Annette', 'Bert']) await saved(name);

    const { found, people, count } = await look(' ANN', 1);

    should([found, people.length, count.all]).eql([2, 1, 3]);
  });

  it('the last three SMS are told, the newest first', async () => {
    const anna = await saved('Anna');
    const policy = { to: '+4915228817386', body: '', key: null, caps: null, mayRepeat: true };
    for (const ago of [4, 1, 3, 2])
      await addSms(temp.store, plantedSms(anna.id, fakeStart - ago * hour), policy);

    const { sms } = await one('Anna');

    sms.map(({ createdAt }) => (fakeStart - createdAt) / hour).should.eql([1, 2, 3]);
  });

  it('nobody of Demo is there before a config chooses it', async () => {
    await saved('Anna');
    await saved('Demo', { cloud: 'demo' });

    isDemoThere = false;
    should(await names()).eql(['Anna']);
    isDemoThere = true;
    should(await names()).eql(['Anna', 'Demo']);
  });

  it('leaves out who was removed while the others were looked up', async () => {
    const anna = await saved('Anna');
    await saved('Bert');
    const read = temp.store.smsOfPerson;
    temp.store.smsOfPerson = async (...asked) => {
      await temp.store.removePerson(anna.id);
      return read(...asked);
    };

    const { people } = await overview.people({ name: '', most: 50 });
    people.map(({ person }) => person.name).should.eql(['Bert']);
  });
});
