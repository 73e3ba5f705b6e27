// By what a person is judged: the battery node's thresholds, or their own.
import type { AlertSettings } from '../battery/settings';
import { isMadeUp } from '../clouds/registry';
import type { Person } from '../store/records';

export type Thresholds = Pick<AlertSettings, 'low' | 'critical' | 'notSyncingHours' | 'empty' | 'adviceAt'>;

/** Who set thresholds of their own is judged by those. Whose battery drains by presses has no hour to charge it. */
export function thresholdsFor<S extends Thresholds>(settings: S, person: Person): S {
  const { cloud, ownLow, ownNotSyncingHours } = person;
  return {
    ...settings,
    low: ownLow ?? settings.low,
    critical: Math.min(settings.critical, ownLow ?? settings.critical),
    notSyncingHours: ownNotSyncingHours ?? settings.notSyncingHours,
    adviceAt: isMadeUp(cloud) ? null : settings.adviceAt,
  };
}
