// Which readings come into a device's history, and which leave it, in PostgreSQL.
import type { HistoryRules } from '../history-rules';
import { chargingValue, toReading } from '../reading-row';
import type { StoredReading } from '../records';
import type { ReadingStore } from '../store';
import type { Operations, Transaction } from './database';
import { keepCheckpoint } from './learning';
import { all, one, run } from './statements';

/** A device as it is known before a reading of it is kept. */
interface KnownDevice extends Pick<StoredReading, 'name' | 'type'> {
  newest: StoredReading | null;
}

export const saveReadings: Operations<ReadingStore>['saveReadings'] = async (
  transaction,
  personId,
  readings,
  rules,
) => {
  const devices = await knownDevices(transaction, personId, readings);
  if (!devices) return;
  for (const reading of readings) {
    const { deviceId, name, type } = reading;
    const device = devices.get(deviceId);
    if (device?.name !== name || device.type !== type) await keepDevice(transaction, personId, reading);
    const newest = await saveReading(transaction, personId, reading, device?.newest ?? null, rules);
    devices.set(deviceId, { name, type, newest });
  }
};

/** The devices of these readings that were seen before, by their ids; null where nothing is kept of the person. */
async function knownDevices(
  transaction: Transaction,
  personId: string,
  readings: readonly StoredReading[],
): Promise<Map<string, KnownDevice> | null> {
  // Who is gone has no row, and who has taken back consent a grant without tokens.
  const rows = await all(
    transaction,
    `SELECT d.device_id, d.name, d.type, r.at, r.level, r.status, r.synced_at, r.charging
     FROM persons p LEFT JOIN grants g ON g.person_id = p.id
     LEFT JOIN devices d ON d.person_id = p.id AND d.device_id = ANY ($2::text[])
     LEFT JOIN LATERAL (
       SELECT * FROM readings WHERE person_id = d.person_id AND device_id = d.device_id
       ORDER BY at DESC LIMIT 1) AS r ON true
     WHERE p.id = $1 AND (g.tokens IS NULL OR g.tokens <> ''::bytea)`,
    personId,
    readings.map(({ deviceId }) => deviceId),
  );
  if (rows.length === 0) return null;
  const seen = rows.filter(({ device_id: deviceId }) => deviceId !== null);
  return new Map(
    seen.map((row) => {
      const { deviceId, name, type, ...said } = toReading(row);
      return [deviceId, { name, type, newest: row.at === null ? null : { deviceId, name, type, ...said } }];
    }),
  );
}

/** Keeps a device's name and type. */
async function keepDevice(
  transaction: Transaction,
  personId: string,
  { deviceId, name, type }: StoredReading,
): Promise<void> {
  await run(
    transaction,
    `INSERT INTO devices (person_id, device_id, name, type) VALUES ($1, $2, $3, $4)
     ON CONFLICT (person_id, device_id) DO UPDATE SET name = excluded.name, type = excluded.type`,
    personId,
    deviceId,
    name,
    type,
  );
}

/** Keeps a reading, if it is news. The answer: the device's newest one then. */
async function saveReading(
  transaction: Transaction,
  personId: string,
  reading: StoredReading,
  newest: StoredReading | null,
  rules: HistoryRules,
): Promise<StoredReading | null> {
  const { deviceId } = reading;
  const at = rules.seenAt(reading.at, newest?.at ?? null);
  const isAhead = newest !== null && newest.at > at;
  const last = isAhead ? await forgetLater(transaction, personId, deviceId, at) : newest;
  if (!rules.isNews(reading, last)) return last;
  const seen = { ...reading, at };
  if (last) await dropPassing(transaction, personId, seen, last.at, rules);
  await keepReading(transaction, personId, seen);
  const before = rules.thinnedBefore(at, last?.at ?? null);
  if (before === null) return seen;
  await keepCheckpoint(transaction, personId, deviceId, at, rules);
  await thin(transaction, personId, deviceId, before, rules);
  return seen;
}

async function keepReading(
  transaction: Transaction,
  personId: string,
  reading: StoredReading,
): Promise<void> {
  const { deviceId, at, level, status, syncedAt } = reading;
  await run(
    transaction,
    `INSERT INTO readings (person_id, device_id, at, level, status, synced_at, charging)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (person_id, device_id, at) DO UPDATE
       SET level = excluded.level, status = excluded.status, synced_at = excluded.synced_at,
         charging = excluded.charging`,
    personId,
    deviceId,
    at,
    level,
    status,
    syncedAt,
    chargingValue(reading),
  );
}

/** Forgets what a clock that was ahead has stamped later than this, and what was learned from it. The answer: the newest reading that stays. */
async function forgetLater(
  transaction: Transaction,
  personId: string,
  deviceId: string,
  at: number,
): Promise<StoredReading | null> {
  await run(
    transaction,
    'DELETE FROM readings WHERE person_id = $1 AND device_id = $2 AND at > $3',
    personId,
    deviceId,
    at,
  );
  await run(
    transaction,
    'DELETE FROM summaries WHERE person_id = $1 AND device_id = $2 AND until >= $3',
    personId,
    deviceId,
    at,
  );
  return newestUntil(transaction, personId, deviceId, at);
}

/** Drops the last reading where the new one and the one before it leave nothing of it to tell. */
async function dropPassing(
  transaction: Transaction,
  personId: string,
  reading: StoredReading,
  lastAt: number,
  rules: HistoryRules,
): Promise<void> {
  const { deviceId } = reading;
  const before = await newestUntil(transaction, personId, deviceId, lastAt - 1);
  if (before && rules.isPassing(reading, before)) {
    await forgetTimes(transaction, personId, deviceId, [lastAt]);
  }
}

async function thin(
  transaction: Transaction,
  personId: string,
  deviceId: string,
  before: number,
  rules: HistoryRules,
): Promise<void> {
  const row = await one(
    transaction,
    `SELECT coalesce(json_agg(at ORDER BY at), '[]')::text AS times FROM readings
     WHERE person_id = $1 AND device_id = $2 AND at < $3`,
    personId,
    deviceId,
    before,
  );
  const superfluous = rules.superfluous(JSON.parse(String(row?.times)), before);
  if (superfluous.length > 0) await forgetTimes(transaction, personId, deviceId, superfluous);
}

async function forgetTimes(
  transaction: Transaction,
  personId: string,
  deviceId: string,
  times: readonly number[],
): Promise<void> {
  await run(
    transaction,
    'DELETE FROM readings WHERE person_id = $1 AND device_id = $2 AND at = ANY ($3::bigint[])',
    personId,
    deviceId,
    times,
  );
}

/** The newest reading of a device that was seen by a time. */
async function newestUntil(
  transaction: Transaction,
  personId: string,
  deviceId: string,
  until: number,
): Promise<StoredReading | null> {
  const row = await one(
    transaction,
    `SELECT d.device_id, d.name, d.type, r.at, r.level, r.status, r.synced_at, r.charging
     FROM readings r JOIN devices d ON r.person_id = d.person_id AND r.device_id = d.device_id
     WHERE r.person_id = $1 AND r.device_id = $2 AND r.at <= $3 ORDER BY r.at DESC LIMIT 1`,
    personId,
    deviceId,
    until,
  );
  return row ? toReading(row) : null;
}
