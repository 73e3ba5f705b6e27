// The Node-REDs that share a database, as the sidebar tab gets them.
import type { Instance } from '../../src/store/store';
import type { OverviewInstance } from '../common/overview-types';
import { timeOf } from './sms-shown';

/** What asking for the time takes is no difference between two clocks. */
const leastMs = 2_000;

export function instancesShown(instances: readonly Instance[]): OverviewInstance[] {
  // The tab tells how long ago something was by the clock of the one that answers.
  const ownAheadMs = instances.find(({ isOwn }) => isOwn)?.aheadMs ?? 0;
  return instances.map(({ name, version, isOwn, startedAt, people, sms, aheadMs }) => ({
    name,
    version,
    isOwn,
    since: timeOf(startedAt + ownAheadMs),
    people,
    sms,
    aheadSeconds: Math.abs(aheadMs) < leastMs ? 0 : Math.round(aheadMs / 1000),
  }));
}
