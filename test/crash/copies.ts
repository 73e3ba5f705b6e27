// Several Node-REDs as copies of one: each with a user folder, a port and a way to the database of its own, the same flow with
// the same ids of nodes, and a life after the other.
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';
import type { PostgresServer } from '../support/postgres-server';
import { inFlightPreload } from './load';
import { openTcpProxy, type TcpProxy } from './tcp-proxy';

export interface Copy {
  /** 1 for the first. */
  number: number;
  /** Where it opens its public side. */
  port: number;
  /** Between it and the database. */
  proxy: TcpProxy;
  /** Which process of it this is: its number and how many there were. */
  life(): string;
  red(): NodeRed;
  state: 'up' | 'down' | 'still';
  /** Ends it, and answers when it was gone. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number>;
  /** Starts the next life, at the time that it is by now. */
  start(aheadMs: number): Promise<void>;
  /** Brings its clock to where all clocks are. */
  catchUp(aheadMs: number): Promise<void>;
  remove(): Promise<void>;
}

/** The sealing key that all of them have. */
const key = randomBytes(32).toString('base64');
/** What the flow needs besides of Node-RED's own. */
const moreNodes = ['21-httpin', '21-httprequest', '89-delay'];
/** For so long a copy may take to end in order. */
export const orderlyMs = 20_000;

export interface CopyOptions {
  number: number;
  server: PostgresServer;
  database: string;
  origins: Record<string, string>;
  /** By how much its clock is wrong, all the time. */
  wrongBy: number;
  preloads: readonly string[];
  env: Record<string, string>;
}

/** Starts the first life of a copy. */
export async function openCopy(options: CopyOptions): Promise<Copy> {
  const { number, server, database, origins, wrongBy } = options;
  const { host } = server.address(database);
  const proxy = await openTcpProxy({ path: `${host}/.s.PGSQL.5432` });
  const port = await freePort();
  let lives = 1;
  let ahead = 0;
  const surroundings = (aheadMs: number) => ({
    env: {
      ...options.env,
      FITBIT_CONFIG_STORE_KEY: key,
      CRASH_PORT: String(port),
      CRASH_LIFE: `${number}.${lives}`,
      TEST_CLOCK_AHEAD_MS: String(aheadMs),
      TEST_CLOCK_SET_MS: String(wrongBy),
    },
    preloads: [inFlightPreload, ...options.preloads],
  });
  let red = await startNodeRed({
    version: 5,
    moreNodes,
    origins,
    settings: { fitbitConfigStore: `postgres://postgres@127.0.0.1:${proxy.port}/${database}` },
    ...surroundings(0),
  });
  const copy: Copy = {
    number,
    port,
    proxy,
    life: () => `${number}.${lives}`,
    red: () => red,
    state: 'up',
    async end(signal) {
      copy.state = 'down';
      const tooLong = setTimeout(() => process.kill(red.pid, 'SIGKILL'), orderlyMs);
      await red.stop(signal);
      clearTimeout(tooLong);
      return Date.now();
    },
    async start(aheadMs) {
      lives += 1;
      ahead = aheadMs;
      red = await red.restart({ signal: 'SIGKILL', ...surroundings(aheadMs) });
      copy.state = 'up';
    },
    async catchUp(aheadMs) {
      const behind = aheadMs - ahead;
      ahead = aheadMs;
      if (behind > 0) await red.advance(behind);
    },
    async remove() {
      await red.stop('SIGKILL');
      await proxy.close();
      rmSync(red.userDir, { recursive: true, force: true });
    },
  };
  return copy;
}
