// What the clouds posted, until it has left its node, in SQLite.
import { notificationValues, toNotification, toWaiting } from '../notification-row';
import type { NotificationStore } from '../store';
import type { Operations } from './database';
import { all, run } from './statements';

export const notifications: Operations<NotificationStore> = {
  addNotifications(database, cloud, clientId, incoming, at) {
    const kept: { userId: string; id: number }[] = [];
    let unknown = 0;
    for (const one of incoming) {
      const { userId } = one;
      const { count, collections, entries } = notificationValues(one);
      const id = database.lastNotificationId + 1;
      const changes = run(
        database,
        `INSERT INTO notifications (id, person_id, at, count, collections, entries)
         SELECT ?, id, ?, ?, ?, ? FROM persons WHERE cloud = ? AND client_id = ? AND user_id = ?
         AND EXISTS (SELECT 1 FROM grants WHERE person_id = persons.id AND tokens <> X'')`,
        id,
        at,
        count,
        collections,
        entries,
        cloud,
        clientId,
        userId,
      );
      if (changes === 0) {
        unknown += count;
        continue;
      }
      database.lastNotificationId = id;
      kept.push({ userId, id });
    }
    return { kept, unknown };
  },

  notifications(database, ids) {
    return all(
      database,
      `SELECT n.*, p.name FROM notifications n JOIN persons p ON p.id = n.person_id
       WHERE n.id IN (SELECT value FROM json_each(?)) ORDER BY n.id`,
      JSON.stringify(ids),
    ).map(toNotification);
  },

  // CROSS JOIN has SQLite read each notification once, instead of all of them for each person.
  waitingNotifications(database, cloud, clientId) {
    return all(
      database,
      `SELECT p.user_id, MIN(n.at) AS first_at, json_group_array(n.id) AS ids
       FROM notifications n CROSS JOIN persons p ON p.id = n.person_id
       WHERE p.cloud = ? AND p.client_id = ? GROUP BY p.user_id`,
      cloud,
      clientId,
    ).map(toWaiting);
  },

  removeNotifications(database, ids) {
    for (const id of ids) run(database, 'DELETE FROM notifications WHERE id = ?', id);
  },
};
