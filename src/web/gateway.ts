// What outlives an engine: the public port, the limits, and which paths are on their way back. While a Deploy has
// closed one engine and not opened the next, everybody is asked to come again, and nobody finds the port closed.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createReopening, type Reopening } from '../net/reopening';
import type { System } from '../net/system';
import { createLimits, type Limits } from './limits';
import { createPipelining } from './pipelining';
import { createPublicPort, type PublicPort } from './public-port';
import { isOwnPath, type Router } from './router';
import { pathOf } from './url';
import { showAway } from './without-engine';

export interface Gateway {
  port: PublicPort;
  limits: Limits;
  reopening: Reopening;
  /** An engine answers from now on; the answer ends that. */
  attach(routes: Pick<Router, 'handle' | 'serves'>): () => void;
  /** Answers as the engine does, or asks to come again. Never throws. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  serves(path: string): boolean;
  /** Whether a Deploy is between closing and opening a path. */
  isBetween(path: string): boolean;
  /** Asks to come again. */
  turnAway(request: IncomingMessage, response: ServerResponse): void;
  /** The flows have started without any node of ours: nobody comes back. */
  settle(): Promise<void>;
}

export function createGateway(system: System): Gateway {
  let routes: Pick<Router, 'handle' | 'serves'> | null = null;
  let detachedAt: number | undefined;
  const reopening = createReopening(system);
  const isTaken = createPipelining();
  const handle: Gateway['handle'] = (request, response) => {
    if (!isTaken(request, response)) return;
    if (routes && !reopening.has(pathOf(request))) routes.handle(request, response);
    else showAway(request, response, system);
  };
  const port = createPublicPort(system, handle);

  return {
    port,
    limits: createLimits(system),
    reopening,
    attach(opened) {
      routes = opened;
      return () => {
        if (routes !== opened) return;
        routes = null;
        detachedAt = system.steady();
      };
    },
    handle,
    isBetween: (path) => reopening.has(path) || (isOwnPath(path) && reopening.isRecent(detachedAt)),
    turnAway: (request, response) => showAway(request, response, system),
    serves: (path) => reopening.has(path) || (routes ? routes.serves(path) : isOwnPath(path)),
    settle() {
      reopening.clear();
      detachedAt = undefined;
      return port.settle();
    },
  };
}
