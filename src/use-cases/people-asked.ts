// Who is meant by an id, a name, or "everybody" in a msg; nobody is meant by a guess.
import { isByMsg } from '../clouds/registry';
import { personMeant } from '../people/named';
import { foldedName } from '../people/names';
import { isActive } from '../people/people-of';
import { Trouble } from '../sentences/trouble';
import type { Person } from '../store/records';
import type { PeopleStore } from '../store/store';

export const everybody = 'everybody';

export type AskedStore = Pick<PeopleStore, 'person' | 'personOfAccount' | 'peopleOfClient' | 'nextPeople'>;

/** So many are read at once: all of a large house would hold up the event loop. */
const pageSize = 200;

/**
 * Everybody who is active, or the one who has this id or this name. Throws a Trouble where nobody, or nobody alone, is meant, and
 * the one given where more than `most` are.
 */
export async function peopleAsked(
  store: AskedStore,
  { cloud, clientId, person: wanted }: { cloud: string; clientId: string; person: string },
  bound: { most: number; trouble(): Trouble } | null = null,
): Promise<Person[]> {
  if (wanted === everybody) return allActive(store, cloud, clientId, bound);
  if (isByMsg(cloud)) {
    const one = await personMeant(store, { cloud, clientId }, wanted);
    if (!one) throw nobodyMeant(cloud);
    return [one];
  }
  const byId = await store.person(wanted);
  if (byId?.cloud === cloud && byId.clientId === clientId) return [byId];
  const name = foldedName(wanted);
  const named = (await store.peopleOfClient(cloud, clientId)).filter((one) => foldedName(one.name) === name);
  if (named.length > 1)
    throw new Trouble('person-ambiguous', 'answer.person-ambiguous', { count: named.length });
  if (named.length === 0) throw nobodyMeant(cloud);
  return named;
}

export const nobodyMeant = (cloud: string) =>
  new Trouble('person-unknown', isByMsg(cloud) ? 'person.unknown.by-msg' : 'answer.person-unknown');

/** In the order of their names; a page at a time, and an error as soon as there are too many. */
async function allActive(
  store: AskedStore,
  cloud: string,
  clientId: string,
  bound: { most: number; trouble(): Trouble } | null,
): Promise<Person[]> {
  const found: Person[] = [];
  for (let last: Person | undefined, page: Person[]; ; last = page.at(-1)) {
    page = await store.nextPeople(cloud, clientId, last?.userId ?? '', pageSize);
    found.push(...page.filter(isActive));
    if (bound && found.length > bound.most) throw bound.trouble();
    if (page.length < pageSize) break;
  }
  return found.sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0));
}
