// The owner says by which name msgs are about somebody who signed up: before that, nobody's levels are theirs.
import { isByMsg } from '../clouds/registry';
import { accountOfName } from '../people/named';
import { shortLine } from '../people/names';
import { Trouble } from '../sentences/trouble';
import type { Person } from '../store/records';
import type { PeopleStore } from '../store/store';
import { nameTaken } from './add-person';

/**
 * `name`: what msgs call them from now on; the answer is the person. Throws a Trouble where another of
 * the same source is called so, and where nobody has that id.
 */
export type LinkPerson = (id: string, name: string) => Promise<Person>;

export function createLinkPerson(store: Pick<PeopleStore, 'person' | 'identifyPerson'>): LinkPerson {
  return async (id, typed) => {
    const name = shortLine(typed);
    if (name === '') throw new Trouble('connect-name-missing', 'connect.name-missing');
    const person = await store.person(id);
    if (!person || !isByMsg(person.cloud)) throw new Trouble('person-unknown', 'person.unknown.removed');
    // What they call themselves stays: by it they are found when they sign up again.
    if (!(await store.identifyPerson(id, accountOfName(name), {}))) throw nameTaken(name);
    return person;
  };
}
