// What a battery node is set to where a test is about something else: as it is dropped, one device a person.
import type { CheckRequest } from '../../src/people/check-people';

export const usualSettings: CheckRequest['settings'] = {
  low: 20,
  critical: 5,
  notSyncingHours: 24,
  remindHours: 0,
  goodNews: false,
  empty: 10,
  adviceAt: 20 * 60,
  quiet: null,
  escalateHours: 0,
  words: {},
  devices: 'last-synced',
  scales: false,
};
