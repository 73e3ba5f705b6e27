// Lists from outside, read entry by entry: what does not fit is unknown, is told by its name, and hides nothing else.

/** An object of a list, its fields not looked at yet. */
export type Entry = Readonly<Record<string, unknown>>;

/** Told of each field that could not be read: its name on the wire, or `entry` for what is no object. Never a value. */
export type OnOdd = (field: string) => void;

/** No documented text is nearly as long; a longer one would fill a disk, a page or an SMS. */
const longestText = 256;

/** The objects of a list, in their order. Anything else in it is left out, and told. */
export function entriesOf(list: readonly unknown[], onOdd: OnOdd): Entry[] {
  return list.filter((one): one is Entry => {
    const isEntry = isObject(one);
    if (!isEntry) onOdd('entry');
    return isEntry;
  });
}

/** The entries of a notification; one that is nested too deep to be copied is left out, too. */
export function notificationEntries(list: readonly unknown[], onOdd: OnOdd): Entry[] {
  return entriesOf(list, onOdd).filter((entry) => {
    const isDeep = isTooDeep(entry);
    if (isDeep) onOdd('entry');
    return !isDeep;
  });
}

/** Whether a value is a JSON object; a list is none. */
export function isObject(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text that is not empty, or null: left out, or empty, or told as odd. */
export function textOf(entry: Entry, field: string, onOdd: OnOdd): string | null {
  const value = own(entry, field);
  if (value === undefined || value === '') return null;
  if (typeof value === 'string' && value.length <= longestText) return value;
  onOdd(field);
  return null;
}

/** A whole percentage 0 to 100, or null: left out, or told as odd. */
export function percentOf(entry: Entry, field: string, onOdd: OnOdd): number | null {
  const value = own(entry, field);
  if (value === undefined) return null;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 100) return value;
  onOdd(field);
  return null;
}

/** A field of the entry's own: `constructor` and the like, which every object inherits, came from nobody. */
export function own(entry: Entry, field: string): unknown {
  return Object.hasOwn(entry, field) ? entry[field] : undefined;
}

/** Documented entries are six deep. One that is thousands deep ends whoever copies it by calling itself. */
const mostDepth = 32;

/** Whether a JSON value is nested deeper than anything documented. Looks level by level, and so never runs out of stack. */
export function isTooDeep(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > mostDepth) return true;
    const below: unknown[] = [];
    for (const one of level) {
      if (typeof one !== 'object' || one === null) continue;
      for (const inner of Object.values(one))
        if (typeof inner === 'object' && inner !== null) below.push(inner);
    }
    level = below;
  }
  return false;
}
