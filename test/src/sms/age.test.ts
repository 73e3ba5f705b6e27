// Promises of how old an SMS is: by the clock at first, by one that does not jump then, and never older than a clock that was set says.
import 'should';
import { ageOf } from '../../../src/sms/rows';
import { fakeSystem } from '../../support/fake-system';

const [minute, day] = [60_000, 24 * 3_600_000];

describe('sms: how old one is', () => {
  it('is what the clock says, and grows with the time that passes, wherever the clock jumps ahead or far back', async () => {
    const system = fakeSystem();
    const age = ageOf(system.now() - 5 * minute, system);
    age().should.equal(5 * minute);
    await system.advance(minute);
    age().should.equal(6 * minute);
    system.setClock(system.now() + 400 * day);
    age().should.equal(6 * minute);
    system.setClock(0);
    await system.advance(minute);
    age().should.equal(7 * minute);
  });

  it('is less once a clock that was ahead at the start was set right', async () => {
    const system = fakeSystem();
    const at = system.now();
    system.setClock(at + 400 * day);
    const age = ageOf(at, system);
    await system.advance(minute);
    age().should.equal(400 * day + minute);
    system.setClock(at + 3 * minute);
    age().should.equal(3 * minute);
    await system.advance(minute);
    system.setClock(at + 500 * day);
    age().should.equal(4 * minute);
  });

  it('is nothing at first where the clock cannot have been right then, and the time that passed since after that', async () => {
    const system = fakeSystem();
    for (const at of [0, system.now() + day]) {
      const age = ageOf(at, system);
      age().should.equal(0);
      await system.advance(minute);
      age().should.equal(minute);
    }
  });
});
