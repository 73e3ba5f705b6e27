// What a public route is: a line of the router's table.
import type { IncomingMessage } from 'node:http';
import type { Way } from './caller';
import type { WebResponse } from './response';

/** A request that has come to its route. */
export interface PublicRequest {
  message: IncomingMessage;
  /** Without its query. */
  path: string;
  parameters: URLSearchParams;
  /** Who asks, as the lists of the path's nodes judge it: see `callerOf`. */
  caller(): string;
}

export type Handler = (request: PublicRequest) => WebResponse | Promise<WebResponse>;

export interface Route {
  /** One path, or those that nodes have opened, or that providers call. */
  path: string | { isOpen(path: string): boolean };
  /** What it takes; anything else is answered 405. `any`: the handler says so itself, after it has asked who it is. */
  methods: 'any' | readonly string[];
  handler: Handler;
  /** How requests reach the nodes of a path, or of all paths of the route. None: nobody's. */
  ways?(path?: string): readonly Way[];
  /** Whether a post may bring a proof, by which it is judged alone. */
  isProven?: boolean;
  /** Whether a browser may ask for it before anybody has pressed the link: nothing is used up by it. */
  mayPrefetch?: boolean;
}

/** Whether a route answers a path. */
export function leadsTo({ path: own }: Route, path: string): boolean {
  return typeof own === 'string' ? own === path : own.isOpen(path);
}
