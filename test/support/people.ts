// Somebody who gave consent, for tests that need one in the store.
import type { Grant, Person, PersonId } from '../../src/store/records';
import { fakeStart } from './fake-system';

/** A person whose id follows from the name; `facts` go before the defaults. */
export function somebody(name: string, facts: Partial<Person> = {}): Person {
  const key = name.toLowerCase();
  return {
    id: `person_${key}` as PersonId,
    cloud: 'google-health',
    clientId: 'client',
    userId: `user-${key}`,
    name,
    number: '+4915228817386',
    numberState: 'proven',
    sms: true,
    language: 'en',
    timeZone: null,
    access: 'ok',
    accessReason: null,
    accessSince: fakeStart,
    connectedAt: fakeStart,
    failingSince: null,
    failingReason: null,
    deniedSince: null,
    stopped: false,
    ownLow: null,
    ownNotSyncingHours: null,
    ownAdviceAt: null,
    advice: true,
    ownQuiet: null,
    criticalPasses: false,
    pausedUntil: null,
    linkHash: null,
    ...facts,
  };
}

/** A grant for a day. */
export const someGrant: Grant = {
  accessToken: 'access-token',
  refreshToken: 'refresh-token',
  scopes: ['scope'],
  expiresAt: fakeStart + 24 * 3_600_000,
};
