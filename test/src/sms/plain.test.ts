// Promises of what is stored of a msg: plain data stays as it is, and nothing else is in the way of an SMS.
import should = require('should');

import { plainFields } from '../../../src/sms/plain';

describe('sms: what is kept of a msg', () => {
  it('an alert stays as it is', () => {
    const msg = {
      payload: 'Low',
      to: '+4915228817386',
      alert: { id: 'alert_1', kind: 'low', at: '2026-11-20T10:00:00.000Z' },
      battery: { level: 12, status: null },
    };

    should(plainFields(msg)).deepEqual(msg);
  });

  it('what JSON cannot carry, what throws and what is large is left out, and the rest stays', () => {
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    const kept = plainFields({
      payload: 'Low',
      nothing: undefined,
      big: 1n,
      call: () => 1,
      circular,
      throws: {
        toJSON() {
          throw new Error('no');
        },
      },
      long: 'x'.repeat(4_001),
      names: { ['x'.repeat(4_001)]: 1 },
      many: new Array(5_000).fill(0),
      bytes: Buffer.alloc(5_000),
      smsKey: 'key',
    });

    should(kept).deepEqual({ payload: 'Low', smsKey: 'key' });
  });
});
