// Promises about what is known of how a device drains: the same as if every reading were read, although most are kept no longer.
import 'should';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import should from 'should';
import { learn, predict, type Summary } from '../../../src/battery/forecast';
import { history } from '../../../src/battery/history';
import { createForecasts } from '../../../src/people/forecasts';
import type { Person, StoredReading } from '../../../src/store/records';
import { type FakeSystem, fakeStart, fakeSystem } from '../../support/fake-system';
import { somebody, someGrant } from '../../support/people';
import { type TempStore, tempStore } from '../../support/temp-store';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const anna = somebody('Anna');

const readingAt = (at: number, level: number | null, facts: Partial<StoredReading> = {}): StoredReading => ({
  deviceId: 'd1',
  name: 'Charge 6',
  type: 'tracker',
  at,
  level,
  status: null,
  syncedAt: at - minute,
  ...facts,
});

/** A device that is charged whenever it is below 15 %, drained by so much an hour; the last reading is of now. */
function drained(days: number, perHour: number, everyMinutes: number): StoredReading[] {
  const readings: StoredReading[] = [];
  let level = 100;
  for (let before = days * day; before >= 0; before -= everyMinutes * minute) {
    readings.push(readingAt(fakeStart - before, Math.round(level)));
    level = level < 15 ? 100 : level - (perHour * everyMinutes) / 60;
  }
  return readings;
}

const foldOf = (readings: readonly StoredReading[]) =>
  readings.reduce<Summary | null>((summary, reading) => learn(summary, reading), null);

describe('people: what is known of how a device drains', () => {
  let system: FakeSystem;
  let temp: TempStore;
  const summary = (person: Pick<Person, 'id' | 'cloud'> = anna) =>
    createForecasts({ store: temp.store, system }).summaryOf(person, 'd1');

  beforeEach(async () => {
    system = fakeSystem();
    temp = await tempStore(system);
    await temp.store.savePersonAndGrant(anna, someGrant);
  });
  afterEach(() => temp.remove());

  const save = (readings: readonly StoredReading[]) => temp.store.saveReadings(anna.id, readings, history);

  /** Spoils what was learned, as a bad card or a version to come would. */
  async function spoil(text: string): Promise<void> {
    await temp.store.close();
    const db = new DatabaseSync(join(temp.folder, 'fitbit.sqlite'));
    db.prepare('UPDATE summaries SET summary = ?').run(text).changes.should.equal(1);
    db.close();
    await temp.reopen();
  }

  it('nothing, of who has no readings', async () => {
    should(await summary()).be.null();
    should(await summary(somebody('Nobody'))).be.null();
  });

  it('is what all readings teach, those included that are kept no longer', async () => {
    const readings = drained(60, 0.9, 45);
    await save(readings);
    const kept = await temp.store.readingsSince(anna.id, 0);

    should(await summary()).eql(foldOf(readings));

    kept.length.should.be.below(readings.length / 2);
  });

  it('is the same whenever it is asked for and however the readings come in, with a restart in between', async () => {
    const some = fc.record({
      minutes: fc.integer({ min: 1, max: 3000 }),
      level: fc.option(fc.integer({ min: 0, max: 100 })),
      charging: fc.option(fc.boolean(), { nil: undefined }),
      isAsked: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(some, { maxLength: 60 }), async (steps) => {
        await temp.store.removeDevice(anna.id, 'd1');
        const all: StoredReading[] = [];
        let at = fakeStart;
        for (const { minutes, level, charging, isAsked } of steps) {
          at += minutes * minute;
          all.push(readingAt(at, level, charging === undefined ? {} : { charging }));
          await save(all.slice(-1));
          if (isAsked) should(await summary()).eql(foldOf(all));
        }
        await temp.reopen();
        should(await summary()).eql(foldOf(all));
      }),
      { numRuns: 25 },
    );
  });

  for (const [what, text] of [
    ['is no JSON', '{"version":1,"hours":'],
    ['is of another version', '{"version":99}'],
    ['is something else', '[null]'],
  ] as const) {
    it(`where what was learned ${what}, it is learned again from all that is kept`, async () => {
      const readings = drained(10, 0.9, 60);
      await save(readings);

      await spoil(text);

      should(await summary()).eql(foldOf(readings));
    });
  }

  it('learned again from a history that was thinned, it forecasts within three hours of what it did', async () => {
    for (const [perHour, step] of [
      [0.4, 45],
      [0.9, 45],
      [2.5, 20],
    ] as const) {
      await temp.store.removeDevice(anna.id, 'd1');
      await save(drained(60, perHour, step));
      const settings = { now: fakeStart, low: 10, timeZone: 'UTC', deviceName: null };
      const before = predict(await summary(), settings);

      await spoil('');
      const after = predict(await summary(), settings);

      should(before?.lowAt).be.above(fakeStart);
      Math.abs(Number(after?.lowAt) - Number(before?.lowAt)).should.be.below(3 * hour);
    }
  });

  it('of the made-up person, no more readings are read than make the fortnight, however often it was checked', async () => {
    const dana = somebody('Dana', { cloud: 'demo' });
    await temp.store.savePersonAndGrant(dana, someGrant);
    const checks = Array.from({ length: 300 }, (_, at) => readingAt(fakeStart + at, 100 - 5 * (at % 19)));
    await temp.store.saveReadings(dana.id, checks, history);
    const read: number[] = [];
    const learning: typeof temp.store.learning = async (...asked) => {
      const known = await temp.store.learning(...asked);
      read.push(known.readings.length);
      return known;
    };

    const found = await createForecasts({ store: { learning }, system }).summaryOf(dana, 'd1');

    read.should.eql([56]);
    should(found?.level).equal(checks.at(-1)?.level);
  });

  it('of the made-up person, it forecasts from the first check on, by a fortnight in which each is six hours', async () => {
    const dana = somebody('Dana', { cloud: 'demo' });
    await temp.store.savePersonAndGrant(dana, someGrant);
    const told: (readonly [number, number | null, number | null])[] = [];
    for (const level of [25, 20, 15, 10, 5, 1, 95, 90]) {
      await system.advance(2000);
      const now = system.now();
      await temp.store.saveReadings(dana.id, [readingAt(now, level)], history);
      const settings = { now, low: 20, timeZone: 'UTC', deviceName: 'Charge 6' };
      const { lowAt = null, emptyAt = null } = predict(await summary(dana), settings) ?? {};
      const checks = (at: number | null) => at && Math.round((at - now) / (6 * hour));
      told.push([level, checks(lowAt), checks(emptyAt)]);
    }

    told.should.eql([
      [25, 1, 3],
      [20, null, 2],
      [15, null, 1],
      [10, null, null],
      [5, null, null],
      [1, null, null],
      // Whether it is still on its charger is not known.
      [95, null, null],
      [90, 14, 16],
    ]);
  });

  it('ten thousand readings in any order, sound or not, throw nothing', async () => {
    const random = [...drained(104, 0.9, 15)].map((reading, index) => {
      const turned = (index * 7919) % 10_007;
      const odd =
        turned % 5 === 0 ? { level: [null, 1e9, -1, 101][turned % 4] ?? null, status: 'Medium' } : {};
      return { ...reading, at: reading.at + (turned % 90) * hour - 45 * hour, ...odd };
    });
    random.length.should.be.within(9_900, 10_000);
    for (let from = 0; from < random.length; from += 500) await save(random.slice(from, from + 500));

    should(await summary()).match({ step: 1 });
  });
});
