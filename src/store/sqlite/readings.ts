// What the devices said, in SQLite.
import { earliestTime } from '../../net/system';
import type { StoredReading } from '../records';
import type { ReadingStore } from '../store';
import type { Database, Operations } from './database';
import { all, numberOrNull, one, type Row, run, textOrNull } from './statements';

const day = 24 * 3_600_000;
/** How long every reading is kept, and how long a few of each day. */
const keepAllMs = 14 * day;
const keepSomeMs = 730 * day;
/** Beyond `keepAllMs`: one reading in six hours. */
const slotMs = 6 * 3_600_000;

export const readings: Operations<ReadingStore> = {
  saveReadings(database, personId, readings) {
    // The person may have left, or taken back consent, while the cloud was being asked.
    if (!one(database, "SELECT 1 FROM grants WHERE person_id = ? AND tokens <> X''", personId)) return;
    for (const stamped of readings) {
      const reading = { ...stamped, at: orderedAt(database, personId, stamped) };
      keepDevice(database, personId, reading);
      // What lies ahead was written by a clock that was wrong, and would be the newest for as long.
      run(
        database,
        'DELETE FROM readings WHERE person_id = ? AND device_id = ? AND at > ?',
        personId,
        reading.deviceId,
        reading.at,
      );
      const last = one(
        database,
        'SELECT at, level, status, synced_at FROM readings WHERE person_id = ? AND device_id = ? ORDER BY at DESC LIMIT 1',
        personId,
        reading.deviceId,
      );
      const isNews =
        !last ||
        last.level !== reading.level ||
        last.status !== reading.status ||
        last.synced_at !== reading.syncedAt;
      if (!isNews) continue;
      run(
        database,
        'INSERT OR REPLACE INTO readings (person_id, device_id, at, level, status, synced_at) VALUES (?, ?, ?, ?, ?, ?)',
        personId,
        reading.deviceId,
        reading.at,
        reading.level,
        reading.status,
        reading.syncedAt,
      );
      // Reads the whole history: four times a day is enough.
      const slotOf = (at: number) => Math.floor(at / slotMs);
      if (!last || slotOf(Number(last.at)) !== slotOf(reading.at)) {
        // Little later than the reading before: a clock that is ahead for a moment must not cost two years of history.
        thin(
          database,
          personId,
          reading.deviceId,
          Math.min(reading.at, Number(last?.at ?? reading.at) + keepAllMs + slotMs),
        );
      }
    }
  },

  lastReadings(database, personId) {
    return all(
      database,
      `SELECT d.device_id, d.name, d.type, r.at, r.level, r.status, r.synced_at
       FROM devices d JOIN readings r ON r.person_id = d.person_id AND r.device_id = d.device_id
       WHERE d.person_id = ? AND r.at = (
         SELECT MAX(at) FROM readings WHERE person_id = d.person_id AND device_id = d.device_id)
       ORDER BY d.device_id`,
      personId,
    ).map(toReading);
  },

  readingsSince(database, personId, since) {
    return all(
      database,
      `SELECT d.device_id, d.name, d.type, r.at, r.level, r.status, r.synced_at
       FROM readings r JOIN devices d ON r.person_id = d.person_id AND r.device_id = d.device_id
       WHERE r.person_id = ? AND r.at >= ? ORDER BY r.at`,
      personId,
      since,
    ).map(toReading);
  },
};

/** Keeps a device's name and type, where they are new. */
function keepDevice(database: Database, personId: string, reading: StoredReading): void {
  const device = one(
    database,
    'SELECT name, type FROM devices WHERE person_id = ? AND device_id = ?',
    personId,
    reading.deviceId,
  );
  if (!device || device.name !== reading.name || device.type !== reading.type) {
    run(
      database,
      `INSERT INTO devices (person_id, device_id, name, type) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET name = excluded.name, type = excluded.type`,
      personId,
      reading.deviceId,
      reading.name,
      reading.type,
    );
  }
}

/** When a reading is kept as seen: by a clock that has not been set yet, right after the newest that there is. */
function orderedAt(database: Database, personId: string, { deviceId, at }: StoredReading): number {
  if (at >= earliestTime) return at;
  const newest = one(
    database,
    'SELECT MAX(at) AS at FROM readings WHERE person_id = ? AND device_id = ?',
    personId,
    deviceId,
  );
  return Math.max(at, Number(newest?.at ?? at - 1) + 1);
}

/**
 * One row for each six hours of what is older than two weeks; nothing that is older than two years. The cast makes
 * the division a whole one: node:sqlite binds every number as REAL.
 */
function thin(database: Database, personId: string, deviceId: string, now: number): void {
  const old = one(
    database,
    'SELECT MIN(at) AS oldest FROM readings WHERE person_id = ? AND device_id = ?',
    personId,
    deviceId,
  );
  if (Number(old?.oldest) >= now - keepAllMs) return;
  run(
    database,
    `DELETE FROM readings WHERE person_id = ? AND device_id = ? AND (at < ? OR (at < ? AND at NOT IN (
       SELECT MIN(at) FROM readings WHERE person_id = ? AND device_id = ? GROUP BY at / CAST(? AS INTEGER))))`,
    personId,
    deviceId,
    now - keepSomeMs,
    now - keepAllMs,
    personId,
    deviceId,
    slotMs,
  );
}

function toReading(row: Row): StoredReading {
  return {
    deviceId: String(row.device_id),
    name: textOrNull(row.name),
    type: String(row.type),
    at: Number(row.at),
    level: numberOrNull(row.level),
    status: textOrNull(row.status),
    syncedAt: numberOrNull(row.synced_at),
  };
}
