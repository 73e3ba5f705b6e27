// What is moved: every table, in an order in which nothing refers to what is not there yet, and what binds sealed values to their place.
import type { Row } from '../store/columns';

export interface Table {
  name: string;
  /** Columns with sealed bytes, and what each of them is bound to. */
  sealed?: Readonly<Record<string, (row: Row) => string>>;
  /** What only PostgreSQL keeps in a column of its own, from the rest of the row. */
  made?: Readonly<Record<string, (row: Row) => unknown>>;
}

/** The contexts are those of `src/store/*-row.ts` and of the drivers' grants; one that is wrong makes a move under another key fail. */
export const tables: readonly Table[] = [
  { name: 'facts' },
  { name: 'persons' },
  { name: 'grants', sealed: { tokens: (row) => `grant ${row.person_id}` } },
  { name: 'authorizations', sealed: { plan: (row) => `authorization ${row.id}` } },
  { name: 'devices' },
  { name: 'readings' },
  { name: 'summaries' },
  { name: 'states' },
  { name: 'alerts', sealed: { body: (row) => `alert ${row.id}` } },
  { name: 'agenda' },
  { name: 'untold' },
  { name: 'signups', sealed: { state: (row) => `signup ${row.id}` } },
  { name: 'codes' },
  { name: 'notifications' },
  {
    name: 'sms',
    sealed: { content: (row) => `sms ${row.id}`, ending: (row) => `ending ${row.id}` },
    made: { via: (row) => (row.chain === null ? null : JSON.parse(String(row.chain)).via) ?? row.account },
  },
  { name: 'sms_counts' },
  { name: 'sms_months' },
  { name: 'sms_passes' },
  { name: 'incoming_sms', sealed: { content: (row) => `incoming ${row.id}` } },
  { name: 'stopped_numbers' },
  { name: 'former_numbers' },
  { name: 'gone' },
  { name: 'account_names' },
];

/** What PostgreSQL keeps of the Node-REDs that are there, none of which is there in a move, and of the tables themselves. */
export const tablesOfInstances: readonly string[] = ['store_version', 'instances', 'instance_nodes', 'works'];
/** Whose a row is, since when, and what that one knows or had begun: nobody's after a move. */
const columnsOfInstances: readonly string[] = ['owner', 'owned_at', 'is_heard', 'is_lost'];

/** Facts of one place or of a move, which stay where they are. */
export const factsOfPlace: readonly string[] = ['seal', 'moving', 'arrived'];

export interface Column {
  name: string;
  /** As PostgreSQL calls it; of SQLite as it was declared. */
  type: string;
}

/** The columns of each table, in a store of this version. */
export type Columns = ReadonlyMap<string, readonly Column[]>;

/** In what the two differ though nothing says why: a sentence each. Whoever adds a table or a column to one finds it here. */
export function differences(sqlite: Columns, postgres: Columns): string[] {
  const listed = tables.map(({ name }) => name);
  const told = [...postgres.keys()].filter((name) => !tablesOfInstances.includes(name));
  const unlisted = (driver: string, names: readonly string[]) => [
    ...names.filter((name) => !listed.includes(name)).map((name) => `${name} of ${driver} is not moved`),
    ...listed.filter((name) => !names.includes(name)).map((name) => `${name} is not in ${driver}`),
  ];
  const inColumns = tables.flatMap(({ name, made = {} }) => {
    const ours = (sqlite.get(name) ?? []).map((column) => column.name);
    const theirs = movedColumns(postgres.get(name) ?? []).map((column) => column.name);
    const isExtra = (column: string) => column === 'rowid' || Object.hasOwn(made, column);
    return [
      ...ours.filter((one) => !theirs.includes(one)).map((one) => `${name}.${one} is not in PostgreSQL`),
      ...theirs
        .filter((one) => !ours.includes(one) && !isExtra(one))
        .map((one) => `${name}.${one} is not in SQLite`),
    ];
  });
  return [...unlisted('SQLite', [...sqlite.keys()]), ...unlisted('PostgreSQL', told), ...inColumns];
}

/** Those columns of a table in PostgreSQL that are moved. */
export function movedColumns(columns: readonly Column[]): Column[] {
  return columns.filter(({ name }) => !columnsOfInstances.includes(name));
}
