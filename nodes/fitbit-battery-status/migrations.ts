// The versions of what fitbit-battery-status saves. Version 1 is the first that says which one it is.
import { defaultSettings } from '../../src/battery/settings';
import { filledIn, type Migration } from '../common/versions';

export const migrations: readonly Migration[] = [
  filledIn({
    name: '',
    config: '',
    person: '',
    personName: '',
    ...defaultSettings,
    devices: 'last-synced',
    scales: false,
  }),
  // Until then it was always the number in the dialog.
  filledIn({ lowType: 'num' }),
];
