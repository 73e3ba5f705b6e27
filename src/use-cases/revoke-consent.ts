// A cloud posts that people took back their consent: nothing of what it allowed is kept.

import type { serialByKey } from '../net/concurrency';
import type { System } from '../net/system';
import { withoutConsent } from '../people/consent';
import type { GrantStore, PeopleStore } from '../store/store';

/** `userIds`: the cloud's own. Who is unknown is left out. */
export type RevokeConsent = (
  client: { cloud: string; clientId: string },
  userIds: readonly string[],
) => Promise<void>;

interface RevokeConsentParts {
  store: Pick<PeopleStore, 'personOfAccount'> & Pick<GrantStore, 'dropConsent'>;
  system: Pick<System, 'now'>;
  /** By cloud and client: nobody joins meanwhile. */
  joiningInTurn: ReturnType<typeof serialByKey>;
  /** What is remembered of a person beside the store. */
  forget(personId: string): void;
}

export function createRevokeConsent({
  store,
  system,
  joiningInTurn,
  forget,
}: RevokeConsentParts): RevokeConsent {
  return async ({ cloud, clientId }, userIds) => {
    for (const userId of userIds) {
      const person = await store.personOfAccount(cloud, clientId, userId);
      if (!person) continue;
      const drop = () => store.dropConsent(person.id, withoutConsent(system.now()));
      await joiningInTurn(`${person.cloud} ${person.clientId}`, drop);
      forget(person.id);
    }
  };
}
