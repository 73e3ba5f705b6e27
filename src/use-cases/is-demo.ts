// Whether an SMS is about, or goes to, the made-up person: such a one never leaves.
import { demoPerson } from '../clouds/demo-person';
import { isMadeUp } from '../clouds/registry';
import type { PeopleStore } from '../store/store';

/** `to`: E.164. */
export type IsDemo = (personId: string | null, to: string) => Promise<boolean>;

export function createIsDemo(store: Pick<PeopleStore, 'person'>): IsDemo {
  return async (personId, to) => {
    if (to === demoPerson.number) return true;
    const person = personId === null ? null : await store.person(personId);
    return person !== null && isMadeUp(person.cloud);
  };
}
