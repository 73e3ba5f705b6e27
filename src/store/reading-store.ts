// What a store promises of what the devices said: a history, and what was learned from it.
import type { HistoryRules, LearningRules } from './history-rules';
import type { StoredReading } from './records';

/** What the devices said. */
export interface ReadingStore {
  /**
   * Keeps the readings that are news, and thins what has grown old, both by `rules`. Nothing new writes nothing. Nothing is
   * kept of somebody without a grant: they may have left, or taken back consent, while the cloud was being asked. What was
   * seen later than a new reading goes: a clock that was ahead has stamped it, and it would be the newest for as long.
   *
   * Whenever a history is to be thinned, and `rules` say that it is time, what they learn from all readings before the new one
   * is kept as a checkpoint, before anything goes. A checkpoint goes with the device, and with readings of a clock that was ahead, if it knows them.
   */
  saveReadings(personId: string, readings: readonly StoredReading[], rules: HistoryRules): Promise<void>;
  /**
   * The last checkpoint of a device and the readings since, the oldest first; all that are kept where there is none, or where
   * `isReadable` says that nobody can go on from it. `most`: only so many of those readings, the newest; left out: all.
   */
  learning(
    personId: string,
    deviceId: string,
    isReadable: LearningRules['isReadable'],
    most?: number,
  ): Promise<{ checkpoint: string | null; readings: StoredReading[] }>;
  /** The newest reading of each device of a person. */
  lastReadings(personId: string): Promise<StoredReading[]>;
  /** Forgets a device, and what was told of it; false where there is none. */
  removeDevice(personId: string, deviceId: string): Promise<boolean>;
  /** All kept readings of a person since a time, oldest first. */
  readingsSince(personId: string, since: number): Promise<StoredReading[]>;
}
