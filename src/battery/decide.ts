// How alerts are decided: pure functions of (state, reading, settings, now). No clock, no store, no network.
import type { Reading } from './reading';

export type DeviceAlertKind = 'low' | 'critical' | 'charged' | 'not-syncing' | 'syncing-again';
export type PersonAlertKind = 'reconnect' | 'cannot-check';
/** `test` is decided by nobody: the owner asks for it, to see that the flow behind output 1 works. */
export type AlertKind = DeviceAlertKind | PersonAlertKind | 'test';

/** What the owner chose for one battery node. Levels are percent. */
export interface AlertSettings {
  low: number;
  critical: number;
  notSyncingHours: number;
  /** Tell `low` and `critical` again after so many hours; 0: once per dip. */
  remindHours: number;
  /** Whether `charged` and `syncing-again` are told: each costs an SMS. */
  goodNews: boolean;
}

/** What is remembered of one device between checks. Plain JSON; times are ms since 1970 UTC. */
export interface DeviceState {
  level: number | null;
  status: string | null;
  syncedAt: number | null;
  /** Since when level, status and sync time have been what they are. */
  unchangedSince: number;
  /** The worst that was told in this dip. */
  dip: 'none' | 'low' | 'critical';
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
const day = 24 * hour;
/** How far above the low threshold a level must rise before the next dip can be told. */
const rearmAbove = 15;
/** Without a sync time, a level that has not moved for so long counts as not syncing. */
export const unchangedMs = 3 * day;
const retiredMs = 30 * day;

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
    unchangedSince: isNews ? now : state.unchangedSince,
    dip: state?.dip ?? 'none',
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
    seen.dip = alerts.has('critical') || seen.dip === 'critical' ? 'critical' : 'low';
    seen.toldAt = now;
  }
  if (rank === 'fine' && seen.dip !== 'none') {
    seen.dip = 'none';
    seen.toldAt = null;
    alerts.add('charged');
  }

  const silent = isSilent(seen, settings, now);
  if (silent && !seen.silent) alerts.add('not-syncing');
  if (!silent && seen.silent) alerts.add('syncing-again');
  seen.silent = silent;

  if (!settings.goodNews) {
    alerts.delete('charged');
    alerts.delete('syncing-again');
  }
  return { state: seen, alert: severity.find((kind) => alerts.has(kind)) ?? null, isNews };
}

/** Whether a device had already been quiet for 30 days. Without a sync time nobody can tell. */
function isRetired({ syncedAt }: Reading, now: number): boolean {
  return syncedAt !== null && now - syncedAt >= retiredMs;
}

/** How a device stands at a moment, the worst first; `unknown`: neither level nor a word that says something. */
export type Standing = 'critical' | 'low' | 'not-syncing' | 'unknown' | 'fine' | 'retired';

/**
 * How a reading stands now, for a picture: no memory of what was told. `unchangedSince`: since when it has been what
 * it is, ms since 1970 UTC.
 */
export function standingOf(
  reading: Reading,
  settings: Pick<AlertSettings, 'low' | 'critical' | 'notSyncingHours'>,
  unchangedSince: number,
  now: number,
): Standing {
  if (isRetired(reading, now)) return 'retired';
  const rank = rankOf(reading, settings);
  if (rank === 'critical' || rank === 'low') return rank;
  const { level, syncedAt } = reading;
  if (isSilent({ level, syncedAt, unchangedSince }, settings, now)) return 'not-syncing';
  return rank === 'unknown' ? 'unknown' : 'fine';
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
    return level >= Math.min(100, low + rearmAbove) ? 'fine' : 'between';
  }
  switch (status?.toLowerCase()) {
    case 'empty':
      return 'critical';
    case 'low':
      return 'low';
    case 'medium':
    case 'high':
      return 'fine';
    default:
      return 'unknown';
  }
}

function isReminderDue({ toldAt }: DeviceState, { remindHours }: AlertSettings, now: number): boolean {
  return remindHours > 0 && toldAt !== null && now - toldAt >= remindHours * hour;
}

/** A sync time in the future is a travelling clock, not an error: such a device is not silent. */
function isSilent(
  state: Pick<DeviceState, 'level' | 'syncedAt' | 'unchangedSince'>,
  { notSyncingHours }: Pick<AlertSettings, 'notSyncingHours'>,
  now: number,
): boolean {
  if (state.syncedAt !== null) return now - state.syncedAt > notSyncingHours * hour;
  return state.level !== null && now - state.unchangedSince >= unchangedMs;
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

export const cannotCheckMs = day;

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
  if (failingSince === null || now - failingSince < cannotCheckMs || told.toldFailing === failingSince) {
    return { state: told, alert: null };
  }
  return { state: { ...told, toldFailing: failingSince }, alert: 'cannot-check' };
}
