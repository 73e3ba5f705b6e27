// What both clouds' device lists have in common: each device read for itself, and each once.
import { canBeSync } from '../net/sync-time';
import type { Device } from './cloud';
import { type Entry, entriesOf, type OnOdd, percentOf, textOf } from './entries';

/** How one cloud writes a device. */
export interface DeviceWire {
  /** The names of its fields. */
  fields: Record<'id' | 'type' | 'level' | 'status' | 'name' | 'syncedAt', string>;
  /** The device's id in its id field; an empty one is none. */
  idOf(text: string): string;
  /** Ms since 1970 UTC; null for what is no time, undefined where it cannot be told which one it is. */
  timeOf(text: string): number | null | undefined;
  /** The level, where the wire has one; else what its absence says. */
  levelOf(level: number | null, wasThere: boolean, status: string | null): number | null;
}

/**
 * The devices of a list. A field that does not fit is unknown and told; an entry without an id is left out and told.
 * What only counts steps on a phone is no device. `now`: ms since 1970 UTC.
 */
export function readDevices(list: readonly unknown[], wire: DeviceWire, now: number, onOdd: OnOdd): Device[] {
  return entriesOf(list, onOdd)
    .map((entry) => readDevice(entry, wire, now, onOdd))
    .filter((device): device is Device => device !== null && isHardware(device));
}

function readDevice(entry: Entry, wire: DeviceWire, now: number, onOdd: OnOdd): Device | null {
  const { fields } = wire;
  const named = textOf(entry, fields.id, onOdd);
  const id = named === null ? '' : wire.idOf(named);
  if (id === '') {
    onOdd(fields.id);
    return null;
  }
  const status = textOf(entry, fields.status, onOdd);
  const level = percentOf(entry, fields.level, onOdd);
  return {
    id,
    name: textOf(entry, fields.name, onOdd),
    type: deviceType(textOf(entry, fields.type, onOdd)),
    level: wire.levelOf(level, Object.hasOwn(entry, fields.level), status),
    status,
    syncedAt: readTime(entry, wire, now, onOdd),
  };
}

function readTime(entry: Entry, { fields, timeOf }: DeviceWire, now: number, onOdd: OnOdd): number | null {
  const text = textOf(entry, fields.syncedAt, onOdd);
  const time = text === null ? undefined : timeOf(text);
  if (time === undefined) return null;
  if (time !== null && canBeSync(time, now)) return time;
  onOdd(fields.syncedAt);
  return null;
}

/** `MobileTrack` is steps counted by the phone alone: no hardware, and always "Empty". */
function isHardware({ name }: Device): boolean {
  return name?.toLowerCase() !== 'mobiletrack';
}

/** A tracker (watches too), a scale, or a word that is not documented. */
function deviceType(word: string | null): Device['type'] {
  switch (word?.toUpperCase()) {
    case 'TRACKER':
      return 'tracker';
    case 'SCALE':
      return 'scale';
    default:
      return 'unknown';
  }
}

/**
 * Each device once, in the order in which they first came: pages that overlap bring one twice. Of two readings the one
 * that synced later stands; where nobody can tell, the lower level, so that the order of the list decides nothing.
 */
export function onceEach(devices: readonly Device[]): Device[] {
  const byId = new Map<string, Device>();
  for (const device of devices) {
    const other = byId.get(device.id);
    if (!other || goesBefore(device, other)) byId.set(device.id, device);
  }
  return [...byId.values()];
}

function goesBefore(one: Device, other: Device): boolean {
  const lead = (one.syncedAt ?? -Infinity) - (other.syncedAt ?? -Infinity);
  // Infinity less infinity: neither says when it synced.
  if (lead !== 0 && !Number.isNaN(lead)) return lead > 0;
  return (one.level ?? Infinity) < (other.level ?? Infinity);
}
