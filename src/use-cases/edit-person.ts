// The owner changes what is known about a person, without a new consent.
import { isByMsg, isMadeUp } from '../clouds/registry';
import type { Edit } from '../people/editing';
import { accountOfName } from '../people/named';
import type { SignupPolicy } from '../people/signup/policy';
import type { Signups } from '../people/signup/signups';
import { Trouble } from '../sentences/trouble';
import type { Person } from '../store/records';
import type { PeopleStore } from '../store/store';
import { nameTaken } from './add-person';

/**
 * Keeps an edit; the answer is the person as they are now. A number that the owner types is proven, as where they
 * connect somebody. Throws a Trouble where nobody has that id, and for the made-up person.
 */
export type EditPerson = (id: string, edit: Edit) => Promise<Person>;

interface EditPersonParts {
  store: Pick<PeopleStore, 'person' | 'changePerson'>;
  signups: Pick<Signups, 'numberByOwner'>;
  /** Of the page on which people of this client sign up, or null. */
  policyFor(person: Person): SignupPolicy | null;
}

export function createEditPerson({ store, signups, policyFor }: EditPersonParts): EditPerson {
  const known = async (id: string): Promise<Person> => {
    const person = await store.person(id);
    if (!person) throw new Trouble('person-unknown', 'person.unknown.removed');
    return person;
  };
  return async (id, { number, ...rest }) => {
    const person = await known(id);
    if (isMadeUp(person.cloud)) throw new Trouble('demo-not-edited', 'person.demo-not-edited');
    // Msgs name them by their name, and by the one before, unless another was given for that.
    const isCalledSo = isByMsg(person.cloud) && person.userId === accountOfName(person.name);
    const change =
      rest.name !== undefined && isCalledSo ? { ...rest, userId: accountOfName(rest.name) } : rest;
    const isKept =
      number === undefined
        ? await store.changePerson(id, change)
        : await signups.numberByOwner(policyFor(person), id, number, change);
    const now = await known(id);
    if (!isKept) throw nameTaken(rest.name ?? person.name);
    return now;
  };
}
