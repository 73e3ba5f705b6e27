// By which rules a history is kept and learned from: they come with the call, and are asked inside of its transaction.
import type { StoredReading } from './records';

/** What is learned from a device's history, as pure functions on the caller's own text: battery/history.ts. */
export interface LearningRules {
  /** Whether a checkpoint can be gone on from; of one that cannot, everything is learned again. */
  isReadable(checkpoint: string): boolean;
  /** What is learned by readings, the oldest first, that came after those of a checkpoint; null where nothing is. */
  learned(checkpoint: string | null, readings: readonly StoredReading[]): string | null;
}

/** When a reading was seen, and the sync that it tells of, or null. */
export type Moment = Pick<StoredReading, 'at' | 'syncedAt'>;

/** What of a device's history is kept, as pure functions: battery/history.ts. */
export interface HistoryRules extends LearningRules {
  /** When a reading counts as seen that came at `at`, where the newest kept one was seen at `newestAt`. */
  seenAt(at: number, newestAt: number | null): number;
  isNews(
    reading: StoredReading,
    last: Pick<StoredReading, 'level' | 'status' | 'syncedAt' | 'charging'> | null,
  ): boolean;
  /** Whether the last reading is kept no longer, now that a new one comes and another one stands before the last. */
  isPassing(reading: Moment, beforeLast: Moment): boolean;
  /** The time before which the history is to be thinned, now that one of `at` follows one of `lastAt`; null for not now. */
  thinnedBefore(at: number, lastAt: number | null): number | null;
  /** Whether it is time for a new checkpoint, the last of which knows all readings up to `until`. Asked when the history is thinned. */
  isCheckpointDue(until: number, at: number): boolean;
  /** Which of the times before that are kept no longer. */
  superfluous(times: readonly number[], before: number): number[];
}
