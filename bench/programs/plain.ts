// The peers without Node-RED: a handler that checks the signature and answers 204, on bare node:http or on Express.
// Neither writes anything down; a third does, as simply as can be, to show what the disk alone costs.
import { createHmac, timingSafeEqual, verify } from 'node:crypto';
import { fdatasync, openSync, writeSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Express, Request, Response } from 'express';
import { answer } from '../children';
import type { CloudId } from '../posts';

interface Wanted {
  kind: keyof typeof handlers;
  cloud: CloudId;
  path: string;
  /** HMAC key, or public key as PEM. */
  secret: string;
  /** Where `kept` writes. */
  folder: string;
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

/** `keep` answers what is proven, when it has done with it. */
function bare(wanted: Wanted, keep = (_body: Buffer, done: () => void) => done()): RequestListener {
  return (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const isOurs = request.url === wanted.path && isProven(wanted, request.headers, body);
      if (isOurs) JSON.parse(body.toString());
      const answer = (status: number) => response.writeHead(status).end();
      if (isOurs) keep(body, () => answer(204));
      else answer(404);
    });
  };
}

/** Appends each body to a file, and answers after an fdatasync that all share who came meanwhile. */
function kept(wanted: Wanted): RequestListener {
  const file = openSync(join(wanted.folder, 'kept'), 'a');
  let waiting: { body: Buffer; done: () => void }[] = [];
  let isBusy = false;
  const write = () => {
    const batch = waiting;
    waiting = [];
    isBusy = batch.length > 0;
    if (!isBusy) return;
    writeSync(file, Buffer.concat(batch.map(({ body }) => body)));
    fdatasync(file, (error) => {
      if (error) throw error;
      for (const { done } of batch) done();
      setImmediate(write);
    });
  };
  return bare(wanted, (body, done) => {
    waiting.push({ body, done });
    if (!isBusy) setImmediate(write);
    isBusy = true;
  });
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

const handlers = { bare: (wanted: Wanted) => bare(wanted), express, kept };

answer({
  async listen(wanted: Wanted) {
    const server = createServer(handlers[wanted.kind](wanted));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  },
});
