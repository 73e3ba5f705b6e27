// In which language a person is told: what goes to several is in that of the first of them.
import type { PeopleStore } from '../store/store';

/** English for who is not here. */
export type LanguageOf = (personId: string | null) => Promise<string>;

export function createLanguageOf(store: Pick<PeopleStore, 'person'>): LanguageOf {
  return async (personId) => (personId && (await store.person(personId))?.language) || 'en';
}
