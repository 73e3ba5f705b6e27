// The two sides of a move: what is taken away, and where it comes to. Each is locked from when it is opened until it is let go of.
import type { Row } from '../store/columns';
import type { Columns, Table } from './tables';

export interface Source {
  /** Where it is, for people. */
  readonly place: string;
  readonly key: Uint8Array;
  /** The id of a move that began here and did not come to its end, as nobody has used the store since; else null. */
  readonly moving: string | null;
  /** Notes that a move begins, and brings the tables to this version. */
  begin(id: string): Promise<void>;
  columns(): Promise<Columns>;
  /** The rows of a table with these columns, some at once. */
  rows(table: Table, columns: readonly string[]): AsyncIterable<Row[]>;
  /** Makes sure that nobody uses it by mistake, and lets go of it. */
  retire(): Promise<void>;
  /** Lets go of it; as it was, unless the mark stays by which the next move finds out how this one ended. Never rejects. */
  release(keepsMark: boolean): Promise<void>;
}

export interface Target {
  readonly place: string;
  /** The id of the move by which it was filled; null where it is empty, or was filled otherwise. */
  readonly arrived: string | null;
  /** Whether somebody's things are in it. */
  readonly isFilled: boolean;
  /** What is set aside for it, for people; null where there was nothing. */
  readonly aside: string | null;
  begin(): Promise<void>;
  columns(): Promise<Columns>;
  write(table: Table, columns: readonly string[], rows: readonly Row[]): Promise<void>;
  /** From here on it is there, all at once. */
  commit(id: string): Promise<void>;
  /** Lets go of it, as it was unless it was committed. Never rejects. */
  release(): Promise<void>;
}

/** So many rows are in memory at once. */
export const rowsAtOnce = 1000;
