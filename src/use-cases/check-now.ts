// Somebody wants to know a person's levels now: asks the cloud once, without any battery node.
import type { Cloud, ProblemCode } from '../clouds/cloud';
import type { Checking, CheckResult } from '../people/checking';
import { Trouble } from '../sentences/trouble';
import type { Person } from '../store/records';
import type { PeopleStore } from '../store/store';

/**
 * Alerts are left to the battery nodes. Throws a Trouble where nobody of that id is checked: unknown, not connected any
 * more, or with a number that nobody has proven.
 */
export type CheckNow = (id: string) => Promise<{ person: Person; result: CheckResult }>;

interface CheckNowParts {
  store: Pick<PeopleStore, 'person'>;
  checking: Pick<Checking, 'check'>;
  cloudOf(id: string): Cloud;
}

export function createCheckNow({ store, checking, cloudOf }: CheckNowParts): CheckNow {
  return async (id) => {
    const person = await store.person(id);
    if (!person) throw new Trouble('person-unknown', 'person.unknown.removed');
    const { access, accessReason, numberState, name } = person;
    if (access === 'lost') {
      const code = accessReason ?? 'grant-dead';
      const fill = { service: cloudOf(person.cloud).label, detail: '' };
      throw new Trouble(code, `problem.${code as ProblemCode}`, fill);
    }
    if (numberState === 'unproven') throw new Trouble('number-unproven', 'person.unproven', { who: name });
    return { person, result: await checking.check(person) };
  };
}
