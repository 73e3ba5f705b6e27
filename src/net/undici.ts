// Undici's agent and its request, without the rest of the package: fetch, caches and mocks, which take 12 MiB that nobody
// here uses, and with which it becomes the dispatcher of everybody in the process.
import type { Dispatcher } from 'undici';

type Undici = typeof import('undici');
type Request = (this: Dispatcher, options: Dispatcher.RequestOptions) => Promise<Dispatcher.ResponseData>;

interface Parts {
  Agent: Undici['Agent'];
  request: Request;
}

/** Where undici keeps whom every `fetch` goes by, Node.js's own too. */
const globalDispatchers = [1, 2].map((version) => Symbol.for(`undici.globalDispatcher.${version}`));

export const { Agent, request } = loadParts() ?? partsOfWhole();

/** Null where undici keeps them elsewhere, or changed what is in their files: they are tried before a request depends on them. */
function loadParts(): Parts | null {
  try {
    const parts: Parts = {
      Agent: require('undici/lib/dispatcher/agent'),
      request: require('undici/lib/api/api-request'),
    };
    return isDispatcher(parts.Agent) && dispatches(parts.request) ? parts : null;
  } catch {
    return null;
  }
}

function isDispatcher({ prototype }: { prototype: { dispatch?: unknown } }): boolean {
  return typeof prototype.dispatch === 'function';
}

function dispatches(send: Request): boolean {
  const paths: unknown[] = [];
  const dispatcher = { dispatch: ({ path }: { path: string }) => paths.push(path) };
  send
    .call(dispatcher as never, { origin: 'http://localhost', path: '/tried', method: 'GET' })
    // What fails later than at once has dispatched nothing.
    .catch(() => undefined);
  return paths[0] === '/tried';
}

/** An undici that is newer than our tests costs memory and no request. */
function partsOfWhole(): Parts {
  const { Agent: agent, Dispatcher: dispatcher } = loadWhole();
  return { Agent: agent, request: dispatcher.prototype.request as Request };
}

/**
 * The rest of undici, for who has a proxy: its proxies need what only the entrance wires. Gives back everybody else's
 * dispatcher: by undici's, the `fetch` of Node.js 22 refuses what it sent before.
 */
export function loadWhole(): Undici {
  const everybodys = globalThis as unknown as Record<symbol, unknown>;
  const before = globalDispatchers.map((one) => everybodys[one]);
  const whole: Undici = require('undici');
  for (const [at, one] of globalDispatchers.entries()) {
    if (everybodys[one] !== before[at]) everybodys[one] = before[at];
  }
  return whole;
}
