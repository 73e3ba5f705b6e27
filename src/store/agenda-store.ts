// What a store promises about what is due later.
import type { PersonId, StoredState } from './records';

/** When a node decides about a person again though no msg asks for it. */
export interface Due {
  /** The next advice hour. */
  advice: number | null;
  /** The next of what waits: a reminder, an alert that is held or put off, the next person. */
  alerts: number | null;
}

/** A node's memory of a device with a conversation, or with an alert that is held. */
export interface StoredTalk extends StoredState {
  nodeId: string;
  personId: PersonId;
}

/** What is due later: when a node decides about a person again though no msg asks for it, kept with its last decision. */
export interface AgendaStore {
  /** For what a person is due at a node; null where they are not. */
  due(nodeId: string, personId: string): Promise<Due | null>;
  /** When a person is due at a node for the first of it, or null. */
  dueAt(nodeId: string, personId: string): Promise<number | null>;
  /**
   * Who is due at a node by `until`, the earliest first, and at most so many. What lies after `latest` is due, too: a clock
   * that was ahead has kept it.
   */
  duePeople(nodeId: string, until: number, latest: number, most: number): Promise<string[]>;
  /** When the first is due at any of these nodes after a time, or null. */
  nextDue(nodeIds: readonly string[], after: number): Promise<number | null>;
  /** The node is gone: it leaves nothing due. */
  removeAgenda(nodeId: string): Promise<void>;
}
