// A key that all instances on one store have: what one of them has hashed with it, another one knows again.
import type { System } from '../../net/system';
import type { FactStore, Instances } from '../../store/store';

export type SharedKeyStore = Pick<FactStore, 'firstFact'> & Pick<Instances, 'isShared'>;

/**
 * `name`: of the key. Where the store is not shared it is on no disk, and another one with every start. Where it is, it lies in
 * the store as it is: so it must not be what alone guards anything that the store keeps.
 */
export function createSharedKey(
  store: SharedKeyStore,
  system: Pick<System, 'bytes'>,
  name: string,
): () => Promise<string> {
  const own = system.bytes(24).toString('base64url');
  let known = store.isShared() ? null : own;
  return async () => {
    known ??= await store.firstFact(name, own);
    return known;
  };
}
