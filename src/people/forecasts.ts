// What is known of how a device drains: its last checkpoint, and what its readings since have taught.
import type { Summary } from '../battery/forecast';
import { history, summaryAfter } from '../battery/history';
import type { ReadingStore } from '../store/store';

export interface Forecasts {
  /** What all readings of a device have taught; null where nothing is known. It reads some hours of history: ask where it is needed. */
  summaryOf(personId: string, deviceId: string): Promise<Summary | null>;
}

export function createForecasts({ store }: { store: Pick<ReadingStore, 'learning'> }): Forecasts {
  return {
    async summaryOf(personId, deviceId) {
      const { checkpoint, readings } = await store.learning(personId, deviceId, history.isReadable);
      return summaryAfter(checkpoint, readings);
    },
  };
}
