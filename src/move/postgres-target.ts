// A database in PostgreSQL that something is moved into, in one transaction.
import type { System } from '../net/system';
import type { Connection } from '../store/postgres/connection';
import { bringUp, refuseNewer } from '../store/postgres/migrations';
import { ConnectionLost } from '../store/postgres/troubles';
import { createSealer } from '../store/sealing';
import { asSaid, columnsIn, factIn, openSide, type Side, setFactIn, type Way } from './postgres-side';
import { Refusal } from './refusal';
import type { Target } from './sides';
import { type Columns, tablesOfInstances } from './tables';

/** `key`: what it is to be sealed with. Throws a Trouble or a Refusal where somebody uses the database, or where it is not ours. */
export async function openPostgresTarget(way: Way, key: Uint8Array, system: System): Promise<Target> {
  const side = await openSide(way);
  const { connection, place, version } = side;
  const stamp = new Date(system.now()).toISOString().slice(0, 19).replace(/\D/g, '');
  const aside = version !== null && version < 0 ? `fitbit_before_${stamp}` : null;
  let found: { isFilled: boolean; arrived: string | null };
  try {
    found = await look(side);
  } catch (error) {
    await connection.end();
    throw asSaid(error, place);
  }
  const saying = async <Answer>(work: Promise<Answer>): Promise<Answer> => {
    try {
      return await work;
    } catch (error) {
      throw asSaid(error, place);
    }
  };
  let columns: Columns = new Map();

  const begin = async () => {
    if (aside) await connection.script(`ALTER SCHEMA fitbit RENAME TO ${aside}`);
    await bringUp(connection, createSealer(key, system.bytes), place);
    // Of a store in which nobody is, what it noted of itself.
    await connection.query('DELETE FROM facts');
    columns = await columnsIn(connection);
  };
  return {
    place: `the database ${place.database}`,
    ...found,
    aside: aside && `the schema ${aside} in the database ${place.database}`,
    begin: () => saying(begin()),
    columns: async () => columns,

    async write({ name }, into, rows) {
      const types = new Map((columns.get(name) ?? []).map((column) => [column.name, column.type]));
      const lists = into.map((column, at) => `$${at + 1}::${types.get(column)}[]`);
      await saying(
        connection.query(
          `INSERT INTO ${name} (${into.join(', ')}) OVERRIDING SYSTEM VALUE SELECT * FROM unnest(${lists.join(', ')})`,
          into.map((column) => rows.map((row) => row[column])),
        ),
      );
    },

    async commit(id) {
      await saying(setSequences(connection));
      await saying(setFactIn(connection, 'arrived', id));
      try {
        await connection.script('COMMIT');
      } catch (error) {
        if (!(error instanceof ConnectionLost)) throw asSaid(error, place);
        throw new Refusal(
          `The connection to the database ${place.database} ended at the last moment. Run the same once more, and start no Node-RED before: it finds out whether all has arrived, and goes on from there.`,
        );
      }
      await connection.end();
    },

    async release() {
      await connection.script('ROLLBACK').catch(() => undefined);
      await connection.end();
    },
  };
}

async function look({
  connection,
  place,
  version,
}: Side): Promise<{ isFilled: boolean; arrived: string | null }> {
  if (version === null || version < 0) return { isFilled: false, arrived: null };
  refuseNewer(version, place);
  const names = [...(await columnsIn(connection)).keys()].filter(
    (name) => name !== 'facts' && !tablesOfInstances.includes(name),
  );
  const asked = names.map((name) => `EXISTS (SELECT FROM ${name})`).join(' OR ');
  const { rows } = await connection.query(`SELECT ${asked} AS is_filled`);
  return { isFilled: rows[0]?.is_filled === true, arrived: await factIn(connection, 'arrived') };
}

/** What is numbered goes on after the last number. */
async function setSequences(connection: Connection): Promise<void> {
  const { rows } = await connection.query(
    `SELECT c.relname::text AS table, a.attname::text AS column FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = to_regnamespace('fitbit') AND c.relkind = 'r' AND a.attidentity <> ''`,
  );
  const numbered = rows
    .filter(({ table }) => !tablesOfInstances.includes(String(table)))
    .map(({ table, column }) => [
      `pg_get_serial_sequence('fitbit.${table}', '${column}')`,
      `SELECT MAX(${column}) AS last FROM ${table}`,
    ]);
  const all = [...numbered, ["'notification_ids'", 'SELECT MAX(id) AS last FROM notifications']];
  for (const [sequence, last] of all) {
    await connection.query(
      `SELECT setval(${sequence}, last) FROM (${last}) AS numbers WHERE last IS NOT NULL`,
    );
  }
}
