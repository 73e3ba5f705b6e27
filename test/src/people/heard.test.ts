// Promises of levels that come by msgs: what is known of a device, when it was last heard of, and what is written for it.
import should = require('should');

import type { IncomingReading } from '../../../src/battery/incoming';
import { createHeard, type Heard, type HeardBy } from '../../../src/people/heard';
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
    heard = createHeard({
      system,
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
    (await heard.readings(anna.id, hours)).map(({ name, level, syncedAt }) => [name, level, syncedAt]);

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
});
