// Texts on their way to PostgreSQL and back: U+0000, which it takes nowhere in a text, is written as two other characters.

/**
 * A text without U+0000. U+0001 begins a pair, so it is written as one itself: no two texts become the same, and their
 * order stays what it was.
 */
export function storable(text: string): string {
  if (!text.includes('\0') && !text.includes('\x01')) return text;
  return text.replaceAll('\x01', '\x01\x02').replaceAll('\0', '\x01\x01');
}

/** What `storable` was given. */
export function original(text: string): string {
  if (!text.includes('\x01')) return text;
  return text.replaceAll('\x01\x01', '\0').replaceAll('\x01\x02', '\x01');
}
