// The one public port of a Node-RED: the first config that asks opens it.
import { Trouble } from '../sentences/trouble';
import type { PublicRoutes } from './public-routes';
import { openPublicServer, type PublicServer } from './public-server';

export interface PublicPort {
  /** Opens it; a second config with another address gets a Trouble, as does one whose port is taken. */
  open(bind: string, port: number): Promise<void>;
  close(): Promise<void>;
}

export function createPublicPort(handle: PublicRoutes['handle']): PublicPort {
  let open: { bind: string; port: number; server: Promise<PublicServer> } | null = null;
  return {
    async open(bind, port) {
      if (open && (open.bind !== bind || open.port !== port)) {
        throw new Trouble('web-two-servers', 'web.two-servers', { bind: open.bind, port: open.port });
      }
      open ??= { bind, port, server: openPublicServer(bind, port, handle) };
      const mine = open;
      try {
        await mine.server;
      } catch (error) {
        if (open === mine) open = null;
        throw error;
      }
    },
    async close() {
      const server = await open?.server.catch(() => null);
      open = null;
      await server?.close();
    },
  };
}
