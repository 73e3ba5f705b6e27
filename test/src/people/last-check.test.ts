// Promises of the last check that an owner is shown: another instance may have made it.
import should = require('should');

import { problem } from '../../../src/clouds/cloud';
import type { CheckResult } from '../../../src/people/checking';
import { lastCheckOf } from '../../../src/people/last-check';
import type { Person } from '../../../src/store/records';
import { fakeStart } from '../../support/fake-system';
import { somebody } from '../../support/people';

const hour = 3_600_000;
const connectedAt = fakeStart;
const anna = somebody('Anna', { connectedAt });
const at = (hours: number) => connectedAt + hours * hour;
const good = (hours: number): CheckResult => ({ ok: true, at: at(hours), readings: [] });
const bad = (hours: number): CheckResult => ({ ok: false, at: at(hours), problem: problem('timeout') });
const failing = (hours: number): Person => ({
  ...anna,
  failingSince: at(hours),
  failingReason: 'server-error',
});
const seen = (person: Person, own: CheckResult | null, readings: number[] = [], isShared = true) =>
  lastCheckOf(
    person,
    own,
    readings.map((hours) => ({ at: at(hours) })),
    isShared,
  );

describe('people: the last check that is shown', () => {
  it('where nobody else has the store it is the own one, whatever is stored', () => {
    should(seen(failing(5), good(1), [3], false)).eql(good(1));
    should(seen(failing(5), null, [3], false)).be.null();
  });

  it('of somebody whom this instance never checked it is what is stored: the newest reading, or why checks fail', () => {
    should(seen(anna, null, [2, 3, 1])).eql({ ...good(3), isStored: true });
    should(seen(failing(5), null, [3])).match({ ok: false, at: at(5), problem: { code: 'server-error' } });
    should(seen(anna, null)).be.null();
  });

  it('the own one holds until another instance has stored something newer', () => {
    should(seen(anna, good(4), [3])).eql(good(4));
    should(seen(anna, good(2), [3])).eql({ ...good(3), isStored: true });
    should(seen(failing(5), good(4))).match({ ok: false, at: at(5) });
    should(seen(failing(1), bad(4))).eql(bad(4));
  });

  it('an own one that failed is over when nothing is stored as failing any more', () => {
    should(seen(anna, bad(4), [3])).eql({ ...good(3), isStored: true });
    should(seen({ ...anna, access: 'lost', accessReason: 'grant-dead' }, bad(4), [3])).eql(bad(4));
  });

  it('an own one of a connection that is another one by now counts no more', () => {
    should(seen(anna, bad(-1))).be.null();
    should(seen(anna, good(-1), [1])).eql({ ...good(1), isStored: true });
  });
});
