// What a cloud said of one device's battery at one time, as the battery's logic sees it.
import { longQuietMs } from './settings';

export interface Reading {
  deviceId: string;
  /** Product name such as `Charge 6`, or null. */
  name: string | null;
  type: 'tracker' | 'scale' | 'unknown';
  /** When the cloud was asked, ms since 1970 UTC. */
  at: number;
  /** Percent 0 to 100 at the last sync, or null. */
  level: number | null;
  /** The cloud's word for it, or null. */
  status: string | null;
  /** The last sync, ms since 1970 UTC, or null. */
  syncedAt: number | null;
  /** Where levels come by msgs: see LastHeard. */
  lastHeard?: LastHeard;
  /** Whether it is on its charger; left out where nothing is said of it. */
  charging?: boolean;
}

/** When a device was last heard of. What is kept of that, `syncedAt`, is older. */
export interface LastHeard {
  /** Ms since 1970 UTC. */
  at: number;
  /** For how long it has been quiet, without the time in which nobody listened. */
  quietMs: number;
}

/** A reading as it is shown: with the newest that is known of when it synced. */
export function shownReading<R extends Reading>(reading: R): R {
  return reading.lastHeard ? { ...reading, syncedAt: reading.lastHeard.at } : reading;
}

/** Which of a person's devices count. */
export interface DeviceChoice {
  devices: 'last-synced' | 'all';
  scales: boolean;
}

/**
 * The readings that count at `now` (ms since 1970 UTC). `last-synced`: of the trackers only the one that synced last,
 * because a retired band stays in the list for ever. One that does not say when it synced counts beside such a band: what
 * is unknown may be the one that is worn.
 */
export function chosenReadings<R extends Reading>(
  readings: readonly R[],
  choice: DeviceChoice,
  now: number,
): R[] {
  const scales = choice.scales ? readings.filter(({ type }) => type === 'scale') : [];
  const trackers = readings.filter(({ type }) => type !== 'scale');
  if (choice.devices === 'all') return [...trackers, ...scales];
  const newest = Math.max(...trackers.map(({ syncedAt }) => syncedAt ?? -Infinity));
  const isLongQuiet = now - newest >= longQuietMs;
  const last = trackers.filter(({ syncedAt }) => (syncedAt === null ? isLongQuiet : syncedAt === newest));
  return [...last, ...scales];
}

/**
 * Of the readings that are known from before the trackers that are not `listed` now, although nothing listed can have taken
 * their place: whatever is worn instead has synced since, or does not say when it did. `now`: ms since 1970 UTC.
 */
export function unlistedReadings<R extends Reading>(
  listed: readonly Reading[],
  known: readonly R[],
  now: number,
): R[] {
  const trackers = listed.filter(({ type }) => type !== 'scale');
  if (trackers.some(({ syncedAt }) => syncedAt === null)) return [];
  const missing = known.filter(({ deviceId }) => listed.every((one) => one.deviceId !== deviceId));
  const last = chosenReadings<Reading>(
    [...trackers, ...missing],
    { devices: 'last-synced', scales: false },
    now,
  );
  return missing.filter((one) => last.includes(one));
}
