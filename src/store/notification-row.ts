// The row of a notification as every driver keeps it: its lists as JSON.
import type { Row } from './columns';
import type { NewNotification, StoredNotification } from './notification-store';

/** The columns of what a post said of one person, but for whom it is about. */
export function notificationValues({ count, collections, entries }: NewNotification) {
  return { count, collections: JSON.stringify(collections), entries: JSON.stringify(entries) };
}

/** A row with the name of its person. */
export function toNotification(row: Row): StoredNotification {
  return {
    id: Number(row.id),
    at: Number(row.at),
    count: Number(row.count),
    collections: JSON.parse(String(row.collections)),
    entries: JSON.parse(String(row.entries)),
    person: { id: String(row.person_id), name: String(row.name) },
  };
}

/** All that waits of one person. `ids` is JSON. */
export function toWaiting(row: Row): { userId: string; firstAt: number; ids: number[] } {
  return {
    userId: String(row.user_id),
    firstAt: Number(row.first_at),
    ids: JSON.parse(String(row.ids)),
  };
}
