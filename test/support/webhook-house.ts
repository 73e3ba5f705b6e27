// A real public server before a real engine, with a webhook of each cloud, and what came out of them.

import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, openEngine } from '../../src/engine';
import type { System } from '../../src/net/system';
import { openStore } from '../../src/store/sqlite/open';
import type { WebhookSettings } from '../../src/use-cases/open-webhook';
import { readNetworks } from '../../src/web/allowed';
import type { WebhookEvent } from '../../src/webhooks/protocols/protocol';
import type { SyncMessage } from '../../types/messages';
import { httpServer } from './http-server';
import { somebody, someGrant } from './people';
import { freePort } from './ports';
import { type Arrivals, arrivals } from './waiting';
import { fitbitSignature, type GoogleKey, googleKey, keysetOf } from './webhook-signs';

/** What the two webhooks of the house are opened with. */
export const fitbitHook = { path: '/fitbit/webhook', secret: 'client secret', code: 'c0de' };
export const googleHook = { path: '/fitbit/google-webhook', authorization: 'Bearer hush' };

export interface House {
  engine: Engine;
  port: number;
  url: string;
  key: GoogleKey;
  events: WebhookEvent[];
  messages: Arrivals<SyncMessage>;
  /** What Google's address of the keyset answers with. */
  keyset: { status: number; body: string };
  /** Posts a body with the right signature; the status. */
  post(cloud: 'fitbit' | 'google', body: string): Promise<number>;
  /** Writes this to a connection of its own; all that came back until the server closed it. */
  raw(...parts: readonly (string | Buffer)[]): Promise<string>;
  close(): Promise<void>;
}

/** Who may post to a webhook. */
export const fromAnywhere = { allowed: null, base: '', proxies: readNetworks('127.0.0.1, ::1') };

/** Anna is known to both clouds, as `user-anna`. */
export async function openHouse(
  system: System,
  lists: Pick<WebhookSettings, 'allowed' | 'base' | 'proxies'> = fromAnywhere,
): Promise<House> {
  const key = googleKey(0x80000007);
  const keyset = { status: 200, body: keysetOf(key) };
  const clouds = await httpServer((response) => {
    response.writeHead(keyset.status, { 'content-type': 'application/json' }).end(keyset.body);
  });
  const parent = mkdtempSync(join(tmpdir(), 'fitbit-house-'));
  const folder = join(parent, 'fitbit');
  const store = await openStore(folder, system);
  for (const cloud of ['fitbit', 'google-health']) {
    const id = `person_${cloud}` as ReturnType<typeof somebody>['id'];
    await store.savePersonAndGrant(somebody('Anna', { cloud, id }), someGrant);
  }
  await store.close();
  const origins = { 'https://www.gstatic.com': clouds.url, 'https://api.fitbit.com': clouds.url };
  const engine = await openEngine({ store: { folder }, origins, system });
  const port = await freePort();
  await engine.web.serve('127.0.0.1', port, '');
  const events: WebhookEvent[] = [];
  const messages = arrivals<SyncMessage>('msgs');
  for (const [cloud, path] of [
    ['fitbit', fitbitHook.path],
    ['google-health', googleHook.path],
  ] as const) {
    await engine.clients.add({ cloud, clientId: 'client', clientSecret: fitbitHook.secret, language: 'en' });
    await engine.web.openWebhook({
      path,
      cloud,
      clientId: 'client',
      verifyCode: cloud === 'fitbit' ? fitbitHook.code : '',
      webhookSecret: cloud === 'fitbit' ? '' : googleHook.authorization,
      ...lists,
      on: (event) => events.push(event),
      send: (message) => messages.add(message),
    });
  }
  const url = `http://127.0.0.1:${port}`;
  return {
    engine,
    port,
    url,
    key,
    events,
    messages,
    keyset,
    async post(cloud, body) {
      const headers: Record<string, string> =
        cloud === 'fitbit'
          ? { 'x-fitbit-signature': fitbitSignature(fitbitHook.secret, body) }
          : { 'google-health-api-signature': key.sign(body) };
      const { path } = cloud === 'fitbit' ? fitbitHook : googleHook;
      return (await fetch(url + path, { method: 'POST', headers, body })).status;
    },
    raw: (...parts) => exchange(port, parts),
    async close() {
      await engine.close();
      await clouds.close();
      rmSync(parent, { recursive: true, force: true });
    },
  };
}

/** Writes the parts, one after the other as the server takes them, and reads until the connection ends. */
export function exchange(
  port: number,
  parts: readonly (string | Buffer)[],
  onOpen: (socket: Socket) => void = () => undefined,
): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => {
      onOpen(socket);
      for (const part of parts) socket.write(part);
    });
    socket.setEncoding('latin1').on('data', (text: string) => {
      answer += text;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
  });
}
