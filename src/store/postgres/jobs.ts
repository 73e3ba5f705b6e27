// What is asked of the store, and how it runs inside of a transaction: one after the other, what can go together at once.
import type { Trouble } from '../../sentences/trouble';
import type { Transaction } from './database';
import { ConnectionLost, isConflict } from './troubles';

/** A call of an operation, and who waits for it. */
export interface Job {
  operation: Operation;
  all: readonly unknown[];
  resolve: (value: unknown) => void;
  reject: (error: Trouble) => void;
}

export type Operation = (transaction: Transaction, ...all: never[]) => Promise<unknown>;

/** An operation for many calls that follow one another; the answers are in the order of the calls. */
export type Together = (
  transaction: Transaction,
  calls: readonly (readonly unknown[])[],
) => Promise<readonly unknown[]>;

/** A job has failed, for whatever reason; the others of its transaction need not. */
export class JobFailed extends Error {
  readonly reason: unknown;
  constructor(reason: unknown) {
    super('a job has failed');
    this.reason = reason;
  }
}

const call = ({ operation, all }: Job, transaction: Transaction) =>
  operation(transaction, ...(all as readonly never[]));

/** Runs all jobs, those that go together at once. The answer settles each of them. Throws `JobFailed` where one fails. */
export async function runAll(
  transaction: Transaction,
  jobs: readonly Job[],
  together: ReadonlyMap<Operation, Together>,
): Promise<(() => void)[]> {
  const settle: (() => void)[] = [];
  for (let at = 0; at < jobs.length; at = settle.length) {
    const same = followers(jobs, at);
    const values = await orFailed(() => answers(transaction, same, together));
    values.forEach((value, index) => {
      const job = same[index];
      settle.push(() => job?.resolve(value));
    });
  }
  return settle;
}

/** Of jobs that call the same operation: of all of them where it takes them at once, else of the first. */
async function answers(
  transaction: Transaction,
  [first, ...others]: readonly Job[],
  together: ReadonlyMap<Operation, Together>,
): Promise<readonly unknown[]> {
  if (!first) return [];
  const many = together.get(first.operation);
  if (!many) return [await call(first, transaction)];
  return many(
    transaction,
    [first, ...others].map(({ all }) => all),
  );
}

/** The jobs from one on that call the same operation. */
function followers(jobs: readonly Job[], from: number): readonly Job[] {
  const operation = jobs[from]?.operation;
  const end = jobs.findIndex((job, at) => at > from && job.operation !== operation);
  return jobs.slice(from, end < 0 ? jobs.length : end);
}

async function orFailed<Value>(run: () => Promise<Value>): Promise<Value> {
  try {
    return await run();
  } catch (error) {
    throw isOfAll(error) ? error : new JobFailed(error);
  }
}

/** Whether the whole transaction has ended by that, and not only the job in which it came. */
const isOfAll = (error: unknown) => error instanceof ConnectionLost || isConflict(error);

/** Runs each job for itself: one that fails takes back its own changes and no other's. The answer settles each of them. */
export async function runEach(
  transaction: Transaction,
  jobs: readonly Job[],
  note: (error: unknown) => Trouble,
): Promise<(() => void)[]> {
  const settle: (() => void)[] = [];
  for (const job of jobs) {
    await transaction.query('SAVEPOINT job', []);
    try {
      const value = await call(job, transaction);
      settle.push(() => job.resolve(value));
    } catch (error) {
      if (isOfAll(error)) throw error;
      await transaction.query('ROLLBACK TO SAVEPOINT job', []);
      settle.push(() => job.reject(note(error)));
    }
    await transaction.query('RELEASE SAVEPOINT job', []);
  }
  return settle;
}
