// What a row of either driver is, and how a column that may hold nothing is read.

/** A row by the names of its columns. Flags are 0 and 1, JSON is text, bytes are sealed text. */
export type Row = Readonly<Record<string, unknown>>;

export function textOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}

export function numberOrNull(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}
