// The words that say of all SMS whether they are wanted: STOP and START. Providers act upon them themselves as well.

/** The keywords of carriers, providers and the FCC; only a message that is nothing else counts. */
const stopWords = new Set([
  ...['stop', 'stopall', 'unsubscribe', 'end', 'quit', 'cancel', 'revoke', 'optout'],
  // As it is written in German.
  'stopp',
]);
const startWords = new Set(['start', 'yes', 'unstop']);

export type Keyword = 'stop' | 'start';

/**
 * Which of the two a text is, or null. People write "Stop." and "opt out". `isExact`: without that, for a provider that acts upon
 * the bare words by itself, and goes on to send to whoever wrote anything else.
 */
export function keywordOf(text: string, isExact = false): Keyword | null {
  const plain = text.trim().toLowerCase();
  const word = isExact
    ? plain
    : plain
        .slice(0, 100)
        .normalize('NFKC')
        .replaceAll(/[^\p{L}\p{N}]/gu, '');
  if (stopWords.has(word)) return 'stop';
  return startWords.has(word) ? 'start' : null;
}
