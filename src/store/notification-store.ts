// What a store promises about notifications: what the clouds posted, until it has left its node.

/** What one post of a cloud said of one person. */
export interface NewNotification {
  /** The cloud's own id of the person. */
  userId: string;
  count: number;
  collections: string[];
  /** As received; not all of a very large post. */
  entries: unknown[];
}

export interface StoredNotification extends Omit<NewNotification, 'userId'> {
  id: number;
  at: number;
  person: { id: string; name: string };
}

/** What the clouds posted, until it has left its node. */
export interface NotificationStore {
  /**
   * Keeps what came for people of a client who have a grant; what came for others is only counted. Ids are answered of those people
   * for whom this instance acts; another one hears of its own by `onWaiting`.
   */
  addNotifications(
    cloud: string,
    clientId: string,
    notifications: readonly NewNotification[],
    at: number,
  ): Promise<{ kept: { userId: string; id: number }[]; unknown: number }>;
  /** Those of these notifications that are still there and not another instance's, in the order in which they came. */
  notifications(ids: readonly number[]): Promise<StoredNotification[]>;
  /** The ids of all notifications that wait here, by whom they are about, and since when. */
  waitingNotifications(
    cloud: string,
    clientId: string,
  ): Promise<{ userId: string; firstAt: number; ids: number[] }[]>;
  removeNotifications(ids: readonly number[]): Promise<void>;
}
