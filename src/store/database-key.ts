// The key and the password of a database, as they are given: in the environment, or the key in a file.
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Trouble } from '../sentences/trouble';

export type Environment = Readonly<Record<string, string | undefined>>;

const keyBytes = 32;
/** A file that holds a key is smaller than this; what is larger is something else, and is not read. */
const mostKeyFileBytes = 1024;

/** As it is: a password may begin with a blank. Null where there is none. */
export const passwordIn = (environment: Environment): string | null =>
  environment.FITBIT_CONFIG_STORE_PASSWORD || null;

/** An address with a password, as a parameter: pg takes that before the one that the address may hold. */
export function withPassword(address: string, password: string): string {
  const [before = '', ...parameters] = address.split('?');
  const others = parameters
    .join('?')
    .split('&')
    .filter((one) => one !== '' && !/^password=/i.test(one));
  return `${before}?${[...others, `password=${encodeURIComponent(password)}`].join('&')}`;
}

/** The key that the environment holds; null where it holds none. */
export function keyIn(environment: Environment): Uint8Array | null {
  const typed = filled(environment, 'FITBIT_CONFIG_STORE_KEY');
  return typed === null ? null : (keyOf(typed) ?? wrongKey('FITBIT_CONFIG_STORE_KEY'));
}

/** The file with the key that the environment names; null where it names none. */
export const keyFileIn = (environment: Environment): string | null =>
  filled(environment, 'FITBIT_CONFIG_STORE_KEY_FILE');

/** The key in a file: 32 bytes, or those in base64 or hex. `here`: where a path begins that is no whole one. */
export function keyFrom(file: string, here: string): Uint8Array {
  const path = resolve(here, file.trim());
  const bytes = contentsOf(path);
  return bytes.length === keyBytes ? bytes : (keyOf(bytes.toString('latin1').trim()) ?? wrongKey(path));
}

function contentsOf(file: string): Buffer {
  try {
    const { size } = statSync(file);
    if (size > mostKeyFileBytes) wrongKey(file);
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Trouble) throw error;
    const detail = error instanceof Error && 'code' in error ? String(error.code) : 'error';
    throw new Trouble('store-key-missing', 'store.key-missing.unreadable', { file, detail });
  }
}

function wrongKey(place: string): never {
  throw new Trouble('store-key-missing', 'store.key-missing.odd', { place });
}

/** Null where a text is no such key. */
function keyOf(text: string): Buffer | null {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  return /^[\w+/-]{43}=?$/.test(text) ? Buffer.from(text, 'base64') : null;
}

/** A variable that is empty counts as one that is not set. */
function filled(environment: Environment, name: string): string | null {
  return environment[name]?.trim() || null;
}
