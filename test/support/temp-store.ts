// A store of its own in a temporary folder, which is gone afterwards.
import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { System } from '../../src/net/system';
import { openStore } from '../../src/store/sqlite/open';
import type { Store } from '../../src/store/store';

export interface TempStore {
  store: Store;
  folder: string;
  /** Closes and opens it again, as a restart does. */
  reopen(): Promise<Store>;
  /** Another one, from the files as they lie at this moment, as after a kill. */
  copy(): Promise<TempStore>;
  remove(): Promise<void>;
}

export async function tempStore(system: Pick<System, 'bytes' | 'now' | 'steady'>): Promise<TempStore> {
  empty ??= makeEmpty();
  return openIn(copyOf(await empty), system);
}

/** The folder of a store without anything in it: all tables are made once a process, and copied for each test. */
let empty: Promise<string> | undefined;

async function makeEmpty(): Promise<string> {
  const parent = mkdtempSync(join(tmpdir(), 'fitbit-store-'));
  process.on('exit', () => rmSync(parent, { recursive: true, force: true }));
  const system = { bytes: (count: number) => randomBytes(count), now: Date.now, steady: Date.now };
  const store = await openStore(join(parent, 'fitbit'), system);
  await store.close();
  return parent;
}

function copyOf(parent: string): string {
  const other = mkdtempSync(join(tmpdir(), 'fitbit-store-'));
  cpSync(parent, other, { recursive: true });
  return other;
}

async function openIn(parent: string, system: Pick<System, 'bytes' | 'now' | 'steady'>): Promise<TempStore> {
  const folder = join(parent, 'fitbit');
  const temp: TempStore = {
    store: await openStore(folder, system),
    folder,
    async reopen() {
      await temp.store.close();
      temp.store = await openStore(folder, system);
      return temp.store;
    },
    copy: () => openIn(copyOf(parent), system),
    async remove() {
      await temp.store.close();
      rmSync(parent, { recursive: true, force: true });
    },
  };
  return temp;
}
