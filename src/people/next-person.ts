// Who is told where nobody charges a battery for long: somebody of the list, or a number.
import type { Recipient } from '../battery/messages';
import type { QuietHours } from '../battery/quiet-hours';
import type { Rest } from '../battery/rest';
import type { Person } from '../store/records';
import type { PeopleStore } from '../store/store';
import { zoneOf } from './curves';
import { recipientOf } from './recipient';
import { restOfPerson } from './rest-of-person';

/** A person by id, or a number in E.164; null: nobody. */
export type EscalateTo = { personId: string } | { number: string } | null;

export interface NextPerson {
  recipient: Pick<Recipient, 'to' | 'wantsSms' | 'language'>;
  rest: Rest;
}

/** Null where there is nobody, and for who would only be told once more themselves. `quiet`: the battery node's hours. */
export async function nextPersonOf(
  store: Pick<PeopleStore, 'person'>,
  to: EscalateTo,
  person: Person,
  quiet: QuietHours | null,
): Promise<NextPerson | null> {
  if (!to) return null;
  if ('number' in to) {
    if (to.number === person.number) return null;
    const recipient = { to: to.number, wantsSms: true, language: person.language };
    return { recipient, rest: { quiet, criticalPasses: false, pausedUntil: null, timeZone: zoneOf(person) } };
  }
  const next = to.personId === person.id ? null : await store.person(to.personId);
  if (!next) return null;
  const { to: number, wantsSms, language } = recipientOf(next);
  // A pause is about their own batteries.
  const rest = { ...restOfPerson(next, quiet, zoneOf(next)), pausedUntil: null };
  return { recipient: { to: number, wantsSms, language }, rest };
}
