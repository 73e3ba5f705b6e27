// What the clouds posted, until it has left its node, in PostgreSQL.
import { notificationValues, toNotification, toWaiting } from '../notification-row';
import type { NotificationStore } from '../store';
import type { Operations, Transaction } from './database';
import { isElsewhere, isFree, isThere } from './owners';
import { all, run } from './statements';

/** What one post said, and what was kept of it. */
type Post = Parameters<NotificationStore['addNotifications']>;
type Kept = Awaited<ReturnType<NotificationStore['addNotifications']>>;

export const notifications: Operations<NotificationStore> = {
  async addNotifications(transaction, ...post) {
    const [kept = { kept: [], unknown: 0 }] = await addTogether(transaction, [post]);
    return kept;
  },

  async notifications(transaction, ids) {
    const rows = await all(
      transaction,
      `WITH claimed AS (
         UPDATE persons SET owner = $2 WHERE id IN (
           SELECT id FROM persons WHERE ${isFree('persons.owner')} AND ${isThere('$2')}
             AND id IN (SELECT person_id FROM notifications WHERE id = ANY ($1::bigint[])) FOR UPDATE SKIP LOCKED)
         RETURNING id)
       SELECT n.*, p.name FROM notifications n JOIN persons p ON p.id = n.person_id
       WHERE n.id = ANY ($1::bigint[]) AND (p.owner = $2 OR p.id IN (SELECT id FROM claimed)) ORDER BY n.id`,
      ids,
      transaction.epoch,
    );
    return rows.map(toNotification);
  },

  async waitingNotifications(transaction, cloud, clientId) {
    await run(
      transaction,
      `UPDATE persons SET owner = $3 WHERE id IN (
         SELECT id FROM persons WHERE cloud = $1 AND client_id = $2 AND ${isFree('persons.owner')} AND ${isThere('$3')}
           AND id IN (SELECT person_id FROM notifications) FOR UPDATE SKIP LOCKED)`,
      cloud,
      clientId,
      transaction.epoch,
    );
    await run(
      transaction,
      `UPDATE notifications SET is_heard = true FROM persons p
       WHERE NOT is_heard AND p.id = person_id AND p.cloud = $1 AND p.client_id = $2 AND p.owner = $3`,
      cloud,
      clientId,
      transaction.epoch,
    );
    const rows = await all(
      transaction,
      `SELECT p.user_id, MIN(n.at) AS first_at, json_agg(n.id ORDER BY n.id)::text AS ids
       FROM notifications n JOIN persons p ON p.id = n.person_id
       WHERE p.cloud = $1 AND p.client_id = $2 AND p.owner = $3 GROUP BY p.user_id`,
      cloud,
      clientId,
      transaction.epoch,
    );
    return rows.map(toWaiting);
  },

  async removeNotifications(transaction, ids) {
    await run(
      transaction,
      `DELETE FROM notifications USING persons
       WHERE notifications.id = ANY ($1::bigint[]) AND persons.id = person_id AND NOT ${isElsewhere('persons.owner', '$2')}`,
      ids,
      transaction.epoch,
    );
  },
};

/**
 * Keeps what several posts said, one after the other, by a single INSERT; the answers are those that each of them would have had
 * alone. Ids go up in the order in which it all came. Of people for whom another instance acts no ids are answered: it is told that they wait.
 */
export async function addTogether(transaction: Transaction, posts: readonly Post[]): Promise<Kept[]> {
  const rows = posts.flatMap(([cloud, clientId, incoming, at], post) =>
    incoming.map((one) => ({ post, cloud, clientId, userId: one.userId, at, ...notificationValues(one) })),
  );
  const answers = posts.map((): Kept => ({ kept: [], unknown: 0 }));
  if (rows.length === 0) return answers;
  const numbered = await all(
    transaction,
    // The answer is the INSERT's own, by which a commit is known to have changed something: each id finds its place in a JSON.
    `WITH known AS (
       SELECT nextval('notification_ids') AS id, found.* FROM (
         SELECT incoming.place, persons.id AS person_id, persons.owner, incoming.at, incoming.count, incoming.collections, incoming.entries
         FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::text[], $7::text[])
           WITH ORDINALITY AS incoming (cloud, client_id, user_id, at, count, collections, entries, place)
         JOIN persons USING (cloud, client_id, user_id)
         WHERE EXISTS (SELECT 1 FROM grants WHERE person_id = persons.id AND tokens <> ''::bytea)
         ORDER BY incoming.place
       ) AS found
     ), claimed AS (
       UPDATE persons SET owner = $8 WHERE id IN (
         SELECT persons.id FROM persons WHERE persons.id IN (SELECT person_id FROM known) AND ${isFree('persons.owner')} AND ${isThere('$8')}
         FOR UPDATE SKIP LOCKED)
       RETURNING id
     )
     INSERT INTO notifications (id, person_id, at, count, collections, entries, is_heard)
     SELECT id, person_id, at, count, collections, entries,
       known.owner IS NOT DISTINCT FROM $8 OR EXISTS (SELECT 1 FROM claimed WHERE claimed.id = known.person_id) FROM known
     RETURNING id, (SELECT jsonb_object_agg(known.id, known.place) FROM known) ->> notifications.id::text AS place,
       is_heard AS is_own`,
    rows.map(({ cloud }) => cloud),
    rows.map(({ clientId }) => clientId),
    rows.map(({ userId }) => userId),
    rows.map(({ at }) => at),
    rows.map(({ count }) => count),
    rows.map(({ collections }) => collections),
    rows.map(({ entries }) => entries),
    transaction.epoch,
  );
  if (numbered.some((row) => row.is_own !== true)) transaction.hint();
  const ids = new Map(
    numbered.map(({ place, id, is_own: isOwn }) => [
      Number(place),
      { id: Number(id), isOwn: isOwn === true },
    ]),
  );
  for (const [index, { post, userId, count }] of rows.entries()) {
    const [answer, kept] = [answers[post], ids.get(index + 1)];
    if (!answer) continue;
    if (!kept) answer.unknown += count;
    else if (kept.isOwn) answer.kept.push({ userId, id: kept.id });
  }
  return answers;
}
