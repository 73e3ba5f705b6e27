// The inbox: what clouds posted is on disk before it is answered, and leaves as one msg a person and quiet window.

import type { SyncMessage } from '../../types/messages';
import type { Notification } from '../clouds/cloud';
import { atMost } from '../net/concurrency';
import { isoTime, type System } from '../net/system';
import { topicOf } from '../net/text';
import type { NewNotification, StoredNotification } from '../store/notification-store';
import type { InstanceStore, Instances, NotificationStore } from '../store/store';
import { createUnacknowledged } from '../store/unacknowledged';

type Send = (message: SyncMessage) => void;
type Client = { cloud: string; clientId: string };

export interface Inbox {
  /** Stores what came for people of this client. Resolves when it is on disk, with how many were for nobody we know. */
  add(
    client: { cloud: string; clientId: string },
    notifications: readonly Notification[],
  ): Promise<{ unknown: number }>;
  /** A webhook node is there: what waits for its client leaves in time. The answer detaches it. */
  attach(client: { cloud: string; clientId: string }, send: Send): Promise<() => void>;
  /** Forgets what has surely left, and stops the windows; they go on after the next start. Never rejects. */
  close(): Promise<void>;
}

/** A window opens with the first notification and closes so long after it: waiting for silence would starve the busy. */
const windowMs = 30_000;
export const mostEntries = 100;
/** So many msgs leave in one turn of the event loop, which all flows share: after a restart everybody's window ends at once. */
const leavingAtOnce = 16;

export function createInbox({
  store,
  system,
}: {
  store: NotificationStore &
    Pick<Instances, 'onFree' | 'onWaiting'> &
    Pick<InstanceStore, 'takeNotifications'>;
  system: System;
}): Inbox {
  const sends = new Map<string, Set<Send>>();
  /** Those that nodes have been attached for. */
  const clients = new Map<string, Client>();
  /** By person: what waits on the disk for the end of its window. */
  const windows = new Map<string, { ids: Set<number>; cancel(): void }>();
  const unacknowledged = createUnacknowledged<number, Send>(system, store.removeNotifications);
  const leaving = atMost(leavingAtOnce);
  let isClosed = false;

  const keyOf = ({ cloud, clientId }: Client) => `${cloud} ${clientId}`;

  /** Puts notifications of one person into their window; the first opens it. */
  const wait = (client: string, userId: string, ids: Iterable<number>, firstAt: number) => {
    if (isClosed) return;
    const key = `${client}\n${userId}`;
    const window = windows.get(key);
    if (window) {
      for (const id of ids) window.ids.add(id);
      return;
    }
    const opened = new Set(ids);
    // A Pi without a clock of its own may start hours before the time at which it was switched off.
    const left = Math.min(windowMs, Math.max(0, firstAt + windowMs - system.now()));
    const cancel = system.after(left, () => {
      windows.delete(key);
      // A store in trouble is told elsewhere; what waits stays, and leaves when the store is well again.
      leaving(() => emit(client, [...opened])).catch(() => wait(client, userId, opened, system.now()));
    });
    windows.set(key, { ids: opened, cancel });
  };

  /** Puts all that waits on the disk into windows: what is left of theirs, or, with `anew`, whole ones. */
  async function waitForAll(client: Client, anew = false): Promise<void> {
    for (const { userId, ids, firstAt } of await store.waitingNotifications(client.cloud, client.clientId)) {
      const staying = ids.filter((id) => !unacknowledged.has(id));
      if (staying.length > 0) wait(keyOf(client), userId, staying, anew ? system.now() : firstAt);
    }
  }

  async function waitForNew(client: Client): Promise<void> {
    const found = await store.takeNotifications(client.cloud, client.clientId);
    for (const { userId, id, at } of found) wait(keyOf(client), userId, [id], at);
  }

  const forEach = (look: (client: Client) => Promise<void>) => () => {
    // What cannot be read now is there the next time that something may be free, which is once a minute.
    for (const client of clients.values()) look(client).catch(() => undefined);
  };
  // Another instance was lost with its own, or has taken in what is for people of this one: most of what waits then is in a window.
  const stops = [store.onFree(forEach((client) => waitForAll(client))), store.onWaiting(forEach(waitForNew))];

  async function emit(client: string, ids: readonly number[]): Promise<void> {
    const nodes = sends.get(client);
    // Its node is not there right now: it leaves when it is back.
    if (!nodes || nodes.size === 0) return;
    const notifications = (await store.notifications(ids)).filter(({ id }) => !unacknowledged.has(id));
    const [first] = notifications;
    // The last node may have been closed while these were read.
    if (!first || isClosed || nodes.size === 0) return;
    unacknowledged.add(
      notifications.map(({ id }) => id),
      nodes,
    );
    const message = gathered(first.person, notifications);
    for (const send of nodes) send(structuredClone(message));
  }

  return {
    async add(client, notifications) {
      const now = system.now();
      const { kept, unknown } = await store.addNotifications(
        client.cloud,
        client.clientId,
        batches(notifications),
        now,
      );
      for (const { userId, id } of kept) wait(keyOf(client), userId, [id], now);
      return { unknown };
    },
    async attach(client, send) {
      const key = keyOf(client);
      clients.set(key, client);
      await waitForAll(client);
      const nodes = sends.get(key) ?? new Set();
      sends.set(key, nodes.add(send));
      return () => {
        nodes.delete(send);
        unacknowledged.takeBack(send);
        // If this node does not come back, what was taken back is for those that stay: after a window of its own, so
        // that a node that is only being replaced hears it as well. A store in trouble keeps it for the next attach.
        if (nodes.size > 0) waitForAll(client, true).catch(() => undefined);
      };
    },
    async close() {
      isClosed = true;
      for (const stop of stops) stop();
      for (const { cancel } of windows.values()) cancel();
      windows.clear();
      await unacknowledged.close();
    },
  };
}

/** One row for each person of a post, however many entries it has. */
function batches(notifications: readonly Notification[]): NewNotification[] {
  const byUser = new Map<string, NewNotification>();
  for (const { userId, collection, entry } of notifications) {
    const batch = byUser.get(userId) ?? { userId, count: 0, collections: [], entries: [] };
    byUser.set(userId, batch);
    batch.count += 1;
    if (!batch.collections.includes(collection)) batch.collections.push(collection);
    if (batch.entries.length < mostEntries) batch.entries.push(entry);
  }
  return [...byUser.values()];
}

function gathered(
  person: { id: string; name: string },
  notifications: readonly StoredNotification[],
): SyncMessage {
  const times = notifications.map(({ at }) => at);
  return {
    payload: {
      collections: [...new Set(notifications.flatMap(({ collections }) => collections))],
      count: notifications.reduce((sum, { count }) => sum + count, 0),
      first: isoTime(Math.min(...times)),
      last: isoTime(Math.max(...times)),
      entries: notifications.flatMap(({ entries }) => entries).slice(0, mostEntries),
    },
    topic: topicOf(person.name),
    person: { id: person.id, name: person.name },
  };
}
