// What is stored of a msg with its SMS: the plain data in it, as far as that is small.

/** For each field: many times what an alert carries. */
const mostCharacters = 4_000;

/**
 * The fields that JSON can carry. One that is circular, a BigInt, a function, throws when it is read or is larger than
 * four thousand characters is left out: it must not keep an SMS from being sent, nor fill a disk.
 */
export function plainFields(msg: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(msg).flatMap(([name, value]) => {
      const text = textOf(value);
      return text === null ? [] : [[name, JSON.parse(text)]];
    }),
  );
}

function textOf(value: unknown): string | null {
  let left = mostCharacters;
  const spend = (name: string, one: unknown) => {
    left -= name.length + (typeof one === 'string' ? one.length : 1);
    if (left < 0) throw new RangeError('too large to be kept');
    return one;
  };
  try {
    return JSON.stringify(value, spend) ?? null;
  } catch {
    return null;
  }
}
