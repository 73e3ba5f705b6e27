// What goes in and out of the transaction of a check: what it brings, what is kept then, and what a node decides by that.
import type { Due } from './agenda-store';
import type { HistoryRules, LearningRules } from './history-rules';
import type { Person, PersonChange, StoredAlert, StoredReading, StoredState, UntoldAlert } from './records';

/** What a cloud's answer about a person brings. */
export interface CheckAnswer {
  /** Only whoever acts for the person may keep it: a cloud was asked for it. What msgs bring comes to every instance. */
  isByOwner?: boolean;
  /** Kept as `saveReadings` keeps them, by `rules`. */
  readings: readonly StoredReading[];
  rules: HistoryRules;
  /** What it changes about the person as they are now, as `changePerson` takes it; null for nothing. */
  changeOf(
    person: Person,
  ): { change: PersonChange; restate: (state: string, before: Person) => string } | null;
}

/** What is kept of a person and a node inside of the transaction, with what the check brought. The rest is read when it is asked for. */
export interface KeptNow {
  person: Person;
  /** What the node remembers of their devices. */
  states: readonly StoredState[];
  /** Their alerts that no SMS could tell, of all nodes. */
  untold: readonly UntoldAlert[];
  /** For what they are due at the node, or null. */
  due: Due | null;
  lastReadings(): StoredReading[];
  /** As `learning` of the store tells it. */
  learning(
    deviceId: string,
    isReadable: LearningRules['isReadable'],
    most?: number,
  ): { checkpoint: string | null; readings: StoredReading[] };
  /** Somebody else, or null where they are not there. */
  personById(id: string): Person | null;
}

/** What a node has decided of a person: `saveDecision` says what each of it is. */
export interface NodeDecision {
  /** Those that differ. */
  states: readonly StoredState[];
  alerts: readonly StoredAlert[];
  settled: readonly Pick<UntoldAlert, 'alertId' | 'smsNodeId'>[];
  due: Due;
}
