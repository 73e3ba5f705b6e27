// Promises of what has left: forgotten when it was outlived, each of it once, a bounded number at a time.
import should = require('should');

import { createLeaving } from '../../../src/net/leaving';
import { deferred } from '../../support/deferred';
import { fakeSystem, settled } from '../../support/fake-system';

describe('net: what has just left', () => {
  it('what is outlived while others are being forgotten waits for them, and is asked for once', async () => {
    const system = fakeSystem();
    const asked: number[][] = [];
    const disk = deferred();
    const leaving = createLeaving<number, string>(system, async (ids) => {
      asked.push(ids);
      await disk.promise;
    });
    for (let id = 0; id < 5; id += 1) {
      leaving.add([id], ['way']);
      await system.advance(10);
    }
    await system.advance(3_000);
    const early = asked.map((ids) => [...ids]);
    disk.resolve();
    await settled();

    early.should.deepEqual([[0]]);
    asked.should.deepEqual([[0], [1, 2, 3, 4]]);
    should(leaving.has(4)).be.false();
  });

  it('many are forgotten a bounded number at a time', async () => {
    const system = fakeSystem();
    const asked: number[][] = [];
    const leaving = createLeaving<number, string>(system, async (ids) => {
      asked.push(ids);
    });
    const all = Array.from({ length: 1_234 }, (_, id) => id);
    leaving.add(all, ['way']);
    await system.advance(3_000);

    asked.map((ids) => ids.length).should.deepEqual([500, 500, 234]);
    asked.flat().should.deepEqual(all);
  });

  it('what could not be forgotten is asked for again the next time, and does not leave again until then', async () => {
    const system = fakeSystem();
    let isFull = true;
    const asked: number[][] = [];
    const leaving = createLeaving<number, string>(system, async (ids) => {
      asked.push(ids);
      if (isFull) throw new Error('full');
    });
    leaving.add([1], ['way']);
    await system.advance(3_000);
    const isKnown = leaving.has(1);
    isFull = false;
    await leaving.close();

    should(isKnown).be.true();
    should(leaving.has(1)).be.false();
    asked.should.deepEqual([[1], [1]]);
  });
});
