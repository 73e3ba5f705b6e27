// A database of its own for a Node-RED under test, and the way to it, which a test can close and open.
import { randomBytes } from 'node:crypto';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { freePort } from './ports';
import { type PostgresServer, postgresServer } from './postgres-server';

export interface TempDatabase {
  server: PostgresServer;
  name: string;
  /** What `startNodeRed` takes to use it: settings and environment. */
  red: { settings: { fitbitConfigStore: string }; env: { FITBIT_CONFIG_STORE_KEY: string } };
  /** Lets connections through. */
  open(): Promise<void>;
  /** Cuts all connections, and takes none any more. */
  close(): Promise<void>;
}

let count = 0;

/** An empty database, reached by a port of the loopback. */
export async function tempDatabase(): Promise<TempDatabase> {
  const server = await postgresServer();
  count += 1;
  const name = `for_node_red_${count}`;
  await server.createDatabase(name);
  const port = await freePort();
  const { host = '' } = server.address(name);
  const sockets = new Set<Socket>();
  let way: Server | null = null;
  const database: TempDatabase = {
    server,
    name,
    red: {
      settings: { fitbitConfigStore: `postgres://postgres@127.0.0.1:${port}/${name}` },
      env: { FITBIT_CONFIG_STORE_KEY: randomBytes(32).toString('base64') },
    },
    open: () =>
      new Promise((resolve) => {
        way = createServer((one) => {
          const other = connect(join(host, '.s.PGSQL.5432'));
          for (const [from, to] of [
            [one, other],
            [other, one],
          ] as const) {
            sockets.add(from);
            from.on('error', () => to.destroy()).on('close', () => to.destroy());
            from.pipe(to);
          }
        }).listen(port, '127.0.0.1', resolve);
      }),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        sockets.clear();
        if (way) way.close(() => resolve());
        else resolve();
        way = null;
      }),
  };
  await database.open();
  return database;
}
