// What a failed check changes about a person: since when checks fail and why, and when a connection counts as lost.
import type { Problem } from '../clouds/cloud';
import type { System } from '../net/system';
import type { Person, PersonChange } from '../store/records';
import type { ReadingStore } from '../store/store';
import { createSince } from './since';

export interface Failures {
  /** What a check that failed at `now` (ms since 1970 UTC) changes about the person, as they are now. */
  change(person: Person, problem: Problem, now: number): Promise<PersonChange>;
  /** A check has succeeded. */
  end(personId: string): void;
  /** Forgets what is remembered of a person. */
  forget(personId: string): void;
}

const hour = 3_600_000;
/** How long an account's denial may last before it counts as a lost connection. */
const deniedMs = 6 * hour;

export function createFailures({
  store,
  system,
}: {
  store: Pick<ReadingStore, 'lastReadings'>;
  system: Pick<System, 'now' | 'steady'>;
}): Failures {
  const failing = createSince(system);
  const denied = createSince(system);

  /** No failure began before somebody connected, or before their newest reading: such a time is a wrong clock's. */
  async function lastKnownToWork({ id, connectedAt }: Person, now: number): Promise<number> {
    const readings = await store.lastReadings(id);
    return Math.max(0, ...[connectedAt, ...readings.map(({ at }) => at)].filter((time) => time <= now));
  }

  return {
    async change(person, problem, now) {
      const earliest = () => lastKnownToWork(person, now);
      const isDenied = problem.code === 'permission-denied' || person.deniedSince !== null;
      const deniedSince = isDenied ? await denied.of(person.id, person.deniedSince, earliest) : null;
      const isLost =
        problem.kind === 'reconnect' ||
        (problem.code === 'permission-denied' && deniedSince !== null && now - deniedSince >= deniedMs);
      return {
        deniedSince,
        failingSince: await failing.of(person.id, person.failingSince, earliest),
        failingReason: problem.code,
        ...(isLost ? { access: 'lost' as const, accessReason: problem.code, accessSince: now } : {}),
      };
    },
    end(personId) {
      failing.begin(personId);
      denied.end(personId);
    },
    forget(personId) {
      failing.end(personId);
      denied.end(personId);
    },
  };
}
