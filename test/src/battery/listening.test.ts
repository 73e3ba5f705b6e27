// Promises of time in which nobody listened: it is never more than what passed, and no wrong clock hides a silence for ever.
import should = require('should');

import fc from 'fast-check';
import { gapsBefore, type Listened, readListened, unheardMs } from '../../../src/battery/listening';
import { fakeStart } from '../../support/fake-system';

const hour = 3_600_000;
const now = fakeStart;
/** Hours beside now, also ahead. */
const times = fc.integer({ min: -2_000, max: 20_000 }).map((hours) => now + hours * hour);
const keptBefore: fc.Arbitrary<Listened | null> = fc.option(
  fc.record({ until: times, gaps: fc.array(fc.tuple(times, times), { maxLength: 120 }) }),
);

describe('battery: time in which nobody listened', () => {
  it('is a part of the time that passed, whatever was kept, in whatever order and by whatever clock', () => {
    fc.assert(
      fc.property(
        keptBefore,
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 0, max: 2_000 }),
        fc.integer({ min: 0, max: 10 }),
        (kept, listenedFor, silentFor, least) => {
          const began = now - listenedFor * hour;
          const since = now - silentFor * hour;
          const gaps = gapsBefore(kept, began, now);
          should(gaps.length).be.belowOrEqual(100);
          const unheard = unheardMs(gaps, since, now, least * hour);
          should(unheard).be.aboveOrEqual(0);
          should(unheard).be.belowOrEqual(now - since);
        },
      ),
    );
  });

  it('ends with this process: from then on each hour counts, whatever a clock has left', () => {
    fc.assert(
      fc.property(
        // What another process left was so before this one began, or was stamped by a wrong clock.
        keptBefore.map(
          (kept) =>
            kept && { ...kept, gaps: kept.gaps.filter(([, to]) => to < now || to > now + 3_000 * hour) },
        ),
        fc.integer({ min: 0, max: 2_000 }),
        (kept, hours) => {
          const later = now + hours * hour;
          should(unheardMs(gapsBefore(kept, now, later), now, later, 0)).equal(0);
        },
      ),
    );
  });

  it('is what lies between two processes', () => {
    const kept = { until: now - 100 * hour, gaps: [[now - 300 * hour, now - 200 * hour]] as const };
    const gaps = gapsBefore(kept, now - 10 * hour, now);
    gaps.should.eql([
      [now - 300 * hour, now - 200 * hour],
      [now - 100 * hour, now - 10 * hour],
    ]);
    should(unheardMs(gaps, now - 250 * hour, now, 0)).equal(140 * hour);
    should(unheardMs(gaps, now - 50 * hour, now, 0)).equal(40 * hour);
    should(unheardMs(gaps, now - 250 * hour, now, 95 * hour)).equal(50 * hour);
  });

  it('is not known where a clock that was ahead has left the only time', () => {
    const began = now - hour;
    gapsBefore({ until: now + 1_000 * hour, gaps: [] }, began, now).should.eql([[0, began]]);
    gapsBefore(null, began, now).should.eql([[0, began]]);
    // A clock that drifts is no wrong one.
    gapsBefore({ until: now + hour, gaps: [] }, began, now).should.eql([]);
  });

  it('of too many the shortest go', () => {
    const gaps = Array.from(
      { length: 120 },
      (_, at) =>
        [now - (2_000 - 10 * at) * hour, now - (2_000 - 10 * at - (at === 3 ? 9 : 1)) * hour] as const,
    );
    const left = gapsBefore({ until: now, gaps }, now, now);
    left.should.have.length(100);
    should(left.some(([from, to]) => to - from === 9 * hour)).be.true();
  });

  it('what was kept is read as it was written, and anything else is nothing', () => {
    const kept = { until: now, gaps: [[1, 2]] as const };
    should(readListened(JSON.stringify(kept))).eql(kept);
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const read = readListened(text);
        if (read !== null) should(Number.isFinite(read.until)).be.true();
      }),
    );
  });
});
