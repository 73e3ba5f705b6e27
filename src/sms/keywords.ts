// The bare words of carriers that say of all SMS whether they are wanted: STOP and START. Providers act upon them themselves as well.

/** The keywords of carriers, providers and the FCC; only a message that is nothing else counts. */
const stopWords = new Set([
  ...['stop', 'stopall', 'unsubscribe', 'end', 'quit', 'cancel', 'revoke', 'optout'],
]);
const startWords = new Set(['start', 'yes', 'unstop']);

export type Keyword = 'stop' | 'start';

/** Which of the two a text is, without anything but blanks around it, or null. */
export function keywordOf(text: string): Keyword | null {
  const word = text.trim().toLowerCase();
  if (stopWords.has(word)) return 'stop';
  return startWords.has(word) ? 'start' : null;
}
