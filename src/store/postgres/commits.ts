// Groups what is asked of the store into transactions, one after the other, in the order in which it was asked.
import type { Job, Operation } from './jobs';
import type { Ended } from './transactions';

/** How many jobs share a transaction at most: what is left shares the next. */
const mostJobs = 256;

export interface Commits {
  /**
   * Runs an operation in the next transaction. Resolves with what it answered when that is committed, together with whatever
   * else was asked at about the same time; rejects with a Trouble.
   */
  add(operation: Operation, all: readonly unknown[]): Promise<unknown>;
  /** Resolves when all that was added has ended. Never rejects. */
  idle(): Promise<void>;
}

/** `commit` runs jobs and never rejects. `onChange` is called after every commit that changed something. */
export function createCommits(
  commit: (jobs: readonly Job[]) => Promise<Ended>,
  onChange: () => void,
): Commits {
  const queue: Job[] = [];
  let working: Promise<void> | null = null;

  /** Whatever comes while jobs are on their way shares the next transaction. */
  const work = async () => {
    while (queue.length > 0) {
      await allOfThisTurn(queue);
      const { settle, hasWritten } = await commit(queue.splice(0, mostJobs));
      if (hasWritten) onChange();
      for (const one of settle) one();
    }
    working = null;
  };

  return {
    add: (operation, all) =>
      new Promise<unknown>((resolve, reject) => {
        queue.push({ operation, all, resolve, reject });
        working ??= work();
      }),
    async idle() {
      while (working) await working;
    },
  };
}

/** As long as each turn of the event loop brings more, the next one may too, and all share one commit. */
async function allOfThisTurn(queue: readonly Job[]): Promise<void> {
  for (let before = 0; queue.length > before && queue.length < mostJobs; ) {
    before = queue.length;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
