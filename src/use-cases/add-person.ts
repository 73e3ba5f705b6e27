// The owner adds somebody whose levels come by msgs: a name, a number or none, and nobody needs to consent.
import type { System } from '../net/system';
import { newNamedPerson } from '../people/named';
import { shortLine } from '../people/names';
import { Trouble } from '../sentences/trouble';
import type { Person } from '../store/records';
import type { PeopleStore } from '../store/store';

export interface NewPerson {
  cloud: string;
  clientId: string;
  name: string;
  /** E.164, or null. The owner vouches for it. */
  number: string | null;
  language: string;
}

/**
 * Also by a name whose person was removed. Throws a Trouble where there is no name, or where somebody else of the same
 * source has it, or had it before they were renamed.
 */
export type AddPerson = (asked: NewPerson) => Promise<Person>;

interface AddPersonParts {
  store: Pick<PeopleStore, 'addPerson'>;
  system: Pick<System, 'now' | 'bytes'>;
}

export function createAddPerson({ store, system }: AddPersonParts): AddPerson {
  return async (asked) => {
    const name = shortLine(asked.name);
    if (name === '') throw new Trouble('connect-name-missing', 'connect.name-missing');
    const person = newNamedPerson(system, asked, { ...asked, name });
    if (!(await store.addPerson(person))) throw nameTaken(person.name);
    return person;
  };
}

/** Two of one name could not be told apart in a msg. */
export function nameTaken(who: string): Trouble {
  return new Trouble('name-taken', 'person.name-taken', { who });
}
