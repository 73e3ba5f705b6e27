// The sandbox as a process of its own, which outlives every kill, and tells its parent at once what it was asked.
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Control, type Seen, startSandbox } from '../../src/sandbox/sandbox';

/** What the parent hears: first `ready`, then each request as it comes in and as its answer has left. */
export type FromSandbox =
  | { event: 'ready'; url: string; origins: Record<string, string> }
  /** `life`: of which Node-RED the request was, where there are several. */
  | { event: 'asked' | 'answered'; path: string; life: string }
  | { event: 'taken'; requests: Seen[] }
  | { event: 'in-flight'; count: number }
  | { event: 'sms'; to: string; body: string };

const tell = (message: FromSandbox) => process.send?.(message);

for (const [channel, event] of [
  ['http.server.request.start', 'asked'],
  ['http.server.response.finish', 'answered'],
] as const) {
  subscribe(channel, (message) => {
    const { url: path = '', headers } = (message as { request: IncomingMessage }).request;
    const life = String(headers['x-crash-life'] ?? '');
    if (!path.startsWith('/sandbox/')) tell({ event, path, life });
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
let control: Control | undefined;
let waiting: Seen[] = [];
process.on('message', (message) => {
  if (message === 'requests?') {
    const all = [...waiting, ...(control?.requests() ?? [])];
    control?.clearRequests();
    // What is not answered yet is told of the next time, with its status.
    waiting = inFlight.size > 0 ? all.filter(({ status }) => status === null) : [];
    tell({ event: 'taken', requests: all.filter((one) => !waiting.includes(one)) });
    return;
  }
  isAsked = true;
  tellInFlight();
});

startSandbox({
  seed: process.argv[2] ?? 'crash',
  people: [],
  onSms: ({ to, body }) => tell({ event: 'sms', to, body }),
  onHandedOver: ({ to, text, isDoubled }) => !isDoubled && tell({ event: 'sms', to, body: text }),
}).then(
  (sandbox) => {
    control = sandbox.control;
    tell({ event: 'ready', url: sandbox.url, origins: sandbox.origins });
  },
  () => process.exit(1),
);
process.once('disconnect', () => process.exit(0));
