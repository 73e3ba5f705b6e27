// Where the store of this Node-RED lies, as settings.js says it: a folder, or a database of PostgreSQL.
import { resolve } from 'node:path';
import type { NodeAPI } from 'node-red';
import type { StorePlace } from '../../src/store/open';
import { settingsOf } from './node-red-settings';

/**
 * Whether settings.js names a database, or tries to, as by an environment variable that is not set: then no folder is looked for or
 * made. Several that each took a folder for it would each send every SMS.
 */
export function namesDatabase(RED: NodeAPI): boolean {
  return 'fitbitConfigStore' in settingsOf(RED);
}

/** The folder of the store; the setting is for whom only one folder outlives an update. Null where it is no path. */
export function folderOf(RED: NodeAPI): string | null {
  const settings = settingsOf(RED);
  const { userDir = '.', fitbitConfigFolder: named = 'fitbit' } = settings;
  const isPath = typeof named === 'string' && named.trim() !== '';
  return isPath ? resolve(String(userDir), named.trim()) : null;
}

/** Where the store lies. Throws a Trouble that names the setting where it is an odd one. */
export function storePlace(RED: NodeAPI, environment: NodeJS.ProcessEnv): StorePlace {
  if (namesDatabase(RED)) {
    // Loaded only here: who has no database loads nothing that is about one.
    const { databasePlace }: typeof import('./database-place') = require('./database-place');
    return { database: databasePlace(settingsOf(RED), environment) };
  }
  const folder = folderOf(RED);
  if (folder !== null) return { folder };
  const { Trouble }: typeof import('../../src/sentences/trouble') = require('../../src/sentences/trouble');
  throw new Trouble('store-folder', 'store.folder');
}
