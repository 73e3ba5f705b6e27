// Checks of what the control surface is told: from unknown JSON to a typed value, or a sentence on what is wrong.

/** Wrong input from outside, with a sentence for whoever sent it. */
export class BadInput extends Error {}

export type Check<T> = (value: unknown, name: string) => T;
type Checks = Record<string, Check<unknown>>;
type Value<C> = C extends Check<infer T> ? T : never;
type Optional<S extends Checks> = { [K in keyof S]: undefined extends Value<S[K]> ? K : never }[keyof S];

/** The type that a set of checks lets through; what may be undefined may be left out. */
export type Checked<S extends Checks> = { [K in Exclude<keyof S, Optional<S>>]: Value<S[K]> } & {
  [K in Optional<S>]?: Value<S[K]>;
};

export const text: Check<string> = (value, name) => {
  if (typeof value !== 'string') throw new BadInput(`${name} must be a string`);
  return value;
};

export const flag: Check<boolean> = (value, name) => {
  if (typeof value !== 'boolean') throw new BadInput(`${name} must be true or false`);
  return value;
};

export const anything: Check<unknown> = (value) => value;

export const number: Check<number> = (value, name) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new BadInput(`${name} must be a number`);
  return value;
};

/** A whole number from `least` to `most`. */
export function within(least: number, most: number): Check<number> {
  return (value, name) => {
    if (!Number.isInteger(value) || number(value, name) < least || number(value, name) > most)
      throw new BadInput(`${name} must be a whole number from ${least} to ${most}`);
    return number(value, name);
  };
}

export function oneOf<const T extends string>(words: readonly T[]): Check<T> {
  return (value, name) => {
    const found = words.find((word) => word === value);
    if (found === undefined) throw new BadInput(`${name} must be one of ${words.join(', ')}`);
    return found;
  };
}

export function optional<T>(check: Check<T>): Check<T | undefined> {
  return (value, name) => (value === undefined ? undefined : check(value, name));
}

export function nullable<T>(check: Check<T>): Check<T | null> {
  return (value, name) => (value === null ? null : check(value, name));
}

export function listOf<T>(check: Check<T>): Check<T[]> {
  return (value, name) => {
    if (!Array.isArray(value)) throw new BadInput(`${name} must be a list`);
    return value.map((item, index) => check(item, `${name}[${index}]`));
  };
}

export function mapOf<T>(check: Check<T>): Check<Record<string, T>> {
  return (value, name) =>
    Object.fromEntries(entries(value, name).map(([key, item]) => [key, check(item, `${name}.${key}`)]));
}

/** An object with these fields. One that is not among them is refused: it is most likely misspelt. */
export function object<S extends Checks>(checks: S): Check<Checked<S>> {
  return (value, name) => {
    const given = new Map(entries(value, name));
    for (const key of given.keys())
      if (!Object.hasOwn(checks, key))
        throw new BadInput(`${name} has no field ${key}: there are ${Object.keys(checks).join(', ')}`);
    const result = Object.entries(checks)
      .map(([key, check]) => [key, check(given.get(key), key)] as const)
      .filter(([, item]) => item !== undefined);
    return Object.fromEntries(result) as Checked<S>;
  };
}

/** The same without the fields that are undefined, so that it can be laid over something complete. */
export function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

function entries(value: unknown, name: string): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new BadInput(`${name} must be an object`);
  return Object.entries(value);
}
