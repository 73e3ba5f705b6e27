// The last dry runs as they are, for who may change flows: with codes, links and whole numbers, and never on a disk.
import type { ReadySms } from '../../src/sms/message';

export interface DryRun extends Pick<ReadySms, 'to' | 'body'> {
  /** Milliseconds since 1970. */
  at: number;
  /** Whom it is about; null where its msg did not say so. */
  personId: string | null;
  /** The sending node. */
  nodeId: string;
  /** The account that the sending node has all the same, as for SMS of Demo; empty for none. */
  accountId: string;
}

const most = 20;
let runs: readonly DryRun[] = [];

export function keepDryRun(run: DryRun): void {
  runs = [...runs, run].slice(-most);
}

/** The newest first. */
export function lastDryRuns(): DryRun[] {
  return [...runs].reverse();
}

/**
 * Somebody was removed or has left: nothing stays that was about them, nor what went to their number (E.164, or null)
 * without saying about whom.
 */
export function forgetDryRunsOfPerson(person: { id: string; number: string | null }): void {
  runs = runs.filter(({ personId, to }) =>
    personId === null ? to !== person.number : personId !== person.id,
  );
}

/** A node was deleted, by whose id an SMS was sent or would have been. */
export function forgetDryRunsOfNode(id: string): void {
  runs = runs.filter(({ nodeId, accountId }) => nodeId !== id && accountId !== id);
}
