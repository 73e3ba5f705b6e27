// A sign-up where levels come by msgs: nobody is sent to a cloud, and the number alone says who it is.
import { newId, type System } from '../../net/system';
import { Trouble } from '../../sentences/trouble';
import type { Person, PersonId } from '../../store/records';
import type { PeopleStore, SignupStore } from '../../store/store';
import { accountOfGuest, accountOfName } from '../named';
import { newPerson } from '../new-person';
import { type PendingSignups, rowWith } from './pending';
import { hasPlaceAmong, isFull, type PlacesStore } from './places';
import type { SignupForm, SignupPolicy } from './policy';

interface WithoutConsentParts {
  store: PlacesStore & Pick<PeopleStore, 'addPerson' | 'personsOfNumber'> & Pick<SignupStore, 'saveSignup'>;
  system: Pick<System, 'now' | 'bytes'>;
  pending: Pick<PendingSignups, 'load'>;
}

/**
 * Brings the person of a sign-up that was begun: somebody new, whom no msg can name before the owner says so, or who has
 * this name and number here already. Throws a Trouble where the sign-up is over, or there is no place left; where a code
 * proves the number, that is told only to who has typed it.
 */
export async function arriveWithoutConsent(
  { store, system, pending }: WithoutConsentParts,
  policy: SignupPolicy,
  id: string,
): Promise<void> {
  const found = await pending.load(id);
  if (!found) throw new Trouble('signup-gone', 'signup.gone');
  const { row, progress } = found;
  // Before anybody is looked for: who is here and who is not get the same answer. With a code it is told once that is right.
  if (policy.confirm !== 'sms' && (await isFull(store, policy)))
    throw new Trouble('signup-full', 'signup.full');
  const known = await whoIsHere(store, policy, progress);
  const person = known ?? newGuest(system, policy, progress);
  const next = {
    ...rowWith(row, { ...progress, isNew: known === null, stage: 'arrived' }),
    personId: person.id,
  };
  if (known) return store.saveSignup(next);
  const hasPlace =
    policy.confirm === 'sms' ? null : (people: readonly Person[]) => hasPlaceAmong(policy, people);
  // Somebody else has taken the last place meanwhile, at another instance.
  if (!(await store.addPerson(person, next, false, hasPlace)))
    throw new Trouble('signup-full', 'signup.full');
}

function newGuest(
  system: Pick<System, 'now' | 'bytes'>,
  { cloud, clientId }: SignupPolicy,
  { name, number, language }: SignupForm,
): Person {
  return newPerson(
    { id: newId(system, 'person') as PersonId, cloud, clientId, userId: accountOfGuest(system) },
    { name, number, numberState: number === null ? 'none' : 'unproven', language },
    null,
    system.now(),
  );
}

/**
 * Whoever comes back gives the same name and number; a code or the owner proves it as the first time. Families share a
 * number. Who waits for the owner already waits once.
 */
async function whoIsHere(
  store: Pick<PeopleStore, 'personsOfNumber'>,
  { cloud, clientId, confirm }: SignupPolicy,
  { name, number }: SignupForm,
): Promise<Person | null> {
  if (number === null) return null;
  const same = (await store.personsOfNumber(number)).filter(
    (one) =>
      one.cloud === cloud &&
      one.clientId === clientId &&
      (one.numberState === 'proven' || confirm === 'owner') &&
      accountOfName(one.name) === accountOfName(name),
  );
  return same.length === 1 ? (same[0] ?? null) : null;
}
