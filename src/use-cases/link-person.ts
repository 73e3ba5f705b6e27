// The owner says by which name msgs are about somebody who signed up: before that, nobody's levels are theirs.
import { accountOfName } from '../people/named';
import { shortLine } from '../people/names';
import { Trouble } from '../sentences/trouble';
import type { Person } from '../store/records';
import type { PeopleStore } from '../store/store';
import { nameTaken } from './add-person';

/**
 * `name`: what msgs call them from now on; the answer is the person as they are then. Throws a Trouble where another of
 * the same source is called so, and where nobody has that id.
 */
export type LinkPerson = (id: string, name: string) => Promise<Person>;

export function createLinkPerson(store: Pick<PeopleStore, 'person' | 'identifyPerson'>): LinkPerson {
  return async (id, typed) => {
    const name = shortLine(typed);
    if (name === '') throw new Trouble('connect-name-missing', 'connect.name-missing');
    const isDone = await store.identifyPerson(id, accountOfName(name), { name });
    const person = await store.person(id);
    if (!person) throw new Trouble('person-unknown', 'person.unknown.removed');
    if (!isDone) throw nameTaken(name);
    return person;
  };
}
