// The owner says by which name msgs are about somebody who signed up: before that, nobody's levels are theirs.
import { isByMsg } from '../clouds/registry';
import type { System } from '../net/system';
import { accountOfName } from '../people/named';
import { shortLine } from '../people/names';
import { Trouble } from '../sentences/trouble';
import type { Person } from '../store/records';
import type { PeopleStore } from '../store/store';
import { nameTaken } from './add-person';

/**
 * `name`: what msgs call them from now on; the answer is the person. Whom a msg has added under that name, and who has
 * neither number nor page, is a watch that waited for them: it is theirs. Throws a Trouble where another of the same source
 * is called so, and where nobody has that id.
 */
export type LinkPerson = (id: string, name: string) => Promise<Person>;

interface LinkPersonParts {
  store: Pick<PeopleStore, 'person' | 'personOfAccount' | 'identifyPerson' | 'changePerson'>;
  system: Pick<System, 'now'>;
  /** What is remembered of a person beside the store. */
  forget(personId: string): void;
  /** Once nothing of them is stored any more. Must not throw. */
  removed(person: Person): void;
}

const mayGive = ({ number, linkHash }: Person, isByMsg: boolean) =>
  isByMsg && number === null && linkHash === null;

export function createLinkPerson({ store, system, forget, removed }: LinkPersonParts): LinkPerson {
  return async (id, typed) => {
    const name = shortLine(typed);
    if (name === '') throw new Trouble('connect-name-missing', 'connect.name-missing');
    const person = await store.person(id);
    if (!person || !isByMsg(person.cloud)) throw new Trouble('person-unknown', 'person.unknown.removed');
    const account = accountOfName(name);
    const other = await store.personOfAccount(person.cloud, person.clientId, account);
    // The name that a guest typed stays: a second sign-up finds them by it.
    if (!(await store.identifyPerson(id, account, mayGive))) throw nameTaken(name);
    // Until then nothing could be heard of them.
    await store.changePerson(id, { connectedAt: system.now() });
    if (other && other.id !== id) {
      forget(other.id);
      removed(other);
    }
    return person;
  };
}
