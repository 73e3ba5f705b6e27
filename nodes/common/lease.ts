// The one engine of this process: opened by the first who needs it, closed by the last.
import { existsSync } from 'node:fs';
import type { NodeAPI } from 'node-red';
import type { Engine } from '../../src/engine';
import type { Gateway } from '../../src/web/gateway';
import { tellChange } from './changes';
import { forgetDryRunsOfPerson } from './dry-runs';
import { settingsOf } from './node-red-settings';
import { folderOf, namesDatabase, storePlace } from './store-place';

export interface Lease {
  engine: Promise<Engine>;
  /** Gives it back. Resolves when the engine is closed, if this was the last lease. */
  release(): Promise<void>;
}

interface Leased {
  engine: Promise<Engine>;
  leases: number;
  /** Ends the tries to open it later, where there are any. */
  giveUp(): Promise<void>;
}

let current: Leased | null = null;
let lastClose: Promise<void> = Promise.resolve();
/** One for this process: its port and its limits outlive every engine. */
let gateway: Gateway | null = null;
const watched = new WeakSet<object>();

/**
 * Takes a lease. `engine` rejects with a Trouble where the store cannot be used. An engine that is just closing
 * ends first: what it has under way goes on and is not done twice.
 */
export function lease(RED: NodeAPI): Lease {
  settleWhenStarted(RED);
  current ??= leased(
    RED,
    lastClose.then(() => open(RED)),
  );
  const mine = current;
  mine.leases += 1;
  let isReleased = false;
  return {
    engine: mine.engine,
    release() {
      if (isReleased) return lastClose;
      isReleased = true;
      mine.leases -= 1;
      if (mine.leases > 0) return Promise.resolve();
      if (current === mine) current = null;
      lastClose = mine.engine.then((engine) => engine.close(), mine.giveUp);
      lastClose = lastClose.catch(() => undefined);
      return lastClose;
    },
  };
}

/** An engine that is being opened. Where a database cannot be used yet it is tried again, and the nodes are built anew with what comes of it. */
function leased(RED: NodeAPI, engine: Promise<Engine>): Leased {
  const one: Leased = { engine, leases: 0, giveUp: async () => undefined };
  // Whoever awaits it hears of a failure; nobody awaiting it must not end the process.
  engine.catch((error: Error) => {
    if (current !== one || !namesDatabase(RED)) return;
    const later: typeof import('./open-later') = require('./open-later');
    const { system }: typeof import('../../src/net/system') = require('../../src/net/system');
    if (!later.mayOpenLater(error)) return;
    const replace = (next: Promise<Engine>) => {
      current = leased(RED, next);
      // Held until the nodes have theirs.
      const { release } = lease(RED);
      const { buildAnew }: typeof import('./build-anew') = require('./build-anew');
      void buildAnew(RED).finally(release);
    };
    one.giveUp = later.openLater(error, { system, open: () => open(RED), replace });
  });
  return one;
}

/** Whether an engine is open, or there is a store that it could go on with: looking makes none. */
export function hasEngine(RED: NodeAPI): boolean {
  if (current !== null || namesDatabase(RED)) return true;
  const folder = folderOf(RED);
  return folder !== null && existsSync(folder);
}

/** What answers while no engine is there; null before there was one. */
export function theGateway(): Gateway | null {
  return gateway;
}

/** Without any node of ours in the flows that have started, the public port has nobody left to wait for. */
function settleWhenStarted({ events }: NodeAPI): void {
  if (watched.has(events)) return;
  watched.add(events);
  events.on('flows:started', () => {
    if (current === null) void gateway?.settle();
  });
}

/** Runs something with the engine, which this opens where no config node is deployed yet. */
export async function withEngine<T>(RED: NodeAPI, work: (engine: Engine) => Promise<T>): Promise<T> {
  const { engine, release } = lease(RED);
  try {
    return await work(await engine);
  } finally {
    await release();
  }
}

async function open(RED: NodeAPI): Promise<Engine> {
  // Loaded only now: an installed palette that nobody uses costs no memory.
  const { openEngine }: typeof import('../../src/engine') = require('../../src/engine');
  const { system }: typeof import('../../src/net/system') = require('../../src/net/system');
  const { createGateway }: typeof import('../../src/web/gateway') = require('../../src/web/gateway');
  const settings = settingsOf(RED);
  const store = storePlace(RED, process.env);
  gateway ??= createGateway(system);
  const opening = openEngine({
    store,
    origins: (settings.fitbitConfigOrigins ?? {}) as Record<string, string>,
    environment: process.env,
    system,
    gateway,
  });
  const engine = await ('folder' in store
    ? opening
    : opening.catch((error: unknown) => {
        const { namingSetting }: typeof import('./database-place') = require('./database-place');
        throw namingSetting(error);
      }));
  engine.oversight.onChange(() => tellChange(RED));
  engine.people.onRemoved(forgetDryRunsOfPerson);
  return engine;
}

/** How long a node's close may wait for the engine: Node-RED gives up on a node after 15 s. */
const patienceMs = 10_000;

/** Waits for a close, but not for ever. */
export async function withTimeout(closing: Promise<void>): Promise<void> {
  const { system }: typeof import('../../src/net/system') = require('../../src/net/system');
  let cancel: () => void = () => undefined;
  const tooLong = new Promise<void>((resolve) => {
    cancel = system.after(patienceMs, resolve);
  });
  await Promise.race([closing, tooLong]);
  cancel();
}
