// A person, or everybody, is left alone for some days, as the owner says: what there is to tell of their batteries waits.
import { isMadeUp } from '../clouds/registry';
import type { System } from '../net/system';
import { zoneOf } from '../people/curves';
import { lastDayOf, longestPauseDays } from '../people/pause-until';
import { Trouble } from '../sentences/trouble';
import type { Person } from '../store/records';
import type { PeopleStore } from '../store/store';
import type { AnswerAlerts } from './answer-alerts';

/** So many days, of which today is the first, or to the end of a day such as `2026-12-24`: where each person is. */
export type PauseSpan = { days: number } | { day: string };

export interface Pause {
  /**
   * Pauses a person, or for null everybody; the answer is how many. Throws a Trouble for a span that is none, is over or too
   * long for one of them, and for who is not there or is made up: such a one knows no pause.
   */
  pause(personId: string | null, span: PauseSpan): Promise<number>;
  /** Ends the pause of a person, or for null of everybody who has one; the answer is how many. */
  resume(personId: string | null): Promise<number>;
}

interface PauseParts {
  store: Pick<PeopleStore, 'person' | 'everybody'>;
  system: Pick<System, 'now'>;
  answerAlerts: Pick<AnswerAlerts, 'pause' | 'resume'>;
}

export function createPause({ store, system, answerAlerts }: PauseParts): Pause {
  async function meant(personId: string | null): Promise<Person[]> {
    if (personId === null) return (await store.everybody()).filter(({ cloud }) => !isMadeUp(cloud));
    const person = await store.person(personId);
    if (!person) throw new Trouble('person-unknown', 'person.unknown.removed');
    if (isMadeUp(person.cloud)) throw new Trouble('demo-no-pause', 'answer.demo-no-pause');
    return [person];
  }

  /** Who is paused to the end of which day: in two zones it may be another one. */
  function daysOf(people: Person[], span: PauseSpan): [people: Person[], day: string][] {
    if ('day' in span) return [[people, span.day]];
    const { days } = span;
    if (!(Number.isInteger(days) && days > 0 && days <= longestPauseDays)) throw noSpan();
    const now = system.now();
    return people.map((person) => [[person], lastDayOf(days, zoneOf(person), now)]);
  }

  return {
    async pause(personId, span) {
      const people = await meant(personId);
      for (const [those, day] of daysOf(people, span)) {
        if (!(await answerAlerts.pause(those, day))) throw noSpan();
      }
      return people.length;
    },
    async resume(personId) {
      const people = (await meant(personId)).filter(({ pausedUntil }) => pausedUntil !== null);
      await answerAlerts.resume(people);
      return people.length;
    },
  };
}

const noSpan = () => new Trouble('bad-until', 'answer.pause');
