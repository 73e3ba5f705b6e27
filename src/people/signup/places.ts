// Who holds a place where people sign up, and whether there is one left.
import { isByMsg } from '../../clouds/registry';
import type { Person } from '../../store/records';
import type { PeopleStore } from '../../store/store';
import { isNamed } from '../named';
import type { SignupPolicy } from './policy';

export type PlacesStore = Pick<PeopleStore, 'countPeople' | 'peopleOfClient'>;

/**
 * Whether nobody new may come. Where nobody consents, a form costs nothing: who has not typed their code yet holds no place,
 * and is refused when they have.
 */
export async function isFull(
  store: PlacesStore,
  {
    cloud,
    clientId,
    confirm,
    mostPeople,
  }: Pick<SignupPolicy, 'cloud' | 'clientId' | 'confirm' | 'mostPeople'>,
): Promise<boolean> {
  if (!isByMsg(cloud)) return (await store.countPeople(cloud, clientId)) >= mostPeople;
  return !hasPlaceAmong({ confirm, mostPeople }, await store.peopleOfClient(cloud, clientId));
}

/** The same where nobody consents, beside these people. */
export function hasPlaceAmong(
  { confirm, mostPeople }: Pick<SignupPolicy, 'confirm' | 'mostPeople'>,
  people: readonly Person[],
): boolean {
  const holding = people.filter(
    (person) => confirm !== 'sms' || isNamed(person) || person.numberState !== 'unproven',
  );
  return holding.length < mostPeople;
}
