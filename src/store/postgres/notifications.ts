// What the clouds posted, until it has left its node, in PostgreSQL.
import { notificationValues, toNotification, toWaiting } from '../notification-row';
import type { NotificationStore } from '../store';
import type { Operations, Transaction } from './database';
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
      `SELECT n.*, p.name FROM notifications n JOIN persons p ON p.id = n.person_id
       WHERE n.id = ANY ($1::bigint[]) ORDER BY n.id`,
      ids,
    );
    return rows.map(toNotification);
  },

  async waitingNotifications(transaction, cloud, clientId) {
    const rows = await all(
      transaction,
      `SELECT p.user_id, MIN(n.at) AS first_at, json_agg(n.id ORDER BY n.id)::text AS ids
       FROM notifications n JOIN persons p ON p.id = n.person_id
       WHERE p.cloud = $1 AND p.client_id = $2 GROUP BY p.user_id`,
      cloud,
      clientId,
    );
    return rows.map(toWaiting);
  },

  async removeNotifications(transaction, ids) {
    await run(transaction, 'DELETE FROM notifications WHERE id = ANY ($1::bigint[])', ids);
  },
};

/**
 * Keeps what several posts said, one after the other, by a single INSERT; the answers are those that each of them would have had
 * alone. Ids go up in the order in which it all came.
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
         SELECT incoming.place, persons.id AS person_id, incoming.at, incoming.count, incoming.collections, incoming.entries
         FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::text[], $7::text[])
           WITH ORDINALITY AS incoming (cloud, client_id, user_id, at, count, collections, entries, place)
         JOIN persons USING (cloud, client_id, user_id)
         WHERE EXISTS (SELECT 1 FROM grants WHERE person_id = persons.id AND tokens <> ''::bytea)
         ORDER BY incoming.place
       ) AS found
     )
     INSERT INTO notifications (id, person_id, at, count, collections, entries)
     SELECT id, person_id, at, count, collections, entries FROM known
     RETURNING id, (SELECT jsonb_object_agg(known.id, known.place) FROM known) ->> notifications.id::text AS place`,
    rows.map(({ cloud }) => cloud),
    rows.map(({ clientId }) => clientId),
    rows.map(({ userId }) => userId),
    rows.map(({ at }) => at),
    rows.map(({ count }) => count),
    rows.map(({ collections }) => collections),
    rows.map(({ entries }) => entries),
  );
  const ids = new Map(numbered.map(({ place, id }) => [Number(place), Number(id)]));
  for (const [index, { post, userId, count }] of rows.entries()) {
    const [answer, id] = [answers[post], ids.get(index + 1)];
    if (!answer) continue;
    if (id === undefined) answer.unknown += count;
    else answer.kept.push({ userId, id });
  }
  return answers;
}
