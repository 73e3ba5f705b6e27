// Promises of the score: one forecast a discharge, what nobody can know told apart, and nothing before the tenth.
import should = require('should');

import { type LevelReading, learn, type Summary } from '../../../src/battery/forecast';
import { scoreOf } from '../../../src/battery/forecast/score';
import { fakeStart } from '../../support/fake-system';

const hour = 3_600_000;

/** Discharges one after the other, hourly readings: from 100 % by so much an hour down to a level, then two on the charger. */
function lived(discharges: readonly { drain: number; until: number; thenTimes?: number }[]): Summary | null {
  let summary: Summary | null = null;
  let at = fakeStart;
  const read = (level: number) => {
    const reading: LevelReading = { at, level: Math.round(level), status: null, syncedAt: at };
    summary = learn(summary, reading);
    at += hour;
  };
  for (const { drain, until, thenTimes = 1 } of discharges) {
    for (let level = 100; level >= until; level -= level > 60 ? drain : drain * thenTimes) read(level);
    // Two syncs of one charge.
    read(99);
    read(100);
  }
  return summary;
}
const times = (count: number, drain = 1, until = 5) =>
  Array.from({ length: count }, () => ({ drain, until }));

describe('battery: the score of the forecasts', () => {
  it('is not there before ten discharges have ended, each by one charge', () => {
    should(scoreOf(null)).be.null();
    should(scoreOf(lived(times(9)))).be.null();
    should(scoreOf(lived(times(10)))).not.be.null();
  });

  it('says of a steady drain that half of the forecasts were right to the hour or two', () => {
    const score = scoreOf(lived(times(12)));

    should(score).match({ judged: 10 });
    should(score?.hours).be.within(0, 2);
  });

  it('says by how much they were off where the drain changes all the time', () => {
    const paces = [0.3, 1.6, 0.6, 2.2, 0.4];
    const changing = Array.from({ length: 20 }, (_, at) => ({
      drain: 0.8,
      until: 5,
      thenTimes: paces[at % 5] ?? 1,
    }));

    should(scoreOf(lived(changing))?.hours).be.within(1, 10);
  });

  it('counts what was charged before as nothing that anybody knows', () => {
    const score = scoreOf(lived([...times(5), ...times(7, 1, 96)]));

    should(score).match({ judged: 3 });
    should(scoreOf(lived([...times(2), ...times(10, 1, 96)]))).eql({ judged: 0, hours: null });
  });

  it('keeps no more than ten, in a summary that stays small', () => {
    const summary = lived(times(30));

    should(summary?.score.length).equal(10);
    JSON.stringify(summary).length.should.be.below(2048);
  });
});
