// What a store promises of a check: what it brought, and what a node decides by that, are kept in one transaction.
import type { CheckAnswer, KeptNow, NodeDecision } from './check-records';

export type { CheckAnswer, KeptNow, NodeDecision } from './check-records';

/** Checks, each in one transaction. What is not new is not written. */
export interface CheckStore {
  /** Keeps what an answer brings of a person, if they are still there. */
  keepAnswer(personId: string, answer: CheckAnswer): Promise<void>;
  /**
   * Keeps what an answer brings, if one is given, and what `decide` makes of what is kept then: all of it or nothing. The
   * answer: what was decided; null, and nothing is kept, where the person is gone. `decide` waits for nothing, and may be run more
   * than once: what it answers last is kept, and what it is given it leaves as it is. Should it throw, nothing is kept, and that
   * is told as a defect, no trouble of the store.
   */
  keepCheck<Decision extends NodeDecision>(
    nodeId: string,
    personId: string,
    answer: CheckAnswer | null,
    decide: (kept: KeptNow) => Decision,
  ): Promise<Decision | null>;
}
