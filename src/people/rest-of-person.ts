// When a person is not to be told: by their own quiet hours before the battery node's, and while they have a pause.
import type { QuietHours } from '../battery/quiet-hours';
import type { Rest } from '../battery/rest';
import { isMadeUp } from '../clouds/registry';
import type { Person } from '../store/records';

/** `quiet`: the battery node's; `timeZone`: IANA, of the person. The made-up person of Demo knows neither. */
export function restOfPerson(person: Person, quiet: QuietHours | null, timeZone: string): Rest {
  const { cloud, ownQuiet, criticalPasses, pausedUntil } = person;
  const isDemo = isMadeUp(cloud);
  return {
    quiet: isDemo ? null : (ownQuiet ?? quiet),
    criticalPasses,
    pausedUntil: isDemo ? null : pausedUntil,
    timeZone,
  };
}
