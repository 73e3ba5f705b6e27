// What somebody answers on a page to alerts that are open, and pauses and resumes, for those people whom the page is about.
import type { System } from '../net/system';
import type { Conversations, OpenAlert } from '../people/conversations';
import { zoneOf } from '../people/curves';
import { pauseUntil } from '../people/pause-until';
import { usualHours } from '../sms/reply-words';
import type { Person } from '../store/records';

export interface AnswerAlerts {
  /** What is open of these people, the worst first, and of those what is open for longest. */
  open(people: readonly Person[]): Promise<OpenAlert[]>;
  /** False where none of these conversations is open and one of these people's: it has ended meanwhile. */
  acknowledge(people: readonly Person[], conversations: readonly string[]): Promise<boolean>;
  /** The same, and tells it again later. */
  later(people: readonly Person[], conversations: readonly string[]): Promise<boolean>;
  /** Holds their alerts to the end of a day such as `2026-11-30`, where each of them is; false for one that cannot be meant. */
  pause(people: readonly Person[], day: string): Promise<boolean>;
  resume(people: readonly Person[]): Promise<void>;
}

interface AnswerAlertsParts {
  conversations: Conversations;
  system: Pick<System, 'now'>;
}

export function createAnswerAlerts({ conversations, system }: AnswerAlertsParts): AnswerAlerts {
  async function open(people: readonly Person[]): Promise<OpenAlert[]> {
    const [only, ...others] = people;
    if (!only) return [];
    const alerts = await conversations.open(others.length === 0 ? { personId: only.id } : undefined);
    const ids = new Set<string>(people.map(({ id }) => id));
    return alerts
      .filter(({ person }) => ids.has(person.id))
      .toSorted((a, b) => rank(a) - rank(b) || a.since - b.since);
  }

  async function meant(people: readonly Person[], wanted: readonly string[]): Promise<string[]> {
    const theirs = (await open(people)).map(({ conversation }) => conversation);
    return theirs.filter((one) => one !== '' && wanted.includes(one));
  }

  return {
    open,
    async acknowledge(people, wanted) {
      const ids = await meant(people, wanted);
      return (await conversations.acknowledge({ conversations: ids }, system.now())).length > 0;
    },
    async later(people, wanted) {
      const ids = await meant(people, wanted);
      const now = system.now();
      return (
        (await conversations.snooze({ conversations: ids }, now + usualHours * 3_600_000, now)).length > 0
      );
    },
    async pause(people, day) {
      const now = system.now();
      const ends = people.flatMap((person) => {
        const until = pauseUntil(day, zoneOf(person), now);
        return until === null ? [] : [{ id: person.id, until }];
      });
      // All of them, or nobody: of two zones one may have that day behind it.
      if (ends.length < people.length) return false;
      for (const { id, until } of ends) await conversations.pause([id], until);
      return true;
    },
    resume: (people) => conversations.resume(people.map(({ id }) => id)),
  };
}

const rank = ({ severity }: OpenAlert) => (severity === 'critical' ? 0 : 1);
