// Promises about a device's history: what is news, when it counts as seen, and what is left of it as it grows old.
import should = require('should');

import { history, historyOfMsgs } from '../../../src/battery/history';
import { fakeStart } from '../../support/fake-system';

const hour = 3_600_000;
const day = 24 * hour;
const slot = fakeStart - (fakeStart % (6 * hour));

describe('battery: what is kept of a history', () => {
  const said = { level: 62, status: 'High', syncedAt: fakeStart };

  it('the first reading is news, and one that says the same is not', () => {
    history.isNews(said, null).should.be.true();
    history.isNews({ ...said }, said).should.be.false();
  });

  for (const other of [{ level: 61 }, { level: null }, { status: 'Medium' }, { syncedAt: fakeStart + 1 }]) {
    it(`another ${JSON.stringify(other)} is news`, () => {
      history.isNews({ ...said, ...other }, said).should.be.true();
    });
  }

  it('a reading counts as seen when the cloud was asked, and right after the newest by a clock that is not set', () => {
    history.seenAt(fakeStart, null).should.equal(fakeStart);
    history.seenAt(fakeStart, fakeStart + hour).should.equal(fakeStart);
    history.seenAt(60_000, fakeStart).should.equal(fakeStart + 1);
    history.seenAt(60_000, null).should.equal(60_000);
  });

  it('a history is looked through four times a day', () => {
    should(history.thinnedBefore(slot + 5 * hour, slot)).be.null();
    should(history.thinnedBefore(slot + 6 * hour, slot)).equal(slot + 6 * hour - 14 * day);
    should(history.thinnedBefore(slot, null)).equal(slot - 14 * day);
  });

  it('what was learned is kept once a day, long before what it learned from is thinned', () => {
    history.isCheckpointDue(slot, slot + day - 1).should.be.false();
    history.isCheckpointDue(slot, slot + day).should.be.true();
    should(history.thinnedBefore(slot + 2 * day, slot + day)).be.below(slot);
  });

  it('a clock that is years ahead ages the history by six hours', () => {
    should(history.thinnedBefore(slot + 9 * 365 * day, slot)).equal(slot + 6 * hour);
  });

  it('of each six hours the first stays, and nothing that is older than two years', () => {
    const before = slot;
    const ancient = before + 14 * day - 730 * day;
    const times = [ancient - 1, ancient, slot - 12 * hour, slot - 7 * hour, slot - 6 * hour, slot - 1];

    history.superfluous(times, before).should.eql([ancient - 1, slot - 7 * hour, slot - 1]);
    history.superfluous([slot - 6 * hour], before).should.eql([]);
  });

  it('of what msgs bring within a minute nothing between two others stays, by the times that they tell', () => {
    const heard = (at: number, syncedAt: number | null = at) => ({ at, syncedAt });
    historyOfMsgs.isPassing(heard(slot + 59_999), heard(slot)).should.be.true();
    historyOfMsgs.isPassing(heard(slot + 60_000), heard(slot)).should.be.false();
    historyOfMsgs.isPassing(heard(slot, null), heard(slot, null)).should.be.true();
    // Levels of hours, told together.
    historyOfMsgs.isPassing(heard(slot, slot - hour), heard(slot, slot - 3 * hour)).should.be.false();
    historyOfMsgs.isPassing(heard(slot, slot - 3 * hour), heard(slot, slot - hour)).should.be.false();
    history.isPassing().should.be.false();
  });
});
