// Which battery node looks after whom, and by what it judges.
import type { DeviceChoice } from '../battery/reading';
import type { AlertSettings } from '../battery/settings';
import type { Person } from '../store/records';
import type { EscalateTo } from './next-person';
import type { LowUnknown, Thresholds } from './thresholds';

/** What one battery node looks after. */
export interface Watch {
  nodeId: string;
  cloud: string;
  clientId: string;
  /** One person, or null for everybody. */
  personId: string | null;
  /** `low` is null while the node does not know it: it may come with its first msg. */
  settings: LowUnknown<AlertSettings & DeviceChoice>;
  escalateTo: EscalateTo;
}

/** By what one battery node judges a person; null where it does not know what counts as low. */
export interface WatchSeen {
  nodeId: string;
  thresholds: Thresholds | null;
}

/** Whether a person is one of those. */
export function looksAfter(watch: Watch, { id, cloud, clientId }: Person): boolean {
  return (
    watch.cloud === cloud && watch.clientId === clientId && (watch.personId === null || watch.personId === id)
  );
}
