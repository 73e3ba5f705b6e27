// The sandbox as a process of its own, which outlives every kill, and tells its parent at once what it was asked.
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { startSandbox } from '../../src/sandbox/sandbox';

/** What the parent hears: first `ready`, then each request as it comes in and as its answer has left. */
export type FromSandbox =
  | { event: 'ready'; url: string; origins: Record<string, string> }
  | { event: 'asked' | 'answered'; path: string }
  | { event: 'in-flight'; count: number }
  | { event: 'sms'; to: string; body: string };

const tell = (message: FromSandbox) => process.send?.(message);

for (const [channel, event] of [
  ['http.server.request.start', 'asked'],
  ['http.server.response.finish', 'answered'],
] as const) {
  subscribe(channel, (message) => {
    const path = (message as { request: IncomingMessage }).request.url ?? '';
    if (!path.startsWith('/sandbox/')) tell({ event, path });
  });
}

/** Requests of our clouds that have no answer yet; whether somebody wants to know when there is none. */
const inFlight = new Set<ServerResponse>();
let isAsked = false;
const tellInFlight = () => {
  if (isAsked) tell({ event: 'in-flight', count: inFlight.size });
  if (inFlight.size === 0) isAsked = false;
};
subscribe('http.server.request.start', (message) => {
  const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
  if (request.url?.startsWith('/sandbox/')) return;
  inFlight.add(response);
  // Also of one whose asker is gone.
  response.once('close', () => {
    inFlight.delete(response);
    tellInFlight();
  });
});
process.on('message', () => {
  isAsked = true;
  tellInFlight();
});

startSandbox({
  seed: process.argv[2] ?? 'crash',
  people: [],
  onSms: ({ to, body }) => tell({ event: 'sms', to, body }),
  onHandedOver: ({ to, text, isDoubled }) => !isDoubled && tell({ event: 'sms', to, body: text }),
}).then(
  ({ url, origins }) => tell({ event: 'ready', url, origins }),
  () => process.exit(1),
);
process.once('disconnect', () => process.exit(0));
