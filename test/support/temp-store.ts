// A store of its own in a temporary folder, which is gone afterwards.
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
  return openIn(mkdtempSync(join(tmpdir(), 'fitbit-store-')), system);
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
    copy() {
      const other = mkdtempSync(join(tmpdir(), 'fitbit-store-'));
      cpSync(parent, other, { recursive: true });
      return openIn(other, system);
    },
    async remove() {
      await temp.store.close();
      rmSync(parent, { recursive: true, force: true });
    },
  };
  return temp;
}
