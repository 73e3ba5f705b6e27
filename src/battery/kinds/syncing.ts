// The alerts `not-syncing` and `syncing-again`: by the last sync, or, without one, by whether anything changes.
import type { DeviceState } from '../device-state';
import type { Reading } from '../reading';
import { type AlertSettings, lookStepMs, shortPauseMs, unchangedMs } from '../settings';
import { hasSyncTime, isOverdue } from '../standing';
import type { DeviceRule, KnownBattery } from './kind';

type Kind = 'not-syncing' | 'syncing-again';

export const syncing: DeviceRule<Kind> = {
  kinds: {
    'not-syncing': {
      urgency: 2,
      isGoodNews: false,
      list: 'alert-list.not-syncing',
      sentence({ level, syncedAt }) {
        if (syncedAt === null) return 'alert.not-syncing.unchanged';
        return level === null ? 'alert.not-syncing' : 'alert.not-syncing.level';
      },
      status: ({ notSyncing }) => (notSyncing ? 'notSyncing' : null),
      rearmed: (state) => ({ ...state, notSyncing: false }),
      isSolved: ({ notSyncing }) => !notSyncing,
      isSolvedByReading: hasSynced,
    },
    'syncing-again': {
      urgency: 5,
      isGoodNews: true,
      list: 'alert-list.syncing-again',
      sentence: ({ level }) => (level === null ? 'alert.syncing-again' : 'alert.syncing-again.level'),
      status: () => null,
      rearmed: null,
      isSolved: () => false,
      isSolvedByReading: () => false,
    },
  },

  remembers: ['notSyncing'],

  decide(state, reading, settings, now) {
    const notSyncing = isNotSyncing(state, reading, settings, now);
    const alerts: Kind[] = [];
    if (notSyncing && !state.notSyncing) alerts.push('not-syncing');
    if (!notSyncing && state.notSyncing) alerts.push('syncing-again');
    return { state: { ...state, notSyncing }, alerts };
  },
};

/**
 * Since when nothing has changed, for a device without a sync time: only while somebody looks does it count. A pause of
 * the checks counts if it is not much longer than the one before: whoever looks every two days does look. The same goes
 * for a clock that jumps. `before`: the state as the last check left it, or null where this reading is news.
 */
export function unchanged(
  before: DeviceState | null,
  { level, syncedAt, type }: Reading,
  now: number,
): Pick<DeviceState, 'unchangedSince' | 'looked'> {
  const isCounted = level !== null && syncedAt === null && type !== 'scale';
  if (!before) return { unchangedSince: now, looked: isCounted ? { at: now, gap: 0 } : null };
  const { unchangedSince, looked } = before;
  if (!isCounted || !looked) return { unchangedSince, looked };
  const gap = now - looked.at;
  if (gap < 0 || gap > Math.max(shortPauseMs, 2 * looked.gap)) {
    return { unchangedSince: unchangedSince + gap, looked: { at: now, gap: Math.max(0, gap) } };
  }
  return { unchangedSince, looked: gap < lookStepMs ? looked : { at: now, gap } };
}

/** A scale syncs when somebody steps on it: that it does not says nothing. */
export function isNotSyncing(
  { level, syncedAt, unchangedSince }: Pick<DeviceState, 'level' | 'syncedAt' | 'unchangedSince'>,
  { type, lastHeard }: Pick<Reading, 'type' | 'lastHeard'>,
  settings: Pick<AlertSettings, 'notSyncingHours'>,
  now: number,
): boolean {
  if (type === 'scale') return false;
  const last = lastHeard ? { syncedAt, lastHeard } : { syncedAt };
  if (hasSyncTime(last)) return isOverdue(last, settings, now);
  return level !== null && now - unchangedSince >= unchangedMs;
}

function hasSynced(told: KnownBattery, now: KnownBattery): boolean {
  if (now.syncedAt !== null) return told.syncedAt === null || now.syncedAt > told.syncedAt;
  return now.level !== told.level || now.status !== told.status;
}
