// The made-up person of the cloud "Demo". She starts over with Node-RED, because her sandbox does.
import type { StartedCloud } from '../clouds/declaration';
import { demoPerson } from '../clouds/demo-person';
import type { System } from '../net/system';
import type { PersonId } from '../store/records';
import type { GrantStore, PeopleStore } from '../store/store';
import { newPerson } from './new-person';

/** Always the same, so that a flow may name it. */
const demoPersonId = 'person_demo' as PersonId;

/** Saves her afresh; what was decided about her before is forgotten with her. */
export async function introduceDemoPerson(
  store: Pick<PeopleStore, 'removePerson'> & Pick<GrantStore, 'savePersonAndGrant'>,
  system: System,
  { cloud, clientId, userId, grant }: StartedCloud,
  language: string,
): Promise<void> {
  const account = { id: demoPersonId, cloud: cloud.id, clientId, userId };
  const { name, number } = demoPerson;
  const introduced = { name, number, numberState: 'proven', language } as const;
  await store.removePerson(demoPersonId);
  await store.savePersonAndGrant(newPerson(account, introduced, null, system.now()), grant);
}
