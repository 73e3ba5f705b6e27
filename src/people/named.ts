// How msgs name people of a source: by a name that nobody else there has. A guest is named by nobody before the owner says so.
import { newId, type System } from '../net/system';
import { Trouble } from '../sentences/trouble';
import type { Person, PersonId } from '../store/records';
import type { PeopleStore } from '../store/store';
import { foldedName, shortLine } from './names';
import { newPerson } from './new-person';

const named = 'name:';
const guest = 'guest:';

/** The id of whoever is called like this: see `foldedName`. */
export function accountOfName(name: string): string {
  return `${named}${foldedName(name)}`;
}

/** The id of somebody who signed up, which no msg can name. */
export function accountOfGuest(chance: Pick<System, 'bytes'>): string {
  return newId(chance, guest);
}

/** Whether msgs can name somebody: who signed up by themselves waits for the owner. */
export function isNamed({ userId }: Pick<Person, 'userId'>): boolean {
  return userId.startsWith(named);
}

/** Somebody of a source, as they begin. `number`: E.164, vouched for by the owner, or null. */
export function newNamedPerson(
  system: Pick<System, 'now' | 'bytes'>,
  { cloud, clientId }: { cloud: string; clientId: string },
  { name, number, language }: { name: string; number: string | null; language: string },
): Person {
  return newPerson(
    { id: newId(system, 'person') as PersonId, cloud, clientId, userId: accountOfName(name) },
    { name: shortLine(name), number, numberState: number === null ? 'none' : 'proven', language },
    null,
    system.now(),
  );
}

/**
 * Who is meant by an id or a name; null where nobody is, and for a guest, whom no msg can name. Without either, the only one whom msgs can name at all. Throws a
 * Trouble where there are several: nobody is told by a guess.
 */
export async function personMeant(
  store: Pick<PeopleStore, 'person' | 'personOfAccount' | 'peopleOfClient'>,
  { cloud, clientId }: { cloud: string; clientId: string },
  wanted: string | null,
): Promise<Person | null> {
  if (wanted !== null) {
    const byId = await store.person(wanted);
    if (byId?.cloud === cloud && byId.clientId === clientId) return isNamed(byId) ? byId : null;
    return store.personOfAccount(cloud, clientId, accountOfName(wanted));
  }
  const [only, ...others] = (await store.peopleOfClient(cloud, clientId)).filter(isNamed);
  if (others.length > 0) throw new Trouble('person-unsaid', 'incoming.whose');
  return only ?? null;
}
