// Promises of what is shown of SMS that wait: the one that is tried for the longest time, whichever instance tries it.
import should = require('should');

import { Trouble } from '../../../src/sentences/trouble';
import { isHeld, longerWaiting, type WaitingSms, waitingOf } from '../../../src/sms/waiting';
import { fakeStart } from '../../support/fake-system';
import { smsRow } from '../store/contract/rows';

const minute = 60_000;
const trouble = new Trouble('sms-unsent', 'sms.unsent');
const tried = (minutes: number): WaitingSms => ({ trouble, until: fakeStart + minutes * minute });
const held = (minutes: number): WaitingSms => ({ trouble: null, until: fakeStart + minutes * minute });

/** Valid for an hour. */
const ofOther = (facts: object) => waitingOf(smsRow('a', { state: 'waiting', ...facts }), 3600) as WaitingSms;

describe('SMS that wait', () => {
  it('what is tried comes before what is held, and then what waits longer', () => {
    should(longerWaiting(held(90), tried(5))).eql(tried(5));
    should(longerWaiting(tried(5), held(90))).eql(tried(5));
    should(longerWaiting(tried(5), tried(6))).eql(tried(6));
    should(longerWaiting(held(7), held(6))).eql(held(7));
    should(longerWaiting(null, held(6))).eql(held(6));
    should(longerWaiting(held(6), null)).eql(held(6));
    should(longerWaiting(null, null)).be.null();
  });

  it('of one that another instance tries it is known until when, from the end of what has held it', () => {
    const nextLookAt = fakeStart + 5 * minute;
    const waiting = ofOther({ nextLookAt, createdAt: fakeStart });
    should(waiting).containEql({ trouble: null, until: fakeStart + 60 * minute });
    isHeld(waiting).should.be.false();

    const heldUntil = fakeStart + 30 * minute;
    const after = ofOther({ nextLookAt: heldUntil + 1, heldUntil });
    should(after.until).equal(heldUntil + 60 * minute);
    isHeld(after).should.be.false();
  });

  it('of one that another instance holds it is known until when', () => {
    const heldUntil = fakeStart + 30 * minute;
    const waiting = ofOther({ nextLookAt: heldUntil, heldUntil });
    should(waiting).containEql({ trouble: null, until: heldUntil });
    isHeld(waiting).should.be.true();
  });
});
