// A PostgreSQL that is measured, as people run it: with its fsyncs, on the disk that is measured; and what it takes of the processor.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { Client } from 'pg';
import { freePort } from '../test/support/ports';
import { startPostgres } from '../test/support/postgres-server';
import type { DatabaseGiven } from './place';

export interface Database extends DatabaseGiven {
  name: string;
  /** The same by another port of the loopback, where a proxy is. */
  by(port: number): Database;
  /** What a Node-RED has to have to use it. */
  red(): { settings: Record<string, unknown>; env: Record<string, string> };
  sql(text: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>;
  /** Milliseconds of so many questions, one after the other. */
  roundTrips(count: number): Promise<number[]>;
  /** A copy; nobody may be connected meanwhile. */
  copy(): Promise<Database>;
  /** It is gone, whoever is connected. */
  drop(): Promise<void>;
}

export interface Postgres {
  port: number;
  /** An empty database. */
  database(): Promise<Database>;
  /** Microseconds of processor that all of its processes have taken; NaN where the system does not tell. */
  processor(): number;
  stop(): Promise<void>;
}

/** All but these is as PostgreSQL comes. */
const settings = { listen_addresses: '127.0.0.1', log_min_messages: 'log' };

/** Starts it in `BENCH_DIR`, or where the system has its temporary files; as root that has to be open to everybody. */
export async function openPostgres(): Promise<Postgres> {
  const port = await freePort();
  const server = await startPostgres({
    place: process.env.BENCH_DIR ?? tmpdir(),
    settings: { ...settings, port: String(port) },
  });
  let made = 0;

  const database = (name: string, key: string, at: number): Database => ({
    name,
    key,
    address: `postgres://postgres@127.0.0.1:${at}/${name}`,
    by: (other) => database(name, key, other),
    red: () => ({
      settings: { fitbitConfigStore: `postgres://postgres@127.0.0.1:${at}/${name}` },
      env: { FITBIT_CONFIG_STORE_KEY: key },
    }),
    async sql(text, values = []) {
      const client = new Client(server.address(name));
      await client.connect();
      try {
        return (await client.query(text, [...values])).rows;
      } finally {
        await client.end();
      }
    },
    async roundTrips(count) {
      const client = new Client({ host: '127.0.0.1', port: at, user: 'postgres', database: name });
      await client.connect();
      const times: number[] = [];
      for (let turn = 0; turn < count; turn += 1) {
        const begun = performance.now();
        await client.query('SELECT 1');
        times.push(performance.now() - begun);
      }
      await client.end();
      return times;
    },
    copy: () => make(key, name),
    async drop() {
      await server.sql('postgres', `DROP DATABASE ${name} WITH (FORCE)`);
    },
  });
  async function make(key: string, template?: string): Promise<Database> {
    made += 1;
    const name = `bench_${made}`;
    await server.createDatabase(name, template);
    return database(name, key, port);
  }
  return {
    port,
    database: () => make(randomBytes(32).toString('hex')),
    processor: () => server.pids().reduce((sum, pid) => sum + microseconds(pid), 0),
    stop: server.kill,
  };
}

/** What a process with one thread has taken so far, as PostgreSQL's are: in nanoseconds, where ticks would be a hundredth of a second. */
function microseconds(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1000;
  } catch {
    // It has ended meanwhile; or this is no Linux, and then none has such a file.
    return process.platform === 'linux' ? 0 : Number.NaN;
  }
}
