// The owner vouches for a number that somebody gave when they signed up.
import type { SignupPolicy } from '../people/signup/policy';
import type { Signups } from '../people/signup/signups';
import { Trouble } from '../sentences/trouble';
import type { Person } from '../store/records';
import type { PeopleStore } from '../store/store';

/**
 * `shown`: the mark of the number that the owner was shown. The answer: whose it is. Throws a Trouble where another
 * number waits by now.
 */
export type ConfirmNumber = (id: string, shown: string) => Promise<string>;

interface ConfirmNumberParts {
  store: Pick<PeopleStore, 'person'>;
  signups: Pick<Signups, 'confirmByOwner'>;
  /** Of the page on which people of this client sign up, or null. */
  policyFor(person: Person): SignupPolicy | null;
}

export function createConfirmNumber({ store, signups, policyFor }: ConfirmNumberParts): ConfirmNumber {
  return async (id, shown) => {
    const person = await store.person(id);
    if (!person) throw new Trouble('person-unknown', 'person.unknown.removed');
    await signups.confirmByOwner(policyFor(person), id, shown);
    return person.name;
  };
}
