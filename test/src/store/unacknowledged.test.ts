// Promises of what has left and is not acknowledged yet: forgotten when it was outlived, each of it once, a bounded number at a time.
import should = require('should');

import { createUnacknowledged } from '../../../src/store/unacknowledged';
import { deferred } from '../../support/deferred';
import { fakeSystem, settled } from '../../support/fake-system';

describe('store: what has left and is not acknowledged', () => {
  it('what is outlived while others are being forgotten waits for them, and is asked for once', async () => {
    const system = fakeSystem();
    const asked: number[][] = [];
    const disk = deferred();
    const unacknowledged = createUnacknowledged<number, string>(system, async (ids) => {
      asked.push(ids);
      await disk.promise;
    });
    for (let id = 0; id < 5; id += 1) {
      unacknowledged.add([id], ['way']);
      await system.advance(10);
    }
    await system.advance(3_000);
    const early = asked.map((ids) => [...ids]);
    disk.resolve();
    await settled();

    early.should.deepEqual([[0]]);
    asked.should.deepEqual([[0], [1, 2, 3, 4]]);
    should(unacknowledged.has(4)).be.false();
  });

  it('many are forgotten a bounded number at a time', async () => {
    const system = fakeSystem();
    const asked: number[][] = [];
    const unacknowledged = createUnacknowledged<number, string>(system, async (ids) => {
      asked.push(ids);
    });
    const all = Array.from({ length: 1_234 }, (_, id) => id);
    unacknowledged.add(all, ['way']);
    await system.advance(3_000);

    asked.map((ids) => ids.length).should.deepEqual([500, 500, 234]);
    asked.flat().should.deepEqual(all);
  });

  it('what could not be forgotten is asked for again the next time, and does not leave again until then', async () => {
    const system = fakeSystem();
    let isFull = true;
    const asked: number[][] = [];
    const unacknowledged = createUnacknowledged<number, string>(system, async (ids) => {
      asked.push(ids);
      if (isFull) throw new Error('full');
    });
    unacknowledged.add([1], ['way']);
    await system.advance(3_000);
    const isKnown = unacknowledged.has(1);
    isFull = false;
    await unacknowledged.close();

    should(isKnown).be.true();
    should(unacknowledged.has(1)).be.false();
    asked.should.deepEqual([[1], [1]]);
  });
});
