// Promises of the rule by which one more SMS may go: caps, passes, refused ones, repeats.
import 'should';
import { decideSms } from '../../../src/sms/caps';
import type { SmsCounts } from '../../../src/store/records';
import { fakeStart } from '../../support/fake-system';

const none = { sent: 0, refused: 0 };
const quiet: SmsCounts = { sameTextAt: null, hasPass: false, ofNumber: none, ofAll: none, ofMonth: 0 };
const policy = { hasKey: false, mayRepeat: false, caps: { perNumber: 6, perDay: 100 } };
const tenMinutes = 600_000;

describe('sms: whether one more may go', () => {
  const verdict = (counts: Partial<SmsCounts>, changed: Partial<Parameters<typeof decideSms>[0]> = {}) =>
    decideSms({ ...policy, ...changed }, { ...quiet, ...counts }, fakeStart).verdict;

  it('goes and counts below the caps, and ends at each of them', () => {
    decideSms(policy, quiet, fakeStart).should.eql({ verdict: 'added', isCapped: true });
    verdict({ ofNumber: { sent: 5, refused: 59 }, ofAll: { sent: 99, refused: 999 } }).should.equal('added');
    verdict({ ofNumber: { sent: 6, refused: 0 } }).should.equal('cap-number');
    verdict({ ofAll: { sent: 100, refused: 0 } }).should.equal('cap-day');
  });

  it('ends at the cap of the month, if there is one', () => {
    const caps = { ...policy.caps, perMonth: 50 };

    verdict({ ofMonth: 50 }, { caps }).should.equal('cap-month');
    verdict({ ofMonth: 49 }, { caps }).should.equal('added');
    verdict({ ofMonth: 50, hasPass: true }, { caps }).should.equal('added');
    verdict({ ofMonth: 1e6 }).should.equal('added');
    verdict({ ofMonth: 1e6 }, { caps: { ...caps, perMonth: null } }).should.equal('added');
  });

  it('ten times as many may be refused', () => {
    verdict({ ofNumber: { sent: 0, refused: 60 } }).should.equal('cap-refused');
    verdict({ ofAll: { sent: 0, refused: 1000 } }).should.equal('cap-refused');
  });

  it('what the sign-up sends neither meets a cap nor counts', () => {
    const full = { ofNumber: { sent: 6, refused: 60 }, ofAll: { sent: 100, refused: 1000 }, hasPass: true };

    decideSms({ ...policy, hasKey: true }, { ...quiet, ...full }, fakeStart).should.eql({
      verdict: 'added',
      isCapped: false,
    });
  });

  it('without caps everything goes, and nothing counts', () => {
    const counts = { ...quiet, ofAll: { sent: 1e6, refused: 1e6 } };

    decideSms({ ...policy, caps: null }, counts, fakeStart).should.eql({ verdict: 'added', isCapped: false });
  });

  it('the same text goes once in ten minutes, unless it has a key or may repeat', () => {
    const sameTextAt = fakeStart - tenMinutes + 1;

    verdict({ sameTextAt }).should.equal('repeated');
    verdict({ sameTextAt: fakeStart - tenMinutes }).should.equal('added');
    verdict({ sameTextAt }, { hasKey: true }).should.equal('added');
    verdict({ sameTextAt }, { mayRepeat: true }).should.equal('added');
    verdict({ sameTextAt }, { caps: null }).should.equal('repeated');
  });
});
