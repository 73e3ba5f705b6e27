// The one connection of a store, which is made anew when it was lost, and what a server must be for it.
import { Trouble } from '../../sentences/trouble';
import type { Connection } from './connection';
import type { Place } from './troubles';

export interface Connections {
  /** The open connection, or a new one that was checked. Rejects with a Trouble, a `ConnectionLost`, or what PostgreSQL says. */
  get(): Promise<Connection>;
  /** Nobody may use this one any more. */
  drop(connection: Connection): void;
  end(): Promise<void>;
}

/** `open` makes a connection. */
export function createConnections(open: () => Promise<Connection>, place: Place): Connections {
  let current: Connection | null = null;
  return {
    async get() {
      if (current?.isLost()) {
        void current.end();
        current = null;
      }
      if (current) return current;
      const made = await open();
      try {
        await refuseUnfit(made, place);
      } catch (error) {
        void made.end();
        throw error;
      }
      current = made;
      return made;
    },
    drop(connection) {
      if (connection === current) current = null;
      void connection.end();
    },
    async end() {
      await current?.end();
      current = null;
    },
  };
}

/** The first version of PostgreSQL that its makers still look after. */
const firstVersion = 14_00_00;

/** A server that would lose what it has promised, or could not keep every text, is worse than none. */
async function refuseUnfit(connection: Connection, { database }: Place): Promise<void> {
  const { rows } = await connection.query(
    `SELECT current_setting('server_version_num')::bigint AS version, current_setting('server_encoding') AS encoding,
       current_setting('synchronous_commit') AS commits, current_setting('synchronous_standby_names') AS standbys,
       pg_is_in_recovery() AS is_standby, current_setting('default_transaction_read_only') AS is_read_only`,
  );
  const {
    version,
    encoding,
    commits,
    standbys,
    is_standby: isStandby,
    is_read_only: isReadOnly,
  } = rows[0] ?? {};
  if (Number(version) < firstVersion || encoding !== 'UTF8') {
    const detail = `PostgreSQL ${Math.floor(Number(version) / 10_000)}, ${encoding}`;
    throw new Trouble('store-unfit', 'store.unfit', { database, detail });
  }
  if (isStandby === true) {
    throw new Trouble('store-read-only', 'store.read-only.database', { database });
  }
  if (isReadOnly === 'on') throw new Trouble('store-read-only', 'store.read-only.setting', { database });
  // A commit that waits for no disk, or for no standby where there are some, may be gone after it was told.
  const isLasting = commits !== 'off' && (commits !== 'local' || standbys === '');
  if (!isLasting) {
    throw new Trouble('store-not-durable', 'store.not-durable', { database, setting: String(commits) });
  }
}
