// Whom a battery node asks about: a page at a time, and of several instances each its own.
import { isByMsg } from '../clouds/registry';
import { inFlight } from '../net/concurrency';
import type { Person } from '../store/records';
import type { InstanceStore, PeopleStore } from '../store/store';
import { checksAtOnce } from './checking';

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

/**
 * The next page is read, and its people are claimed, when fewer are left: the cloud has enough to do meanwhile, and of several
 * instances the one that reads first does not have everybody.
 */
const mostAhead = 2 * checksAtOnce;

/**
 * Runs a task with everybody of these pages; the answers come in the order in which they are there, null for a person that is not.
 * Rejects when all have ended, where one of them failed.
 */
export async function pageByPage<T>(
  pages: AsyncIterable<Person[] | null>,
  task: (person: Person) => Promise<T>,
): Promise<T[] | null> {
  const tasks = inFlight();
  const answers: T[] = [];
  const errors: unknown[] = [];
  try {
    for await (const people of pages) {
      if (people === null) return null;
      for (const person of people) {
        void tasks.watch(
          task(person).then(
            (answer) => void answers.push(answer),
            (error: unknown) => void errors.push(error),
          ),
        );
      }
      await tasks.fewerThan(mostAhead);
    }
  } finally {
    await tasks.idle();
  }
  if (errors.length > 0) throw errors[0];
  return answers;
}

/** Somebody with an unproven number is not active yet. */
export function isActive({ numberState }: Person): boolean {
  return numberState !== 'unproven';
}
