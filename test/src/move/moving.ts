// A user folder and a database of PostgreSQL, between which the tests of moving move.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../../src/move/main';
import type { System } from '../../../src/net/system';
import { fakeSystem } from '../../support/fake-system';
import { type PostgresServer, postgresServer } from '../../support/postgres-server';
import { type Dump, dumpOfPostgres, dumpOfSqlite } from './full-store';

export interface Places {
  userDir: string;
  /** `<userDir>/fitbit`. */
  folder: string;
  database: string;
  server: PostgresServer;
  /** As one types it. */
  url: string;
  inSqlite(folder?: string): Dump;
  inPostgres(key: Uint8Array): Promise<Dump>;
  /** What the command does, says and complains of, and its exit code. */
  run(given: readonly string[], options?: RunOptions): Promise<Ran>;
  toPostgres(...more: string[]): Promise<Ran>;
  toSqlite(...more: string[]): Promise<Ran>;
  remove(): Promise<void>;
}

export interface RunOptions {
  environment?: Record<string, string>;
  system?: System;
  /** Sees each line before it is said. */
  watch?(line: string): void;
}

export interface Ran {
  code: number;
  said: string;
  complained: string;
}

let made = 0;

export async function newPlaces(): Promise<Places> {
  const server = await postgresServer();
  made += 1;
  const database = `moving_${made}`;
  await server.createDatabase(database);
  const userDir = mkdtempSync(join(tmpdir(), 'fitbit-move-'));
  const folder = join(userDir, 'fitbit');
  const { host, user } = server.address(database);
  const url = `postgres://${user}@localhost:5432/${database}?host=${encodeURIComponent(String(host))}`;
  const system = fakeSystem();
  const places: Places = {
    userDir,
    folder,
    database,
    server,
    url,
    inSqlite: (other = folder) => dumpOfSqlite(other),
    inPostgres: (key) => dumpOfPostgres(server, database, key),
    async run(given, { environment = {}, system: other = system, watch } = {}) {
      const said: string[] = [];
      const complained: string[] = [];
      const code = await main({
        given,
        environment,
        here: userDir,
        system: other,
        say(line) {
          watch?.(line);
          said.push(line);
        },
        complain: (line) => void complained.push(line),
      });
      return { code, said: said.join('\n'), complained: complained.join('\n') };
    },
    toPostgres: (...more) => places.run(['move', '--to', url, ...more]),
    toSqlite: (...more) => places.run(['move', '--to', 'sqlite', '--from', url, ...more]),
    async remove() {
      await server.sql('postgres', `DROP DATABASE ${database} WITH (FORCE)`);
      rmSync(userDir, { recursive: true, force: true });
    },
  };
  return places;
}
