// Promises of the limiter: each household for itself, nobody shut out by strangers, and a memory that is bounded.
import should = require('should');

import { createLimits, mostKeys } from '../../../src/web/limits';
import { fakeSystem } from '../../support/fake-system';

describe('web: limits', () => {
  const isExceeded = (
    limits: ReturnType<typeof createLimits>,
    what: 'refusals' | 'forms' | 'signups',
    who: string,
  ) => limits.isExceeded(what, () => who);
  const times = (count: number, run: () => void) => {
    for (let at = 0; at < count; at += 1) run();
  };

  it('a household that sent its forms is turned away for an hour, and nobody else is', async () => {
    const system = fakeSystem();
    const limits = createLimits(system);
    times(20, () => limits.count('forms', '203.0.113.9'));
    times(20, () => limits.count('forms', '2001:db8:1:2::1'));

    isExceeded(limits, 'forms', '203.0.113.9').should.be.true();
    isExceeded(limits, 'forms', '2001:db8:1:2:9::9').should.be.true();
    isExceeded(limits, 'forms', '203.0.113.10').should.be.false();
    isExceeded(limits, 'forms', '2001:db8:1:3::1').should.be.false();
    isExceeded(limits, 'signups', '203.0.113.9').should.be.false();
    await system.advance(3_600_000);
    isExceeded(limits, 'forms', '203.0.113.9').should.be.false();
  });

  it('all networks of a /56 together have a limit, too: a customer has as many as 256 of them', () => {
    const limits = createLimits(fakeSystem());
    for (let net = 0; net < 60; net += 1) limits.count('forms', `2001:db8:1:${net.toString(16)}::1`);

    isExceeded(limits, 'forms', '2001:db8:1:ff::1').should.be.true();
    isExceeded(limits, 'forms', '2001:db8:1:100::1').should.be.false();
  });

  it('wrong forms from a /52 close the page to nobody outside of it; right ones have a common limit', () => {
    const limits = createLimits(fakeSystem());
    for (let net = 0; net < 4096; net += 1) limits.count('forms', `2001:db8:1:${net.toString(16)}::1`);
    const before = [isExceeded(limits, 'forms', '203.0.113.9'), isExceeded(limits, 'signups', '203.0.113.9')];
    times(200, () => limits.count('signups', '198.51.100.1'));

    before.should.deepEqual([false, false]);
    isExceeded(limits, 'signups', '203.0.113.9').should.be.true();
  });

  it('who cannot be told apart is not locked out by twenty forms, and not at all by refusals', () => {
    const limits = createLimits(fakeSystem());
    for (const crowd of ['', '192.168.1.7', '127.0.0.1']) {
      times(20, () => limits.count('forms', crowd));
      times(2_000, () => limits.count('refusals', crowd));

      isExceeded(limits, 'forms', crowd).should.be.false();
      isExceeded(limits, 'refusals', crowd).should.be.false();
      times(180, () => limits.count('forms', crowd));
      isExceeded(limits, 'forms', crowd).should.be.true();
    }
  });

  it('a million addresses cost no memory: the one that was counted longest ago makes room', () => {
    const limits = createLimits(fakeSystem());
    const count = (prefix: string, keys: number) => {
      for (let at = 0; at < keys; at += 1) limits.count('refusals', `${prefix}.${at >> 8}.${at & 255}`);
    };
    times(300, () => limits.count('refusals', '203.0.113.9'));

    count('8.1', mostKeys - 1);
    const full = isExceeded(limits, 'refusals', '203.0.113.9');
    count('8.2', 1);
    const more = isExceeded(limits, 'refusals', '203.0.113.9');
    times(300, () => limits.count('refusals', '203.0.113.9'));

    [full, more, isExceeded(limits, 'refusals', '203.0.113.9')].should.deepEqual([true, false, true]);
  });

  for (const [what, jump] of [
    ['back', -365 * 86_400_000],
    ['ahead', 365 * 86_400_000],
  ] as const) {
    it(`a clock that jumps ${what} locks nobody out for longer than the window`, async () => {
      let now = 1_700_000_000_000;
      const limits = createLimits({ now: () => now });
      times(300, () => limits.count('refusals', '203.0.113.9'));
      const before = isExceeded(limits, 'refusals', '203.0.113.9');
      now += jump;

      should(before).be.true();
      isExceeded(limits, 'refusals', '203.0.113.9').should.be.false();
    });
  }
});
