// By what a person is judged: the battery node's thresholds, or their own.
import { awakeAdviceAt } from '../battery/advice-hour';
import type { QuietHours } from '../battery/quiet-hours';
import type { AlertSettings } from '../battery/settings';
import { isMadeUp } from '../clouds/registry';
import type { Person } from '../store/records';

export type Thresholds = Pick<AlertSettings, 'low' | 'critical' | 'notSyncingHours' | 'empty' | 'adviceAt'>;

type Judged = Thresholds & Pick<AlertSettings, 'quiet'>;

/** `low` is null where it comes from elsewhere and nobody knows it yet. */
export type LowUnknown<S extends { low: number }> = Omit<S, 'low'> & { low: number | null };

/** By what is judged who sets nothing of their own: percent, hours, and minutes after midnight, null for no advice hour or no quiet hours. */
export interface OwnDefaults {
  low: number;
  hours: number;
  adviceAt: number | null;
  quiet: QuietHours | null;
}

/** What these battery nodes have in common; null where they differ, do not know what counts as low yet, or none is there. */
export function sharedDefaults(all: readonly LowUnknown<Judged>[]): OwnDefaults | null {
  const [first] = all;
  const isOne = all.every(
    (one) =>
      one?.low === first?.low &&
      one?.notSyncingHours === first?.notSyncingHours &&
      one?.adviceAt === first?.adviceAt &&
      one?.quiet?.from === first?.quiet?.from &&
      one?.quiet?.to === first?.quiet?.to,
  );
  if (!first || !isOne || first.low === null) return null;
  const { low, notSyncingHours: hours, adviceAt, quiet } = first;
  return { low, hours, adviceAt, quiet };
}

/**
 * Who set thresholds of their own is judged by those. There is no advice hour where the owner or they themselves want
 * none, nor for a battery that drains by presses; one in quiet hours is moved out of them.
 */
export function thresholdsFor<S extends LowUnknown<Judged>>(settings: S, person: Person): S {
  const { cloud, ownLow, ownNotSyncingHours, ownAdviceAt, advice, ownQuiet } = person;
  const mayAdvise = settings.adviceAt !== null && advice && !isMadeUp(cloud);
  const adviceAt = mayAdvise ? (ownAdviceAt ?? settings.adviceAt) : null;
  return {
    ...settings,
    low: ownLow ?? settings.low,
    critical: Math.min(settings.critical, ownLow ?? settings.critical),
    notSyncingHours: ownNotSyncingHours ?? settings.notSyncingHours,
    adviceAt: adviceAt === null ? null : awakeAdviceAt(adviceAt, ownQuiet ?? settings.quiet),
  };
}
