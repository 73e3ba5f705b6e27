// The clouds that can be asked: the real ones from the start, a made-up one once somebody has chosen it.
import type { Http } from '../net/http';
import type { System } from '../net/system';
import { Trouble } from '../sentences/trouble';
import type { Cloud } from './cloud';
import type { CloudDeclaration, MadeUpCloud, StartedCloud } from './declaration';

export interface OpenClouds {
  /** The cloud of this id. Throws the Trouble `no-client` where it is not there. */
  get(id: string): Cloud;
  /** Whether a cloud is there: a made-up one is not before somebody has chosen it. */
  has(id: string): boolean;
  /**
   * Starts a made-up cloud unless it runs, and lets `introduce` make its person known; null for a real one. One that
   * did not come up is tried again the next time.
   */
  start(id: string, introduce: (started: StartedCloud) => Promise<void>): Promise<StartedCloud> | null;
  /** Ends the made-up ones. Never rejects. */
  close(): Promise<void>;
}

/** `http` is shared by the real clouds; a made-up one has its own. */
export function openClouds(
  declarations: readonly CloudDeclaration[],
  http: Http,
  system: System,
): OpenClouds {
  const open = new Map<string, Cloud>();
  const madeUp = new Map<string, MadeUpCloud>();
  const starting = new Map<string, Promise<StartedCloud>>();
  for (const declared of declarations) {
    if (declared.isMadeUp) madeUp.set(declared.id, declared);
    else open.set(declared.id, declared.open(http, system));
  }

  return {
    get(id) {
      const found = open.get(id);
      if (!found) throw new Trouble('no-client', 'problem.no-client');
      return found;
    },
    has: (id) => open.has(id) || !madeUp.has(id),
    start(id, introduce) {
      const declared = madeUp.get(id);
      if (!declared) return null;
      const known = starting.get(id);
      if (known) return known;
      const started = declared.start(system).then(async (one) => {
        open.set(id, one.cloud);
        await introduce(one);
        return one;
      });
      starting.set(id, started);
      started.catch(() => starting.delete(id));
      return started;
    },
    async close() {
      for (const one of starting.values()) {
        await one.then(({ close }) => close()).catch(() => undefined);
      }
    },
  };
}
