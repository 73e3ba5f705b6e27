// Runs SQL with its values. Each statement is prepared once for each open database.
import type { SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import type { Database } from './database';

export { numberOrNull, textOrNull } from '../columns';

export type Row = Record<string, SQLOutputValue>;

export function statement(database: Database, sql: string): StatementSync {
  const known = database.statements.get(sql);
  if (known) return known;
  const prepared = database.connection.prepare(sql);
  database.statements.set(sql, prepared);
  return prepared;
}

/** Runs it; how many rows it changed. */
export function run(database: Database, sql: string, ...values: SQLInputValue[]): number {
  return Number(statement(database, sql).run(...values).changes);
}

/** The first row, if there is one. */
export function one(database: Database, sql: string, ...values: SQLInputValue[]): Row | undefined {
  return statement(database, sql).get(...values);
}

export function all(database: Database, sql: string, ...values: SQLInputValue[]): Row[] {
  return statement(database, sql).all(...values);
}
