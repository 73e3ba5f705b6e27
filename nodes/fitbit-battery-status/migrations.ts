// The versions of what fitbit-battery-status saves. Version 1 is the first that says which one it is.
import { filledIn, type Migration } from '../common/versions';

export const migrations: readonly Migration[] = [
  filledIn({
    name: '',
    config: '',
    person: '',
    personName: '',
    low: 20,
    notSyncingHours: 24,
    critical: 5,
    remindHours: 0,
    goodNews: false,
    devices: 'last-synced',
    scales: false,
  }),
  // Until then it was always the number in the dialog, and no level came by a msg.
  filledIn({ lowType: 'num', topicPattern: '', addPeople: false }),
  // Until then nobody was told before a battery was low.
  filledIn({ adviceAt: '20:00', empty: 10 }),
  // Until then all words were ours, people were told at any hour, and nobody in their place.
  filledIn({ words: {}, quietFrom: '', quietTo: '', escalateHours: 0, escalatePerson: '' }),
];
