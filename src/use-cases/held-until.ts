// Until when the SMS of an alert waits: it leaves in no quiet hours and in no pause in which the alert would not have been decided.
import { deviceKind, personKind } from '../battery/kinds/registry';
import { readAlert, type ToldAlert } from '../battery/outdated';
import type { QuietHours } from '../battery/quiet-hours';
import { heldUntil, type Rest } from '../battery/rest';
import { readTimeOfDay } from '../battery/time-of-day';
import { zoneOf } from '../people/curves';
import { restOfNext } from '../people/next-person';
import { restOfPerson } from '../people/rest-of-person';
import type { PeopleStore } from '../store/store';

/**
 * `to`: E.164; `now`, and the answer: ms since 1970 UTC. Null for what may leave at once: a test, what is no alert of ours, and
 * an alert about somebody who is not here, as whoever sent it has decided that.
 */
export type HeldUntil = (msg: unknown, to: string, now: number) => Promise<number | null>;

export function createHeldUntil(store: Pick<PeopleStore, 'person' | 'personsOfNumber'>): HeldUntil {
  /** What those want who are told to a number: the wearer, or the next person. */
  async function restsOf(alert: ToldAlert, to: string): Promise<Rest[]> {
    const person = await store.person(alert.person.id);
    if (!person) return [];
    const quiet = quietOf(alert);
    if (!alert.alert.escalated) return [restOfPerson(person, quiet, zoneOf(person))];
    const others = (await store.personsOfNumber(to)).filter(({ id }) => id !== person.id);
    if (others.length === 0) return [restOfNext(null, person, quiet)];
    return others.map((next) => restOfNext(next, person, quiet));
  }

  return async (msg, to, now) => {
    const alert = readAlert(msg);
    const kind = alert?.alert.kind ?? '';
    const isOfConnection = personKind(kind) !== null;
    if (!alert || !(isOfConnection || deviceKind(kind))) return null;
    const ends = (await restsOf(alert, to)).map((rest) => heldUntil({ kind, isOfConnection }, rest, now));
    // Of several who share the number nobody can say whom it is for.
    const known = ends.filter((end) => end !== null);
    return known.length < ends.length || known.length === 0 ? null : Math.min(...known);
  };
}

/** The battery node's hours, as the alert tells them. */
function quietOf({ alert: { quiet } }: ToldAlert): QuietHours | null {
  const [from, to] = [quiet?.from, quiet?.to].map((time) => readTimeOfDay(time ?? ''));
  return typeof from === 'number' && typeof to === 'number' ? { from, to } : null;
}
