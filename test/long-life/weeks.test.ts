// Promises of the household's table: each SMS and each disturbed night counts once, for whom and in the week that it was.
import should = require('should');

import { type Got, weeks } from './weeks';

const hour = 3_600_000;
const day = 24 * hour;
const from = Date.UTC(2026, 1, 1);

describe('long life: the weeks of a household', () => {
  const got = (who: string, sms: string, at: number, isNight = false): Got => ({
    who,
    sms,
    wall: from + at,
    isNight,
  });

  it('counts an SMS and a night once, for whom and when it was', () => {
    const all = [
      got('anna', '1', 10 * hour),
      got('anna', '1', 10 * hour),
      got('anna', '2', 23 * hour, true),
      got('anna', '3', 26 * hour, true),
      got('anna', '4', 47 * hour, true),
      got('bert', '1', 10 * hour),
      got('bert', '5', 7 * day),
    ];

    const lines = weeks(['anna', 'bert'], all, from, 14);

    should(lines.map((line) => line.split(/ {2,}/))).deepEqual([
      ['week', 'anna', 'bert'],
      ['2026-02-01', '4/2', '1'],
      ['2026-02-08', '0', '1'],
      ['a week', '2.00/1.00', '1.00'],
    ]);
  });

  it('is as wide in each line, and has a line for the days of a week that has only begun', () => {
    const lines = weeks(['anna', 'the next person'], [got('anna', '1', hour)], from, 8);

    lines.length.should.equal(4);
    new Set(lines.map(({ length }) => length)).size.should.equal(1);
  });
});
