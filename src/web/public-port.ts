// The one public port of a Node-RED: the first config that asks opens it. The last that leaves closes it, but not at
// once: a Deploy closes every config to open it again, and a cloud that finds no port loses its notification.
import type { System } from '../net/system';
import { Trouble } from '../sentences/trouble';
import { openPublicServer, type PublicServer } from './public-server';
import type { Router } from './router';

/** How long the port stays open without a config. */
const lingerMs = 2 * 60_000;

export interface PublicPort {
  /**
   * Opens it, or shares what is open; the answer gives it back, `returns` says whether it will be opened again. A second config with another address gets a Trouble,
   * as does one whose port is taken. `prefix`: the path of the public address, such as `/pi`, or empty. A proxy may
   * take it off or leave it on.
   */
  open(bind: string, port: number, prefix?: string): Promise<(returns?: boolean) => void>;
  /** Whether it is served already, or could be. Throws a Trouble when it is another program's. */
  probe(bind: string, port: number): Promise<'served' | 'free'>;
  /** Closes it now if no config holds it. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

interface Open {
  bind: string;
  port: number;
  users: number;
  /** Whether one that has left it comes back. */
  isAwaited: boolean;
  server: Promise<PublicServer>;
  cancelLinger(): void;
}

export function createPublicPort(system: Pick<System, 'after'>, handle: Router['handle']): PublicPort {
  let current: Open | null = null;
  let lastClose: Promise<void> = Promise.resolve();
  const prefixes = new Map<symbol, string>();
  /** Of who was last here: while nobody is, the addresses stay the same. */
  let lastPrefix = '';

  const handleBelow: Router['handle'] = (request, response) => {
    const url = request.url ?? '';
    const known = prefixes.size > 0 ? [...prefixes.values()] : [lastPrefix];
    const prefix = known.find((one) => one !== '' && url.startsWith(`${one}/`));
    if (prefix) request.url = url.slice(prefix.length);
    handle(request, response);
  };

  const end = (open: Open) => {
    open.cancelLinger();
    if (current === open) current = null;
    lastClose = open.server.then((server) => server.close()).catch(() => undefined);
    return lastClose;
  };

  const linger = (open: Open) => {
    open.cancelLinger = system.after(lingerMs, () => void end(open));
  };

  return {
    async open(bind, port, prefix = '') {
      if (current && (current.bind !== bind || current.port !== port)) {
        const { bind: otherBind, port: otherPort } = current;
        if (current.users > 0) {
          throw new Trouble('web-two-servers', 'web.two-servers', { bind: otherBind, port: otherPort });
        }
        // Nobody holds the former address any more.
        void end(current);
      }
      // The same port may just be on its way out.
      current ??= {
        bind,
        port,
        users: 0,
        isAwaited: false,
        server: lastClose.then(() => openPublicServer(bind, port, handleBelow)),
        cancelLinger: () => undefined,
      };
      const mine = current;
      mine.cancelLinger();
      mine.users += 1;
      mine.isAwaited = false;
      const user = Symbol('user');
      prefixes.set(user, prefix);
      const giveBack = (returns = false) => {
        if (!prefixes.delete(user)) return;
        mine.users -= 1;
        mine.isAwaited ||= returns;
        if (returns || !mine.isAwaited) lastPrefix = prefix;
        if (mine.users > 0 || current !== mine) return;
        if (mine.isAwaited) linger(mine);
        else void end(mine);
      };
      try {
        await mine.server;
        return giveBack;
      } catch (error) {
        giveBack();
        throw error;
      }
    },
    async probe(bind, port) {
      const isOurs = () => current?.bind === bind && current.port === port;
      if (!isOurs()) await lastClose;
      if (isOurs()) {
        await current?.server;
        return 'served';
      }
      // Only listening tells. It serves nothing meanwhile.
      const server = await openPublicServer(bind, port, (_request, response) => void response.destroy());
      await server.close();
      return 'free';
    },
    async settle() {
      if (current?.users === 0) void end(current);
      await lastClose;
    },
    async close() {
      if (current) void end(current);
      await lastClose;
    },
  };
}
