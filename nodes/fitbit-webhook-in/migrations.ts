// The versions of what fitbit-webhook-in saves. Version 1 is the first that says which one it is.
import { filledIn, type Migration } from '../common/versions';

export const migrations: readonly Migration[] = [
  filledIn({ name: '', config: '', path: '/fitbit/webhook', allowList: '', trustProxies: '' }),
];
