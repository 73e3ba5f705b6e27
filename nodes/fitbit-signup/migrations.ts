// The versions of what fitbit-signup saves. Version 1 is the first that says which one it is.
import { filledIn, type Migration } from '../common/versions';

export const migrations: readonly Migration[] = [
  filledIn({
    name: '',
    config: '',
    path: '/fitbit/signup',
    title: '',
    contact: '',
    ownText: '',
    confirm: 'sms',
    countries: '',
    maxPeople: 100,
    dailyCodes: 30,
    allow: 'any',
    allowList: '',
    trustProxies: '127.0.0.1, ::1',
    asksInvitation: false,
  }),
];
