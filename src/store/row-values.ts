// The values of a row as drivers get them, and as the engine takes them.

/** A row by its columns, whichever driver has read it. */
export type Row = Record<string, unknown>;

export function textOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}

export function numberOrNull(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}
