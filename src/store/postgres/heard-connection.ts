// The connection on which an instance beats and hears what the others hint at: made anew when it was lost.
import { singleFlight } from '../../net/concurrency';
import type { Connection } from './connection';
import { hints } from './hints';

export interface HeardConnection {
  /** The open one, or a new one. Rejects where the database does not answer. */
  get(): Promise<Connection>;
  end(): Promise<void>;
}

export function createHeardConnection(open: () => Promise<Connection>): HeardConnection {
  let current: Connection | null = null;
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
    get: () => opening.run('', opened),
    async end() {
      await current?.end();
    },
  };
}
