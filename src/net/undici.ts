// Undici's agent and its request, without the rest of the package: fetch, caches and mocks, which take 12 MiB that nobody
// here uses, and with which it becomes the dispatcher of everybody in the process.
import type { Dispatcher } from 'undici';

type Undici = typeof import('undici');
type Request = (this: Dispatcher, options: Dispatcher.RequestOptions) => Promise<Dispatcher.ResponseData>;

interface Parts {
  Agent: Undici['Agent'];
  request: Request;
}

export const { Agent, request } = load();

function load(): Parts {
  try {
    return {
      Agent: require('undici/lib/dispatcher/agent'),
      request: require('undici/lib/api/api-request'),
    };
  } catch {
    // An undici that keeps them elsewhere is newer than our tests: what moved costs memory and no request.
    const { Agent: whole, Dispatcher: dispatcher }: Undici = require('undici');
    return { Agent: whole, request: dispatcher.prototype.request as Request };
  }
}
