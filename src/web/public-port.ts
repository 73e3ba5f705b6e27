// The one public port of a Node-RED: the first config that asks opens it, the last that leaves closes it.
import { Trouble } from '../sentences/trouble';
import type { PublicRoutes } from './public-routes';
import { openPublicServer, type PublicServer } from './public-server';

export interface PublicPort {
  /**
   * Opens it, or shares what is open; the answer gives it back. A second config with another address gets a Trouble,
   * as does one whose port is taken. `prefix`: the path of the public address, such as `/pi`, or empty. A proxy may
   * take it off or leave it on.
   */
  open(bind: string, port: number, prefix?: string): Promise<() => void>;
  /** Whether it is served already, or could be. Throws a Trouble when it is another program's. */
  look(bind: string, port: number): Promise<'served' | 'free'>;
  close(): Promise<void>;
}

export function createPublicPort(handle: PublicRoutes['handle']): PublicPort {
  let current: { bind: string; port: number; users: number; server: Promise<PublicServer> } | null = null;
  let lastClose: Promise<void> = Promise.resolve();
  const prefixes = new Map<symbol, string>();

  const handleBelow: PublicRoutes['handle'] = (request, response) => {
    const url = request.url ?? '';
    const prefix = [...prefixes.values()].find((one) => one !== '' && url.startsWith(`${one}/`));
    if (prefix) request.url = url.slice(prefix.length);
    handle(request, response);
  };

  const end = (open: NonNullable<typeof current>) => {
    if (current === open) current = null;
    lastClose = open.server.then((server) => server.close()).catch(() => undefined);
    return lastClose;
  };

  return {
    async open(bind, port, prefix = '') {
      if (current && (current.bind !== bind || current.port !== port)) {
        throw new Trouble('web-two-servers', 'web.two-servers', { bind: current.bind, port: current.port });
      }
      // The same port may just be on its way out.
      current ??= {
        bind,
        port,
        users: 0,
        server: lastClose.then(() => openPublicServer(bind, port, handleBelow)),
      };
      const mine = current;
      mine.users += 1;
      const user = Symbol('user');
      prefixes.set(user, prefix);
      const giveBack = () => {
        if (!prefixes.delete(user)) return;
        mine.users -= 1;
        if (mine.users === 0) void end(mine);
      };
      try {
        await mine.server;
        return giveBack;
      } catch (error) {
        giveBack();
        throw error;
      }
    },
    async look(bind, port) {
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
    async close() {
      if (current) end(current);
      await lastClose;
    },
  };
}
