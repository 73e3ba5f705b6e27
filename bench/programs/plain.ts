// The peers without Node-RED: a handler that checks the signature and answers 204, on bare node:http or on Express.
// Neither writes anything down.
import { createHmac, timingSafeEqual, verify } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Express, Request, Response } from 'express';
import { answer } from '../children';
import type { CloudId } from '../posts';

interface Wanted {
  kind: 'bare' | 'express';
  cloud: CloudId;
  path: string;
  /** HMAC key, or public key as PEM. */
  secret: string;
}

/** As short as somebody would write it who wants it right. */
function isProven({ cloud, secret }: Wanted, headers: NodeJS.Dict<string | string[]>, body: Buffer): boolean {
  if (cloud === 'google-health') {
    const signature = Buffer.from(String(headers['google-health-api-signature']), 'base64');
    return verify('sha256', body, { key: secret, dsaEncoding: 'der' }, signature.subarray(5));
  }
  const right = createHmac('sha1', secret).update(body).digest();
  const given = Buffer.from(String(headers['x-fitbit-signature']), 'base64');
  return given.length === right.length && timingSafeEqual(given, right);
}

function bare(wanted: Wanted): RequestListener {
  return (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const isOurs = request.url === wanted.path && isProven(wanted, request.headers, body);
      if (isOurs) JSON.parse(body.toString());
      response.writeHead(isOurs ? 204 : 404).end();
    });
  };
}

function express(wanted: Wanted): RequestListener {
  // The Express that Node-RED brings.
  const load = createRequire(require.resolve('node-red'));
  const create: (() => Express) & { raw(options: object): never } = load('express');
  const app = create();
  app.post(wanted.path, create.raw({ type: () => true }), (request: Request, response: Response) => {
    const isOurs = isProven(wanted, request.headers, request.body);
    if (isOurs) JSON.parse(request.body.toString());
    response.sendStatus(isOurs ? 204 : 404);
  });
  return app;
}

answer({
  async listen(wanted: Wanted) {
    const server = createServer(wanted.kind === 'bare' ? bare(wanted) : express(wanted));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  },
});
