// Runs SQL with its values, inside of a transaction.
import type { Row } from '../columns';
import type { Transaction } from './database';

export { numberOrNull, type Row, textOrNull } from '../columns';

/** Runs it; how many rows it changed. */
export async function run(transaction: Transaction, sql: string, ...values: unknown[]): Promise<number> {
  return (await transaction.query(sql, values)).changed;
}

/** The first row, if there is one. */
export async function one(
  transaction: Transaction,
  sql: string,
  ...values: unknown[]
): Promise<Row | undefined> {
  return (await transaction.query(sql, values)).rows[0];
}

export async function all(transaction: Transaction, sql: string, ...values: unknown[]): Promise<Row[]> {
  return (await transaction.query(sql, values)).rows;
}
