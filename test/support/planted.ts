// People who are there before Node-RED starts: written into its store as the engine would have.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { system } from '../../src/net/system';
import { openStore } from '../../src/store/sqlite/open';
import type { Store } from '../../src/store/store';

export type Plant = (store: Store, now: number) => Promise<void>;

/** A new user folder whose store `plant` has filled. */
export async function plantedUserDir(plant: Plant): Promise<string> {
  const userDir = mkdtempSync(join(tmpdir(), 'fitbit-planted-'));
  await plantIn(userDir, plant);
  return userDir;
}

/** Fills the store of a user folder whose Node-RED is not started yet, or was renewed. */
export async function plantIn(userDir: string, plant: Plant): Promise<void> {
  const store = await openStore(join(userDir, 'fitbit'), system);
  await plant(store, Date.now());
  await store.close();
}
