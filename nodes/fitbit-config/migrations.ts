// The versions of what fitbit-config saves. Version 1 is the first that says which one it is.
import { filledIn, type Migration } from '../common/versions';

export const migrations: readonly Migration[] = [
  filledIn({
    name: '',
    cloud: 'google-health',
    clientId: '',
    sourceId: '',
    country: '',
    language: 'en',
    publicAddress: '',
    serve: 'own-port',
    port: 1881,
    bind: '127.0.0.1',
    passNodeAuth: false,
    webhooks: false,
  }),
];
