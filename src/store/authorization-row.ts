// An authorization under way, and the end of one, as a row.
import { type Row, textOrNull } from './columns';
import type { Authorization } from './records';
import type { Sealer } from './sealing';

export function toAuthorization(row: Row, sealer: Pick<Sealer, 'unseal'>): Authorization {
  const id = String(row.id);
  const plan = sealer.unseal(row.plan as Uint8Array, planSeal(id));
  return { id, plan, expiresAt: Number(row.expires_at) };
}

/** What binds an authorization's sealed plan to its row. */
export const planSeal = (id: string): string => `authorization ${id}`;

/** How it ended; a null outcome: it is under way. */
export function toOutcome(row: Row): { outcome: string | null; expiresAt: number } {
  return { outcome: textOrNull(row.outcome), expiresAt: Number(row.expires_at) };
}
