// Which status a check deserves: what needs somebody goes before what heals itself, and that before good news.
import type { DeviceStatus } from '../../src/battery/kinds/kind';
import type { CheckOutcome } from '../../src/people/check-outcome';
import type { ShownStatus } from '../common/status';

/** How those stand whom the last check was about, with somebody who was looked at since. */
export function withLatest(outcomes: readonly CheckOutcome[], latest: CheckOutcome): CheckOutcome[] {
  const others = outcomes.filter(({ person }) => person.id !== latest.person.id);
  return [...others, latest];
}

export function statusOf(outcomes: readonly CheckOutcome[], isDemo: boolean): ShownStatus {
  if (outcomes.length === 0) return { name: 'nobody', fill: {} };
  const byKind = (kind: NonNullable<CheckOutcome['problem']>['kind']) =>
    outcomes.find(({ problem }) => problem?.kind === kind);
  const saying = (status: DeviceStatus) => outcomes.find(({ statuses }) => statuses.includes(status));
  if (byKind('gone')) return { name: 'gone', fill: {} };
  const lost = byKind('reconnect');
  if (lost) return { name: 'reconnect', fill: { name: lost.person.name } };
  if (byKind('misconfigured') || byKind('not-ours')) return { name: 'misconfigured', fill: {} };
  const lowest = outcomes.reduce((low, one) => ((one.level ?? 101) < (low.level ?? 101) ? one : low));
  const fill = { name: lowest.person.name, level: lowest.level ?? 0 };
  // From 1 to 100 without a word would look like a fault.
  if (isDemo && lowest.level === 100) return { name: 'demoCharged', fill };
  if (isDemo && lowest.level !== null) return { name: 'demo', fill };
  const low = saying('low');
  // A service may say "Low" without any number.
  if (low)
    return low.level === null
      ? { name: 'lowUnknown', fill: { name: low.person.name } }
      : { name: 'low', fill };
  if (saying('notSyncing')) return { name: 'notSyncing', fill: {} };
  if (byKind('try-later')) return { name: 'tryLater', fill: {} };
  if (lowest.level === null) return { name: 'noBattery', fill: {} };
  return outcomes.length === 1 ? { name: 'ok', fill } : { name: 'okMany', fill: { count: outcomes.length } };
}
