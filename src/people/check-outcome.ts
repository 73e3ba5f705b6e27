// How a check went for one person: what the battery node's status shows, and what its error says.
import type { DeviceState } from '../battery/device-state';
import type { DeviceStatus } from '../battery/kinds/kind';
import { deviceStatuses } from '../battery/kinds/registry';
import type { Reading } from '../battery/reading';
import type { Problem, ProblemCode } from '../clouds/cloud';
import type { Person } from '../store/records';
import type { CheckResult } from './checking';

export interface CheckOutcome {
  person: { id: string; name: string };
  /** The lowest of the levels that count, or null. */
  level: number | null;
  /** What there is to say of any of their devices, each of it once. */
  statuses: readonly DeviceStatus[];
  /** Why there is no reading: a lost connection, or what went wrong. */
  problem: Pick<Problem, 'code' | 'kind' | 'detail'> | null;
  /** Whether this is worth an error of its own: a connection known to be lost is told once, not every hour. */
  isError: boolean;
  /** Fields of the cloud's answer that could not be read, by their names, where there are any. */
  odd?: readonly string[];
}

/** A device that this check has decided about. */
export interface DecidedDevice {
  reading: Reading;
  state: DeviceState;
}

/** `listed` are the devices that count and that the cloud lists, `unlisted` those that it lists no more; `low` in percent. */
export function outcomeOf(
  person: Person,
  result: CheckResult | null,
  listed: readonly DecidedDevice[],
  unlisted: readonly DecidedDevice[],
  low: number,
): CheckOutcome {
  // A band in a drawer says nothing beside what is worn.
  const worn = listed.filter(({ state }) => !state.retired);
  const levels = (worn.length > 0 ? worn : listed)
    .map(({ reading }) => reading.level)
    .filter((level) => level !== null);
  const problem = problemOf(person, result);
  return {
    person: { id: person.id, name: person.name },
    level: levels.length > 0 ? Math.min(...levels) : null,
    statuses: [
      ...new Set([
        ...listed.flatMap(({ reading, state }) => deviceStatuses(state, reading, { low })),
        ...unlisted.flatMap(({ state }) => deviceStatuses(state, null, { low })),
      ]),
    ],
    problem,
    isError: problem !== null && result !== null,
    ...(result?.ok && result.odd ? { odd: result.odd } : {}),
  };
}

function problemOf({ access, accessReason }: Person, result: CheckResult | null): CheckOutcome['problem'] {
  if (access === 'lost') return { code: (accessReason ?? 'grant-dead') as ProblemCode, kind: 'reconnect' };
  return result && !result.ok ? result.problem : null;
}
