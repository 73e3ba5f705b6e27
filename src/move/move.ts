// Moves all that a store holds to an empty place, all of it or nothing, and closes the old one.
import type { Row } from '../store/columns';
import type { Sealer } from '../store/sealing';
import { Refusal } from './refusal';
import type { Source, Target } from './sides';
import { type Column, differences, movedColumns, type Table, tables } from './tables';

export interface Move {
  source: Source;
  target: Target;
  /** Seals as the target does, where that has another key; else null: sealed values go on as they are. */
  reseal: { from: Sealer; to: Sealer } | null;
  /** A new one for each move. */
  id: string;
  /** A line for whoever watches. */
  tell(line: string): void;
}

export interface Moved {
  /** Whether all had arrived by an earlier move, of which only the end was missing. */
  isResumed: boolean;
  /** How many rows, by table. */
  counts: ReadonlyMap<string, number>;
}

/**
 * Lets go of both sides, however it ends. The source notes the id before, and the target has it with all that arrives: so a move
 * that was killed between the two ends is brought to its end by the next one, and never twice.
 */
export async function move({ source, target, reseal, id, tell }: Move): Promise<Moved> {
  let mayHaveArrived = false;
  try {
    if (source.moving !== null && source.moving === target.arrived) {
      mayHaveArrived = true;
      await target.release();
      await source.retire();
      return { isResumed: true, counts: new Map() };
    }
    if (target.isFilled) {
      throw new Refusal(
        `${target.place} is not empty. Move to an empty one, or empty it first; nothing was touched.`,
      );
    }
    await source.begin(id);
    await target.begin();
    const counts = await copy({ source, target, reseal, tell });
    mayHaveArrived = true;
    await target.commit(id);
    tell('All has arrived.');
    await source.retire();
    return { isResumed: false, counts };
  } catch (error) {
    await target.release();
    await source.release(mayHaveArrived);
    throw error;
  }
}

async function copy({ source, target, reseal, tell }: Omit<Move, 'id'>): Promise<Map<string, number>> {
  const [from, to] = [await source.columns(), await target.columns()];
  const isFromSqlite = !from.has('store_version');
  const found = isFromSqlite ? differences(from, to) : differences(to, from);
  if (found.length > 0) throw new Error(found.join('; '));
  const counts = new Map<string, number>();
  for (const table of tables) {
    const all = movedColumns((isFromSqlite ? to : from).get(table.name) ?? []);
    const isMade = ({ name }: Column) => Object.hasOwn(table.made ?? {}, name);
    const read = all.filter((column) => !isMade(column)).map(({ name }) => name);
    const written = isFromSqlite ? all.map(({ name }) => name) : read;
    let count = 0;
    for await (const rows of source.rows(table, read)) {
      const filled = rows.map((row) => sealedAnew(table, isFromSqlite ? withMade(table, row) : row, reseal));
      await target.write(table, written, filled);
      count += rows.length;
    }
    counts.set(table.name, count);
    if (count > 0) tell(`${table.name}: ${count}`);
  }
  return counts;
}

function withMade({ made = {} }: Table, row: Row): Row {
  const values = Object.entries(made).map(([column, makeOf]) => [column, makeOf(row)]);
  return { ...row, ...Object.fromEntries(values) };
}

/** The row, sealed for the target. Of a consent that was taken back there is nothing that was sealed. */
function sealedAnew(table: Table, row: Row, reseal: Move['reseal']): Row {
  if (reseal === null) return row;
  const sealed = Object.entries(table.sealed ?? {}).map(([column, contextOf]) => {
    const bytes = row[column] as Uint8Array | null;
    if (bytes === null || bytes.length === 0) return [column, bytes];
    return [column, reseal.to.seal(unsealed(reseal.from, bytes, contextOf(row), table), contextOf(row))];
  });
  return { ...row, ...Object.fromEntries(sealed) };
}

function unsealed(from: Sealer, bytes: Uint8Array, context: string, { name }: Table): string {
  try {
    return from.unseal(bytes, context);
  } catch {
    throw new Refusal(`A row of ${name} cannot be unsealed: it is damaged. Nothing was touched.`);
  }
}
