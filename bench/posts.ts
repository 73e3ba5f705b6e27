// What clouds post, signed, one body for each person; and the server that hands out Google's keys.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readKeyset } from '../src/webhooks/protocols/google-keys';
import { fitbitSignature, googleKey, keysetOf } from '../test/support/webhook-signs';

export type CloudId = 'google-health' | 'fitbit';

export interface Post {
  path: string;
  headers: Record<string, string>;
  body: string;
}

export const clientSecret = 'client secret of the bench';
const key = googleKey(0x80000007);
const keyset = keysetOf(key);

/** What the peers check with: Fitbit's HMAC key, or Google's public key as PEM. */
export function peerSecret(cloud: CloudId): string {
  if (cloud === 'fitbit') return `${clientSecret}&`;
  const found = readKeyset(keyset)?.get(key.id);
  return String(found?.export({ type: 'spki', format: 'pem' }) ?? '');
}

export function signedPosts(cloud: CloudId, path: string, userIds: readonly string[]): Post[] {
  const time = new Date().toISOString();
  return userIds.map((userId) => {
    const entry =
      cloud === 'fitbit'
        ? {
            collectionType: 'activities',
            date: time.slice(0, 10),
            ownerId: userId,
            ownerType: 'user',
            subscriptionId: `${userId}-activities`,
          }
        : {
            data: {
              version: '1',
              clientProvidedSubscriptionName: 'bench',
              healthUserId: userId,
              operation: 'UPSERT',
              dataType: 'steps',
              intervals: [{ physicalTimeInterval: { startTime: time, endTime: time } }],
            },
          };
    const body = JSON.stringify([entry]);
    const signature: Record<string, string> =
      cloud === 'fitbit'
        ? { 'x-fitbit-signature': fitbitSignature(clientSecret, body) }
        : { 'google-health-api-signature': key.sign(body) };
    return { path, headers: { 'content-type': 'application/json', ...signature }, body };
  });
}

/** Google's address of the keyset, on the loopback; at Fitbit's everybody is subscribed already. */
export async function serveKeyset(): Promise<{ origins: Record<string, string>; close(): void }> {
  const subscribed = JSON.stringify({ apiSubscriptions: [{ subscriptionId: 'bench' }] });
  const server = createServer(({ url = '' }, response) => {
    const body = url.includes('apiSubscriptions') ? subscribed : keyset;
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origins: { 'https://www.gstatic.com': url, 'https://api.fitbit.com': url },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
