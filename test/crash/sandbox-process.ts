// The sandbox as a process of its own, which outlives every kill, and tells its parent at once what it was asked.
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { startSandbox } from '../../src/sandbox/sandbox';

/** What the parent hears: first `ready`, then each request as it comes in and as its answer has left. */
export type FromSandbox =
  | { event: 'ready'; url: string; origins: Record<string, string> }
  | { event: 'asked' | 'answered'; path: string }
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

startSandbox({
  seed: process.argv[2] ?? 'crash',
  people: [],
  onSms: ({ to, body }) => tell({ event: 'sms', to, body }),
}).then(
  ({ url, origins }) => tell({ event: 'ready', url, origins }),
  () => process.exit(1),
);
process.once('disconnect', () => process.exit(0));
