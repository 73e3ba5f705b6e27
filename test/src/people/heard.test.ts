// Promises of levels that come by msgs: what is known of a device, when it was last heard of, and what is written for it.
import should = require('should');

import fc from 'fast-check';
import type { IncomingReading } from '../../../src/battery/incoming';
import { shownReading } from '../../../src/battery/reading';
import { isOverdue } from '../../../src/battery/standing';
import { withHeard } from '../../../src/people/check-heard';
import type { Checking } from '../../../src/people/checking';
import { createHeard, type Heard, type HeardBy } from '../../../src/people/heard';
import { createListener, type Listener } from '../../../src/people/listener';
import { newNamedPerson } from '../../../src/people/named';
import { Trouble } from '../../../src/sentences/trouble';
import type { Person } from '../../../src/store/records';
import { type FakeSystem, fakeStart, fakeSystem } from '../../support/fake-system';
import { type TempStore, tempStore } from '../../support/temp-store';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const hours = 72;

describe('people: levels that come by msgs', () => {
  let system: FakeSystem;
  let temp: TempStore;
  let heard: Heard;
  let listener: Listener;
  let anna: Person;
  let writes: number;

  beforeEach(async () => {
    system = fakeSystem();
    temp = await tempStore(system);
    anna = newNamedPerson(
      system,
      { cloud: 'elsewhere', clientId: 'source' },
      { name: 'Anna', number: null, language: 'en' },
    );
    await temp.store.addPerson(anna);
    restart();
  });
  afterEach(() => temp.remove());

  function restart(): void {
    writes = 0;
    listener = createListener({ system, store: temp.store });
    heard = createHeard({
      system,
      listener,
      store: {
        lastReadings: temp.store.lastReadings,
        removeDevice: temp.store.removeDevice,
        saveReadings: (...saved) => {
          writes += 1;
          return temp.store.saveReadings(...saved);
        },
      },
    });
  }
  const said = (level: number, facts: Partial<IncomingReading> = {}): IncomingReading => ({
    kind: 'reading',
    level,
    status: null,
    charging: null,
    at: null,
    odd: [],
    ...facts,
  });
  const take = (level: number, facts: Partial<IncomingReading> = {}, by: Partial<HeardBy> = {}) =>
    heard.take(anna.id, said(level, facts), {
      device: null,
      isRetained: false,
      notSyncingHours: hours,
      ...by,
    });
  const retained = (level: number, facts: Partial<IncomingReading> = {}) =>
    take(level, facts, { isRetained: true });
  const known = async () =>
    (await heard.readings(anna.id, hours))
      .map(shownReading)
      .map(({ name, level, syncedAt }) => [name, level, syncedAt]);
  const isLate = async () => {
    const [reading] = await heard.readings(anna.id, hours);
    return reading !== undefined && isOverdue(reading, { notSyncingHours: hours }, system.now());
  };
  /** Node-RED is ended, in peace or by the plug, and starts again later. */
  async function off(ms: number, how: 'ended' | 'unplugged' = 'ended'): Promise<void> {
    if (how === 'ended') await listener.close();
    await system.advance(ms);
    restart();
  }

  it('the newest level is known, with when it was heard', async () => {
    await take(83);
    should(await known()).eql([[null, 83, fakeStart]]);
  });

  it('each device that a msg names is one of its own, whatever its capitals', async () => {
    await take(83, {}, { device: 'Fenix' });
    await take(50, {}, { device: 'Ring' });
    await take(82, {}, { device: 'fenix' });
    should((await known()).map(([name, level]) => [name, level])).eql([
      ['fenix', 82],
      ['Ring', 50],
    ]);
  });

  it('more devices than anybody wears are a topic that names something else', async () => {
    for (let at = 0; at < 50; at += 1) await take(50, {}, { device: `d${at}` });
    await should(take(50, {}, { device: 'one more' })).be.rejectedWith(Trouble);
    await take(49, {}, { device: 'd0' });
  });

  it('the same level, again and again, is written once in the 24th part of the hours', async () => {
    for (let passed = 0; passed < day; passed += minute) {
      await take(83);
      await system.advance(minute);
    }
    writes.should.equal(8);
  });

  it('of a storm of levels as good as one in a minute is kept, the newest among them', async () => {
    for (let second = 0; second < 180; second += 1) {
      await take(second % 2 ? 40 : 80 - (second % 30));
      await system.advance(1_000);
    }

    const readings = await temp.store.readingsSince(anna.id, 0);
    readings.length.should.be.within(3, 5);
    (await known()).should.eql([[null, 40, system.now() - 1_000]]);
  });

  it('levels of hours that are told together are all kept', async () => {
    for (const hoursAgo of [8, 6, 4, 2]) {
      await take(50 + hoursAgo, { at: fakeStart - hoursAgo * hour });
      await system.advance(1);
    }

    (await temp.store.readingsSince(anna.id, 0)).map(({ level }) => level).should.eql([58, 56, 54, 52]);
  });

  it('a repeat and what is older than what is known change nothing', async () => {
    await take(83, { at: fakeStart - hour });
    await take(83, { at: fakeStart - hour });
    await take(90, { at: fakeStart - 2 * hour });
    should(await known()).eql([[null, 83, fakeStart - hour]]);
    writes.should.equal(1);
  });

  it('also where the disk was not told when exactly', async () => {
    await take(83);
    await system.advance(hour);
    await take(83);
    await take(90, { at: fakeStart + minute });
    should((await known())[0]?.[1]).equal(83);
  });

  it('in whatever order msgs of two devices come, and come again, the newest of each is known', async () => {
    const msg = fc.record({
      device: fc.constantFrom('Fenix', 'Ring'),
      minutes: fc.integer({ min: 0, max: 30 }),
      // Few, so that repeats are among them.
      level: fc.integer({ min: 0, max: 2 }),
    });
    let turn = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(msg, { minLength: 1, maxLength: 12 }), async (msgs) => {
        turn += 1;
        const newest = new Map<string, [number, number]>();
        for (const { device, minutes, level } of msgs) {
          const at = system.now() - minutes * minute;
          const name = `${device} ${turn}`;
          await take(level, { at }, { device: name });
          await take(level, { at }, { device: name });
          const [lastAt = 0] = newest.get(name) ?? [];
          if (at >= lastAt) newest.set(name, [at, level]);
          for (const reading of await heard.known(anna.id, hours)) {
            should([reading.lastHeard?.at, reading.level]).eql(newest.get(reading.name ?? ''));
          }
        }
        for (const { deviceId } of await temp.store.lastReadings(anna.id))
          await heard.removeDevice(anna.id, deviceId);
      }),
      { numRuns: 40 },
    );
  });

  it('a value that a broker kept says nothing of when it was so', async () => {
    await retained(83);
    should(await known()).eql([[null, 83, null]]);
    await take(83);
    await system.advance(5 * day);
    restart();
    await retained(83);
    should(await known()).eql([[null, 83, fakeStart]]);
    await retained(70);
    should(await known()).eql([[null, 70, fakeStart]]);
    await retained(69, { at: fakeStart + day });
    should(await known()).eql([[null, 69, fakeStart + day]]);
  });

  it('who is heard of is never late, however seldom the disk is told', async () => {
    await take(83);
    for (let passed = 0; passed < 6 * day; passed += 2 * hour) {
      await system.advance(2 * hour);
      await take(83);
      const [, , syncedAt] = (await known())[0] ?? [];
      should(system.now() - Number(syncedAt)).be.belowOrEqual(hours * hour);
    }
  });

  it('the time that is told is exact when it begins to matter', async () => {
    await take(83);
    await system.advance(2 * hour);
    await take(83);
    await system.advance(73 * hour);
    should(await known()).eql([[null, 83, fakeStart + 2 * hour]]);
  });

  it('a charger is remembered until something else is said', async () => {
    await take(83, { charging: true });
    should((await heard.readings(anna.id, hours))[0]?.charging).be.true();
    await take(83);
    should((await heard.readings(anna.id, hours))[0]).not.have.property('charging');
  });

  it('a clock that was ahead hides nothing that comes after it', async () => {
    system.setClock(fakeStart + 400 * day);
    await take(83);
    system.setClock(fakeStart + minute);
    restart();
    should((await known())[0]?.[2]).be.null();
    await take(50);
    should(await known()).eql([[null, 50, fakeStart + minute]]);
  });

  it('a clock that jumps while it is heard makes nobody late', async () => {
    await take(83);
    system.setClock(fakeStart + 400 * day);
    await system.advance(minute);
    const [, , syncedAt] = (await known())[0] ?? [];
    should(system.now() - Number(syncedAt)).equal(minute);
  });

  it('a clock that is not set yet stamps nothing, and what was heard counts once it is', async () => {
    system.setClock(1_000);
    await take(83);
    should(await known()).eql([[null, 83, null]]);
    await system.advance(minute);
    system.setClock(fakeStart + 10 * day);
    should(await known()).eql([[null, 83, fakeStart + 10 * day - minute]]);
  });

  it('nothing is kept of who is gone', async () => {
    await temp.store.removePerson(anna.id);
    await take(83);
    should(await known()).eql([]);
  });

  it('a device that is called as the unnamed one might be is another one, and each is told apart by all of its name', async () => {
    const long = 'x'.repeat(300);
    await take(50);
    for (const device of ['watch', 'unnamed', 'Unnamed', '__proto__', `${long}1`, `${long}2`])
      await take(60, {}, { device });

    (await temp.store.lastReadings(anna.id)).should.have.length(6);
  });

  it('a device that is removed is gone with when it was heard of, until a msg names it again', async () => {
    await take(50);
    await take(60, {}, { device: 'Fenix' });
    const [unnamed] = (await temp.store.lastReadings(anna.id)).filter(({ name }) => name === null);

    (await heard.removeDevice(anna.id, unnamed?.deviceId ?? '')).should.be.true();
    (await heard.readings(anna.id, 72)).map(({ name }) => name).should.eql(['Fenix']);
    (await heard.removeDevice(anna.id, unnamed?.deviceId ?? '')).should.be.false();

    await take(40, {}, { isRetained: true });
    const [again] = (await heard.readings(anna.id, 72)).filter(({ name }) => name === null);
    should(again?.syncedAt).be.null();
  });

  it('the newest time is shown, though the disk is told only now and then', async () => {
    await take(83);
    await system.advance(hour);
    await take(83);
    writes.should.equal(1);
    should(await known()).eql([[null, 83, fakeStart + hour]]);
    should((await heard.readings(anna.id, hours))[0]?.syncedAt).equal(fakeStart);
    should((await heard.known(anna.id, hours))[0]?.lastHeard?.at).equal(fakeStart + hour);
  });

  it('a level without a time that can be read is known, and does not count as heard now', async () => {
    await take(83, { at: fakeStart - hour });
    await take(3, { odd: ['at'] });
    should(await known()).eql([[null, 3, fakeStart - hour]]);
  });

  it('a kept level whose time lies ahead does not count as heard now; one that just came does', async () => {
    await retained(83, { at: fakeStart + hour });
    should(await known()).eql([[null, 83, null]]);
    await take(83, { at: fakeStart + hour });
    should(await known()).eql([[null, 83, fakeStart]]);
  });

  describe('while nobody listens', () => {
    for (const how of ['ended', 'unplugged'] as const) {
      it(`days without power make nobody late, and a silence goes on where it was: ${how}`, async () => {
        await take(83);
        await system.advance(60 * hour);
        await isLate();
        await off(4 * day, how);
        should(await isLate()).be.false();
        should(await known()).eql([[null, 83, fakeStart]]);
        await system.advance(11 * hour);
        should(await isLate()).be.false();
        await system.advance(5 * hour);
        should(await isLate()).be.true();
      });

      it(`a restart of seconds changes nothing, however many there are: ${how}`, async () => {
        await take(83);
        for (let passed = 0; passed < 72; passed += 1) {
          should(await isLate()).be.false();
          await off(2_000, how);
          await system.advance(hour - 2_000);
        }
        await system.advance(2_000);
        should(await isLate()).be.true();
      });
    }

    it('a Pi that is switched off each night tells of a dead watch, later', async () => {
      await take(83);
      let days = 0;
      while (!(await isLate())) {
        for (let passed = 0; passed < 14; passed += 1) {
          await system.advance(hour);
          await heard.readings(anna.id, hours);
        }
        await off(10 * hour);
        days += 1;
      }
      should(days).be.within(5, 6);
    });

    it('a clock that shows 1970, or the time it was switched off, until it is set', async () => {
      await take(83);
      await listener.close();
      for (const atStart of [1_000, fakeStart - hour]) {
        system.setClock(atStart);
        restart();
        should(await isLate()).be.false();
        await system.advance(minute);
        system.setClock(fakeStart + 10 * day);
        should(await isLate()).be.false();
        await system.advance(71 * hour);
        should(await isLate()).be.false();
        await system.advance(2 * hour);
        should(await isLate()).be.true();
      }
    });

    it('a clock that was a year ahead, in this process or the one before, makes nobody late and hides no silence', async () => {
      await take(83);
      await listener.close();
      system.setClock(fakeStart + 365 * day);
      restart();
      should(await isLate()).be.false();
      system.setClock(fakeStart + hour);
      should(await isLate()).be.false();
      system.setClock(fakeStart + 365 * day);
      await isLate();
      await listener.close();
      system.setClock(fakeStart + 2 * hour);
      restart();
      should(await isLate()).be.false();
      await system.advance(73 * hour);
      should(await isLate()).be.true();
    });

    it('what cannot be read of it is no reason to tell anybody', async () => {
      await take(83);
      await system.advance(4 * day);
      for (const text of [
        '',
        '{',
        '[]',
        'null',
        '{"until":"x","gaps":[]}',
        '{"until":1,"gaps":[[1],null,{}]}',
      ]) {
        await temp.store.setFact('listened', text);
        restart();
        should(await isLate()).be.false();
      }
    });
  });

  describe('somebody of whom nothing has ever come', () => {
    let checked: Person;
    const check = async (facts: Partial<Person> = {}) => {
      const checking = withHeard(nothingAsked, {
        store: temp.store,
        heard,
        listener,
        system,
        onChecked() {},
      });
      const person = (await temp.store.person(anna.id)) ?? anna;
      const result = await checking.ask({ ...person, ...facts }, undefined, hours);
      checked = (await temp.store.person(anna.id)) ?? anna;
      return result.ok ? 'ok' : result.problem.code;
    };
    const nothingFound = async () => ({ ok: true as const, at: 0, readings: [] });
    const nothingAsked: Checking = {
      ask: nothingFound,
      check: nothingFound,
      keep: (_personId, run) => run(null),
      last: () => null,
      forget() {},
      idle: async () => undefined,
      close: async () => undefined,
    };

    it('is told after the hours, until something comes', async () => {
      should(await check()).equal('ok');
      await system.advance(71 * hour);
      should(await check()).equal('ok');
      await system.advance(2 * hour);
      should(await check()).equal('never-heard');
      should(checked).containDeep({ failingReason: 'never-heard', failingSince: system.now() });
      const since = system.now();
      await system.advance(hour);
      await check();
      should(checked.failingSince).equal(since);
      await retained(50);
      should(await check()).equal('ok');
      should(checked).containDeep({ failingReason: null, failingSince: null });
    });

    it('since they were added, by a clock that is right', async () => {
      for (const at of [1_000, fakeStart + 400 * day]) {
        await temp.store.changePerson(anna.id, { connectedAt: at });
        should(await check()).equal('ok');
        await system.advance(71 * hour);
        should(await check()).equal('ok');
        await system.advance(2 * hour);
        should(await check()).equal('never-heard');
      }
    });

    it('and not because nobody listened, nor where the owner has yet to say which watch is theirs', async () => {
      await check();
      await off(5 * day);
      should(await check()).equal('ok');
      await system.advance(73 * hour);
      should(await check()).equal('never-heard');
      should(await check({ userId: 'guest:1' })).equal('ok');
    });
  });
});
