// What the devices said, in SQLite.
import type { HistoryRules, LearningRules } from '../history-rules';
import { chargingValue, toReading, toSaid } from '../reading-row';
import type { StoredReading } from '../records';
import type { ReadingStore } from '../store';
import type { Database, Operations } from './database';
import { all, numberOrNull, one, type Row, run } from './statements';

export const readings: Operations<ReadingStore> = {
  saveReadings(database, personId, readings, rules) {
    // Who is gone has no row, and who has taken back consent a grant without tokens.
    const isThere = one(
      database,
      `SELECT 1 FROM persons p LEFT JOIN grants g ON g.person_id = p.id
       WHERE p.id = ? AND (g.tokens IS NULL OR g.tokens <> X'')`,
      personId,
    );
    if (!isThere) return;
    for (const reading of readings) saveReading(database, personId, reading, rules);
  },

  lastReadings(database, personId) {
    return all(
      database,
      `SELECT d.device_id, d.name, d.type, r.at, r.level, r.status, r.synced_at, r.charging
       FROM devices d JOIN readings r ON r.person_id = d.person_id AND r.device_id = d.device_id
       WHERE d.person_id = ? AND r.at = (
         SELECT MAX(at) FROM readings WHERE person_id = d.person_id AND device_id = d.device_id)
       ORDER BY d.device_id`,
      personId,
    ).map(toReading);
  },

  removeDevice(database, personId, deviceId) {
    const changes = run(
      database,
      'DELETE FROM devices WHERE person_id = ? AND device_id = ?',
      personId,
      deviceId,
    );
    if (changes === 0) return false;
    for (const table of ['states', 'untold']) {
      run(database, `DELETE FROM ${table} WHERE person_id = ? AND device_id = ?`, personId, deviceId);
    }
    return true;
  },

  readingsSince(database, personId, since) {
    return all(
      database,
      `SELECT d.device_id, d.name, d.type, r.at, r.level, r.status, r.synced_at, r.charging
       FROM readings r JOIN devices d ON r.person_id = d.person_id AND r.device_id = d.device_id
       WHERE r.person_id = ? AND r.at >= ? ORDER BY r.at`,
      personId,
      since,
    ).map(toReading);
  },

  learning(database, personId, deviceId, isReadable, most) {
    const known = checkpoint(database, personId, deviceId, isReadable);
    const readings = readingsBetween(
      database,
      personId,
      deviceId,
      known?.until,
      Number.MAX_SAFE_INTEGER,
      most,
    );
    return { checkpoint: known?.summary ?? null, readings };
  },
};

/** What was learned by the readings up to a time, if it can be gone on from. */
function checkpoint(
  database: Database,
  personId: string,
  deviceId: string,
  isReadable: LearningRules['isReadable'],
): { until: number; summary: string } | null {
  const row = one(
    database,
    'SELECT until, summary FROM summaries WHERE person_id = ? AND device_id = ?',
    personId,
    deviceId,
  );
  const summary = String(row?.summary);
  return row && isReadable(summary) ? { until: Number(row.until), summary } : null;
}

/**
 * A device's readings after a time (without one: from the first on) and before another, the oldest first; of more than `most`
 * the newest.
 */
function readingsBetween(
  database: Database,
  personId: string,
  deviceId: string,
  after: number | undefined,
  before: number,
  most?: number,
): StoredReading[] {
  const newestFirst = all(
    database,
    `SELECT d.device_id, d.name, d.type, r.at, r.level, r.status, r.synced_at, r.charging
     FROM readings r JOIN devices d ON r.person_id = d.person_id AND r.device_id = d.device_id
     WHERE r.person_id = ? AND r.device_id = ? AND r.at > ? AND r.at < ? ORDER BY r.at DESC LIMIT ?`,
    personId,
    deviceId,
    after ?? Number.MIN_SAFE_INTEGER,
    before,
    // SQLite takes a negative limit for none.
    most ?? -1,
  );
  return newestFirst.map(toReading).reverse();
}

/** Keeps what is learned by a device's readings before a time. */
function keepCheckpoint(
  database: Database,
  personId: string,
  deviceId: string,
  before: number,
  rules: HistoryRules,
): void {
  const known = checkpoint(database, personId, deviceId, rules.isReadable);
  if (known && !rules.isCheckpointDue(known.until, before)) return;
  const readings = readingsBetween(database, personId, deviceId, known?.until, before);
  const until = readings.at(-1)?.at;
  const summary = until === undefined ? null : rules.learned(known?.summary ?? null, readings);
  if (until === undefined || summary === null) return;
  run(
    database,
    `INSERT INTO summaries (person_id, device_id, until, summary) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET until = excluded.until, summary = excluded.summary`,
    personId,
    deviceId,
    until,
    summary,
  );
}

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

/** The newest reading of a device that was seen by a time. */
function newest(database: Database, personId: string, deviceId: string, until: number): Row | undefined {
  return one(
    database,
    `SELECT at, level, status, synced_at, charging FROM readings WHERE person_id = ? AND device_id = ? AND at <= ?
     ORDER BY at DESC LIMIT 1`,
    personId,
    deviceId,
    until,
  );
}

function saveReading(
  database: Database,
  personId: string,
  reading: StoredReading,
  rules: HistoryRules,
): void {
  const { deviceId, level, status, syncedAt } = reading;
  keepDevice(database, personId, reading);
  let row = newest(database, personId, deviceId, Number.MAX_SAFE_INTEGER);
  const at = rules.seenAt(reading.at, numberOrNull(row?.at));
  if (row && Number(row.at) > at) {
    run(
      database,
      'DELETE FROM readings WHERE person_id = ? AND device_id = ? AND at > ?',
      personId,
      deviceId,
      at,
    );
    run(
      database,
      'DELETE FROM summaries WHERE person_id = ? AND device_id = ? AND until >= ?',
      personId,
      deviceId,
      at,
    );
    row = newest(database, personId, deviceId, at);
  }
  const last = row ? toSaid(row) : null;
  if (!rules.isNews(reading, last)) return;
  if (last) dropPassing(database, personId, { ...reading, at }, last.at, rules);
  run(
    database,
    'INSERT OR REPLACE INTO readings (person_id, device_id, at, level, status, synced_at, charging) VALUES (?, ?, ?, ?, ?, ?, ?)',
    personId,
    deviceId,
    at,
    level,
    status,
    syncedAt,
    chargingValue(reading),
  );
  const before = rules.thinnedBefore(at, last?.at ?? null);
  if (before === null) return;
  keepCheckpoint(database, personId, deviceId, at, rules);
  thin(database, personId, deviceId, before, rules);
}

/** Drops the last reading where the new one and the one before it leave nothing of it to tell. */
function dropPassing(
  database: Database,
  personId: string,
  reading: StoredReading,
  lastAt: number,
  rules: HistoryRules,
): void {
  const { deviceId } = reading;
  const row = newest(database, personId, deviceId, lastAt - 1);
  if (!row) return;
  const before = { at: Number(row.at), syncedAt: numberOrNull(row.synced_at) };
  if (!rules.isPassing(reading, before)) return;
  run(
    database,
    'DELETE FROM readings WHERE person_id = ? AND device_id = ? AND at = ?',
    personId,
    deviceId,
    lastAt,
  );
}

function thin(
  database: Database,
  personId: string,
  deviceId: string,
  before: number,
  rules: HistoryRules,
): void {
  const row = one(
    database,
    `SELECT json_group_array(at) AS times FROM
       (SELECT at FROM readings WHERE person_id = ? AND device_id = ? AND at < ? ORDER BY at)`,
    personId,
    deviceId,
    before,
  );
  for (const at of rules.superfluous(JSON.parse(String(row?.times)), before)) {
    run(
      database,
      'DELETE FROM readings WHERE person_id = ? AND device_id = ? AND at = ?',
      personId,
      deviceId,
      at,
    );
  }
}
