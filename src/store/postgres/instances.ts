// Whose turn it is among several Node-REDs, in PostgreSQL: what is free is claimed, and nobody waits for what another one is claiming.
import type { InstanceStore } from '../store';
import type { Operations, Transaction } from './database';
import { standLike } from './joint-sms';
import { isFree, isThere } from './owners';
import { all, one, run } from './statements';

/** A refresh that has not ended by then never will: three tries of 45 seconds, with two pauses of ten. */
const refreshLimit = "interval '3 minutes'";

export const instances: Operations<InstanceStore> = {
  async ownPeople(transaction, ids) {
    const rows = await all(
      transaction,
      `WITH claimed AS (
         UPDATE persons SET owner = $2 WHERE id IN (
           SELECT id FROM persons WHERE id = ANY ($1::text[]) AND ${isFree('persons.owner')} AND ${isThere('$2')}
           FOR UPDATE SKIP LOCKED)
         RETURNING id)
       SELECT id FROM claimed UNION SELECT id FROM persons WHERE id = ANY ($1::text[]) AND owner = $2`,
      ids,
      transaction.epoch,
    );
    const own = new Set(rows.map(({ id }) => String(id)));
    return ids.filter((id) => own.has(id));
  },

  async freePeople(transaction, cloud, clientId) {
    await run(
      transaction,
      'UPDATE persons SET owner = NULL WHERE cloud = $1 AND client_id = $2 AND owner = $3',
      cloud,
      clientId,
      transaction.epoch,
    );
  },

  async ownWork(transaction, name) {
    const row = await one(
      transaction,
      `INSERT INTO works (name, owner) SELECT $1, $2::bigint WHERE ${isThere('$2')}
       ON CONFLICT (name) DO UPDATE SET owner = excluded.owner WHERE ${isFree('works.owner')}
       RETURNING name`,
      name,
      transaction.epoch,
    );
    if (row) return true;
    const known = await one(
      transaction,
      'SELECT 1 FROM works WHERE name = $1 AND owner = $2',
      name,
      transaction.epoch,
    );
    return known !== undefined;
  },

  async freeWork(transaction, name) {
    await run(
      transaction,
      'UPDATE works SET owner = NULL WHERE name = $1 AND owner = $2',
      name,
      transaction.epoch,
    );
  },

  async beginRefresh(transaction, personId, generation) {
    const changed = await run(
      transaction,
      `UPDATE grants SET owner = $3, owned_at = clock_timestamp()
       WHERE person_id = $1 AND generation = $2 AND tokens <> ''::bytea AND ${isThere('$3')}
         AND (${isFree('grants.owner')} OR owner = $3 OR owned_at < clock_timestamp() - ${refreshLimit})`,
      personId,
      generation,
      transaction.epoch,
    );
    return changed > 0;
  },

  async endRefresh(transaction, personId, generation) {
    await run(
      transaction,
      'UPDATE grants SET owner = NULL, owned_at = NULL WHERE person_id = $1 AND generation = $2 AND owner = $3',
      personId,
      generation,
      transaction.epoch,
    );
  },

  async ownsSms(transaction, id) {
    const row = await one(
      transaction,
      'SELECT 1 FROM sms WHERE id = $1 AND owner = $2',
      id,
      transaction.epoch,
    );
    return row !== undefined;
  },

  async leaveUnposted(transaction, id, epoch, nextLookAt) {
    const changed = await run(
      transaction,
      "UPDATE sms SET state = 'waiting', next_look_at = $3 WHERE id = $1 AND owner = $2 AND state = 'posting'",
      id,
      epoch,
      nextLookAt,
    );
    if (changed > 0) await standLike(transaction, id);
  },

  async mayPostAgain(transaction, id) {
    return (await one(transaction, 'SELECT 1 FROM sms WHERE id = $1 AND is_lost', id)) === undefined;
  },

  async takeSms(transaction, account) {
    const rows = await all(
      transaction,
      `UPDATE sms SET owner = $2, is_lost = is_lost OR state = 'posting' WHERE id IN (
         SELECT id FROM sms WHERE account = $1 AND (next_look_at IS NOT NULL OR state = 'posting' OR ending IS NOT NULL)
           AND ${isFree('sms.owner')} AND ${isThere('$2')} FOR UPDATE SKIP LOCKED)
       RETURNING id`,
      account,
      transaction.epoch,
    );
    const ids = rows.map(({ id }) => String(id));
    // What goes in a joint SMS goes with it.
    if (ids.length > 0)
      await run(
        transaction,
        'UPDATE sms SET owner = $2 WHERE joint = ANY ($1::text[])',
        ids,
        transaction.epoch,
      );
    return ids;
  },

  // The answer is the UPDATE's own, as a commit that changed something must be known for one: these are told of once.
  async takeNotifications(transaction, cloud, clientId) {
    const rows = await all(
      transaction,
      `UPDATE notifications SET is_heard = true FROM persons p
       WHERE NOT is_heard AND p.id = person_id AND p.cloud = $1 AND p.client_id = $2 AND p.owner = $3
       RETURNING p.user_id, notifications.id, notifications.at`,
      cloud,
      clientId,
      transaction.epoch,
    );
    return rows.map((row) => ({ userId: String(row.user_id), id: Number(row.id), at: Number(row.at) }));
  },

  async takeAuthorizations(transaction) {
    const rows = await all(
      transaction,
      `UPDATE authorizations SET owner = $1 WHERE id IN (
         SELECT id FROM authorizations WHERE granted = 1 AND plan IS NOT NULL
           AND ${isFree('authorizations.owner')} AND ${isThere('$1')} FOR UPDATE SKIP LOCKED)
       RETURNING id`,
      transaction.epoch,
    );
    return rows.map(({ id }) => String(id));
  },
};

/** This instance has a battery node, for which others are not to forget what is kept. */
export async function noteNode(transaction: Transaction, nodeId: string): Promise<void> {
  await run(
    transaction,
    `INSERT INTO instance_nodes (epoch, node_id) SELECT $1::bigint, $2 WHERE ${isThere('$1')} ON CONFLICT DO NOTHING`,
    transaction.epoch,
    nodeId,
  );
}

/** This instance has these battery nodes no more. The answer: those that no other one has either. */
export async function forgetOwnNodes(
  transaction: Transaction,
  nodeIds: readonly string[],
): Promise<string[]> {
  await run(
    transaction,
    'DELETE FROM instance_nodes WHERE epoch = $1 AND node_id = ANY ($2::text[])',
    transaction.epoch,
    nodeIds,
  );
  const rows = await all(
    transaction,
    'SELECT DISTINCT node_id FROM instance_nodes WHERE node_id = ANY ($1::text[])',
    nodeIds,
  );
  const elsewhere = new Set(rows.map((row) => String(row.node_id)));
  return nodeIds.filter((nodeId) => !elsewhere.has(nodeId));
}
