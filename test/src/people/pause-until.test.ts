// Promises about the days of a pause: it lasts to the end of a day where the person is, and says so.
import should = require('should');

import fc from 'fast-check';

import { longestPauseMs, pauseAt } from '../../../src/battery/rest';
import {
  endsWithDay,
  lastDayOf,
  longestPauseDays,
  pauseOfDays,
  pauseUntil,
} from '../../../src/people/pause-until';

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

  it('of some days counts the day that it is as the first, on the clocks of the zone', () => {
    const late = Date.parse('2026-12-24T23:30:00Z');

    lastDayOf(1, 'UTC', late).should.equal('2026-12-24');
    lastDayOf(1, berlin, late).should.equal('2026-12-25');
    lastDayOf(7, 'America/Los_Angeles', late).should.equal('2026-12-30');
  });

  it('of any number of days that may be asked for ends with that day, at whatever hour it begins', () => {
    const zones = fc.constantFrom(
      'UTC',
      berlin,
      'America/Los_Angeles',
      'Pacific/Apia',
      'Australia/Lord_Howe',
    );
    const begin = fc.integer({ min: now, max: now + 3 * 365 * 24 * 3_600_000 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: longestPauseDays }), zones, begin, (days, zone, at) => {
        const end = pauseOfDays(days, zone, at) ?? Number.NaN;
        should(end - at).be.within(1, longestPauseMs);
        endsWithDay(end, zone).should.be.true();
        lastDayOf(1, zone, end - 1).should.equal(lastDayOf(days, zone, at));
        should(end - at).be.within(
          (days - 1) * 24 * 3_600_000 - 3_600_000,
          days * 24 * 3_600_000 + 3_600_000,
        );
      }),
    );
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
