// Promises of the long life's table: what grows is seen, what only moves is not.
import should = require('should');

import { grows, type Measure, table } from './measures';

describe('long life: the measures', () => {
  const growing = (samples: number[], limits: Partial<Measure> = {}) =>
    grows({ name: 'x', samples, ...limits });

  it('a count may fall and come back, and never be above its first', () => {
    growing([3, 3, 1, 3]).should.be.false();
    growing([3, 3, 4, 3]).should.be.true();
  });

  it('what is noisy is judged by the lower of its last two', () => {
    growing([100, 130, 140, 115], { growth: 20 }).should.be.false();
    growing([100, 110, 121, 140], { growth: 20 }).should.be.true();
  });

  it('what fills up may do so to its height', () => {
    growing([0, 50, 100], { most: 100 }).should.be.false();
    growing([0, 101, 100], { most: 100 }).should.be.true();
  });

  it('one sample proves nothing', () => {
    growing([0]).should.be.true();
  });

  it('the table says it of each line', () => {
    const lines = table([
      { name: 'routes', samples: [1, 2, 3] },
      { name: 'rows', samples: [10, 10], most: 20 },
    ]);

    should(lines.map((line) => line.split(/ {2,}/).at(-1))).deepEqual(['limit', 'GROWS', 'flat']);
  });
});
