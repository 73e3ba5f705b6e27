// The connection on which an instance beats and hears what the others hint at: made anew when it was lost.
import { singleFlight } from '../../net/concurrency';
import type { Connection } from './connection';
import { hints } from './hints';
import { ConnectionLost } from './troubles';

export interface HeardConnection {
  /**
   * Runs it on the open one, or on a new one. Rejects where the database does not answer. Where it fails, the next one runs on another:
   * what is in its way may be of this connection alone, as one that was made while a database was read-only stays so.
   */
  use<Value>(run: (on: Connection) => Promise<Value>): Promise<Value>;
  end(): Promise<void>;
}

export function createHeardConnection(open: () => Promise<Connection>): HeardConnection {
  let current: Connection | null = null;
  let isEnded = false;
  const opening = singleFlight<Connection>();

  async function opened(): Promise<Connection> {
    if (current && !current.isLost()) return current;
    void current?.end();
    current = null;
    const made = await open();
    try {
      // Behind a pooler that shares connections this is heard of by nobody, and the beats do.
      await made.script(`LISTEN ${hints}`);
    } catch (error) {
      void made.end();
      throw error;
    }
    current = made;
    return made;
  }

  return {
    async use(run) {
      if (isEnded) throw new ConnectionLost('ended');
      const on = await opening.run('', opened);
      try {
        return await run(on);
      } catch (error) {
        if (on === current) current = null;
        void on.end();
        throw error;
      }
    },
    async end() {
      isEnded = true;
      await current?.end();
    },
  };
}
