// A store with something in every column of every table, and all that one holds as plain values, whichever driver keeps it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { factsOfPlace, tables, tablesOfInstances } from '../../../src/move/tables';
import type { Row } from '../../../src/store/columns';
import { original } from '../../../src/store/postgres/texts';
import { createSealer, type Sealer } from '../../../src/store/sealing';
import { openStore } from '../../../src/store/sqlite/open';
import { fakeSystem } from '../../support/fake-system';
import type { PostgresServer } from '../../support/postgres-server';

/** Every table by its name, each row as text, sorted; sealed columns unsealed. */
export type Dump = Record<string, string[]>;

const odd = '\0\x01 "\\,{}\n🔋 ſ';
const people = ['anna', 'bert', 'Ć"\\,{}🔋'];

/** Fills the store in `folder`, which is made. `readings`: how many of them. */
export async function fillStore(folder: string, readings = 3): Promise<void> {
  const system = fakeSystem();
  await (await openStore(folder, system)).close();
  const connection = new DatabaseSync(join(folder, 'fitbit.sqlite'));
  const sealer = createSealer(keyIn(folder), system.bytes);
  connection.exec('BEGIN');
  for (const table of tables) {
    const count = table.name === 'readings' ? readings : 3;
    for (let at = 0; at < count; at += 1) insert(connection, table.name, at, sealer);
  }
  connection.exec('COMMIT');
  connection.close();
}

export const keyIn = (folder: string): Buffer => readFileSync(join(folder, 'fitbit.key'));

const contextsOf = (name: string) => tables.find((table) => table.name === name)?.sealed ?? {};

function insert(connection: DatabaseSync, name: string, at: number, sealer: Sealer): void {
  const columns = connection.prepare('SELECT name, type, "notnull" FROM pragma_table_info(?)').all(name);
  const row: Record<string, unknown> = {};
  for (const { name: column, type, notnull } of columns) {
    const isNull = notnull === 0 && at === 1 && column !== 'id';
    row[String(column)] = isNull ? null : madeUp(String(column), String(type), at);
  }
  if ('chain' in row) row.chain = at === 0 ? JSON.stringify({ via: 'second', tried: [odd] }) : null;
  // Of a consent that was taken back.
  const isEmptied = name === 'grants' && at === 2;
  for (const [column, contextOf] of Object.entries(contextsOf(name))) {
    if (row[column] === null) continue;
    const plain = JSON.stringify({ [column]: odd, at });
    row[column] = isEmptied ? new Uint8Array() : sealer.seal(plain, contextOf(row));
  }
  // Gaps, and not in the order of the ids.
  const rowid = ['alerts', 'authorizations', 'signups', 'sms', 'incoming_sms'].includes(name);
  const all: Row = rowid ? { rowid: 100 - at * 7, ...row } : row;
  const names = Object.keys(all);
  connection
    .prepare(`INSERT INTO ${name} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
    .run(...(Object.values(all) as string[]));
}

function madeUp(column: string, type: string, at: number): unknown {
  if (column === 'person_id' || (column === 'id' && type === 'TEXT')) return people[at % 3];
  if (column === 'device_id') return `d${odd}`;
  if (type === 'TEXT') return `${column} ${at}${at === 2 ? odd : ''}`;
  if (type === 'BLOB') return Buffer.from([0, 255, 92, at]);
  return column === 'at' ? 1_790_000_000_000 + at * 1000 : at * 7;
}

export function dumpOfSqlite(folder: string): Dump {
  const connection = new DatabaseSync(join(folder, 'fitbit.sqlite'), { readOnly: true });
  const names = connection
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .all()
    .map(({ name }) => String(name));
  const dump = dumpOf(names, keyIn(folder), (name) => {
    const withId = ['alerts', 'authorizations', 'signups', 'sms', 'incoming_sms'].includes(name);
    return connection.prepare(`SELECT ${withId ? 'rowid, ' : ''}* FROM ${name}`).all();
  });
  connection.close();
  return dump;
}

export async function dumpOfPostgres(
  server: PostgresServer,
  database: string,
  key: Uint8Array,
): Promise<Dump> {
  const found = await server.sql(database, "SELECT tablename FROM pg_tables WHERE schemaname = 'fitbit'");
  const names = found
    .map(({ tablename }) => String(tablename))
    .filter((name) => !tablesOfInstances.includes(name));
  const rows = new Map<string, Row[]>();
  for (const name of names) {
    const raw = await server.sql(database, `SELECT * FROM fitbit.${name}`);
    rows.set(name, raw.map(plainRow));
  }
  return dumpOf(names, key, (name) => rows.get(name) ?? []);
}

/** As SQLite would give it. */
function plainRow({ owner, owned_at, is_heard, is_lost, ...row }: Record<string, unknown>): Row {
  if (owner ?? owned_at ?? (is_heard || is_lost)) throw new Error('it has an owner');
  if ('chain' in row) delete row.via;
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, typeof value === 'string' ? plain(value) : value]),
  );
}

/** pg gives bigints as texts. */
const plain = (value: string): unknown => (/^-?\d{1,15}$/.test(value) ? Number(value) : original(value));

function dumpOf(names: readonly string[], key: Uint8Array, rowsOf: (name: string) => Row[]): Dump {
  const sealer = createSealer(key, () => new Uint8Array());
  const textOf = (name: string, row: Row) => {
    const values = Object.entries(row).map(([column, value]) => {
      if (!(value instanceof Uint8Array)) return [column, value];
      const contextOf = contextsOf(name)[column];
      if (!contextOf) return [column, Buffer.from(value).toString('hex')];
      return [column, value.length === 0 ? '' : sealer.unseal(value, contextOf(row))];
    });
    return JSON.stringify(values.sort(([one], [other]) => (String(one) < String(other) ? -1 : 1)));
  };
  const isOfPlace = (name: string, row: Row) => name === 'facts' && factsOfPlace.includes(String(row.name));
  return Object.fromEntries(
    [...names].sort().map((name) => [
      name,
      rowsOf(name)
        .filter((row) => !isOfPlace(name, row))
        .map((row) => textOf(name, row))
        .sort(),
    ]),
  );
}
