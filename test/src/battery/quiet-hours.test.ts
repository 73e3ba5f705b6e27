// Promises of quiet hours: by the clock of the place, over midnight, through both daylight-saving changes.
import 'should';
import fc from 'fast-check';
import should from 'should';
import { quietUntil } from '../../../src/battery/quiet-hours';
import { heldUntil, longestPauseMs, type Rest } from '../../../src/battery/rest';

const hour = 3_600_000;
const day = 24 * hour;
const berlin = 'Europe/Berlin';
const night = { from: 22 * 60, to: 7 * 60 };
const at = (text: string) => Date.parse(text);

describe('battery: quiet hours', () => {
  it('last over midnight, from the first minute to the last', () => {
    should(quietUntil(at('2026-11-20T21:59:59+01:00'), night, berlin)).be.null();
    should(quietUntil(at('2026-11-20T22:00:00+01:00'), night, berlin)).equal(at('2026-11-21T07:00+01:00'));
    should(quietUntil(at('2026-11-21T06:59:59+01:00'), night, berlin)).equal(at('2026-11-21T07:00+01:00'));
    should(quietUntil(at('2026-11-21T07:00:00+01:00'), night, berlin)).be.null();
  });

  it('may lie within a day', () => {
    const nap = { from: 13 * 60, to: 15 * 60 };
    should(quietUntil(at('2026-11-20T12:59+01:00'), nap, berlin)).be.null();
    should(quietUntil(at('2026-11-20T14:00+01:00'), nap, berlin)).equal(at('2026-11-20T15:00+01:00'));
  });

  it('are an hour shorter in the night in which clocks go forward, and an hour longer in the other', () => {
    should(quietUntil(at('2026-03-28T23:00+01:00'), night, berlin)).equal(at('2026-03-29T07:00+02:00'));
    should(quietUntil(at('2026-10-24T23:00+02:00'), night, berlin)).equal(at('2026-10-25T07:00+01:00'));
  });

  it('begin and end once where their time is left out or comes twice', () => {
    const early = { from: 23 * 60, to: 2 * 60 + 30 };
    should(quietUntil(at('2026-03-29T00:30+01:00'), early, berlin)).equal(at('2026-03-29T03:30+02:00'));
    should(quietUntil(at('2026-10-25T02:29+02:00'), early, berlin)).equal(at('2026-10-25T02:30+02:00'));
    should(quietUntil(at('2026-10-25T02:10+01:00'), early, berlin)).be.null();
  });

  it('are by the clock of the wearer, also beyond the date line', () => {
    should(quietUntil(at('2026-11-20T10:00Z'), night, 'Pacific/Auckland')).equal(at('2026-11-20T18:00Z'));
    should(quietUntil(at('2026-11-20T10:00Z'), night, 'Pacific/Kiritimati')).equal(at('2026-11-20T17:00Z'));
    should(quietUntil(at('2026-11-20T10:00Z'), night, 'Pacific/Midway')).equal(at('2026-11-20T18:00Z'));
    should(quietUntil(at('2026-11-20T23:00Z'), night, 'Nowhere/At_All')).equal(at('2026-11-21T07:00Z'));
  });

  it('are none where both times are one, or nobody wants any', () => {
    should(quietUntil(at('2026-11-20T23:00Z'), { from: 600, to: 600 }, 'UTC')).be.null();
    should(quietUntil(at('2026-11-20T23:00Z'), null, 'UTC')).be.null();
  });

  it('end, whenever they are: the end lies ahead, within a day, and is not quiet; by any zone', () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    const zones = [
      berlin,
      'America/St_Johns',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'Pacific/Apia',
      'UTC',
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: at('2026-01-01T00:00Z'), max: at('2028-01-01T00:00Z') }),
        minute,
        minute,
        fc.constantFrom(...zones),
        (now, from, to, zone) => {
          const end = quietUntil(now, { from, to }, zone);
          if (end === null) return;
          end.should.be.above(now);
          end.should.not.be.above(now + day + hour);
          should(quietUntil(end, { from, to }, zone)).be.null();
          should(quietUntil(end - 1, { from, to }, zone)).equal(end);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('battery: who is not to be told now', () => {
  const now = at('2026-11-20T23:00Z');
  const rest: Rest = { quiet: night, criticalPasses: false, pausedUntil: null, timeZone: 'UTC' };
  const battery = { kind: 'low', isOfConnection: false };
  const critical = { kind: 'critical', isOfConnection: false };
  const connection = { kind: 'reconnect', isOfConnection: true };
  const morning = at('2026-11-21T07:00Z');

  it('is held until the end of quiet hours, the connection too, and what is critical unless they want that', () => {
    for (const kind of [battery, critical, connection]) should(heldUntil(kind, rest, now)).equal(morning);
    should(heldUntil(critical, { ...rest, criticalPasses: true }, now)).be.null();
    should(heldUntil(battery, { ...rest, criticalPasses: true }, now)).equal(morning);
  });

  it('is held by a pause whatever it is, but for the connection', () => {
    const paused = { ...rest, quiet: null, criticalPasses: true, pausedUntil: now + 5 * hour };
    for (const kind of [battery, critical]) should(heldUntil(kind, paused, now)).equal(now + 5 * hour);
    should(heldUntil(connection, paused, now)).be.null();
    should(heldUntil(battery, paused, now + 5 * hour)).be.null();
  });

  it('is not told in the night in which a pause ends, but after it', () => {
    const paused = { ...rest, pausedUntil: at('2026-11-23T00:00Z') };
    should(heldUntil(battery, paused, now)).equal(at('2026-11-23T07:00Z'));
  });

  it('is told where a pause was kept by a clock that was ahead', () => {
    should(
      heldUntil(battery, { ...rest, quiet: null, pausedUntil: now + longestPauseMs + 1 }, now),
    ).be.null();
  });

  it('is held by a pause while the clock is not set, as after a power cut', () => {
    const unset = Date.parse('1970-01-01T00:05Z');
    const paused = { ...rest, quiet: null, pausedUntil: now + 5 * hour };
    should(heldUntil(battery, paused, unset)).equal(now + 5 * hour);
    should(heldUntil(connection, paused, unset)).be.null();
  });
});
