// What the devices said, in PostgreSQL.
import { toReading } from '../reading-row';
import type { ReadingStore } from '../store';
import type { Operations } from './database';
import { saveReadings } from './history';
import { checkpoint, readingsBetween } from './learning';
import { all, run } from './statements';

export const readings: Operations<ReadingStore> = {
  saveReadings,

  async lastReadings(transaction, personId) {
    const rows = await all(
      transaction,
      `SELECT d.device_id, d.name, d.type, r.at, r.level, r.status, r.synced_at, r.charging
       FROM devices d CROSS JOIN LATERAL (
         SELECT * FROM readings WHERE person_id = d.person_id AND device_id = d.device_id
         ORDER BY at DESC LIMIT 1) AS r
       WHERE d.person_id = $1 ORDER BY d.device_id`,
      personId,
    );
    return rows.map(toReading);
  },

  async removeDevice(transaction, personId, deviceId) {
    const changes = await run(
      transaction,
      'DELETE FROM devices WHERE person_id = $1 AND device_id = $2',
      personId,
      deviceId,
    );
    if (changes === 0) return false;
    for (const table of ['states', 'untold']) {
      await run(
        transaction,
        `DELETE FROM ${table} WHERE person_id = $1 AND device_id = $2`,
        personId,
        deviceId,
      );
    }
    return true;
  },

  async readingsSince(transaction, personId, since) {
    const rows = await all(
      transaction,
      `SELECT d.device_id, d.name, d.type, r.at, r.level, r.status, r.synced_at, r.charging
       FROM readings r JOIN devices d ON r.person_id = d.person_id AND r.device_id = d.device_id
       WHERE r.person_id = $1 AND r.at >= $2 ORDER BY r.at, r.device_id`,
      personId,
      since,
    );
    return rows.map(toReading);
  },

  async learning(transaction, personId, deviceId, isReadable, most) {
    const known = await checkpoint(transaction, personId, deviceId, isReadable);
    const readings = await readingsBetween(
      transaction,
      personId,
      deviceId,
      known?.until,
      Number.MAX_SAFE_INTEGER,
      most,
    );
    return { checkpoint: known?.summary ?? null, readings };
  },
};
