// Promises of the rule by which one more SMS may go: caps, passes, refused ones, repeats.
import 'should';
import { capsFor, decideAnswer, decideSms, kindOf, mostAnswers } from '../../../src/sms/caps';
import type { SmsCounts } from '../../../src/store/records';
import { fakeStart } from '../../support/fake-system';

const none = { sent: 0, refused: 0 };
const quiet: SmsCounts = {
  sameTextAt: null,
  hasPass: false,
  ofNumber: none,
  ofAll: none,
  ofAnswers: { count: 0, lastAt: null },
  ofMonth: 0,
};
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

  it('of what says that a battery is nearly empty two more go to a number, and no more in all', () => {
    const critical = { caps: capsFor(policy.caps, 'critical') };

    verdict({ ofNumber: { sent: 7, refused: 0 } }, critical).should.equal('added');
    verdict({ ofNumber: { sent: 8, refused: 0 } }, critical).should.equal('cap-number');
    verdict({ ofNumber: { sent: 7, refused: 0 }, ofAll: { sent: 100, refused: 0 } }, critical).should.equal(
      'cap-day',
    );
    capsFor(policy.caps, 'usual').should.eql(policy.caps);
    kindOf({ msg: { alert: { kind: 'critical' } } }).should.equal('critical');
    for (const alert of [{ kind: 'low' }, 'critical', null, undefined])
      kindOf({ msg: { alert } }).should.equal('usual');
    kindOf({ msg: {}, members: [{ msg: {} }, { msg: { alert: { kind: 'critical' } } }] }).should.equal(
      'critical',
    );
    kindOf({ msg: { alert: { kind: 'critical' } }, isAnswer: true }).should.equal('answer');
  });

  it('an answer goes six times a day to a number and once a minute, whatever else went there, and else is silent', () => {
    const minute = 60_000;
    const answer = (counts: Partial<SmsCounts>, mustBeSeen = false) =>
      decideAnswer(
        { caps: { ...policy.caps, perMonth: 50 }, mustBeSeen },
        { ...quiet, ...counts },
        fakeStart,
      );
    const earlier = (count: number, ms: number) => ({ ofAnswers: { count, lastAt: fakeStart - ms } });

    answer({ ofNumber: { sent: 60, refused: 0 } }).should.eql({ verdict: 'added', isCapped: true });
    answer(earlier(mostAnswers - 1, minute)).verdict.should.equal('added');
    answer(earlier(mostAnswers, 60 * minute)).verdict.should.equal('silent');
    answer(earlier(1, minute - 1)).verdict.should.equal('silent');
    answer({ sameTextAt: fakeStart - tenMinutes + 1 }).verdict.should.equal('silent');
    answer({ sameTextAt: fakeStart - tenMinutes }).verdict.should.equal('added');
    answer({ ofAll: { sent: 100, refused: 0 } }).verdict.should.equal('cap-day');
    answer({ ofMonth: 50 }).verdict.should.equal('cap-month');
    // What a forged reply may have asked for.
    answer(earlier(mostAnswers + 1, 0), true).verdict.should.equal('added');
    answer(earlier(mostAnswers + 2, 60 * minute), true).verdict.should.equal('silent');
    answer({ sameTextAt: fakeStart - 1 }, true).verdict.should.equal('silent');
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
