// Whether the alert of an SMS that waits is still worth sending: the person may have left, or charged it meanwhile.
import { readAlert } from '../battery/outdated';
import { isStillWanted } from '../people/still-wanted';
import type { PeopleStore } from '../store/store';

/** `to`: E.164; `now`: ms since 1970 UTC. False for a msg that is no alert of ours. */
export type IsOutdated = (msg: unknown, to: string, now: number) => Promise<boolean>;

export function createIsOutdated(store: Pick<PeopleStore, 'present'>): IsOutdated {
  return async (msg, to, now) => {
    const alert = readAlert(msg);
    if (!alert) return false;
    return !isStillWanted(alert, await store.present(alert.person.id, to), to, now);
  };
}
