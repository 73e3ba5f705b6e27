// Whether the alert of an SMS that waits is still worth sending: the person may have left, charged it or answered meanwhile.
import { readDeviceState } from '../battery/device-state';
import { isAnswered, isOfFormerPeriod, readAlert } from '../battery/outdated';
import { isStillWanted } from '../people/still-wanted';
import type { AlertStore, PeopleStore } from '../store/store';

/** `to`: E.164; `now`: ms since 1970 UTC. False for a msg that is no alert of ours. */
export type IsOutdated = (msg: unknown, to: string, now: number) => Promise<boolean>;

export function createIsOutdated(
  store: Pick<PeopleStore, 'present'> & Pick<AlertStore, 'talks'>,
): IsOutdated {
  return async (msg, to, now) => {
    const alert = readAlert(msg);
    if (!alert) return false;
    const { id } = alert.person;
    if (!isStillWanted(alert, await store.present(id, to), to, now)) return true;
    const current = (await store.talks(id)).flatMap(({ deviceId, state }) => {
      const conversation = readDeviceState(state)?.conversation;
      return conversation ? [{ deviceId, conversation }] : [];
    });
    return isOfFormerPeriod(alert, current) || isAnswered(alert, current);
  };
}
