// The row of a sign-up as every driver keeps it, its state sealed.
import { type Row, textOrNull } from './columns';
import type { StoredSignup } from './records';
import type { Sealer } from './sealing';

export function sealSignupState(sealer: Sealer, id: string, state: string): Uint8Array {
  return sealer.seal(state, `signup ${id}`);
}

export function toSignup(sealer: Sealer, row: Row): StoredSignup {
  const id = String(row.id);
  return {
    id,
    nodeId: String(row.node_id),
    personId: textOrNull(row.person_id),
    createdAt: Number(row.created_at),
    state: sealer.unseal(row.state as Uint8Array, `signup ${id}`),
  };
}
