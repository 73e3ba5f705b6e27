// The versions of what fitbit-sms-account saves. Version 1 is the first that says which one it is.
import { filledIn, type Migration } from '../common/versions';
import { accountDefaults } from './defaults';
import { declaredFields } from './fields';

export const migrations: readonly Migration[] = [
  filledIn({
    name: '',
    country: '',
    ...declaredFields.defaults,
    ...accountDefaults,
    next: '',
    nextIfUncertain: false,
  }),
];
