// Whoever answers STOP gets no SMS any more, and START takes that back. Providers act upon these words themselves as well.
import type { PeopleStore } from '../store/store';
import { readNumber } from './numbers';

/** The keywords of carriers and providers; only a message that is nothing else counts. */
const stopWords = new Set(['stop', 'stopall', 'unsubscribe', 'end', 'quit', 'cancel', 'revoke', 'optout']);
const startWords = new Set(['start', 'yes', 'unstop']);

/** Keeps what somebody answered, for everybody with that number. `from`: as the provider writes it, with its country. */
export async function takeAnswer(
  store: Pick<PeopleStore, 'personsOfNumber' | 'changePerson'>,
  { from, text }: { from: string; text: string },
): Promise<void> {
  const { number } = readNumber(from, '');
  const word = text.trim().toLowerCase();
  const stopped = stopWords.has(word);
  if (number === null || !(stopped || startWords.has(word))) return;
  for (const person of await store.personsOfNumber(number)) await store.changePerson(person.id, { stopped });
}
