// How alerts are decided: pure functions of (state, reading, settings, now). No clock, no store, no network.
import type { Reading } from './reading';
import {
  type AlertSettings,
  chargedBy,
  failingMs,
  longQuietMs,
  lookStepMs,
  shortPauseMs,
  unchangedMs,
} from './settings';

export type DeviceAlertKind = 'low' | 'critical' | 'charged' | 'not-syncing' | 'syncing-again';
export type PersonAlertKind = 'reconnect' | 'cannot-check';
/** `test` is decided by nobody: the owner asks for it, to see that the flow behind output 1 works. */
export type AlertKind = DeviceAlertKind | PersonAlertKind | 'test';

/** What is remembered of one device between checks. Plain JSON; times are ms since 1970 UTC. */
export interface DeviceState {
  level: number | null;
  status: string | null;
  syncedAt: number | null;
  /** Since when level, status and sync time have been what they are; time in which nobody looked is left out. */
  unchangedSince: number;
  /**
   * Where only that says whether a device syncs: a look that counted, and how long before it the one before was. Else
   * null. As coarse as `lookStepMs`, so that a check which brings nothing new seldom writes.
   */
  looked: { at: number; gap: number } | null;
  /** The worst that was told in this dip. */
  dip: 'none' | 'low' | 'critical';
  /** What the dip began with: a level, or a word without one. */
  dipBy: 'level' | 'word' | null;
  toldAt: number | null;
  silent: boolean;
  /** Quiet for 30 days when first seen: listed, never alerted, until it syncs again. */
  retired: boolean;
}

export interface DeviceDecision {
  state: DeviceState;
  /** The worst new alert, or null. */
  alert: DeviceAlertKind | null;
  /** Whether the reading differs from the last one. */
  isNews: boolean;
}

const hour = 3_600_000;

/** Worst first: of several new alerts of one check only the first is told. */
const severity: readonly DeviceAlertKind[] = ['critical', 'not-syncing', 'low', 'syncing-again', 'charged'];

/** Decides what one reading of one device is worth telling. `state` is null for a device never seen before. */
export function decideDevice(
  state: DeviceState | null,
  reading: Reading,
  settings: AlertSettings,
  now: number,
): DeviceDecision {
  const isNews =
    state === null ||
    state.level !== reading.level ||
    state.status !== reading.status ||
    state.syncedAt !== reading.syncedAt;
  const seen: DeviceState = {
    level: reading.level,
    status: reading.status,
    syncedAt: reading.syncedAt,
    ...unchanged(isNews ? null : state, reading, now),
    dip: state?.dip ?? 'none',
    dipBy: state?.dipBy ?? null,
    toldAt: state?.toldAt ?? null,
    silent: state?.silent ?? false,
    retired: state?.retired ?? true,
  };
  seen.retired = seen.retired && isRetired(reading, now);
  if (seen.retired) return { state: seen, alert: null, isNews };

  const alerts = new Set<DeviceAlertKind>();
  const rank = rankOf(reading, settings);
  if (rank === 'critical' && seen.dip !== 'critical') alerts.add('critical');
  else if (rank === 'low' && seen.dip === 'none') alerts.add('low');
  else if ((rank === 'low' || rank === 'critical') && isReminderDue(seen, settings, now)) {
    alerts.add(rank);
  }
  if (alerts.size > 0) {
    seen.dipBy ??= reading.level === null ? 'word' : 'level';
    seen.dip = alerts.has('critical') || seen.dip === 'critical' ? 'critical' : 'low';
    seen.toldAt = now;
  }
  // Words are coarse: one must not end what a level began.
  const mayRearm = reading.level !== null || seen.dipBy !== 'level';
  if (rank === 'fine' && seen.dip !== 'none' && mayRearm) {
    seen.dip = 'none';
    seen.dipBy = null;
    seen.toldAt = null;
    alerts.add('charged');
  }

  const silent = isSilent({ ...seen, type: reading.type }, settings, now);
  if (silent && !seen.silent) alerts.add('not-syncing');
  if (!silent && seen.silent) alerts.add('syncing-again');
  seen.silent = silent;

  if (!settings.goodNews) {
    alerts.delete('charged');
    alerts.delete('syncing-again');
  }
  return { state: seen, alert: severity.find((kind) => alerts.has(kind)) ?? null, isNews };
}

/**
 * Since when nothing has changed, for a device without a sync time: only while somebody looks does it count. A pause of
 * the checks counts if it is not much longer than the one before: whoever looks every two days does look. The same goes
 * for a clock that jumps. `before`: the state as the last check left it, or null where this reading is news.
 */
function unchanged(
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

/**
 * What there is to tell of a tracker that its cloud does not list any more. Its last level says nothing of now, but that it
 * is heard of no longer must not pass for quiet. `reading`: the last one.
 */
export function decideUnlisted(
  state: DeviceState,
  reading: Reading,
  settings: Pick<AlertSettings, 'notSyncingHours'>,
  now: number,
): Pick<DeviceDecision, 'state' | 'alert'> {
  const seen: DeviceState = { ...state, ...unchanged(state, reading, now) };
  const isNewlySilent =
    !seen.silent && !seen.retired && isSilent({ ...seen, type: reading.type }, settings, now);
  return isNewlySilent
    ? { state: { ...seen, silent: true }, alert: 'not-syncing' }
    : { state: seen, alert: null };
}

/** Whether a device had already been quiet for 30 days. Without a sync time nobody can tell. */
function isRetired({ syncedAt }: Reading, now: number): boolean {
  return syncedAt !== null && now - syncedAt >= longQuietMs;
}

/** How a device stands at a moment, the worst first; `unknown`: neither level nor a word that says something. */
export type Standing = 'critical' | 'low' | 'not-syncing' | 'unknown' | 'fine' | 'retired';

/**
 * How a reading stands now, for a picture. `wasSilent`: whether the last check found it not syncing, which is all that can
 * be said of a device without a sync time.
 */
export function standingOf(
  reading: Reading,
  settings: Pick<AlertSettings, 'low' | 'critical' | 'notSyncingHours'>,
  wasSilent: boolean,
  now: number,
): Standing {
  if (isRetired(reading, now)) return 'retired';
  const rank = rankOf(reading, settings);
  if (rank === 'critical' || rank === 'low') return rank;
  const isQuiet = reading.syncedAt === null ? wasSilent : isOverdue(reading.syncedAt, settings, now);
  if (isQuiet && reading.type !== 'scale') return 'not-syncing';
  return rank === 'unknown' ? 'unknown' : 'fine';
}

/**
 * The state of a device as if an alert about it had never been told, because nobody could be: the next check decides
 * anew. `kind`: the alert's.
 */
export function reopenedDevice(state: DeviceState, kind: string): DeviceState {
  switch (kind) {
    case 'low':
    case 'critical':
      return { ...state, dip: 'none', dipBy: null, toldAt: null };
    case 'not-syncing':
      return { ...state, silent: false };
    default:
      return state;
  }
}

/** The same for an alert about the connection. */
export function reopenedPerson(state: PersonState, kind: string): PersonState {
  return {
    toldLoss: kind === 'reconnect' ? null : state.toldLoss,
    toldFailing: kind === 'cannot-check' ? null : state.toldFailing,
  };
}

/** Where a reading stands: by its level, else by the cloud's word. `between` and `unknown` change nothing. */
function rankOf(
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

/** What was told at a time that lies ahead was told long ago, by a clock that was wrong. */
function isReminderDue({ toldAt }: DeviceState, { remindHours }: AlertSettings, now: number): boolean {
  if (remindHours === 0 || toldAt === null) return false;
  return now < toldAt || now - toldAt >= remindHours * hour;
}

/** A scale syncs when somebody steps on it: that it does not says nothing. */
function isSilent(
  {
    level,
    syncedAt,
    unchangedSince,
    type,
  }: Pick<DeviceState, 'level' | 'syncedAt' | 'unchangedSince'> & Pick<Reading, 'type'>,
  settings: Pick<AlertSettings, 'notSyncingHours'>,
  now: number,
): boolean {
  if (type === 'scale') return false;
  if (syncedAt !== null) return isOverdue(syncedAt, settings, now);
  return level !== null && now - unchangedSince >= unchangedMs;
}

/** A sync time in the future is a travelling clock, not an error: such a device is not silent. */
function isOverdue(
  syncedAt: number,
  { notSyncingHours }: Pick<AlertSettings, 'notSyncingHours'>,
  now: number,
): boolean {
  return now - syncedAt > notSyncingHours * hour;
}

/** What is known of a person's connection. Times are ms since 1970 UTC. */
export interface Connection {
  access: 'ok' | 'lost';
  accessSince: number;
  /** No check has worked since then; null while they work. */
  failingSince: number | null;
}

/** What one battery node has already told of a person. Plain JSON. */
export interface PersonState {
  /** The loss of access (its time) that was told. */
  toldLoss: number | null;
  /** The failing since (its time) that was told. */
  toldFailing: number | null;
}

/** The state where a failure that began at `from` is now said to have begun at `to`: what was told of it stays told. */
export function failureMoved(state: PersonState, from: number | null, to: number | null): PersonState {
  if (from === null || to === null || state.toldFailing !== from) return state;
  return { ...state, toldFailing: to };
}

/** Decides whether the connection itself is worth telling: each loss once, each long failure once. */
export function decidePerson(
  state: PersonState | null,
  { access, accessSince, failingSince }: Connection,
  now: number,
): { state: PersonState; alert: PersonAlertKind | null } {
  const told: PersonState = state ?? { toldLoss: null, toldFailing: null };
  if (access === 'lost') {
    if (told.toldLoss === accessSince) return { state: told, alert: null };
    return { state: { ...told, toldLoss: accessSince }, alert: 'reconnect' };
  }
  if (failingSince === null || now - failingSince < failingMs || told.toldFailing === failingSince) {
    return { state: told, alert: null };
  }
  return { state: { ...told, toldFailing: failingSince }, alert: 'cannot-check' };
}
