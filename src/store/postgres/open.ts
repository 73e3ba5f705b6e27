// Opens the store in a PostgreSQL database: safely, and refuses what it must not touch.
import { createRequire } from 'node:module';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { createEvent } from '../../net/event';
import type { System } from '../../net/system';
import { Trouble } from '../../sentences/trouble';
import { createHealth } from '../health';
import { createSealer } from '../sealing';
import type { Store } from '../store';
import { createCommits } from './commits';
import { type Address, connect, type Driver, placeOf } from './connection';
import { createConnections } from './connections';
import type { Operations } from './database';
import type { Operation } from './jobs';
import { migrate } from './migrations';
import { operations, together } from './operations';
import { openPresence, type Presence } from './presence';
import { commit } from './transactions';
import { lastingTroubles, storeTrouble } from './troubles';

export interface PostgresOptions {
  connection: Address;
  /** 32 bytes, the same for all who use the database. */
  key: Uint8Array;
  /** As people know this Node-RED: where it runs. */
  name?: string;
  version?: string;
  /** A folder in which pg may be installed, where this package does not find it: the palette may be a link to another place. */
  userDir?: string;
}

/**
 * Opens the store in the schema `fitbit` of a database, which is made if it is not there. Throws a Trouble, and changes nothing,
 * when the database cannot be reached, when what is there is newer or not ours, or when the key is another.
 */
export async function openPostgresStore(
  { connection: address, key, userDir, name = hostname(), version = '' }: PostgresOptions,
  system: System,
): Promise<Store> {
  const driver = loadDriver(userDir);
  const place = placeOf(driver, address);
  const asTrouble = (error: unknown) => storeTrouble(error, place);
  if (key.length !== 32) throw new Trouble('store-key-missing', 'store.key-missing.database', { ...place });
  const sealer = createSealer(key, system.bytes);
  const connections = createConnections(() => connect(driver, address), place);
  const changed = createEvent();
  let presence: Presence;
  try {
    await migrate(await connections.get(), sealer, place);
    const open = (heard: () => void, waitMs: number) => connect(driver, address, { heard, waitMs });
    presence = await openPresence({ open, system, name, version, onChange: changed.emit });
  } catch (error) {
    await connections.end();
    throw asTrouble(error);
  }
  const { epoch, renew, hint, mayAct, outOfStepMs, instances, onFree, onWaiting } = presence;
  const now = () => system.now() - outOfStepMs();

  const health = createHealth(asTrouble, lastingTroubles, changed.emit);
  const parts = { connections, place, sealer, now, epoch, renew, hint, together, note: health.note };
  const commits = createCommits(
    (jobs) => commit(parts, jobs),
    () => {
      presence.noteWrite();
      changed.emit();
    },
  );
  let closing: Promise<void> | null = null;

  const calls = asPromises(operations, (operation, all) =>
    closing
      ? Promise.reject(new Trouble('store-closed', 'store.trouble.database', { ...place, detail: 'closed' }))
      : commits.add(operation, all),
  );
  return {
    ...calls,
    ...{ isShared: () => true, epoch, mayAct, outOfStepMs, onFree, onWaiting },
    instances: () => instances().catch((error: unknown) => Promise.reject(asTrouble(error))),
    async trouble() {
      const found = await health.trouble(() => calls.setFact('room', 'tried'));
      const late = presence.trouble();
      return found ?? (late === null ? null : asTrouble(late));
    },
    onChange: changed.on,
    close() {
      // What it has is free when nothing of its own is under way any more.
      closing ??= commits.idle().then(presence.close).then(connections.end);
      return closing;
    },
  };
}

/** The package pg, which is loaded only where somebody has a database: as this package finds it, or as the user folder does. */
export function loadDriver(userDir: string | undefined): Driver {
  const ways = [
    () => require('pg'),
    ...(userDir ? [() => createRequire(join(userDir, 'package.json'))('pg')] : []),
  ];
  for (const way of ways) {
    try {
      const driver: Driver = way();
      return driver;
    } catch {
      // The next one may have it.
    }
  }
  throw new Trouble('store-no-driver', 'store.no-driver');
}

/** Each operation as it is called: queued for the next transaction. */
function asPromises<Part>(
  part: Operations<Part>,
  add: (operation: Operation, all: readonly unknown[]) => Promise<unknown>,
): Part {
  const calls = Object.entries<unknown>(part).map(([name, operation]) => [
    name,
    (...all: unknown[]) => add(operation as Operation, all),
  ]);
  return Object.fromEntries(calls) as Part;
}
