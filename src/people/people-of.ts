// Whom a battery node asks about: a page at a time, and of several instances each its own.
import { isByMsg } from '../clouds/registry';
import type { Person } from '../store/records';
import type { InstanceStore, PeopleStore } from '../store/store';

/** One person, or null for everybody of a client. */
interface Asked {
  cloud: string;
  clientId: string;
  personId: string | null;
}

/**
 * Of whom a request is about those who are active, and for whom this instance acts. What comes by msgs comes to every instance,
 * and what is told of it is decided where it is kept.
 */
export async function* ownPeopleOf(
  store: Pick<PeopleStore, 'person' | 'nextPeople'> & Pick<InstanceStore, 'ownPeople'>,
  request: Asked,
  onOthers: (count: number) => void,
): AsyncGenerator<Person[] | null> {
  for await (const people of peopleOf(store, request)) {
    const active = people?.filter(isActive) ?? null;
    if (active === null || active.length === 0 || isByMsg(request.cloud)) {
      yield active;
      continue;
    }
    const own = new Set(await store.ownPeople(active.map(({ id }) => id)));
    if (own.size < active.length) onOthers(active.length - own.size);
    yield active.filter(({ id }) => own.has(id));
  }
}

/** So many are read at once: all of a large house would hold up the event loop. */
const pageSize = 50;

/** Whom a request is about, a page at a time; null for a person that is not there. */
export async function* peopleOf(
  store: Pick<PeopleStore, 'person' | 'nextPeople'>,
  { cloud, clientId, personId }: Asked,
): AsyncGenerator<Person[] | null> {
  if (personId !== null) {
    const person = await store.person(personId);
    yield person?.cloud === cloud && person.clientId === clientId ? [person] : null;
    return;
  }
  for (let last: Person | undefined, page: Person[]; ; last = page.at(-1)) {
    page = await store.nextPeople(cloud, clientId, last?.userId ?? '', pageSize);
    yield page;
    if (page.length < pageSize) return;
  }
}

/** Somebody with an unproven number is not active yet. */
export function isActive({ numberState }: Person): boolean {
  return numberState !== 'unproven';
}
