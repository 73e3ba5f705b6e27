// What a store promises about what is due later.

/** What is due later: when a node decides about a person again though no msg asks for it, kept with its last decision. */
export interface AgendaStore {
  /** When a person is due at a node, or null. */
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
