// A made-up wearable: what it is, how it drains, what a cloud would say of it at a given moment.
import { deriveDigits, deriveHex } from './seed';

/** Fields a device may keep to itself; the names are Google's. */
export const DEVICE_FIELDS = [
  'deviceType',
  'batteryStatus',
  'batteryLevel',
  'lastSyncTime',
  'deviceVersion',
  'macAddress',
  'features',
] as const;
export type DeviceField = (typeof DEVICE_FIELDS)[number];

/** How a device is described from outside. Whatever is left out comes from the seed. */
export interface SandboxDevice {
  /** Product name, such as `Charge 6`. */
  name: string;
  id?: string | undefined;
  type?: 'TRACKER' | 'SCALE' | undefined;
  /** Percent; null: the cloud does not know it. */
  level?: number | null | undefined;
  /** `High`, `Medium`, `Low`, `Empty` or anything else; left out: derived from the level. */
  status?: string | null | undefined;
  /** `now`, an ISO 8601 time with zone, or null for a device that never says when it synced. */
  syncedAt?: string | null | undefined;
  features?: string[] | undefined;
  omit?: DeviceField[] | undefined;
}

export interface Device {
  id: string;
  mac: string;
  name: string;
  type: 'TRACKER' | 'SCALE';
  features: string[];
  level: number | null;
  status: string | null;
  syncedAt: number | null;
  omit: DeviceField[];
  /** How many digits after the second its sync time has on Google's wire. */
  fraction: 0 | 3 | 6 | 9;
  drain: { perSecond: number; since: number; from: number } | null;
}

export interface Reading {
  level: number | null;
  status: string | null;
  /** Epoch milliseconds. */
  syncedAt: number | null;
}

/** A tracker that has been quiet for longer than this is no longer worn. */
const IN_USE = 3 * 24 * 3_600_000;

const FRACTIONS = [3, 0, 6, 9] as const;

/** `at` is the epoch millisecond that `now` means; `index` is the device's place in its person's list. */
export function makeDevice(
  seed: string,
  owner: string,
  index: number,
  given: SandboxDevice,
  at: number,
): Device {
  const label = `device ${owner} ${index}`;
  return {
    id: given.id ?? deriveDigits(seed, label, 10),
    mac: deriveHex(seed, `${label} mac`, 12).toUpperCase(),
    name: given.name,
    type: given.type ?? 'TRACKER',
    features: given.features ?? [],
    level: given.level === undefined ? 80 : given.level,
    status: given.status ?? null,
    syncedAt: given.syncedAt === undefined ? at : syncTime(given.syncedAt, at),
    omit: given.omit ?? [],
    fraction: FRACTIONS[index % FRACTIONS.length] ?? 3,
    drain: null,
  };
}

/** Epoch milliseconds of `now` or an ISO time; null stays null. Throws for anything else. */
export function syncTime(text: string | null, now: number): number | null {
  if (text === null) return null;
  const at = text === 'now' ? now : Date.parse(text);
  if (Number.isNaN(at)) throw new Error(`"${text}" is not a time: give "now", an ISO 8601 time or null`);
  return at;
}

/** A tracker in use. MobileTrack is the phone counting steps, with no battery; others lie in a drawer for years. */
function drains(device: Device, now: number): boolean {
  return (
    device.type === 'TRACKER' &&
    device.name !== 'MobileTrack' &&
    device.syncedAt !== null &&
    now - device.syncedAt < IN_USE
  );
}

/** What a cloud would say of this device at `now`. */
export function readDevice(device: Device, now: number): Reading {
  const { level, syncedAt } = drained(device, now);
  return { level, status: device.status ?? (level === null ? null : statusFor(level)), syncedAt };
}

function drained(device: Device, now: number): { level: number | null; syncedAt: number | null } {
  if (!device.drain) return { level: device.level, syncedAt: device.syncedAt };
  const { perSecond, since, from } = device.drain;
  const level = from - (perSecond * (now - since)) / 1000;
  // A dead tracker never reports 0: it stops syncing, and its last word stays.
  if (level < 1) return { level: 1, syncedAt: since + ((from - 1) / perSecond) * 1000 };
  return { level: Math.min(100, Math.floor(level)), syncedAt: now };
}

/** Starts (or with 0 ends) draining by `perSecond` percent; a negative number charges. */
export function drainDevice(device: Device, perSecond: number, now: number): void {
  settle(device, now);
  device.drain = perSecond === 0 ? null : { perSecond, since: now, from: device.level ?? 100 };
}

/** Makes what the drain has reached the device's own level, and ends the drain. */
export function settle(device: Device, now: number): void {
  Object.assign(device, drained(device, now), { drain: null });
}

/** The sync that a read brings about when the sandbox drains by reads: synced now, and from the next read on lower. */
export function syncOnRead(device: Device, percent: number, now: number): Reading {
  if (percent === 0 || device.drain || !device.level || !drains(device, now)) return readDevice(device, now);
  device.syncedAt = now;
  const reading = readDevice(device, now);
  // A dead tracker never reports 0: at the end it stays at its last level.
  device.level = Math.max(1, device.level - percent);
  return reading;
}

function statusFor(level: number): string {
  if (level > 60) return 'High';
  if (level >= 20) return 'Medium';
  return level >= 5 ? 'Low' : 'Empty';
}
