// A connection to PostgreSQL, in which rows come as the store takes them.
import type { Client, ClientConfig, types } from 'pg';
import { hashOf } from '../../net/secrets';
import { Trouble } from '../../sentences/trouble';
import type { Row } from '../columns';
import { original, storable } from './texts';
import { ConnectionLost, isAnswer, isDenial, lostBy, type Place } from './troubles';

/** What the store uses of the package pg, which whoever wants this store has installed. */
export interface Driver {
  Client: typeof Client;
  types: typeof types;
}

/** How to reach a database: a `postgres://` address, or an object as pg takes it. */
export type Address = string | ClientConfig;

export interface Connection {
  /** Runs a statement with its values. Rejects with what PostgreSQL has answered, or with a `ConnectionLost`. */
  query(sql: string, values?: readonly unknown[]): Promise<Answer>;
  /** Runs several statements without values in one go; the answer is that of the last one. */
  script(sql: string): Promise<Answer>;
  isLost(): boolean;
  /** Lets go of it, whatever state it is in. Never rejects. */
  end(): Promise<void>;
}

export interface Answer {
  rows: Row[];
  /** How many rows were written. */
  changed: number;
  /** The word for what was done, such as COMMIT. */
  command: string;
}

/** A database that does not answer within this is as good as gone. */
const connectMs = 10_000;
const answerMs = 60_000;
/** A connection on which nothing is said is heard of by what stands between, which would forget it without a word. */
const silentMs = 30_000;

/** What is asked before there is an answer to the last question is sent at once; a pg that does not know the setting waits. */
const pipelined: object = { pipeline: true };

/** Where an address leads to. Throws a Trouble where it is none: what pg throws then may hold its password. */
export function placeOf({ Client }: Driver, address: Address): Place {
  const config = configOf(address);
  if (isCutShort(config.connectionString ?? '')) throw new Trouble('store-address', 'store.address');
  try {
    const { host, port, database } = new Client(config);
    return { database: `${host}:${port}/${database ?? ''}` };
  } catch {
    throw new Trouble('store-address', 'store.address');
  }
}

/**
 * Whether an address has an @ or a # after its host: by a / ? or # in a password it ends there, and what follows would be told to
 * people as a host or a database.
 */
const isCutShort = (address: string) => /^[^/]*\/\/[^/?#]*[/?#].*[@#]|^[^/]*\/\/[^/?#]*#/s.test(address);

/**
 * Opens a connection. `heard` is called for what others hint at by NOTIFY, once it LISTENs; `waitMs`: so long an answer is waited for.
 * Rejects with how PostgreSQL has denied it, or with a `ConnectionLost`.
 */
export async function connect(
  driver: Driver,
  address: Address,
  { heard = () => undefined, waitMs = answerMs }: { heard?: () => void; waitMs?: number } = {},
): Promise<Connection> {
  const client = new driver.Client({
    application_name: 'node-red-fitbit',
    keepAlive: true,
    keepAliveInitialDelayMillis: silentMs,
    connectionTimeoutMillis: Math.min(connectMs, waitMs),
    query_timeout: waitMs,
    ...pipelined,
    ...configOf(address),
    types: { getTypeParser: parserOf(driver) as typeof types.getTypeParser },
  });
  let lost: ConnectionLost | null = null;
  client.on('error', (error: unknown) => {
    lost ??= lostBy(error);
  });
  client.on('notification', heard);
  client.on('end', () => {
    lost ??= new ConnectionLost('ended');
  });
  try {
    await client.connect();
  } catch (error) {
    void client.end().catch(() => undefined);
    throw isDenial(error) ? error : lostBy(error);
  }
  const answers = async (asking: Promise<Given | Given[]>) => {
    try {
      return answerOf(await asking);
    } catch (error) {
      if (isAnswer(error)) throw error;
      lost ??= lostBy(error);
      throw lost;
    }
  };
  return {
    query: (sql, values = []) =>
      answers(client.query({ name: nameOf(sql), text: sql, values: values.map(toStorable) })),
    script: (sql) => answers(client.query(sql)),
    isLost: () => lost !== null,
    async end() {
      await client.end().catch(() => undefined);
    },
  };
}

type Given = { rows: Row[]; rowCount: number | null; command: string };

function answerOf(given: Given | Given[]): Answer {
  const last = Array.isArray(given) ? given.at(-1) : given;
  const { rows, rowCount, command } = last ?? { rows: [], rowCount: 0, command: '' };
  const isWrite = ['INSERT', 'UPDATE', 'DELETE', 'MERGE'].includes(command);
  return { rows, changed: isWrite ? (rowCount ?? 0) : 0, command };
}

function configOf(address: Address): ClientConfig {
  return typeof address === 'string' ? { connectionString: address } : address;
}

/**
 * Each statement is prepared once for each connection, under a name that is made of it: behind a pooler that shares connections,
 * what another process has prepared there by this name is the same statement.
 */
const names = new Map<string, string>();

function nameOf(sql: string): string {
  const known = names.get(sql);
  if (known) return known;
  const name = `fitbit_${hashOf(sql)}`;
  names.set(sql, name);
  return name;
}

function toStorable(value: unknown): unknown {
  if (typeof value === 'string') return storable(value);
  return Array.isArray(value) ? value.map(toStorable) : value;
}

/** PostgreSQL's numbers of types: bigint, numeric, and lists of texts and bigints. Whatever else comes as a text is one. */
const oids = { bigint: 20, numeric: 1700, texts: 1009, bigints: 1016 };
/** Those that pg reads as they should be: boolean, bytes, smallint, integer, real, double precision. */
const asTheyCome = [16, 17, 21, 23, 700, 701];

function parserOf({ types: known }: Driver): (oid: number, format?: 'text' | 'binary') => unknown {
  return (oid, format = 'text') => {
    if (format === 'binary' || asTheyCome.includes(oid)) return known.getTypeParser(oid, format as 'text');
    if (oid === oids.bigint || oid === oids.numeric) return Number;
    if (oid !== oids.texts && oid !== oids.bigints) return original;
    const list = known.getTypeParser(oids.texts, 'text') as (text: string) => (string | null)[];
    const each = oid === oids.texts ? original : Number;
    return (text: string) => list(text).map((one) => (one === null ? null : each(one)));
  };
}
