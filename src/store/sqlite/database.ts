// An open SQLite database, and the shape of what runs on it.
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Sealer } from '../sealing';

export interface Database extends Sealer {
  connection: DatabaseSync;
  file: string;
  /** A handle of our own on its write-ahead log, which we see to the disk ourselves. */
  log: number;
  /** A handle of our own on the file itself. Closing it ends SQLite's lock as well, so it stays open for as long as that. */
  main: number;
  /** What was prepared so far, by its SQL. */
  statements: Map<string, StatementSync>;
  /** The highest id of a notification so far: none is given twice as long as somebody may hold it in memory. */
  lastNotificationId: number;
  /** Ms since 1970 UTC. */
  now(): number;
  /** Ms by a clock that nobody sets. */
  steady(): number;
  /** Set where something of a person was deleted: what the log still holds of it is to be cut off. */
  hasErased: boolean;
}

/** The methods of a part of the store as synchronous functions, each of which runs whole inside one transaction. */
export type Operations<Part> = {
  [Name in keyof Part]: Part[Name] extends (...all: infer Arguments) => Promise<infer Answer>
    ? (database: Database, ...all: Arguments) => Answer
    : never;
};
