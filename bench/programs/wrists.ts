// The least that answers as Google does about devices, for more people than the sandbox is made for: whose the token is, after a while.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer } from '../children';

/** What was asked since the last time. */
export interface Wrists {
  checks: number;
  /** How many people they were about, and how many of those were asked about more than once. */
  people: number;
  twice: number;
  /** Refreshes of tokens, and whatever else. */
  tokens: number;
  others: number;
}

let checksOf = new Map<string, number>();
let tokens = 0;
let others = 0;
const syncedAt = new Date().toISOString();

function said(url: string, person: string): object {
  if (url.includes('/pairedDevices')) {
    checksOf.set(person, (checksOf.get(person) ?? 0) + 1);
    const name = `users/${person}/pairedDevices/device-${person}`;
    const battery = { batteryStatus: 'High', batteryLevel: 62, lastSyncTime: syncedAt };
    return { pairedDevices: [{ name, deviceType: 'TRACKER', deviceVersion: 'Charge 6', ...battery }] };
  }
  if (url.includes('/token')) tokens += 1;
  else others += 1;
  return url.includes('/settings') ? { timeZone: 'Europe/Berlin' } : {};
}

answer({
  /** Answers each request after so many milliseconds. The answer: where. */
  async listen(latency: number): Promise<string> {
    const server = createServer((request, response) => {
      const body = JSON.stringify(
        said(request.url ?? '', (request.headers.authorization ?? '').replace('Bearer ', '')),
      );
      request.resume();
      setTimeout(() => response.writeHead(200, { 'content-type': 'application/json' }).end(body), latency);
    });
    server.keepAliveTimeout = 60_000;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  },

  asked(): Wrists {
    const counts = [...checksOf.values()];
    const found = {
      checks: counts.reduce((sum, count) => sum + count, 0),
      people: counts.length,
      twice: counts.filter((count) => count > 1).length,
      tokens,
      others,
    };
    checksOf = new Map();
    tokens = 0;
    others = 0;
    return found;
  },
});
