// What is known of how a device drains: its last checkpoint, and what its readings since have taught.
import type { Summary } from '../battery/forecast';
import { history, summaryAfter } from '../battery/history';
import { isMadeUp } from '../clouds/registry';
import type { System } from '../net/system';
import type { Person } from '../store/records';
import type { KeptNow, ReadingStore } from '../store/store';
import { fortnightChecks, madeUpFortnight } from './made-up-fortnight';

export interface Forecasts {
  /**
   * What all readings of a device have taught; null where nothing is known. It reads some hours of history: ask where it is
   * needed. Of the made-up person, what a fortnight has taught that is made up.
   */
  summaryOf(person: Pick<Person, 'id' | 'cloud'>, deviceId: string): Promise<Summary | null>;
}

export function createForecasts({
  store,
  system,
}: {
  store: Pick<ReadingStore, 'learning'>;
  system: Pick<System, 'now'>;
}): Forecasts {
  return {
    async summaryOf(person, deviceId) {
      const { isReadable, most } = whatCounts(person);
      const learned = await store.learning(person.id, deviceId, isReadable, most);
      return summaryBy(person, learned, system.now());
    },
  };
}

/** The same by what is kept now, inside of the transaction that decides. */
export function summaryNow({ person, learning }: KeptNow, deviceId: string, now: number): Summary | null {
  const { isReadable, most } = whatCounts(person);
  return summaryBy(person, learning(deviceId, isReadable, most), now);
}

/** Which checkpoint of a person's device counts, and how many readings. */
const whatCounts = ({ cloud }: Pick<Person, 'cloud'>) =>
  isMadeUp(cloud)
    ? { isReadable: () => false, most: fortnightChecks }
    : { isReadable: history.isReadable, most: undefined };

function summaryBy(
  { cloud }: Pick<Person, 'cloud'>,
  { checkpoint, readings }: ReturnType<KeptNow['learning']>,
  now: number,
): Summary | null {
  return isMadeUp(cloud)
    ? summaryAfter(null, madeUpFortnight(readings, now))
    : summaryAfter(checkpoint, readings);
}
