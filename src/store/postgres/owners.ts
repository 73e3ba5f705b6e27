// Whose something is, in SQL: each row that has an owner bears the epoch of an instance.
import { lateTrouble } from '../late';
import type { Transaction } from './database';
import { all } from './statements';

const day = 24 * 3_600_000;

/** Whether a row belongs to nobody who is there. `owner`: its column, with its table. */
export const isFree = (owner: string) =>
  `(${owner} IS NULL OR NOT EXISTS (SELECT 1 FROM instances WHERE instances.epoch = ${owner}))`;

/** Whether a row belongs to another instance that is there. `epoch`: the parameter of this one's, such as `$3`. */
export const isElsewhere = (owner: string, epoch: string) =>
  `(${owner} <> ${epoch} AND EXISTS (SELECT 1 FROM instances WHERE instances.epoch = ${owner}))`;

/**
 * Whether this instance may claim anything: one that was taken for lost has another epoch soon, and what it claimed by this one
 * would be free at once.
 */
export const isThere = (epoch: string) => `EXISTS (SELECT 1 FROM instances WHERE instances.epoch = ${epoch})`;

/** Throws where another instance has just written down an SMS with the same key: each found none before. */
export async function refuseKnownElsewhere(
  transaction: Transaction,
  { key, createdAt }: { key: string | null; createdAt: number },
): Promise<void> {
  if (key === null) return;
  const rows = await all(
    transaction,
    `SELECT 1 FROM sms WHERE key = $1 AND state <> 'refused' AND created_at > $2 AND created_at < $3
       AND ${isElsewhere('sms.owner', '$4')} LIMIT 1`,
    key,
    createdAt - day,
    createdAt + day,
    transaction.epoch,
  );
  if (rows.length > 0) throw lateTrouble();
}

/** Throws where one of these SMS is looked after by another instance. */
export async function refuseElsewhere(transaction: Transaction, ids: readonly string[]): Promise<void> {
  const rows = await all(
    transaction,
    `SELECT 1 FROM sms WHERE id = ANY ($1::text[]) AND ${isElsewhere('sms.owner', '$2')} LIMIT 1`,
    ids,
    transaction.epoch,
  );
  if (rows.length > 0) throw lateTrouble();
}
