// The owner's own words for an alert in place of our sentence: which places they may have, what is wrong with them, how they are filled.

/** What stands for something that only the alert knows, such as `{name}`. */
export type Place = 'name' | 'device' | 'level' | 'when' | 'reason';

/** The kinds about a connection: what they are beyond that is not known in the editor, where this file runs too. */
export const ofConnection: readonly string[] = ['reconnect', 'cannot-check'];

/** Of a kind of alert (`low`, `reconnect`). `reason`: why a connection has ended and what to do, with the link. */
export function placesOf(kind: string): readonly Place[] {
  return ofConnection.includes(kind) ? ['name', 'reason'] : ['name', 'device', 'level', 'when'];
}

/** Two SMS; what is filled in comes on top, and each place stands there once. */
export const mostCharacters = 300;

/** What is wrong, as a word for a sentence's key, and with which place. */
export interface WordsFault {
  what: 'place' | 'twice' | 'brace' | 'long';
  place: string;
}

const allPlaces = /\{([^{}]*)\}/g;

/** What is wrong with words for a kind of alert; null for nothing. Empty ones are ours. */
export function faultOfWords(kind: string, words: string): WordsFault | null {
  const found = [...words.matchAll(allPlaces)].map(([, place]) => place ?? '');
  if (/[{}]/.test(words.replace(allPlaces, ''))) return { what: 'brace', place: '' };
  const known: readonly string[] = placesOf(kind);
  const unknown = found.find((place) => !known.includes(place));
  if (unknown !== undefined) return { what: 'place', place: unknown };
  const again = found.find((place, at) => found.indexOf(place) < at);
  if (again !== undefined) return { what: 'twice', place: again };
  return words.length > mostCharacters ? { what: 'long', place: '' } : null;
}

/** The words that a dialog stored and that can be used, by kind of alert. Whatever else a flow holds there is left out: ours stand for it. */
export function readWords(stored: unknown): Readonly<Record<string, string>> {
  if (typeof stored !== 'object' || stored === null) return {};
  const entries = Object.entries(stored).filter(
    ([kind, words]) => typeof words === 'string' && words.trim() !== '' && faultOfWords(kind, words) === null,
  );
  return Object.fromEntries(entries);
}

/**
 * Words with their places filled in; null where nothing is left of them. A sentence whose only places are empty (when a battery will be
 * empty is not always known) is left out, else the place alone; a `%` behind a level that is a word, too. What is filled in is text,
 * whatever it looks like.
 */
export function filledWords(words: string, values: Readonly<Partial<Record<Place, string>>>): string | null {
  const isEmpty = (place: string) => (values[place as Place] ?? '') === '';
  const sentences = sentencesOf(words).filter((sentence) => {
    const places = [...sentence.matchAll(allPlaces)].map(([, place]) => place ?? '');
    return places.length === 0 || !places.every(isEmpty);
  });
  const kept = tidied(sentences.join(''), isEmpty);
  if (!/[\p{L}\p{N}{]/u.test(kept)) return null;
  return kept.replace(/\{(\w+)\}( ?%)?/g, (_all, place: string, percent = '') => {
    const value = values[place as Place] ?? '';
    return place === 'level' && !/^\d+$/.test(value) ? value : `${value}${percent}`;
  });
}

/** A text in its sentences, each with the blanks behind it. */
function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let from = 0;
  for (const { index } of text.matchAll(/[.!?]\s/g)) {
    sentences.push(text.slice(from, index + 2));
    from = index + 2;
  }
  return [...sentences, text.slice(from)];
}

/** Takes empty places out, so that no blanks are left over where they stood; a text without any stays as it is. */
function tidied(text: string, isEmpty: (place: string) => boolean): string {
  const taken = text.replace(/ ?\{(\w+)\}( ?%)?/g, (all, place: string) => (isEmpty(place) ? '' : all));
  if (taken === text) return text.trim();
  const closed = taken
    .replace(/\(\s?\)/g, '')
    .replace(/ ([.,;:!?)])/g, '$1')
    .replace(/\n /g, '\n');
  return closed.replace(/^[\s.,;:!?)]+/, '').trim();
}
