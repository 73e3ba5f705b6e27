// Promises of the advice hour: one each day, at its time of day on the wall of the place where somebody is.
import should = require('should');

import fc from 'fast-check';
import {
  adviceHours,
  awakeAdviceAt,
  dueAfter,
  dueAnew,
  isAdviceHour,
} from '../../../src/battery/advice-hour';

const hour = 3_600_000;
const utc = (text: string) => Date.parse(`${text}Z`);
const iso = (time: number) => new Date(time).toISOString().slice(0, 16);
const around = (now: string, minutes: number, zone: string) => {
  const { last, next } = adviceHours(utc(now), minutes, zone);
  return [iso(last), iso(next)];
};

describe('battery: the advice hour', () => {
  it('is at its time of day in the zone, before it and after it, winter and summer', () => {
    around('2026-11-29T18:59', 20 * 60, 'Europe/Berlin').should.eql(['2026-11-28T19:00', '2026-11-29T19:00']);
    around('2026-11-29T19:00', 20 * 60, 'Europe/Berlin').should.eql(['2026-11-29T19:00', '2026-11-30T19:00']);
    around('2026-07-01T12:00', 20 * 60, 'Europe/Berlin').should.eql(['2026-06-30T18:00', '2026-07-01T18:00']);
    around('2026-11-29T02:00', 20 * 60 + 30, 'America/Los_Angeles').should.eql([
      '2026-11-28T04:30',
      '2026-11-29T04:30',
    ]);
    around('2026-11-29T12:00', 20 * 60, 'Pacific/Auckland').should.eql([
      '2026-11-29T07:00',
      '2026-11-30T07:00',
    ]);
  });

  it('stays at its time of day over both changes of the clock', () => {
    // Forward on 2026-03-29 at 02:00, back on 2026-10-25 at 03:00.
    around('2026-03-28T22:00', 20 * 60, 'Europe/Berlin').should.eql(['2026-03-28T19:00', '2026-03-29T18:00']);
    around('2026-10-24T22:00', 20 * 60, 'Europe/Berlin').should.eql(['2026-10-24T18:00', '2026-10-25T19:00']);
  });

  it('that is left out or comes twice in the night of a change is one hour all the same', () => {
    around('2026-03-29T00:00', 2 * 60 + 30, 'Europe/Berlin').should.eql([
      '2026-03-28T01:30',
      '2026-03-29T01:30',
    ]);
    around('2026-10-25T00:00', 2 * 60 + 30, 'Europe/Berlin').should.eql([
      '2026-10-24T00:30',
      '2026-10-25T00:30',
    ]);
    around('2026-10-25T01:00', 2 * 60 + 30, 'Europe/Berlin').should.eql([
      '2026-10-25T00:30',
      '2026-10-26T01:30',
    ]);
  });

  it('goes on where a zone has left out a day', () => {
    // Samoa went from 29 to 31 December 2011.
    const { last, next } = adviceHours(utc('2011-12-30T12:00'), 20 * 60, 'Pacific/Apia');
    (next - last).should.be.belowOrEqual(48 * hour);
    [iso(last), iso(next)].should.eql(['2011-12-30T06:00', '2011-12-31T06:00']);
  });

  it('is beside the quiet hours in which it would begin, where it is nearer', () => {
    const at = (minutes: number, from: number, to: number) =>
      awakeAdviceAt(minutes * 60, { from: from * 60, to: to * 60 });
    at(20, 22, 7).should.equal(20 * 60);
    at(21.5, 22, 7).should.equal(21.5 * 60);
    at(20, 20, 7).should.equal(19 * 60);
    at(23, 20, 7).should.equal(19 * 60);
    at(6, 20, 7).should.equal(7 * 60);
    at(7, 20, 7).should.equal(7 * 60);
    at(20, 13, 21).should.equal(21 * 60);
    at(20, 0.5, 21).should.equal(21 * 60);
    at(1, 0.5, 21).should.equal(23.5 * 60);
    awakeAdviceAt(1200, null).should.equal(1200);
  });

  it('never begins in quiet hours, and one that was moved does not go on into them where they leave an hour', () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(minute, minute, minute, (minutes, from, to) => {
        const quiet = Array.from({ length: (to - from + 1440) % 1440 }, (_, at) => (from + at) % 1440);
        const found = awakeAdviceAt(minutes, { from, to });
        if (!quiet.includes(minutes)) {
          should(found).equal(minutes);
          return;
        }
        const told = Array.from({ length: quiet.length > 1380 ? 1 : 60 }, (_, at) => (found + at) % 1440);
        should(told.some((one) => quiet.includes(one))).be.false();
      }),
    );
  });

  it('is by UTC in a zone that nobody knows', () => {
    around('2026-11-29T18:59', 20 * 60, 'Mars/Olympus').should.eql(['2026-11-28T20:00', '2026-11-29T20:00']);
  });

  it('lasts an hour', () => {
    const hours = adviceHours(utc('2026-11-29T19:30'), 20 * 60, 'Europe/Berlin');
    isAdviceHour(hours.last, hours).should.be.true();
    isAdviceHour(hours.last + hour - 1, hours).should.be.true();
    isAdviceHour(hours.last + hour, hours).should.be.false();
  });

  it('of any moment, time of day and zone has begun within two days, comes within two days, and is where the clock says so', () => {
    const zones = Intl.supportedValuesOf('timeZone');
    fc.assert(
      fc.property(
        fc.integer({ min: utc('2020-01-01T00:00'), max: utc('2035-01-01T00:00') }),
        // The first two are asked for again and again, as those of a household are.
        fc.oneof(fc.constantFrom(20 * 60, 7 * 60 + 30), fc.integer({ min: 0, max: 1439 })),
        fc.oneof(fc.constantFrom('Europe/Berlin', 'America/Halifax'), fc.constantFrom(...zones)),
        (now, minutes, timeZone) => {
          const { last, next } = adviceHours(now, minutes, timeZone);
          const wall = (time: number) =>
            new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' }).format(time);
          const text = [Math.floor(minutes / 60), minutes % 60]
            .map((number) => String(number).padStart(2, '0'))
            .join(':');
          // But for the nights in which that time of day is left out.
          const isShifted = (time: number) => wall(time) !== text;
          return (
            last <= now &&
            now < next &&
            next - last >= 22 * hour &&
            next - last <= 26 * hour &&
            !(isShifted(last) && isShifted(next))
          );
        },
      ),
    );
  });

  describe('says when to look again', () => {
    const due = (now: string, facts: Partial<Parameters<typeof dueAfter>[1]> = {}) => {
      const usual = { adviceAt: 20 * 60, timeZone: 'Europe/Berlin', keptDueAt: null, hasFailed: false };
      const at = dueAfter(utc(now), { ...usual, ...facts });
      return at === null ? null : iso(at);
    };
    const eight = '2026-11-29T19:00';
    const tomorrow = '2026-11-30T19:00';

    it('at the next one, and never where there is none', () => {
      should(due('2026-11-29T08:00')).equal(eight);
      should(due(eight)).equal(tomorrow);
      should(due('2026-11-29T08:00', { adviceAt: null })).be.null();
    });

    it('within the same one, if nothing could be found out in it', () => {
      const failed = { hasFailed: true };
      should(due(eight, failed)).equal(eight);
      should(due('2026-11-29T19:59', { ...failed, keptDueAt: utc(eight) })).equal(eight);
      should(due('2026-11-29T20:00', { ...failed, keptDueAt: utc(eight) })).equal(tomorrow);
      should(due('2026-11-29T18:59', failed)).equal(eight);
      // It was decided already in this hour, and what fails now is another check.
      should(due('2026-11-29T19:30', { ...failed, keptDueAt: utc(tomorrow) })).equal(tomorrow);
    });

    it('where the wearer is now, after a flight and over both changes of the clock', () => {
      should(due('2026-11-29T12:00', { timeZone: 'America/New_York', keptDueAt: utc(eight) })).equal(
        '2026-11-30T01:00',
      );
      should(due('2026-03-28T19:00')).equal('2026-03-29T18:00');
      should(due('2026-10-24T18:00')).equal('2026-10-25T19:00');
    });
  });

  describe('says when to look where nothing was decided', () => {
    const anew = (now: string, kept: string | null, facts: Partial<Parameters<typeof dueAnew>[1]> = {}) => {
      const keptDueAt = kept === null ? null : utc(kept);
      const at = dueAnew(utc(now), {
        adviceAt: 20 * 60,
        timeZone: 'Europe/Berlin',
        keptDueAt,
        ...facts,
      });
      return at === null ? null : iso(at);
    };
    const eight = '2026-11-29T19:00';
    const tomorrow = '2026-11-30T19:00';

    it('in the same evening by a new hour, earlier or later, and at once in one that has begun', () => {
      const six = { adviceAt: 18 * 60 };
      should(anew('2026-11-29T16:00', eight, six)).equal('2026-11-29T17:00');
      should(anew('2026-11-29T17:30', eight, six)).equal('2026-11-29T17:00');
      should(anew('2026-11-29T18:00', eight, six)).equal('2026-11-30T17:00');
      should(anew('2026-11-29T19:30', tomorrow, { adviceAt: 22 * 60 })).equal('2026-11-29T21:00');
    });

    it('as before, where nothing has changed', () => {
      should(anew('2026-11-29T08:00', eight)).equal(eight);
      // It was decided in this hour.
      should(anew('2026-11-29T19:30', tomorrow)).equal(tomorrow);
      should(anew('2026-11-29T20:30', tomorrow)).equal(tomorrow);
    });

    it('where nobody was due, before the hour and in it', () => {
      should(anew('2026-11-29T08:00', null)).equal(eight);
      should(anew('2026-11-29T19:59', null)).equal(eight);
      should(anew('2026-11-29T20:00', null)).equal(tomorrow);
    });

    it('at once for who is due already, and never without an hour', () => {
      should(anew('2026-11-30T12:00', eight)).equal(eight);
      should(anew('2026-11-29T08:00', eight, { adviceAt: null })).be.null();
      should(anew('2026-11-30T12:00', eight, { adviceAt: null })).be.null();
    });

    it('by the clock as it is: not by a far time that was kept, and not before it has been set', () => {
      should(anew('2026-11-29T08:00', '2027-11-29T19:00')).equal(eight);
      should(anew('1970-01-01T00:05', eight)).equal(eight);
      should(anew('1970-01-01T00:05', null)).be.null();
    });

    it('and then again as a decision does: a check that has worked changes nothing of it', () => {
      fc.assert(
        fc.property(
          fc.date({
            min: new Date(utc('2026-01-01T00:00')),
            max: new Date(utc('2027-01-01T00:00')),
            noInvalidDate: true,
          }),
          fc.integer({ min: 0, max: 1439 }),
          fc.constantFrom('Europe/Berlin', 'Asia/Kolkata', 'Pacific/Apia', 'America/Los_Angeles'),
          (date, adviceAt, timeZone) => {
            const now = date.getTime();
            const settings = { adviceAt, timeZone };
            const keptDueAt = dueAfter(now, { ...settings, keptDueAt: null, hasFailed: false });

            should(dueAnew(now, { ...settings, keptDueAt })).equal(keptDueAt);
          },
        ),
      );
    });
  });
});
