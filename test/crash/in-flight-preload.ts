// Loaded into a Node-RED by the crash harness: counts the requests of the engine that have no answer yet, and where there are
// several Node-REDs says in each request which of them has begun it, and when by the machine's clock.
import { subscribe } from 'node:diagnostics_channel';

interface Request {
  addHeader(name: string, value: string): void;
}

const inFlight = new Set<Request>();
const life = process.env.CRASH_LIFE;

// The names of undici's channels: https://github.com/nodejs/undici/blob/main/docs/docs/api/DiagnosticsChannel.md
subscribe('undici:request:create', (message) => {
  const { request } = message as { request: Request };
  inFlight.add(request);
  if (life === undefined) return;
  request.addHeader('x-crash-life', life);
  request.addHeader('x-crash-at', String(Date.now()));
});
for (const end of ['undici:request:trailers', 'undici:request:error']) {
  subscribe(end, (message) => inFlight.delete((message as { request: Request }).request));
}

export const requestsInFlight = (): number => inFlight.size;
