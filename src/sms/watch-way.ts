// Watches the way of an account, where that can be asked how it is, and goes on with what was told of it.
import type { System } from '../net/system';
import type { FactStore } from '../store/store';
import type { Way } from './chain';
import type { Settings } from './fields';
import { type HealthMemory, type HealthWatch, type OnHealth, watchHealth } from './health';
import { keptHealth } from './health-memory';
import type { AccountProvider } from './provider';

/** `account`: it is open still; `memory`: of the same way before a Deploy. Null where there is nothing to watch. */
export async function watchWay(
  { store, system }: { store: FactStore; system: System },
  account: { provider: AccountProvider; settings: Settings; isOpen: boolean },
  { account: id, sender: { health } }: Pick<Way, 'account' | 'sender'>,
  memory: HealthMemory | null,
  onHealth: OnHealth,
): Promise<HealthWatch | null> {
  if (!health) return null;
  const { provider, settings } = account;
  const { recall, keep } = keptHealth(store, id, provider, settings);
  const known = memory ?? (await recall());
  return account.isOpen ? watchHealth({ system, provider, health, onHealth, memory: known, keep }) : null;
}
