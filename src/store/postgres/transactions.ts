// Runs jobs together in one transaction, and again where it had to give way to another or lost its connection: but never where
// it may be committed already.
import { Trouble } from '../../sentences/trouble';
import { textOrNull } from '../columns';
import type { Sealer } from '../sealing';
import type { Connection } from './connection';
import type { Connections } from './connections';
import type { Transaction } from './database';
import { type Job, JobFailed, type Operation, runAll, runEach, type Together } from './jobs';
import { begin, refuseNewer } from './migrations';
import { ConnectionLost, codeOf, isConflict, type Place } from './troubles';

/** How jobs ended: `settle` tells each of them; `hasWritten`: whether anything is otherwise than before. */
export interface Ended {
  settle: (() => void)[];
  hasWritten: boolean;
}

export interface TransactionParts {
  connections: Connections;
  place: Place;
  sealer: Sealer;
  now(): number;
  /** This instance, as it is known now. */
  epoch(): number;
  /** It was taken for lost: it registers anew. Never rejects. */
  renew(): Promise<void>;
  /** Lets the other instances hear that notifications wait for them. */
  hint(): void;
  /** Operations that take many calls at once. */
  together: ReadonlyMap<Operation, Together>;
  /** Makes a Trouble of whatever went wrong. */
  note(error: unknown): Trouble;
}

/** How often jobs give way to others, and how often then, when they are alone and nobody of ours can be in their way. */
const mostGivenWay = 4;
const mostAlone = 2;
/** How often jobs begin anew on another connection. */
const mostLost = 1;
/** How often jobs wait for an instance that was lost to be another one. */
const mostStale = 2;

/** What is written by an epoch that is none any more would be anybody's at once. */
class Stale extends ConnectionLost {}

/** Runs the jobs, in their order. Never rejects. */
export async function commit(parts: TransactionParts, jobs: readonly Job[]): Promise<Ended> {
  let isCareful = false;
  let gaveWay = 0;
  let wasLost = 0;
  let wasStale = 0;
  for (;;) {
    try {
      return await attempt(parts, jobs, { isCareful, isAlone: gaveWay >= mostGivenWay });
    } catch (error) {
      if (error instanceof JobFailed && jobs.length > 1 && !isCareful) {
        // Savepoints, which cost two more questions for each job, find out which it is.
        isCareful = true;
      } else if (isConflict(error) && gaveWay < mostGivenWay + mostAlone) {
        gaveWay += 1;
      } else if (error instanceof Stale && wasStale < mostStale) {
        wasStale += 1;
        await parts.renew();
      } else if (error instanceof ConnectionLost && wasLost < mostLost) {
        wasLost += 1;
      } else {
        const trouble = parts.note(error instanceof JobFailed ? error.reason : error);
        return { settle: jobs.map((job) => () => job.reject(trouble)), hasWritten: false };
      }
    }
  }
}

/** One transaction with all the jobs. Whatever it throws but a Trouble, nothing of it is committed. */
async function attempt(
  parts: TransactionParts,
  jobs: readonly Job[],
  { isCareful, isAlone }: { isCareful: boolean; isAlone: boolean },
): Promise<Ended> {
  const connection = await parts.connections.get();
  const epoch = parts.epoch();
  // What takes many calls at once is what comes often, and writes.
  const isToWrite = jobs.some(({ operation }) => parts.together.has(operation));
  const begun = connection.script(begin(isAlone, epoch, isToWrite)).then(({ rows: [row] }) => {
    refuseNewer(Number(row?.version), parts.place);
    if (row?.is_there === false) throw new Stale('stale');
    return { id: textOrNull(row?.id) };
  });
  const isBehind = !isCareful && jobs.every(({ operation }) => parts.together.has(operation));
  const open = openOn(connection, parts, { epoch, begun, isBehind });
  try {
    const running = isCareful
      ? runEach(open.transaction, jobs, parts.note)
      : runAll(open.transaction, jobs, parts.together);
    // Where it has not begun, that is the reason, whatever becomes of what was asked behind it.
    running.catch(() => undefined);
    await begun;
    const settle = await running;
    const id = await open.id();
    await end(connection, parts, id);
    if (open.isToHint()) parts.hint();
    return { settle, hasWritten: open.hasWritten() };
  } catch (error) {
    await takeBack(connection, parts.connections, error);
    throw error;
  }
}

interface Beginning {
  epoch: number;
  /** Resolves when the transaction has begun, with its number where it has one by then. */
  begun: Promise<{ id: string | null }>;
  /**
   * Whether the first question is sent right behind the beginning, which spares the way to the database once. If PostgreSQL never
   * began, it stands for itself, and is kept although its call fails: only for what may come again then, as notifications do.
   */
  isBehind: boolean;
}

/** What jobs run on, and what is to be known of it at its end. */
function openOn(
  connection: Connection,
  { sealer, now }: TransactionParts,
  { epoch, begun, isBehind }: Beginning,
) {
  let hasWritten = false;
  let mayHaveWritten = false;
  let isToHint = false;
  let isNext = isBehind;
  let asked: Promise<string | null> | null = null;
  const transaction: Transaction = {
    ...sealer,
    now,
    epoch,
    hint() {
      isToHint = true;
    },
    async query(sql, values) {
      if (!isNext) await begun;
      isNext = false;
      const answer = await connection.query(sql, values);
      hasWritten ||= answer.changed > 0;
      mayHaveWritten ||= answer.command !== 'SELECT';
      // Asked at once, so that the answer is there by the end, and waited for then.
      if (hasWritten && (await begun).id === null) asked ??= idOn(connection);
      return answer;
    },
  };
  return {
    transaction,
    hasWritten: () => hasWritten,
    isToHint: () => isToHint,
    /** PostgreSQL's number of the transaction, by which it tells later whether it was committed; null where nothing was written. */
    id: async () => (await begun).id ?? asked ?? (mayHaveWritten ? idOn(connection) : null),
  };
}

/** Null where nothing was written; where that cannot be said, a number that none has. */
async function idOn(connection: Connection): Promise<string | null> {
  try {
    const { rows } = await connection.query('SELECT pg_current_xact_id_if_assigned()::text AS id');
    return textOrNull(rows[0]?.id);
  } catch {
    return 'unknown';
  }
}

/** Commits, and where the connection ends over it finds out whether it has. */
async function end(connection: Connection, parts: TransactionParts, id: string | null): Promise<void> {
  try {
    const { command } = await connection.script('COMMIT');
    // PostgreSQL takes back what had an error, and calls that by its name.
    if (command !== 'COMMIT') throw new JobFailed(new Error('an error was passed over'));
  } catch (error) {
    if (!(error instanceof ConnectionLost) || id === null) throw error;
    parts.connections.drop(connection);
    if (!(await wasCommitted(parts, id))) throw error;
  }
}

/** How often, a tenth of a second apart, PostgreSQL is asked about a transaction that it has not ended yet. */
const mostLooks = 100;

/** Throws a Trouble where nobody can say. */
async function wasCommitted({ connections, place }: TransactionParts, id: string): Promise<boolean> {
  try {
    const connection = await connections.get();
    for (let look = 0; look < mostLooks; look += 1) {
      const { rows } = await connection.query('SELECT pg_xact_status($1::xid8) AS status', [id]);
      const status = rows[0]?.status;
      if (status === 'committed') return true;
      if (status === 'aborted') return false;
      if (status !== 'in progress') break;
      await connection.query("SELECT pg_sleep_for('100 milliseconds')");
    }
  } catch {
    // Neither the one connection nor the other has an answer.
  }
  throw new Trouble('store-uncertain', 'store.uncertain', { ...place });
}

/** Ends a transaction that failed, so that the next one begins on a connection that is as new. */
async function takeBack(connection: Connection, connections: Connections, error: unknown): Promise<void> {
  // Whoever cannot be written to is a standby by now, and another server has its place.
  const mayGoOn =
    !connection.isLost() && codeOf(error instanceof JobFailed ? error.reason : error) !== '25006';
  const isBack =
    mayGoOn &&
    (await connection.script('ROLLBACK').then(
      () => true,
      () => false,
    ));
  if (!isBack) connections.drop(connection);
}
