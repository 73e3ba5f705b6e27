// How a device stands at a moment: by its level, by the cloud's word, and by when it last synced.
import type { Reading } from './reading';
import { type AlertSettings, chargedBy, longQuietMs } from './settings';

/** The worst first; `unknown`: neither level nor a word that says something. */
export type Standing = 'critical' | 'low' | 'not-syncing' | 'unknown' | 'fine' | 'retired';

const hour = 3_600_000;

/**
 * How a reading stands now, for a picture. `wasNotSyncing`: whether the last check found it not syncing, which is all that
 * can be said of a device without a sync time.
 */
export function standingOf(
  reading: Reading,
  settings: Pick<AlertSettings, 'low' | 'critical' | 'notSyncingHours'>,
  wasNotSyncing: boolean,
  now: number,
): Standing {
  if (isRetired(reading, now)) return 'retired';
  const rank = rankOf(reading, settings);
  if (rank === 'critical' || rank === 'low') return rank;
  const isQuiet = hasSyncTime(reading) ? isOverdue(reading, settings, now) : wasNotSyncing;
  if (isQuiet && reading.type !== 'scale') return 'not-syncing';
  return rank === 'unknown' ? 'unknown' : 'fine';
}

/** Where a reading stands: by its level, else by the cloud's word. `between` and `unknown` change nothing. */
export function rankOf(
  { level, status }: Reading,
  { low, critical }: Pick<AlertSettings, 'low' | 'critical'>,
): 'critical' | 'low' | 'between' | 'fine' | 'unknown' {
  if (level !== null) {
    if (level < critical) return 'critical';
    if (level < low) return 'low';
    // A high threshold must be able to re-arm too.
    return level >= Math.min(100, low + chargedBy) ? 'fine' : 'between';
  }
  switch (status?.toLowerCase()) {
    case 'empty':
      return 'critical';
    case 'low':
      return 'low';
    case 'medium':
      return 'between';
    case 'high':
      return 'fine';
    default:
      return 'unknown';
  }
}

/** Whether a device had already been quiet for 30 days. Without a sync time nobody can tell. */
export function isRetired(reading: Pick<Reading, 'syncedAt' | 'lastHeard'>, now: number): boolean {
  const quiet = quietMs(reading, now);
  return quiet !== null && quiet >= longQuietMs;
}

/** A sync time in the future is a travelling clock, not an error: such a device does sync. */
export function isOverdue(
  reading: Pick<Reading, 'syncedAt' | 'lastHeard'>,
  { notSyncingHours }: Pick<AlertSettings, 'notSyncingHours'>,
  now: number,
): boolean {
  const quiet = quietMs(reading, now);
  return quiet !== null && quiet > notSyncingHours * hour;
}

/** Whether anything is known of when a device last synced. */
export function hasSyncTime({ syncedAt, lastHeard }: Pick<Reading, 'syncedAt' | 'lastHeard'>): boolean {
  return syncedAt !== null || lastHeard !== undefined;
}

/** For how long a device has been quiet, in ms; null where nobody can tell. */
function quietMs(
  { syncedAt, lastHeard }: Pick<Reading, 'syncedAt' | 'lastHeard'>,
  now: number,
): number | null {
  if (lastHeard) return lastHeard.quietMs;
  return syncedAt === null ? null : now - syncedAt;
}
