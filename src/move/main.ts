// The program `node-red-fitbit`: moves a store between SQLite and PostgreSQL, and says what to do next.
import { join } from 'node:path';
import { newId, type System } from '../net/system';
import { asTrouble } from '../sentences/trouble';
import type { Environment } from '../store/database-key';
import { createSealer } from '../store/sealing';
import { usage, type Wanted, wantedBy } from './arguments';
import { type Moved, move } from './move';
import { openPostgresSource } from './postgres-source';
import { openPostgresTarget } from './postgres-target';
import { Refusal } from './refusal';
import type { Source, Target } from './sides';
import { openSqliteSource } from './sqlite-source';
import { openSqliteTarget } from './sqlite-target';

export interface Terminal {
  /** What was typed behind the name of the program. */
  given: readonly string[];
  environment: Environment;
  /** The folder that it runs in. */
  here: string;
  system: System;
  say(line: string): void;
  complain(line: string): void;
}

/** The answer is the exit code. Never rejects, and says neither passwords nor keys. */
export async function main(terminal: Terminal): Promise<number> {
  const { given, environment, here, say, complain } = terminal;
  try {
    const wanted = wantedBy(given, environment, here);
    if (wanted === null) {
      say(usage);
      return 0;
    }
    for (const line of await run(wanted, terminal)) say(line);
    return 0;
  } catch (error) {
    const isRefusal = error instanceof Refusal;
    complain(isRefusal ? error.message : asTrouble(error).message);
    return isRefusal && error.isUsage ? 2 : 1;
  }
}

/** What to do next, as lines. */
async function run(wanted: Wanted, { system, here, say }: Terminal): Promise<string[]> {
  const { address, folder, key, to } = wanted;
  const id = newId(system, 'move');
  if (to === 'postgres') {
    const source = openSqliteSource(folder, system);
    const [target, sealer] = await beside(source, async () => [
      await openPostgresTarget({ address, userDir: here }, key ?? source.key, system),
      createSealer(key ?? source.key, system.bytes),
    ]);
    const isSame = key === null || Buffer.from(key).equals(source.key);
    const reseal = isSame ? null : { from: createSealer(source.key, system.bytes), to: sealer };
    const moved = await move({ source, target, reseal, id, tell: say });
    return nowInPostgres(moved, { target, folder, isSame });
  }
  if (key === null) {
    throw new Refusal(
      'Without the key nothing in the database can be unsealed: name its file by --key-file, or give it in FITBIT_CONFIG_STORE_KEY.',
    );
  }
  const source = await openPostgresSource({ address, userDir: here }, key, system);
  const target = await beside(source, async () => openSqliteTarget(folder, key, system));
  const moved = await move({ source, target, reseal: null, id, tell: say });
  return nowInSqlite(moved, { source, target, folder });
}

/** The other side; where that cannot be opened, this one is let go of. */
async function beside<Other>(source: Source, open: () => Promise<Other>): Promise<Other> {
  try {
    return await open();
  } catch (error) {
    // What an interrupted move noted may still be asked for.
    await source.release(true);
    throw error;
  }
}

function nowInPostgres(
  moved: Moved,
  { target, folder, isSame }: { target: Target; folder: string; isSame: boolean },
): string[] {
  const keyFile = join(folder, 'fitbit.key');
  return [
    `${headOf(moved)} Everything is in ${target.place}.`,
    '',
    'In settings.js of each Node-RED that is to use it, before it starts:',
    "  fitbitConfigStore: 'postgres://…',   // the address that you gave; its password also by PGPASSWORD or FITBIT_CONFIG_STORE_PASSWORD",
    isSame
      ? `  fitbitConfigStoreKeyFile: '…',       // a copy of ${keyFile}, which nobody else may read`
      : "  fitbitConfigStoreKeyFile: '…',       // the key that you gave, if it is not in FITBIT_CONFIG_STORE_KEY",
    '',
    `What is in ${folder} stays as it was, and Node-RED refuses to start with it, so that nobody is told twice.`,
    'Delete the folder once all is well, but keep a copy of the key where only you find it.',
    ...besides(target),
  ];
}

function nowInSqlite(
  moved: Moved,
  { source, target, folder }: { source: Source; target: Target; folder: string },
): string[] {
  return [
    `${headOf(moved)} Everything is in ${folder}, its key too.`,
    '',
    'In settings.js of the one Node-RED that is to use it, before it starts: take out fitbitConfigStore and fitbitConfigStoreKeyFile.',
    '',
    `What is in ${source.place} stays as it was, and Node-RED refuses to use it, so that nobody is told twice.`,
    'Delete it once all is well: DROP SCHEMA fitbit CASCADE.',
    ...besides(target),
  ];
}

function headOf({ isResumed, counts }: Moved): string {
  if (isResumed) return 'An earlier move had brought all over, and is at its end now.';
  const rows = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return `Moved: ${rows} rows, ${counts.get('persons') ?? 0} people.`;
}

const besides = ({ aside }: Target) =>
  aside === null ? [] : [`What was there before is in ${aside}; it can be deleted.`];
