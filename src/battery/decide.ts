// How alerts about devices are decided: pure functions of (state, reading, settings, now). No clock, store or network.
import type { DeviceState } from './device-state';
import type { Outlook } from './kinds/kind';
import { type DeviceAlertKind, deviceKind, deviceKinds, deviceRules } from './kinds/registry';
import { isNotSyncing, unchanged } from './kinds/syncing';
import type { Reading } from './reading';
import type { AlertSettings } from './settings';
import { isRetired } from './standing';

export interface DeviceDecision {
  state: DeviceState;
  /** The worst new alert, or null. */
  alert: DeviceAlertKind | null;
  /** All that is new, good news included. */
  alerts: readonly DeviceAlertKind[];
  /** Whether the reading differs from the last one. */
  isNews: boolean;
}

/** Decides what one reading of one device is worth telling. `state` is null for a device never seen before. */
export function decideDevice(
  state: DeviceState | null,
  reading: Reading,
  settings: AlertSettings,
  now: number,
  outlook: Outlook,
): DeviceDecision {
  const isNews =
    state === null ||
    state.level !== reading.level ||
    state.status !== reading.status ||
    state.syncedAt !== reading.syncedAt;
  let seen: DeviceState = {
    ...(state ?? initialState),
    level: reading.level,
    status: reading.status,
    syncedAt: reading.syncedAt,
    ...unchanged(isNews ? null : state, reading, now),
  };
  seen.retired = seen.retired && isRetired(reading, now);
  if (seen.retired) return { state: seen, alert: null, alerts: [], isNews };

  const alerts: DeviceAlertKind[] = [];
  for (const rule of deviceRules) {
    const decided = rule.decide(seen, reading, settings, now, outlook);
    seen = decided.state;
    alerts.push(...decided.alerts);
  }
  return { state: seen, alert: mostUrgent(alerts, settings), alerts, isNews };
}

/** What is remembered of a device before its first reading. */
const initialState = {
  lowPeriod: 'none',
  lowPeriodBy: null,
  toldAt: null,
  notSyncing: false,
  // Until it syncs: one that has been quiet for 30 days already is nobody's any more.
  retired: true,
} as const;

/** Of several new alerts of one check only the most urgent is told, and good news only where the owner wants it. */
function mostUrgent(
  alerts: readonly DeviceAlertKind[],
  { goodNews }: Pick<AlertSettings, 'goodNews'>,
): DeviceAlertKind | null {
  const wanted = alerts.filter((kind) => goodNews || !deviceKinds[kind].isGoodNews);
  const [first] = wanted.toSorted((one, other) => deviceKinds[one].urgency - deviceKinds[other].urgency);
  return first ?? null;
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
): Omit<DeviceDecision, 'isNews'> {
  const seen: DeviceState = { ...state, ...unchanged(state, reading, now) };
  const isNew = !seen.notSyncing && !seen.retired && isNotSyncing(seen, reading, settings, now);
  return isNew
    ? { state: { ...seen, notSyncing: true }, alert: 'not-syncing', alerts: ['not-syncing'] }
    : { state: seen, alert: null, alerts: [] };
}

/** The state after a decision whose bad news must not be told yet: the next check decides anew whether to tell it. */
export function withheldDevice(
  before: DeviceState | null,
  { state, alerts }: Pick<DeviceDecision, 'state' | 'alerts'>,
): DeviceState {
  const isBadNews = (kind: DeviceAlertKind) => !deviceKinds[kind].isGoodNews;
  const rules = deviceRules.filter(({ kinds }) =>
    alerts.some((kind) => isBadNews(kind) && Object.hasOwn(kinds, kind)),
  );
  const names = rules.flatMap(({ remembers }) => remembers);
  const earlier: Partial<DeviceState> = before ?? initialState;
  return { ...state, ...Object.fromEntries(names.map((name) => [name, earlier[name]])) };
}

/**
 * The state of a device as if an alert about it had never been told, because nobody could be: the next check decides
 * anew. `kind`: the alert's.
 */
export function rearmedDevice(state: DeviceState, kind: string): DeviceState {
  return deviceKind(kind)?.rearmed?.(state) ?? state;
}
