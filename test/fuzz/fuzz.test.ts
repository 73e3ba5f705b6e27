// A short run of the fuzzer; `npm run fuzz -- --seed S --count N` is the long one.
import should = require('should');

import { fuzz } from './run';

describe('the public server under made-up requests', function suite() {
  this.timeout(120_000);

  it('does not fall, accepts nothing without proof, and loses nothing that it accepted', async () => {
    const { wrong, tally, entries } = await fuzz('ci', 1500);

    should(wrong).deepEqual([]);
    should(Object.keys(tally).length).be.aboveOrEqual(23);
    entries.should.be.aboveOrEqual(100);
  });
});
