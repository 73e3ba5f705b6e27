// Reads a gateway's answers: where the settings say that something stands.
import { isObject, jsonOf } from '../../answer-json';

/** What stands at a dotted path in JSON, as text; null where there is nothing of that kind. */
export function wordAt(body: string, path: string): string | null {
  const found = path.split('.').reduce<unknown>(stepInto, jsonOf(body));
  if (typeof found === 'string') return found.trim() || null;
  return typeof found === 'number' || typeof found === 'boolean' ? String(found) : null;
}

function stepInto(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** Whether a word is one of those that are listed with commas between them; large and small letters are the same. */
export function isListed(word: string, list: string): boolean {
  const plain = (one: string) => one.trim().toLowerCase();
  return list.split(',').some((one) => plain(one) !== '' && plain(one) === plain(word));
}

/** A gateway's word as it may be shown: it comes from outside, and could hold a number, or the secret that it was asked with. */
export function showable(word: string, secret: string): string {
  const isPlain = /^[A-Za-z][\w -]{0,39}$|^\d{1,5}$/.test(word);
  return isPlain && (secret === '' || !word.includes(secret)) ? word : '?';
}

/** Whether an id may go into an address: as one part of its path. */
export function isPlainId(id: string): boolean {
  return /^[\w.:@+=-]{1,200}$/.test(id) && !/^\.+$/.test(id);
}
