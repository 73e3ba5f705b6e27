// People who are there before Node-RED starts: written into its store as the engine would have.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { system } from '../../src/net/system';
import { openStore } from '../../src/store/sqlite/open';
import type { Store } from '../../src/store/store';

/** A new user folder whose store `plant` has filled. */
export async function plantedUserDir(plant: (store: Store, now: number) => Promise<void>): Promise<string> {
  const userDir = mkdtempSync(join(tmpdir(), 'fitbit-planted-'));
  const store = await openStore(join(userDir, 'fitbit'), system);
  await plant(store, Date.now());
  await store.close();
  return userDir;
}
