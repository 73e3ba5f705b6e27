// What came by msgs of people's devices: the newest level of each, and when it was last heard of.
import { unnamedDevice } from '../battery/device-name';
import { historyOfMsgs } from '../battery/history';
import type { IncomingReading } from '../battery/incoming';
import type { Reading } from '../battery/reading';
import { serialByKey } from '../net/concurrency';
import { mostAheadMs } from '../net/sync-time';
import { earliestTime, type System } from '../net/system';
import { Trouble } from '../sentences/trouble';
import type { StoredReading } from '../store/records';
import type { ReadingStore } from '../store/store';
import type { Listener } from './listener';
import { foldedName, shortLine } from './names';
import { asReading } from './stored-reading';

/** How a reading came. */
export interface HeardBy {
  /** What the msg calls the device; null for the only one of a person. */
  device: string | null;
  /** Kept by a broker: it says nothing of when that was so. */
  isRetained: boolean;
  /** After so many hours without a reading the device counts as not syncing. */
  notSyncingHours: number;
}

export interface Heard {
  /**
   * Takes a reading. Repeats and what is older than what is known change nothing. Throws a Trouble where a person has more
   * devices than anybody wears.
   */
  take(personId: string, said: IncomingReading, by: HeardBy): Promise<void>;
  /** The newest reading of each device. When it was last heard of is written where that is late by what is on disk. */
  readings(personId: string, notSyncingHours: number): Promise<Reading[]>;
  /** Forgets a device; false where there is none. A msg that names it brings it back. */
  removeDevice(personId: string, deviceId: string): Promise<boolean>;
  /** The same, and nothing is written. */
  known(personId: string, notSyncingHours: number): Promise<Reading[]>;
  forget(personId: string): void;
}

const hour = 3_600_000;
const mostDevices = 50;

export function createHeard({
  store,
  system,
  listener,
}: {
  store: Pick<ReadingStore, 'lastReadings' | 'saveReadings' | 'removeDevice'>;
  system: Pick<System, 'now' | 'steady'>;
  listener: Pick<Listener, 'listen' | 'quietMs'>;
}): Heard {
  const inTurn = serialByKey();
  /** When each device was last heard of, by the steady clock: exact, where the disk is told only now and then. */
  const heardAt = new Map<string, Map<string, number>>();

  /** By the clock as it is now; null for a device that this process has not heard of. */
  function exactly(personId: string, deviceId: string): number | null {
    const steady = heardAt.get(personId)?.get(deviceId);
    return steady === undefined ? null : Math.round(system.now() - (system.steady() - steady));
  }

  function remember(personId: string, deviceId: string, at: number): void {
    const devices = heardAt.get(personId) ?? new Map<string, number>();
    heardAt.set(personId, devices);
    devices.set(deviceId, system.steady() - (system.now() - at));
  }

  async function take(personId: string, said: IncomingReading, by: HeardBy): Promise<void> {
    await listener.listen(by.notSyncingHours);
    const name = by.device === null ? null : shortLine(by.device) || null;
    const deviceId = name === null ? unnamedDevice : foldedName(by.device ?? '');
    const all = await store.lastReadings(personId);
    const known = all.find((one) => one.deviceId === deviceId) ?? null;
    if (!known && all.length >= mostDevices)
      throw new Trouble('too-many-devices', 'incoming.too-many-devices', { most: mostDevices });

    const now = system.now();
    // A time that lies ahead was stamped by a wrong clock and is not believed.
    const stored = known?.syncedAt != null && known.syncedAt <= now ? known.syncedAt : null;
    const exact = exactly(personId, deviceId);
    const last = Math.max(stored ?? 0, exact ?? 0);
    const at = timeOf(said, by, now);
    if (at !== null && at < last) return;
    if (at !== null) remember(personId, deviceId, at);

    const charging = said.charging === null ? {} : { charging: said.charging };
    const isChanged =
      known?.level !== said.level || known.status !== said.status || known.charging !== charging.charging;
    // A clock that is not set yet says nothing of when: it is known in memory, and written once the clock is set.
    const isSet = now >= earliestTime;
    const isDue =
      at !== null && isSet && (stored === null || at - stored >= (by.notSyncingHours * hour) / 24);
    if (!isChanged && !isDue) return;
    const reading: StoredReading = {
      deviceId,
      name,
      type: 'tracker',
      at: now,
      level: said.level,
      status: said.status,
      syncedAt: isSet ? newest(at ?? exact, stored) : stored,
      ...charging,
    };
    await store.saveReadings(personId, [reading], historyOfMsgs);
  }

  async function withNewest(
    personId: string,
    reading: StoredReading,
    notSyncingHours: number,
  ): Promise<Reading> {
    const now = system.now();
    const { syncedAt } = reading;
    const stored = syncedAt === null || syncedAt > now + mostAheadMs ? null : syncedAt;
    const exact = now >= earliestTime ? exactly(personId, reading.deviceId) : null;
    const at = newest(exact, stored);
    const known = asReading({ ...reading, syncedAt: stored });
    return at === null
      ? known
      : { ...known, lastHeard: { at, quietMs: await listener.quietMs(at, notSyncingHours) } };
  }

  /** Where the time on the disk says "not syncing" or nothing, though this process has heard of the device since, it is told. */
  async function caughtUp(personId: string, reading: Reading, notSyncingHours: number): Promise<Reading> {
    const now = system.now();
    const { syncedAt, lastHeard } = reading;
    const isLate = syncedAt === null || now - syncedAt > notSyncingHours * hour;
    if (!lastHeard || !isLate || (syncedAt !== null && lastHeard.at <= syncedAt)) return reading;
    const caught = { ...reading, at: now, syncedAt: lastHeard.at };
    await store.saveReadings(personId, [caught], historyOfMsgs);
    return caught;
  }

  async function known(personId: string, notSyncingHours: number): Promise<Reading[]> {
    const found: Reading[] = [];
    for (const reading of await store.lastReadings(personId)) {
      found.push(await withNewest(personId, reading, notSyncingHours));
    }
    return found;
  }

  async function readings(personId: string, notSyncingHours: number): Promise<Reading[]> {
    await listener.listen(notSyncingHours);
    const found: Reading[] = [];
    for (const reading of await known(personId, notSyncingHours)) {
      found.push(await caughtUp(personId, reading, notSyncingHours));
    }
    return found;
  }

  return {
    take: (personId, said, by) => inTurn(personId, () => take(personId, said, by)),
    readings: (personId, notSyncingHours) => inTurn(personId, () => readings(personId, notSyncingHours)),
    removeDevice: (personId, deviceId) =>
      inTurn(personId, async () => {
        heardAt.get(personId)?.delete(deviceId);
        return store.removeDevice(personId, deviceId);
      }),
    known,
    forget: (personId) => {
      heardAt.delete(personId);
    },
  };
}

/** When a reading was so; null where nobody can tell. What a clock has stamped that is ahead is so now, unless it was kept. */
function timeOf({ at, odd }: IncomingReading, { isRetained }: HeardBy, now: number): number | null {
  if (at === null) return isRetained || odd.includes('at') ? null : now;
  return at <= now ? at : isRetained ? null : now;
}

function newest(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other);
}
