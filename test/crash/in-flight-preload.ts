// Loaded into a Node-RED by the crash harness: counts the requests of the engine that have no answer yet.
import { subscribe } from 'node:diagnostics_channel';

const inFlight = new Set<unknown>();

// The names of undici's channels: https://github.com/nodejs/undici/blob/main/docs/docs/api/DiagnosticsChannel.md
subscribe('undici:request:create', (message) => inFlight.add((message as { request: unknown }).request));
for (const end of ['undici:request:trailers', 'undici:request:error']) {
  subscribe(end, (message) => inFlight.delete((message as { request: unknown }).request));
}

export const requestsInFlight = (): number => inFlight.size;
