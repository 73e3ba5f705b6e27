// Promises of where the store lies: in a folder, unless settings.js speaks of a database at all.
import should = require('should');

import type { NodeAPI } from 'node-red';
import { storePlace } from '../../../nodes/common/store-place';

describe('nodes: where the store lies', () => {
  const place = (settings: object) => storePlace({ settings } as unknown as NodeAPI, {});

  it('is the user folder, or the folder that settings.js names', () => {
    should(place({ userDir: '/home/anna' })).eql({ folder: '/home/anna/fitbit' });
    should(place({ userDir: '/home/anna', fitbitConfigFolder: 'store' })).eql({ folder: '/home/anna/store' });
  });

  it('is none where an environment variable that is to name the database is not set: each would have a store of its own', () => {
    should(() => place({ userDir: '/home/anna', fitbitConfigStore: undefined })).throw(
      /^fitbitConfigStore in settings.js/,
    );
  });
});
