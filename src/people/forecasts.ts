// What is known of how a device drains: its last checkpoint, and what its readings since have taught.
import type { Summary } from '../battery/forecast';
import { history, summaryAfter } from '../battery/history';
import { isMadeUp } from '../clouds/registry';
import type { System } from '../net/system';
import type { Person } from '../store/records';
import type { ReadingStore } from '../store/store';
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
    async summaryOf({ id, cloud }, deviceId) {
      if (isMadeUp(cloud)) {
        const { readings } = await store.learning(id, deviceId, () => false, fortnightChecks);
        return summaryAfter(null, madeUpFortnight(readings, system.now()));
      }
      const { checkpoint, readings } = await store.learning(id, deviceId, history.isReadable);
      return summaryAfter(checkpoint, readings);
    },
  };
}
