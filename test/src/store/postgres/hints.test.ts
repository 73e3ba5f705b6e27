// Promises of the hints that one instance gives the others: soon, not too often, and in nobody's way.
import 'should';
import type { Connection } from '../../../../src/store/postgres/connection';
import { createHinting } from '../../../../src/store/postgres/hints';
import { fakeSystem } from '../../../support/fake-system';

describe('PostgreSQL: hints', () => {
  it('the first goes at once, and those that follow together, a moment later', async () => {
    const system = fakeSystem();
    const sent: number[] = [];
    const on = {
      async query() {
        sent.push(system.now());
      },
    } as unknown as Connection;
    const hint = createHinting(system, (run) => run(on), 100);
    const began = system.now();
    for (let times = 0; times < 5; times += 1) hint();
    await system.advance(30);
    hint();
    await system.advance(70);
    await system.advance(1_000);
    hint();

    sent.map((at) => at - began).should.eql([0, 100, 1_100]);
  });

  it('one that cannot be given keeps the connection, and the next one goes', async () => {
    const system = fakeSystem();
    const ends: string[] = [];
    const on = { query: () => Promise.reject(new Error('full')) } as unknown as Connection;
    const use = (run: (on: Connection) => Promise<unknown>) =>
      run(on).then(
        () => void ends.push('well'),
        () => void ends.push('failed'),
      );
    const hint = createHinting(system, use, 100);
    hint();
    await system.advance(100);
    hint();
    await system.advance(0);

    ends.should.eql(['well', 'well']);
  });
});
