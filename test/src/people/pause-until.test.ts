// Promises about the days of a pause: it lasts to the end of a day where the person is, and says so.
import should = require('should');

import { longestPauseMs, pauseAt } from '../../../src/battery/rest';
import { dayIn, endsWithDay, pauseUntil } from '../../../src/people/pause-until';

const berlin = 'Europe/Berlin';
const now = Date.parse('2026-03-20T10:00:00Z');

describe('people: a pause', () => {
  it('lasts to the end of a day on the clocks of a zone, both changes of daylight saving included', () => {
    const ends = (day: string, zone: string) =>
      new Date(pauseUntil(day, zone, now) ?? Number.NaN).toISOString();

    ends('2026-12-24', berlin).should.equal('2026-12-24T23:00:00.000Z');
    ends('2026-12-24', 'America/Los_Angeles').should.equal('2026-12-25T08:00:00.000Z');
    ends('2026-03-28', berlin).should.equal('2026-03-28T23:00:00.000Z');
    ends('2026-03-29', berlin).should.equal('2026-03-29T22:00:00.000Z');
    ends('2026-10-25', berlin).should.equal('2026-10-25T23:00:00.000Z');
    ends('2026-12-31', 'UTC').should.equal('2027-01-01T00:00:00.000Z');
  });

  it('lasts to no end of what is no day, is over, or lies too far ahead', () => {
    const odd = ['', '24.12.2026', '2026-13-01', '2026-12-24T10:00', 'tomorrow'];
    for (const day of [...odd, '2026-04-31', '2026-03-19', '2027-04-01'])
      should(pauseUntil(day, berlin, now)).be.null();
  });

  it('of some days counts from tomorrow on, on the clocks of the zone', () => {
    const late = Date.parse('2026-12-24T23:30:00Z');

    dayIn('UTC', late, 1).should.equal('2026-12-25');
    dayIn(berlin, late, 1).should.equal('2026-12-26');
    dayIn('America/Los_Angeles', late, 7).should.equal('2026-12-31');
  });

  it('says whether it ends with a day', () => {
    const until = pauseUntil('2026-12-24', berlin, now) ?? 0;

    endsWithDay(until, berlin).should.be.true();
    endsWithDay(until, 'UTC').should.be.false();
    endsWithDay(until - 60_000, berlin).should.be.false();
  });

  it('holds until its end, and not where a clock that was ahead has kept it', () => {
    should(pauseAt(null, now)).be.null();
    should(pauseAt(now, now)).be.null();
    should(pauseAt(now + 1, now)).equal(now + 1);
    should(pauseAt(now + longestPauseMs, now)).equal(now + longestPauseMs);
    should(pauseAt(now + longestPauseMs + 1, now)).be.null();
  });
});
