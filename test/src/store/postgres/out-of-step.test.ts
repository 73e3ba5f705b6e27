// Promises of whose clock is believed: all instances go by the one that is nearest to the database's, as long as one is far from it.
import should = require('should');

import fc from 'fast-check';
import { createStep, outOfStepMs } from '../../../../src/store/postgres/beats';

const minute = 60_000;
const hour = 60 * minute;

describe('PostgreSQL: clocks out of step', () => {
  it('one that is an hour off goes by the others, who go by their own; alone each is believed', () => {
    should(outOfStepMs({ aheadMs: hour, othersAheadMs: -200 })).equal(hour + 200);
    should(outOfStepMs({ aheadMs: -hour, othersAheadMs: 300 })).equal(-hour - 300);
    should(outOfStepMs({ aheadMs: 300, othersAheadMs: -hour })).equal(0);
    should(outOfStepMs({ aheadMs: hour, othersAheadMs: null })).equal(0);
  });

  it('less than a minute is left as it is', () => {
    should(outOfStepMs({ aheadMs: minute - 1, othersAheadMs: 0 })).equal(0);
    should(outOfStepMs({ aheadMs: minute, othersAheadMs: 0 })).equal(minute);
  });

  it('the last one left goes on by where the clock of the others was, until its own is set right', () => {
    const step = createStep();
    step.take({ aheadMs: hour, othersAheadMs: -200 });
    step.take({ aheadMs: hour, othersAheadMs: null });
    should(step.ms()).equal(hour + 200);
    step.take({ aheadMs: hour + 5_000, othersAheadMs: null });
    should(step.ms()).equal(hour + 5_200);
    step.take({ aheadMs: 900, othersAheadMs: null });
    should(step.ms()).equal(0);
    step.take({ aheadMs: hour, othersAheadMs: null });
    should(step.ms()).equal(0);
  });

  it('the last one left that was in step goes on by its own clock, also where that of the database is set', () => {
    const step = createStep();
    step.take({ aheadMs: 100, othersAheadMs: -200 });
    step.take({ aheadMs: hour, othersAheadMs: null });
    should(step.ms()).equal(0);
    step.take({ aheadMs: hour, othersAheadMs: 0 });
    should(step.ms()).equal(hour);
  });

  it('whatever they are, no two are a minute apart afterwards', () => {
    const ahead = fc.integer({ min: -24 * hour, max: 24 * hour });
    fc.assert(
      fc.property(fc.array(ahead, { minLength: 2, maxLength: 5 }), (all) => {
        const believed = all.map((aheadMs, at) => {
          const others = all.filter((_, other) => other !== at);
          const othersAheadMs = others.sort((one, other) => Math.abs(one) - Math.abs(other))[0] ?? null;
          return aheadMs - outOfStepMs({ aheadMs, othersAheadMs });
        });
        should(Math.max(...believed) - Math.min(...believed)).be.below(2 * minute);
      }),
    );
  });
});
