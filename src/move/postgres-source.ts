// A store in PostgreSQL that is moved away: locked, read in one transaction, and refused to whoever opens it afterwards.
import type { System } from '../net/system';
import type { Row } from '../store/columns';
import { bringUp, markMoved, refuseNewer, refuseWrongKey } from '../store/postgres/migrations';
import { createSealer } from '../store/sealing';
import { asSaid, beginAlone, columnsIn, factIn, openSide, setFactIn, type Way } from './postgres-side';
import { Refusal } from './refusal';
import { rowsAtOnce, type Source } from './sides';
import { factsOfPlace, type Table } from './tables';

/** Throws a Trouble or a Refusal where there is none, where somebody uses it, or where it is none that this program may take. */
export async function openPostgresSource(
  way: Way,
  key: Uint8Array,
  system: Pick<System, 'bytes'>,
): Promise<Source> {
  const { connection, place, version } = await openSide(way);
  const sealer = createSealer(key, system.bytes);
  let moving: string | null;
  try {
    if (version === null) throw new Refusal(`There is no store in the database ${place.database}.`);
    refuseNewer(version, place);
    await refuseWrongKey(connection, sealer, place);
    moving = await factIn(connection, 'moving');
  } catch (error) {
    await connection.end();
    throw asSaid(error, place);
  }
  let mark: string | null = null;
  const saying = async (work: Promise<unknown>) => {
    try {
      await work;
    } catch (error) {
      throw asSaid(error, place);
    }
  };

  /** The mark is committed by itself, before anything is read: nobody may have opened the store in between. */
  const begin = async (id: string) => {
    await bringUp(connection, sealer, place);
    await setFactIn(connection, 'moving', id);
    await connection.script('COMMIT');
    mark = id;
    await beginAlone(connection, place, 0);
    if ((await factIn(connection, 'moving')) !== id) {
      throw new Refusal(`A Node-RED has opened the database ${place.database} just now. Stop it first.`);
    }
  };
  return {
    place: `the database ${place.database}`,
    key,
    moving,
    begin: (id) => saying(begin(id)),
    columns: () => columnsIn(connection),

    async *rows(table, columns) {
      await connection.script(`DECLARE moved NO SCROLL CURSOR FOR ${selected(table, columns)}`);
      for (;;) {
        const { rows } = await connection.script(`FETCH ${rowsAtOnce} FROM moved`);
        if (rows.length > 0) yield rows as Row[];
        if (rows.length < rowsAtOnce) break;
      }
      await connection.script('CLOSE moved');
    },

    async retire() {
      await saying(
        (async () => {
          await connection.query("DELETE FROM facts WHERE name = 'moving'");
          await markMoved(connection);
          await connection.script('COMMIT');
        })(),
      );
      await connection.end();
    },

    async release(keepsMark) {
      try {
        await connection.script('ROLLBACK');
        if (mark !== null && !keepsMark) {
          await connection.query("DELETE FROM fitbit.facts WHERE name = 'moving' AND value = $1", [
            Buffer.from(mark),
          ]);
        }
      } catch {
        // The mark says nothing to anybody but the next move, and the next Node-RED takes it away.
      }
      await connection.end();
    },
  };
}

function selected({ name }: Table, columns: readonly string[]): string {
  const where = name === 'facts' ? `WHERE name NOT IN ('${factsOfPlace.join("', '")}')` : '';
  const order = columns.includes('rowid') ? 'ORDER BY rowid' : '';
  return `SELECT ${columns.join(', ')} FROM ${name} ${where} ${order}`;
}
