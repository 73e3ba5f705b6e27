// The database that settings.js names, with its password and the key that all share: from there, the environment, or a file.
import { readFileSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { Trouble } from '../../src/sentences/trouble';
import type { DatabasePlace } from '../../src/store/open';

type Settings = Readonly<Record<string, unknown>>;
type Environment = Readonly<Record<string, string | undefined>>;

const keyBytes = 32;
/** The package's own, as seen from dist/src/store and from build/nodes/common. */
const manifest = join(__dirname, '..', '..', '..', 'package.json');
/** Node-RED's own, where settings.js names none. */
const usualPort = 1880;
/** A file that holds a key is smaller than this; what is larger is something else, and is not read. */
const mostKeyFileBytes = 1024;

/**
 * What `fitbitConfigStore` names, and the key. Throws a Trouble that names the setting or the variable, and holds neither password
 * nor key, where something is missing or odd.
 */
export function databasePlace(settings: Settings, environment: Environment): DatabasePlace {
  // As it is: a password may begin with a blank.
  const password = environment.FITBIT_CONFIG_STORE_PASSWORD || null;
  const connection = connectionOf(settings.fitbitConfigStore, password);
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const itself = { name: nameOf(settings), version };
  return { connection, key: keyOf(settings, environment), userDir: userDirOf(settings), ...itself };
}

/** By which people tell one Node-RED from another: its host, and the port of its editor. */
const nameOf = ({ uiPort = usualPort }: Settings) => `${hostname()}:${uiPort}`;

/** A Trouble with an address, as one that names the setting: the store itself does not know where its address came from. */
export function namingSetting(error: unknown): unknown {
  const isAddress = error instanceof Trouble && error.code === 'store-address';
  return isAddress ? oddAddress() : error;
}

const userDirOf = ({ userDir = '.' }: Settings) => resolve(String(userDir));

const oddAddress = () => new Trouble('store-address', 'store.address.setting');

function connectionOf(named: unknown, password: string | null): DatabasePlace['connection'] {
  if (typeof named === 'string') {
    const address = named.trim();
    if (!/^postgres(ql)?:\/\/./i.test(address)) throw oddAddress();
    return password === null ? address : withPassword(address, password);
  }
  if (typeof named !== 'object' || named === null || Array.isArray(named)) throw oddAddress();
  const { connectionString } = named as Settings;
  if (connectionString !== undefined) {
    // What such a text says goes before all that stands beside it.
    return { ...named, connectionString: connectionOf(String(connectionString), password) as string };
  }
  return password === null ? named : { ...named, password };
}

/** As a parameter: pg takes that before the password that the address may hold. */
function withPassword(address: string, password: string): string {
  const [before = '', ...parameters] = address.split('?');
  const others = parameters
    .join('?')
    .split('&')
    .filter((one) => one !== '' && !/^password=/i.test(one));
  return `${before}?${[...others, `password=${encodeURIComponent(password)}`].join('&')}`;
}

/** The key: the variable goes before the file, and the file that a variable names before that of settings.js. */
function keyOf(settings: Settings, environment: Environment): Uint8Array {
  const typed = filled(environment, 'FITBIT_CONFIG_STORE_KEY');
  if (typed !== null) return keyIn(typed) ?? wrongKey('FITBIT_CONFIG_STORE_KEY');
  const file = filled(environment, 'FITBIT_CONFIG_STORE_KEY_FILE') ?? settings.fitbitConfigStoreKeyFile;
  if (file === undefined) throw new Trouble('store-key-missing', 'store.key-missing.nowhere');
  if (typeof file !== 'string' || file.trim() === '')
    throw new Trouble('store-key-missing', 'store.key-missing.no-path');
  const path = resolve(userDirOf(settings), file.trim());
  const bytes = contentsOf(path);
  return bytes.length === keyBytes ? bytes : (keyIn(bytes.toString('latin1').trim()) ?? wrongKey(path));
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

/** 32 bytes in base64 or hex; null where a text is no such key. */
function keyIn(text: string): Buffer | null {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  return /^[\w+/-]{43}=?$/.test(text) ? Buffer.from(text, 'base64') : null;
}

/** A variable that is empty counts as one that is not set. */
function filled(environment: Environment, name: string): string | null {
  return environment[name]?.trim() || null;
}
