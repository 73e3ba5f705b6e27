// Promises about the forecast of a battery: what it answers, from what, and that nothing that comes throws it off.
import should = require('should');

import fc from 'fast-check';
import {
  chanceBelow,
  type Forecast,
  type ForecastSettings,
  forecast,
  isToBeCharged,
  type LevelReading,
  learn,
  levelsAhead,
  predict,
} from '../../../src/battery/forecast';
import { fakeStart } from '../../support/fake-system';

const hour = 3_600_000;
const day = 24 * hour;
const midnight = Math.floor(fakeStart / day) * day;

const settingsAt = (now: number, others: Partial<ForecastSettings> = {}): ForecastSettings => ({
  now,
  low: 20,
  empty: 10,
  timeZone: 'UTC',
  deviceName: 'Charge 6',
  ...others,
});

const readingAt = (at: number, level: number | null): LevelReading => ({
  at: at + 60_000,
  level,
  status: null,
  syncedAt: at,
});

/** Synced every quarter of an hour: levels that drain so much an hour, or as `drain` says of each hour since the start. */
function drained(
  from: number,
  hours: number,
  drain: number | ((hoursOn: number) => number),
  { start = 100, step = 1 } = {},
): LevelReading[] {
  const readings: LevelReading[] = [];
  let level = start;
  for (let quarter = 0; quarter <= hours * 4; quarter += 1) {
    readings.push(readingAt(from + (quarter * hour) / 4, Math.max(0, step * Math.round(level / step))));
    level -= (typeof drain === 'number' ? drain : drain(quarter / 4)) / 4;
  }
  return readings;
}

const lastOf = (readings: readonly LevelReading[]) => Math.max(...readings.map(({ at }) => at));
const answerTo = (readings: readonly LevelReading[], others: Partial<ForecastSettings> = {}) =>
  forecast(readings, settingsAt(lastOf(readings), others));

/** Whatever can stand in a reading, sound or not. */
const anyNumber = fc.oneof(
  fc.integer({ min: 0, max: 100 }),
  fc.double(),
  fc.constantFrom(Number.NaN, Infinity, -Infinity, -1, 101, 1e300, 55.5),
);
const anyTime = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.integer({ min: 0, max: 60 * 24 * 4 }).map((quarter) => midnight + (quarter * hour) / 4),
  },
  { weight: 1, arbitrary: fc.double() },
  { weight: 1, arbitrary: fc.constantFrom(0, -1, 8.64e15, -8.64e15, 1e300) },
);
const anyReading: fc.Arbitrary<LevelReading> = fc.record({
  at: anyTime,
  level: fc.option(anyNumber),
  status: fc.constantFrom(null, 'High', 'Medium', 'Low', 'Empty', ''),
  syncedAt: fc.option(anyTime),
  charging: fc.constantFrom(null, true, false),
});

function shouldBeSound(answer: Forecast | null) {
  if (answer === null) return;
  for (const [at, interval] of [
    [answer.lowAt, answer.low],
    [answer.emptyAt, answer.empty],
  ] as const) {
    (at === null).should.equal(interval === null);
    if (at === null || interval === null) continue;
    [at, ...interval].every(Number.isFinite).should.be.true();
    interval[0].should.be.belowOrEqual(at);
    interval[1].should.be.aboveOrEqual(at);
  }
}

describe('battery: the forecast', () => {
  it('of all readings is that of one after the other, with the summary as JSON in between', () => {
    fc.assert(
      fc.property(fc.array(anyReading, { maxLength: 80 }), anyTime, (readings, now) => {
        let summary: unknown = null;
        for (const reading of readings) summary = JSON.parse(JSON.stringify(learn(summary, reading)));

        should(predict(summary, settingsAt(now))).eql(forecast(readings, settingsAt(now)));
      }),
    );
  });

  it('is sound or null, whatever readings and settings say', () => {
    const anySettings = fc.record({
      now: fc.oneof(anyTime, anyNumber),
      low: anyNumber,
      empty: anyNumber,
      timeZone: fc.constantFrom('UTC', 'Asia/Kolkata', 'Pacific/Apia', 'nowhere', ''),
      deviceName: fc.constantFrom(null, 'Pixel Watch 2', 'x'),
    });
    const some = drained(midnight, 70, 1.1);
    fc.assert(
      fc.property(fc.array(anyReading, { maxLength: 40 }), anySettings, (readings, settings) => {
        shouldBeSound(forecast(readings, settings));
        shouldBeSound(forecast([...some, ...readings], { ...settings, now: lastOf(some) }));
      }),
      { numRuns: 60 },
    );
  });

  it('meets a constant drain to 2 % or the step of the level, once it has seen it for most of a discharge and a day', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.25, max: 2.5, noNaN: true }),
        fc.constantFrom(1, 5),
        fc.integer({ min: 25, max: 40 }),
        fc.constantFrom('Charge 6', 'Inspire 3', null),
        (rate, step, until, deviceName) => {
          const readings = drained(midnight, (100 - until) / rate, rate, { step });
          const answer = forecast(readings, settingsAt(lastOf(readings), { deviceName }));
          const truth = midnight + (80 / rate) * hour;

          const off = (Math.abs((answer?.lowAt ?? Number.NaN) - truth) / hour) * rate;
          off.should.be.belowOrEqual(Math.max(step, 2));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('says nothing by no readings, by three, by words alone, and by a level that does not fall', () => {
    const words = ['High', 'Medium', 'Low'].map((status, at) => ({
      ...readingAt(midnight + at * day, null),
      status,
    }));
    should(forecast([], settingsAt(midnight))).be.null();
    should(answerTo(drained(midnight, 0.5, 4))).be.null();
    should(answerTo(words)).be.null();
    should(answerTo(drained(midnight, 72, 0))).be.null();
  });

  it('says nothing on the charger, and goes on once it is off', () => {
    const before = drained(midnight, 60, 1);
    const risen = readingAt(midnight + 60.5 * hour, 70);
    const flagged = { ...readingAt(midnight + 60.5 * hour, 40), charging: true };
    should(answerTo([...before, risen])).be.null();
    should(answerTo([...before, flagged])).be.null();
    const then = [...before, ...drained(midnight + 60.5 * hour, 5, 1, { start: 70 })];
    const off = Math.abs((answerTo(then)?.lowAt ?? Number.NaN) - (midnight + 110.5 * hour));
    off.should.be.below(3 * hour);
  });

  it('takes a device for charged and off its charger that was on it when it was last heard of, two hours before', () => {
    const readings = [...drained(midnight, 60, 1), readingAt(midnight + 61 * hour, 60)];
    const answerAfter = (hours: number) => forecast(readings, settingsAt(midnight + (61 + hours) * hour));
    should(answerAfter(1.9)).be.null();
    const answer = answerAfter(2.1);
    // From 60 it takes 40 hours until 20, and it may have been charged on for a while.
    ((answer?.lowAt ?? Number.NaN) - midnight).should.be.within(101 * hour, 141 * hour);
    ((answer?.low?.[1] ?? 0) - (answer?.low?.[0] ?? 0)).should.be.above(20 * hour);
  });

  for (const rounding of ['floor', 'round', 'ceil'] as const) {
    it(`tells from its charges whether a device rounds its steps of 5 % down, up or to the nearest: ${rounding}`, () => {
      const readings: LevelReading[] = [];
      let [at, level] = [midnight, 100];
      const show = (change: number) => {
        [at, level] = [at + hour / 4, Math.min(100, level + change)];
        readings.push(readingAt(at, 5 * Math[rounding](level / 5)));
      };
      for (let discharge = 0; discharge < 8; discharge += 1) {
        while (level < 100) show(16);
        while (level > (discharge < 7 ? 22 : 52)) show(-0.2);
      }
      const truth = at + ((level - 20) / 0.8) * hour;
      const off = Math.abs((answerTo(readings)?.lowAt ?? Number.NaN) - truth) / hour;
      off.should.be.below(2.5);
    });
  }

  it('knows on which days of the week there is exercise', () => {
    // Eleven percent between six and seven on Mondays and Thursdays, and half a percent in each other hour.
    const monday = Date.UTC(2026, 5, 1);
    const drain = (from: number) => (on: number) => {
      const time = new Date(from + on * hour);
      return [1, 4].includes(time.getUTCDay()) && time.getUTCHours() === 18 ? 11 : 0.5;
    };
    const lives = [0, 1, 2, 3, 4].map((week) => monday + week * 7 * day);
    const readings = lives.flatMap((from, week) => drained(from, week < 4 ? 4.5 * 24 : 12, drain(from)));
    const shown = drained(monday, 7 * 24, drain(monday));
    for (const [mark, others] of [
      [74, { low: 74, empty: 60 }],
      [60, { low: 74, empty: 60 }],
    ] as const) {
      const answer = answerTo(readings, others);
      const at = mark === 74 ? answer?.lowAt : answer?.emptyAt;
      const truth = (shown.find(({ level }) => (level ?? 0) <= mark)?.at ?? 0) + 4 * 7 * day;
      (Math.abs((at ?? Number.NaN) - truth) / hour).should.be.below(4);
    }
  });

  for (const [which, before, then] of [
    ['over nine zones', 'Etc/GMT-1', 'Etc/GMT+8'],
    ['over the date line', 'Etc/GMT+10', 'Etc/GMT-12'],
  ] as const) {
    it(`is not thrown off by a flight ${which}: what a day drains stays right`, () => {
      const readings = [0, 1, 2].flatMap((week) => drained(midnight + week * 5 * day, 4.5 * 24, 0.7));
      const flown = [...readings, ...drained(midnight + 15 * day, 60, 0.7)];
      const truth = midnight + 15 * day + (80 / 0.7) * hour;
      for (const timeZone of [before, then]) {
        const off = Math.abs((answerTo(flown, { timeZone })?.lowAt ?? Number.NaN) - truth);
        off.should.be.below(2 * hour);
      }
    });
  }

  it('is sound by readings in any order', () => {
    const readings = drained(midnight, 60, 1);
    fc.assert(
      fc.property(fc.shuffledSubarray(readings, { minLength: 20 }), (shuffled) => {
        shouldBeSound(answerTo(shuffled));
      }),
      { numRuns: 40 },
    );
  });

  it('says nothing of a level that is three days old, and nothing of one that it is below already', () => {
    const readings = drained(midnight, 60, 1);
    should(forecast(readings, settingsAt(lastOf(readings) + 73 * hour))).be.null();
    const low = answerTo(drained(midnight, 85, 1));
    should(low?.lowAt).be.null();
    should(low?.emptyAt).be.a.Number();
    should(answerTo(drained(midnight, 95, 1))).be.null();
  });

  for (const step of [1, 5]) {
    it(`says nothing of a level that has stood still for days, in steps of ${step}, until it falls again`, () => {
      const before = [
        ...drained(midnight, 5 * 24, 0.7, { step }),
        ...drained(midnight + 6 * day, 60, 0.7, { step }),
      ];
      const stuckAt = before.at(-1)?.level ?? 0;
      const from = lastOf(before) + hour;
      const stuck = drained(from, 5 * 24, 0, { start: stuckAt });
      const after = drained(lastOf(stuck) + hour, 12, 0.7, { start: stuckAt - step, step });

      should(answerTo(before)?.emptyAt).be.above(lastOf(before));
      should(answerTo([...before, ...stuck.slice(0, 12 * 4)])?.emptyAt).be.above(from);
      should(answerTo([...before, ...stuck])).be.null();
      const summary = [...before, ...stuck].reduce<unknown>(learn, null);
      const settings = settingsAt(lastOf(stuck), { low: stuckAt - 2 * step, empty: stuckAt - step });
      isToBeCharged(summary, settings, lastOf(stuck) + day).should.be.false();
      levelsAhead(summary, settings, [10]).should.eql([]);
      should(answerTo([...before, ...stuck, ...after])?.emptyAt).be.above(lastOf(after));
    });
  }

  it('changes nothing by readings that come twice, late, or without a sound level', () => {
    const readings = drained(midnight, 60, 1);
    const odd = [
      readings[100],
      readings.at(-1),
      readingAt(lastOf(readings), null),
      readingAt(lastOf(readings) + hour, 101),
      readingAt(lastOf(readings) + hour, Number.NaN),
      readingAt(Number.NaN, 3),
    ].filter((one) => one !== undefined);
    const now = lastOf(readings);
    should(forecast([...readings, ...odd], settingsAt(now))).eql(forecast(readings, settingsAt(now)));
  });

  it('takes the time of the question where that of the sync is not known or lies ahead', () => {
    const readings = drained(midnight, 60, 1).map((one) => ({ ...one, at: one.at - 60_000 }));
    const unknown = readings.map((one) => ({ ...one, syncedAt: null }));
    const ahead = readings.map((one) => ({ ...one, syncedAt: one.at + 9 * hour }));
    const now = lastOf(readings);
    const answer = forecast(readings, settingsAt(now));
    should(answer).not.be.null();
    should(forecast(unknown, settingsAt(now))).eql(answer);
    should(forecast(ahead, settingsAt(now))).eql(answer);
  });

  it('is not held up for ever by one reading of a clock that was years ahead', () => {
    const readings = drained(midnight, 80, 1);
    const wrong = readingAt(midnight + 3_000 * day, 99);
    should(answerTo([...readings.slice(0, 40), wrong, ...readings.slice(40)].slice(0, -1))).be.null();
    const now = lastOf(readings);
    should(forecast([wrong, ...readings], settingsAt(now))?.emptyAt).be.a.Number();
  });

  it('keeps a summary below 4 KiB through ten thousand readings, and takes one that is none for nothing', () => {
    let summary: unknown = null;
    for (let discharge = 0; discharge < 60; discharge += 1) {
      const pace = discharge % 2 === 0 ? 2.2 : 2;
      const readings = drained(midnight + discharge * 100 * hour, 43, pace);
      summary = readings.reduce<unknown>(learn, summary);
    }
    JSON.stringify(summary).length.should.be.below(4_096);
    const reading = readingAt(midnight, 50);
    for (const foreign of [
      { version: 0 },
      { ...(summary as object), version: 99 },
      'x',
      7,
      [],
      { hours: 3 },
    ]) {
      should(predict(foreign, settingsAt(midnight))).be.null();
      should(learn(foreign, reading)).eql(learn(null, reading));
    }
  });

  it('learns again from readings what no reading can have left in a summary', () => {
    const readings = drained(midnight, 70, 1.1);
    const sound = readings.reduce<unknown>(learn, null) as Record<'hour' | 'at' | 'since', number>;
    const next = readingAt(lastOf(readings) + hour, 22);
    for (const wrong of [
      { hour: sound.hour + 1 },
      { hour: sound.hour - 1 },
      { hour: 1e19 },
      { at: 1e19 },
      { at: 8.64e15 + 1 },
      { hour: 1e19, at: 1e19 * hour },
      { since: 1e19 },
      { since: sound.at + 1 },
    ]) {
      should(learn({ ...sound, ...wrong }, next)).eql(learn(null, next), JSON.stringify(wrong));
    }
    should(learn(sound, next)).not.eql(learn(null, next));
  });

  it('is sound or null, and learns on, whatever a broken disk has made of a summary', () => {
    const readings = drained(midnight, 70, 1.1);
    const sound = readings.reduce<unknown>(learn, null) as object;
    const anyValue = fc.oneof(anyNumber, anyTime, fc.integer(), fc.string(), fc.constantFrom(null, true, []));
    const broken = fc.dictionary(fc.constantFrom(...Object.keys(sound)), anyValue, { maxKeys: 4 });
    fc.assert(
      fc.property(broken, anyReading, anyTime, (facts, reading, now) => {
        const summary = { ...sound, ...facts };
        for (const asked of [now, lastOf(readings)]) shouldBeSound(predict(summary, settingsAt(asked)));
        const after = learn(summary, reading);
        shouldBeSound(predict(after, settingsAt(lastOf(readings))));
        should(JSON.parse(JSON.stringify(after))).eql(after);
      }),
      { numRuns: 500 },
    );
  });

  for (const [which, change] of [
    ['begins', Date.UTC(2026, 2, 29, 1)],
    ['ends', Date.UTC(2026, 9, 25, 1)],
  ] as const) {
    it(`follows the habits of the wall clock when daylight saving ${which}`, () => {
      // Nine percent each evening between six and seven, by Berlin's clock, and next to nothing else; charged every week.
      const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', hour: '2-digit' });
      const start = change - 25 * day;
      const week = (number: number, hours: number) => {
        const from = start + number * 7 * day;
        return drained(from, hours, (on) => (Number(clock.format(from + on * hour)) === 18 ? 9 : 0.2));
      };
      const answer = answerTo(
        [0, 1, 2, 3].flatMap((number) => week(number, number < 3 ? 7 * 24 - 1 : 75)),
        {
          low: 24,
          timeZone: 'Europe/Berlin',
          deviceName: null,
        },
      );
      const lives = week(3, 7 * 24);
      for (const [at, mark] of [
        [answer?.lowAt, 24],
        [answer?.emptyAt, 10],
      ] as const) {
        const truth = lives.find(({ level }) => (level ?? 100) <= mark)?.syncedAt ?? Number.NaN;
        (Math.abs((at ?? Number.NaN) - truth) / hour).should.be.below(0.5);
      }
    });
  }

  it('forgets a device that another one of the same id has replaced, within three days', () => {
    const band = [0, 1, 2].flatMap((turn) => drained(midnight + turn * 10 * day, 9.9 * 24, 0.4));
    const start = midnight + 30 * day;
    const watch = [0, 1, 2].flatMap((turn) => drained(start + turn * day, turn < 2 ? 23 : 10, 3));
    const answer = answerTo([...band, ...watch], { deviceName: 'Pixel Watch 3' });
    const truth = start + 2 * day + (80 / 3) * hour;
    Math.abs((answer?.lowAt ?? Number.NaN) - truth).should.be.below(2.5 * hour);
  });

  it('leans on what its name says as long as it was seen for half a day', () => {
    const readings = drained(midnight, 14, 0.5);
    const answers = ['Charge 6', 'Inspire 3'].map(
      (deviceName) => answerTo(readings, { deviceName })?.lowAt ?? Number.NaN,
    );
    answers.should.eql([...answers].sort((one, other) => one - other));
    new Set(answers).size.should.equal(2);
  });

  it('gives a chance that grows with time and passes a half at the median', () => {
    const readings = drained(midnight, 60, 1);
    const summary = readings.reduce<unknown>(learn, null);
    const settings = settingsAt(lastOf(readings));
    const emptyAt = predict(summary, settings)?.emptyAt ?? Number.NaN;
    const chances = [-1e12, -2, -1, 0, 1, 2, 1e12].map(
      (hours) => chanceBelow(summary, settings, emptyAt + hours * hour) ?? Number.NaN,
    );
    chances.should.eql([...chances].sort((one, other) => one - other));
    (chances[0] ?? Number.NaN).should.equal(0);
    (chances[3] ?? Number.NaN).should.be.approximately(0.5, 0.02);
    (chances[6] ?? Number.NaN).should.equal(1);
    should(chanceBelow(null, settings, emptyAt)).be.null();
  });

  it('of each level to come is what it says of that level alone, and neither time nor interval falls with the level', () => {
    fc.assert(
      fc.property(
        fc.array(anyReading, { maxLength: 60 }),
        fc.double({ min: 0.3, max: 4, noNaN: true }),
        fc.integer({ min: 4, max: 80 }),
        fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: 12 }),
        (odd, drain, hours, levels) => {
          const readings = [...odd, ...drained(midnight, hours, drain)];
          let summary: unknown = null;
          for (const reading of readings) summary = learn(summary, reading);
          const settings = settingsAt(lastOf(drained(midnight, hours, drain)));
          const ahead = levelsAhead(summary, settings, levels);
          const alone = levels
            .toSorted((one, other) => other - one)
            .flatMap((level) => {
              const said = predict(summary, { ...settings, low: level, empty: level });
              return said?.lowAt && said.low ? [{ level, at: said.lowAt, between: said.low }] : [];
            });
          ahead.map(({ level }) => level).should.eql(alone.map(({ level }) => level));
          for (const [index, { at, between }] of ahead.entries()) {
            // Whole days are gone through at once down to the next level, which adds up a little otherwise.
            const its = alone[index];
            at.should.be.approximately(its?.at ?? Number.NaN, 60_000);
            between[0].should.be.approximately(its?.between[0] ?? Number.NaN, 60_000);
            between[1].should.be.approximately(its?.between[1] ?? Number.NaN, 60_000);
          }
          for (const [index, one] of ahead.entries()) {
            const before = ahead[index - 1] ?? one;
            one.at.should.be.aboveOrEqual(before.at);
            one.at.should.be.within(...one.between);
            one.between[0].should.be.aboveOrEqual(before.between[0]);
            one.between[1].should.be.aboveOrEqual(before.between[1]);
          }
        },
      ),
      { numRuns: 200 },
    );
    let summary: unknown = null;
    const readings = drained(midnight, 60, 1);
    for (const reading of readings) summary = learn(summary, reading);
    levelsAhead(summary, settingsAt(lastOf(readings)), [30, 10, 20, 90])
      .map(({ level }) => level)
      .should.eql([30, 20, 10]);
    levelsAhead(null, settingsAt(midnight), [20]).should.eql([]);
  });

  it('advises to charge when it will probably be almost empty before the next advice hour', () => {
    const readings = drained(midnight, 60, 1);
    const summary = readings.reduce<unknown>(learn, null);
    const settings = settingsAt(lastOf(readings));
    const truth = midnight + 90 * hour;
    isToBeCharged(summary, settings, truth + 5 * hour).should.be.true();
    isToBeCharged(summary, settings, truth - 5 * hour).should.be.false();
    isToBeCharged(null, settings, truth + 5 * hour).should.be.false();
  });
});
