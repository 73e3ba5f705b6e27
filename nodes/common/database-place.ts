// The database that settings.js names, with its password and the key that all share: from there, the environment, or a file.
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { Trouble } from '../../src/sentences/trouble';
import {
  type Environment,
  keyFileIn,
  keyFrom,
  keyIn,
  passwordIn,
  withPassword,
} from '../../src/store/database-key';
import type { DatabasePlace } from '../../src/store/open';

type Settings = Readonly<Record<string, unknown>>;

/** The package's own, as seen from dist/src/store and from build/nodes/common. */
const manifest = join(__dirname, '..', '..', '..', 'package.json');
/** Node-RED's own, where settings.js names none. */
const usualPort = 1880;

/**
 * What `fitbitConfigStore` names, and the key. Throws a Trouble that names the setting or the variable, and holds neither password
 * nor key, where something is missing or odd.
 */
export function databasePlace(settings: Settings, environment: Environment): DatabasePlace {
  const password = passwordIn(environment);
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

/** The key: the variable goes before the file, and the file that a variable names before that of settings.js. */
function keyOf(settings: Settings, environment: Environment): Uint8Array {
  const typed = keyIn(environment);
  if (typed !== null) return typed;
  const file = keyFileIn(environment) ?? settings.fitbitConfigStoreKeyFile;
  if (file === undefined) throw new Trouble('store-key-missing', 'store.key-missing.nowhere');
  if (typeof file !== 'string' || file.trim() === '')
    throw new Trouble('store-key-missing', 'store.key-missing.no-path');
  return keyFrom(file, userDirOf(settings));
}
