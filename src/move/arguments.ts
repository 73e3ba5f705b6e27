// What was typed behind `node-red-fitbit`, and what the environment adds: from where, to where, and with which key.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Environment, keyFileIn, keyFrom, keyIn, passwordIn, withPassword } from '../store/database-key';
import { Refusal } from './refusal';

export const usage = `npx @lowbatt/node-red-fitbit move --to postgres://user@host:5432/database
npx @lowbatt/node-red-fitbit move --to sqlite --from postgres://user@host:5432/database

Moves everything that these nodes keep from the folder of SQLite into PostgreSQL, or back: all of it, or nothing.
Run it in the user folder of Node-RED, while no Node-RED runs that uses either side.

  --to        the database, or sqlite for the folder
  --from      the database, on the way back
  --folder    the folder of SQLite; without it fitbit here (fitbitConfigFolder in settings.js)
  --key-file  the file with the key that the connections in the database are sealed with: 32 bytes, also in base64 or hex
  --help      this

FITBIT_CONFIG_STORE_PASSWORD or PGPASSWORD   the password, which on the command line others could see
FITBIT_CONFIG_STORE_KEY, FITBIT_CONFIG_STORE_KEY_FILE   the key, or its file. On the way to PostgreSQL without one: that of the folder

Ends with 0 when all was moved, 1 when nothing was, 2 when it was not told what to do.`;

export interface Wanted {
  to: 'postgres' | 'sqlite';
  /** The database, with its password. */
  address: string;
  folder: string;
  /** Null: none was given. */
  key: Uint8Array | null;
}

/** Null where only help is asked for. Throws a Refusal. `here`: the folder that it runs in. */
export function wantedBy(given: readonly string[], environment: Environment, here: string): Wanted | null {
  const { values, positionals } = parsed(given);
  if (values.help || (given.length === 0 && positionals.length === 0)) return null;
  if (positionals.length !== 1 || positionals[0] !== 'move') throw asks('The only thing to do is move.');
  const { to, from = 'sqlite' } = values;
  if (to === undefined) throw asks('--to is missing: a database, or sqlite.');
  const isDatabase = (text: string) => /^postgres(ql)?:\/\/./i.test(text);
  const [address, other] = isDatabase(to) ? [to, from] : [from, to];
  if (other !== 'sqlite' || !isDatabase(address)) {
    throw asks('One side is sqlite and the other a database, such as postgres://user@host:5432/database.');
  }
  const password = passwordIn(environment);
  return {
    to: isDatabase(to) ? 'postgres' : 'sqlite',
    address: password === null ? address : withPassword(address, password),
    folder: resolve(here, values.folder ?? 'fitbit'),
    key: keyOf(values['key-file'], environment, here),
  };
}

const asks = (sentence: string) => new Refusal(`${sentence} --help says more.`, true);

function parsed(given: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...given],
      options: { to: text, from: text, folder: text, 'key-file': text, help: { type: 'boolean' } },
      allowPositionals: true,
    });
  } catch {
    // What Node.js says repeats what was typed, which may hold a password.
    throw asks('There is an option that this does not know, or one without its value.');
  }
}

/** What was typed goes before the environment, as the key does there before its file. */
function keyOf(named: string | undefined, environment: Environment, here: string): Uint8Array | null {
  if (named !== undefined) return keyFrom(named, here);
  const typed = keyIn(environment);
  if (typed !== null) return typed;
  const file = keyFileIn(environment);
  return file === null ? null : keyFrom(file, here);
}
