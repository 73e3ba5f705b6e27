// A device's reading as a row, which every driver keeps the same way.
import { numberOrNull, type Row, textOrNull } from './columns';
import type { StoredReading } from './records';

/** A reading with its device's name and type. */
export function toReading(row: Row): StoredReading {
  return {
    deviceId: String(row.device_id),
    name: textOrNull(row.name),
    type: String(row.type),
    ...toSaid(row),
  };
}

/** What a reading says, whichever device it is of. */
export function toSaid(row: Row): Omit<StoredReading, 'deviceId' | 'name' | 'type'> {
  const { charging } = row;
  return {
    at: Number(row.at),
    level: numberOrNull(row.level),
    status: textOrNull(row.status),
    syncedAt: numberOrNull(row.synced_at),
    ...(charging === null || charging === undefined ? {} : { charging: charging === 1 }),
  };
}

/** Null where nothing is said of it. */
export function chargingValue({ charging }: Pick<StoredReading, 'charging'>): number | null {
  return charging === undefined ? null : Number(charging);
}
