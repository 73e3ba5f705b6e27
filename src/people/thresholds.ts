// By what a person is judged: the battery node's thresholds, or their own.
import type { AlertSettings } from '../battery/settings';
import type { Person } from '../store/records';

export type Thresholds = Pick<AlertSettings, 'low' | 'critical' | 'notSyncingHours'>;

/** Who set thresholds of their own is judged by those. */
export function thresholdsFor<S extends Thresholds>(settings: S, { ownLow, ownNotSyncingHours }: Person): S {
  return {
    ...settings,
    low: ownLow ?? settings.low,
    critical: Math.min(settings.critical, ownLow ?? settings.critical),
    notSyncingHours: ownNotSyncingHours ?? settings.notSyncingHours,
  };
}
