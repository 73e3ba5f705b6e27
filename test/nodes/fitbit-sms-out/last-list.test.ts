// Promises of the status of an SMS node whose msg went to several numbers: what failed stays to be seen.
import should = require('should');

import { createLastList } from '../../../nodes/fitbit-sms-out/last-list';

describe('SMS node: the status of several SMS', () => {
  it('shows no good news of a number once an SMS of the same msg has failed, at once or later', () => {
    const list = createLastList();
    list.begin(['+491', '+492']);
    should(list.hides('+491')).be.false();

    list.failed('+492');
    should(list.hides('+491')).be.true();
    list.begin(['+491', '+492']);
    list.failed();
    should(list.hides('+492')).be.true();
  });

  it('shows those of other msgs: what an earlier one has failed with, and what a later one is about', () => {
    const list = createLastList();
    list.begin(['+491', '+492']);
    list.failed('+493');
    should(list.hides('+491')).be.false();
    list.failed('+491');
    should(list.hides('+493')).be.false();

    list.begin([]);
    should(list.hides('+491')).be.false();
  });
});
