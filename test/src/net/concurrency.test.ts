// Promises of concurrency: who waits for whom, who shares what, what is forgotten.
import should = require('should');

import { atMost, inFlight, serialByKey, singleFlight } from '../../../src/net/concurrency';
import { deferred } from '../../support/deferred';
import { settled } from '../../support/fake-system';

describe('net: concurrency', () => {
  it('serial by key: tasks of a key run in order, a failed one does not stop the next, other keys do not wait', async () => {
    const serial = serialByKey();
    const first = deferred();
    const seen: string[] = [];

    const failing = serial('a', async () => {
      seen.push('a1');
      await first.promise;
      throw new Error('a1 failed');
    });
    const next = serial('a', async () => seen.push('a2'));
    await serial('b', async () => seen.push('b1'));
    const before = [...seen];
    first.resolve();

    await failing.should.be.rejectedWith('a1 failed');
    await next;
    before.should.eql(['a1', 'b1']);
    seen.should.eql(['a1', 'b1', 'a2']);
  });

  it('at most so many run at once, the others in the order in which they came, past failures', async () => {
    const limited = atMost(2);
    const ends = Array.from({ length: 5 }, () => deferred());
    const started: number[] = [];

    const all = Promise.allSettled(
      ends.map((end, index) =>
        limited(async () => {
          started.push(index);
          await end.promise;
        }),
      ),
    );
    await settled();
    const atFirst = [...started];
    ends[1]?.reject(new Error('one fails'));
    await settled();
    const afterOne = [...started];
    for (const end of ends) end.resolve();
    const results = await all;

    atFirst.should.eql([0, 1]);
    afterOne.should.eql([0, 1, 2]);
    started.should.eql([0, 1, 2, 3, 4]);
    results.filter(({ status }) => status === 'rejected').should.have.length(1);
  });

  it('single flight: callers get the same run; one that failed is forgotten', async () => {
    const flights = singleFlight<number>();
    const end = deferred<number>();
    let runs = 0;
    const task = () => {
      runs += 1;
      return end.promise;
    };

    const both = Promise.allSettled([flights.run('a', task), flights.run('a', task)]);
    end.reject(new Error('no luck'));
    const failed = await both;
    const after = await flights.run('a', async () => 7);

    runs.should.equal(1);
    failed.map(({ status }) => status).should.eql(['rejected', 'rejected']);
    after.should.equal(7);
  });

  it('in flight: idle waits for work that began meanwhile, and does not fail with it', async () => {
    const works = inFlight();
    const first = deferred();
    const second = deferred();
    let isIdle = false;

    const outer = works.watch(
      first.promise.then(() => {
        works.watch(second.promise).catch(() => undefined);
      }),
    );
    const idle = works.idle().then(() => {
      isIdle = true;
    });
    first.resolve();
    await settled();
    const early = isIdle;
    second.reject(new Error('work failed'));
    await idle;
    await outer;

    early.should.be.false();
    should(isIdle).be.true();
  });

  it('in flight: waits until little is left, whatever becomes of the rest', async () => {
    const works = inFlight();
    const three = [deferred(), deferred(), deferred()];
    for (const { promise } of three) works.watch(promise).catch(() => undefined);
    const told: string[] = [];
    const few = works.fewerThan(2).then(() => told.push('few'));
    await works.fewerThan(4);
    three[1]?.resolve();
    await settled();
    const early = [...told];
    three[0]?.reject(new Error('work failed'));
    await few;

    early.should.be.empty();
    told.should.eql(['few']);
  });
});
