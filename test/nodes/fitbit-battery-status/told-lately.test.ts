// Promises of what is told once in an hour: each cause by itself, by a clock that does not jump.
import 'should';
import { toldAgainMs, toldLately } from '../../../nodes/fitbit-battery-status/told-lately';
import { fakeSystem } from '../../support/fake-system';

describe('nodes: what was told lately', () => {
  it('a cause is told again after an hour, whatever the time of day does, and holds back no other', async () => {
    const system = fakeSystem();
    const isTold = toldLately(system);
    isTold('away').should.be.false();
    await system.advance(toldAgainMs - 1);
    system.setClock(0);
    isTold('away').should.be.true();
    isTold('lost').should.be.false();
    await system.advance(1);

    [isTold('away'), isTold('lost')].should.eql([false, true]);
  });
});
