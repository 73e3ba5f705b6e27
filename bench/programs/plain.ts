// The peers without Node-RED: a handler on bare node:http that checks the signature and answers 204. One writes nothing
// down; the other keeps what it acknowledges (durable.ts).
import { createHmac, createPublicKey, type KeyObject, timingSafeEqual, verify } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer } from '../children';
import { endDelay, startDelay } from '../delay';
import type { CloudId } from '../posts';
import { type Keep, openDurable } from './durable';

export interface PlainWanted {
  cloud: CloudId;
  path: string;
  /** HMAC key, or public key as PEM. */
  secret: string;
  /** Where it keeps what comes for whom; null: nowhere. */
  kept: { folder: string; userIds: readonly string[] } | null;
}

type Proof = (headers: NodeJS.Dict<string | string[]>, body: Buffer) => boolean;

const proofs: Record<CloudId, (secret: string) => Proof> = {
  fitbit: (secret) => (headers, body) => {
    const right = createHmac('sha1', secret).update(body).digest();
    const given = Buffer.from(String(headers['x-fitbit-signature']), 'base64');
    return given.length === right.length && timingSafeEqual(given, right);
  },
  'google-health': (secret) => {
    const key: KeyObject = createPublicKey(secret);
    return (headers, body) => {
      const signature = Buffer.from(String(headers['google-health-api-signature']), 'base64');
      return verify('sha256', body, key, signature.subarray(5));
    };
  },
};

function handler(path: string, isProven: Proof, keep: Keep): RequestListener {
  return (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      if (request.url !== path || !isProven(request.headers, body)) response.writeHead(404).end();
      else keep(JSON.parse(body.toString()), () => response.writeHead(204).end());
    });
  };
}

answer({
  async listen({ cloud, path, secret, kept }: PlainWanted) {
    const keep: Keep = kept ? openDurable(kept.folder, cloud, kept.userIds) : (_entries, done) => done();
    const server = createServer(handler(path, proofs[cloud](secret), keep));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  },

  startDelay,
  endDelay,

  /** Microseconds so far. */
  processor() {
    const { user, system } = process.cpuUsage();
    return user + system;
  },
});
