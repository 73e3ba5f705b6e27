// The last dry runs as they are, for who may change flows: with codes, links and whole numbers, and never on a disk.
import type { ReadySms } from '../../src/sms/message';

export interface DryRun extends Pick<ReadySms, 'to' | 'body'> {
  /** Milliseconds since 1970. */
  at: number;
}

const most = 20;
const runs: DryRun[] = [];

export function keepDryRun(run: DryRun): void {
  runs.push(run);
  if (runs.length > most) runs.shift();
}

/** The newest first. */
export function lastDryRuns(): DryRun[] {
  return [...runs].reverse();
}
