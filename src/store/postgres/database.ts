// An open transaction in PostgreSQL, and the shape of what runs in it.
import type { Row } from '../columns';
import type { Sealer } from '../sealing';

export interface Transaction extends Sealer {
  /**
   * Runs a statement with its values, `$1` being the first; `changed`: how many rows it has written. Bigints come as
   * numbers, bytes as Buffers, and any text is taken, U+0000 included; within a JSON that PostgreSQL is to read it is not.
   */
  query(sql: string, values: readonly unknown[]): Promise<{ rows: Row[]; changed: number }>;
  /** Lets the others hear, once it is committed, that notifications wait for people of theirs. Whoever does not hear of it looks by itself. */
  hint(): void;
  /** Ms since 1970 UTC. */
  now(): number;
  /** The epoch of this instance, which what it owns bears. */
  readonly epoch: number;
}

/**
 * The methods of a part of the store, each of which runs whole inside one transaction. One that had to give way to another
 * process is run again from its start, so what it calls may be called more than once.
 */
export type Operations<Part> = {
  [Name in keyof Part]: Part[Name] extends (...all: infer Arguments) => Promise<infer Answer>
    ? (transaction: Transaction, ...all: Arguments) => Promise<Answer>
    : never;
};
