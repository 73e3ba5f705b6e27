// Several numbers in one text or array: where one ends and the next begins, whatever each of them is.

/** More in one msg is a mistake, such as a whole address book: each costs an SMS. */
export const mostNumbers = 20;

/** Commas, semicolons and line breaks of any script; blanks belong to the number that they group. */
const separator = /[,;\u060c\u061b\u3001\uff0c\uff1b\r\n\v\f\u0085\u2028\u2029]/;

/** The parts of a text that are more than blanks, in order. */
export function partsOf(text: string): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/**
 * What stands in a list of numbers, in order; an element without anything stays, as a number is missing there. Null for what is no
 * list: one number, or none.
 */
export function listOf(to: unknown): unknown[] | null {
  if (typeof to === 'string') return separator.test(to) ? partsOf(to) : null;
  if (!Array.isArray(to)) return null;
  // What is beyond the most is refused, not read.
  return to.slice(0, mostNumbers + 1).flatMap((one: unknown) => {
    const parts = typeof one === 'string' ? partsOf(one) : [one];
    return parts.length === 0 ? [''] : parts;
  });
}
