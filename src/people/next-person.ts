// Who is told where nobody charges a battery for long: somebody of the list, or a number.
import type { Recipient } from '../battery/messages';
import type { QuietHours } from '../battery/quiet-hours';
import type { Rest } from '../battery/rest';
import type { Person } from '../store/records';
import { zoneOf } from './curves';
import { recipientOf } from './recipient';
import { restOfPerson } from './rest-of-person';

/** A person by id, or a number in E.164; null: nobody by name, the flow decides who that is. */
export type EscalateTo = { personId: string } | { number: string } | null;

export interface NextPerson {
  recipient: Pick<Recipient, 'to' | 'wantsSms' | 'language'>;
  rest: Rest;
}

/** Who that is by their id, or null. */
export const idOfNext = (to: EscalateTo): string | null => (to && 'personId' in to ? to.personId : null);

/**
 * Null where that would only tell once more whoever was told first. `named`: the person of `to`, or null where it names none
 * that is there. `quiet`: the battery node's hours.
 */
export function nextPersonOf(
  to: EscalateTo,
  named: Person | null,
  person: Person,
  quiet: QuietHours | null,
): NextPerson | null {
  if (named?.id === person.id) return null;
  const rest = restOfNext(named, person, quiet);
  if (named === null) {
    // Somebody who was removed has no number any more: the SMS node says so.
    const number = to && 'number' in to ? to.number : null;
    if (number !== null && number === person.number) return null;
    return { recipient: { to: number, wantsSms: true, language: person.language }, rest };
  }
  const { to: number, language } = recipientOf(named);
  // Two people may have one phone.
  if (number !== null && number === recipientOf(person).to) return null;
  // Who wants no SMS has no number here, which the SMS node says: that nobody is told in the end is no wish to be left alone.
  return { recipient: { to: number, wantsSms: true, language }, rest };
}

/** What the next person wants; `named`: null for a number, or nobody by name. `person`: whose battery it is. `quiet`: the battery node's hours. */
export function restOfNext(named: Person | null, person: Person, quiet: QuietHours | null): Rest {
  // Nobody knows at which hours the holder of a number sleeps but the owner.
  if (named === null) {
    const rest = restOfPerson({ ...person, ownQuiet: null }, quiet, zoneOf(person));
    return { ...rest, criticalPasses: false };
  }
  // A pause is about whose battery it is.
  const { pausedUntil } = restOfPerson(person, null, zoneOf(person));
  return { ...restOfPerson(named, quiet, zoneOf(named)), pausedUntil };
}
