// What was learned of a device, and the readings from which more is, in PostgreSQL.
import type { HistoryRules, LearningRules } from '../history-rules';
import { toReading } from '../reading-row';
import type { StoredReading } from '../records';
import type { Transaction } from './database';
import { all, one, run } from './statements';

/** What was learned by the readings up to a time, if it can be gone on from. */
export async function checkpoint(
  transaction: Transaction,
  personId: string,
  deviceId: string,
  isReadable: LearningRules['isReadable'],
): Promise<{ until: number; summary: string } | null> {
  const row = await one(
    transaction,
    'SELECT until, summary FROM summaries WHERE person_id = $1 AND device_id = $2',
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
export async function readingsBetween(
  transaction: Transaction,
  personId: string,
  deviceId: string,
  after: number | undefined,
  before: number,
  most?: number,
): Promise<StoredReading[]> {
  const newestFirst = await all(
    transaction,
    `SELECT d.device_id, d.name, d.type, r.at, r.level, r.status, r.synced_at, r.charging
     FROM readings r JOIN devices d ON r.person_id = d.person_id AND r.device_id = d.device_id
     WHERE r.person_id = $1 AND r.device_id = $2 AND r.at > $3 AND r.at < $4 ORDER BY r.at DESC LIMIT $5`,
    personId,
    deviceId,
    after ?? Number.MIN_SAFE_INTEGER,
    before,
    // A limit of null is none.
    most ?? null,
  );
  return newestFirst.map(toReading).reverse();
}

/** Keeps what is learned by a device's readings before a time, where `rules` say that it is time. */
export async function keepCheckpoint(
  transaction: Transaction,
  personId: string,
  deviceId: string,
  before: number,
  rules: HistoryRules,
): Promise<void> {
  const known = await checkpoint(transaction, personId, deviceId, rules.isReadable);
  if (known && !rules.isCheckpointDue(known.until, before)) return;
  const readings = await readingsBetween(transaction, personId, deviceId, known?.until, before);
  const until = readings.at(-1)?.at;
  const summary = until === undefined ? null : rules.learned(known?.summary ?? null, readings);
  if (until === undefined || summary === null) return;
  await run(
    transaction,
    `INSERT INTO summaries (person_id, device_id, until, summary) VALUES ($1, $2, $3, $4)
     ON CONFLICT (person_id, device_id) DO UPDATE SET until = excluded.until, summary = excluded.summary`,
    personId,
    deviceId,
    until,
    summary,
  );
}
