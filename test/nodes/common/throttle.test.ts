// Promises of what is throttled: the first at once, of a burst the last, and nothing after the end.
import 'should';
import { throttle } from '../../../nodes/common/throttle';
import { fakeSystem } from '../../support/fake-system';

describe('nodes: what changes all the time', () => {
  it('is shown at once, then twice a second, and the last of a burst always', async () => {
    const system = fakeSystem();
    const shown: number[] = [];
    const status = throttle<number>(system, (value) => shown.push(value));

    for (const value of [1, 2, 3]) status.call(value);
    shown.should.eql([1]);
    await system.advance(500);
    shown.should.eql([1, 3]);
    status.call(4);
    await system.advance(500);
    shown.should.eql([1, 3, 4]);
    await system.advance(500);
    status.call(5);

    shown.should.eql([1, 3, 4, 5]);
  });

  it('is not shown after the end', async () => {
    const system = fakeSystem();
    const shown: number[] = [];
    const status = throttle<number>(system, (value) => shown.push(value));
    for (const value of [1, 2]) status.call(value);

    status.cancel();
    await system.advance(1_000);

    shown.should.eql([1]);
    system.pending().should.equal(0);
  });
});
