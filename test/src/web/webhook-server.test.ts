// The webhook behind the real public server: what HTTP itself can do wrong.
import should = require('should');

import { Agent, get } from 'node:http';
import { connect, type Socket } from 'node:net';
import { readNetworks } from '../../../src/web/allowed';
import { mostPipelined } from '../../../src/web/pipelining';
import { openPublicServer } from '../../../src/web/public-server';
import { collectGarbage } from '../../long-life/heap';
import { type FakeSystem, fakeSystem, settled } from '../../support/fake-system';
import { fitbitEntry, googleEntry } from '../../support/notifications';
import { freePort } from '../../support/ports';
import {
  exchange,
  fitbitHook,
  fromAnywhere,
  googleHook,
  type House,
  openHouse,
} from '../../support/webhook-house';
import { fitbitSignature } from '../../support/webhook-signs';

const limit = 256 * 1024;
const statusOf = (answer: string) => answer.split('\r\n', 1)[0];

/** As `src/web/limits.ts` has it. */
const [mostRefusals, refusalWindowMs] = [300, 60_000];

/** The status of a GET over an agent's connections. */
const statusOver = (agent: Agent, url: string) =>
  new Promise<number>((resolve, reject) => {
    get(url, { agent }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
    }).on('error', reject);
  });

/** A connection whose answer has begun, and is not read on. */
const answering = (port: number, request: string) =>
  new Promise<Socket>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.pause();
      resolve(socket);
    });
  });

describe('the webhook on the public port', () => {
  let system: FakeSystem;
  let house: House;

  beforeEach(async () => {
    system = fakeSystem();
    house = await openHouse(system);
  });
  afterEach(() => house.close());

  const head = (more: string, path = fitbitHook.path) => `POST ${path} HTTP/1.1\r\nHost: x\r\n${more}\r\n`;
  /** A list for Anna that is exactly so many bytes long. */
  const bodyOf = (bytes: number) => {
    const body = JSON.stringify([fitbitEntry('user-anna', 'activities', { filler: '' })]);
    return body.replace('"filler":""', `"filler":"${'x'.repeat(bytes - body.length)}"`);
  };

  it('204 has no body and no length, for both clouds, and the connection goes on', async () => {
    const fitbit = JSON.stringify([fitbitEntry('user-anna')]);
    const google = JSON.stringify([googleEntry('user-anna')]);
    const one = `X-Fitbit-Signature: ${fitbitSignature(fitbitHook.secret, fitbit)}\r\nContent-Length: ${fitbit.length}\r\n`;
    const other = `Google-Health-Api-Signature: ${house.key.sign(google)}\r\nContent-Length: ${google.length}\r\nConnection: close\r\n`;

    const answer = await house.raw(head(one) + fitbit, head(other, googleHook.path) + google);

    answer.match(/HTTP\/1\.1 204 No Content/g)?.should.have.length(2);
    answer.should.not.match(/content-length|transfer-encoding/i);
    answer.endsWith('\r\n\r\n').should.be.true();
    house.events.map(({ kind }) => kind).should.deepEqual(['received', 'received']);
  });

  it('takes 256 KiB and answers 413 to a byte more, with and without a Content-Length', async () => {
    const chunked = (body: string) => {
      const half = body.length >> 1;
      const parts = [body.slice(0, half), body.slice(half), ''];
      return parts.map((part) => `${part.length.toString(16)}\r\n${part}\r\n`).join('');
    };
    const send = (body: string, isChunked: boolean) => {
      const signature = `X-Fitbit-Signature: ${fitbitSignature(fitbitHook.secret, body)}\r\nConnection: close\r\n`;
      return isChunked
        ? house.raw(head(`${signature}Transfer-Encoding: chunked\r\n`), chunked(body))
        : house.raw(head(`${signature}Content-Length: ${body.length}\r\n`), body);
    };

    const answers = [
      await send(bodyOf(limit), false),
      await send(bodyOf(limit), true),
      await send(bodyOf(limit + 1), false),
      await send(bodyOf(limit + 1), true),
    ];

    answers
      .map(statusOf)
      .should.deepEqual([
        'HTTP/1.1 204 No Content',
        'HTTP/1.1 204 No Content',
        'HTTP/1.1 413 Payload Too Large',
        'HTTP/1.1 413 Payload Too Large',
      ]);
  });

  it('who sends too much is not cut off before they have read the 413', async () => {
    const errors: string[] = [];
    const send = (more: string, target = fitbitHook.path) =>
      exchange(house.port, [head(more, target), Buffer.alloc(8 * limit, 'x')], (socket) => {
        socket.on('error', ({ message }) => errors.push(message));
      });

    const answers = await Promise.all([
      ...Array.from({ length: 8 }, () => send(`Content-Length: ${8 * limit}\r\n`)),
      send(`Content-Length: ${8 * limit}\r\n`, '/nothing/here'),
    ]);

    answers
      .map((answer) => statusOf(answer)?.slice(9, 12))
      .should.deepEqual([...Array(8).fill('413'), '404']);
    errors.should.be.empty();
  });

  it('does not read on for ever: four megabytes or a second, and the connection ends', async () => {
    const endless = exchange(house.port, [head('Content-Length: 999999999\r\n')]);
    await system.waiting(1_000);
    await system.advance(1_000);
    const large = exchange(house.port, [
      head('Content-Length: 999999999\r\n'),
      Buffer.alloc(4 * 1024 * 1024 + 1),
    ]);

    const answers = await Promise.all([endless, large]);

    answers
      .map(statusOf)
      .should.deepEqual(['HTTP/1.1 413 Payload Too Large', 'HTTP/1.1 413 Payload Too Large']);
  });

  it('408 to a body that does not come within ten seconds, and the connection ends', async () => {
    const answering = exchange(house.port, [head('Content-Length: 10\r\n'), 'half']);
    await system.waiting(10_000);
    await system.advance(10_000);

    statusOf(await answering)?.should.equal('HTTP/1.1 408 Request Timeout');
  });

  it('a body that is cut off leaves nothing behind', async () => {
    const entry = JSON.stringify([fitbitEntry('user-anna')]);
    await house.post('fitbit', entry);
    // What the first one has set off is over.
    await system.advance(2 * 60_000);
    const before = system.pending();
    const body = bodyOf(400);
    const signature = fitbitSignature(fitbitHook.secret, body);
    const more = `X-Fitbit-Signature: ${signature}\r\nContent-Length: ${body.length + 1}\r\n`;
    const answering = exchange(house.port, [head(more), body], (socket) => {
      void system.waiting(10_000).then(() => socket.destroy());
    });
    await answering;
    await system.advance(10_000);
    // The server hears of the cut when the network has told it.
    while (system.pending() > before) await settled();
    await house.post('fitbit', entry);

    const received = { kind: 'received', count: 1, unknown: 0, odd: 0 };
    house.events.should.deepEqual([received, received]);
  });

  it('any other method is 405 with what is allowed', async () => {
    const asked = await Promise.all(
      [fitbitHook.path, googleHook.path].map(async (path) => {
        const { status, headers } = await fetch(house.url + path, { method: 'DELETE' });
        return [status, headers.get('allow')];
      }),
    );

    should(asked).deepEqual([
      [405, 'GET, POST'],
      [405, 'POST'],
    ]);
  });

  it('names the sender in an event: the one whom a proxy on this machine names last', async () => {
    const post = (headers: Record<string, string>) =>
      fetch(house.url + fitbitHook.path, { method: 'POST', body: '[]', headers });

    await post({});
    await post({ 'x-forwarded-for': '1.2.3.4, 203.0.113.9' });
    await post({ 'x-forwarded-for': 'not an address' });

    should(house.events.map((event) => 'address' in event && event.address)).deepEqual([
      '? (127.0.0.1)',
      '203.0.113.9',
      '? (127.0.0.1)',
    ]);
  });

  it('who is not on the list of allowed addresses is turned away with a right signature, too', async () => {
    const listed = await openHouse(system, {
      allowed: readNetworks('203.0.113.0/24'),
      base: '',
      proxies: readNetworks('127.0.0.1'),
    });
    const body = JSON.stringify([fitbitEntry('user-anna')]);
    const from = async (forwarded: string) => {
      const signature = fitbitSignature(fitbitHook.secret, body);
      const headers = { 'x-fitbit-signature': signature, 'x-forwarded-for': forwarded };
      return (await fetch(listed.url + fitbitHook.path, { method: 'POST', headers, body })).status;
    };
    try {
      const statuses = [
        await from('203.0.113.9'),
        await from('198.51.100.1'),
        await from('203.0.113.9, 198.51.100.1'),
        (await fetch(`${listed.url}${fitbitHook.path}?verify=${fitbitHook.code}`)).status,
      ];
      statuses.should.deepEqual([204, 403, 403, 403]);
      listed.events.map(({ kind }) => kind).should.deepEqual(['received', 'refused', 'refused', 'refused']);
    } finally {
      await listed.close();
    }
  });

  it('who is refused too often is turned away for the rest of the minute, and nobody else is', async () => {
    const body = JSON.stringify([fitbitEntry('user-anna')]);
    const post = async (from: string | null, signature: string | null) => {
      const headers: Record<string, string> = signature === null ? {} : { 'x-fitbit-signature': signature };
      if (from !== null) headers['x-forwarded-for'] = from;
      const answer = await fetch(house.url + fitbitHook.path, { method: 'POST', headers, body });
      return [answer.status, answer.headers.get('retry-after')];
    };
    const right = fitbitSignature(fitbitHook.secret, body);
    for (let tried = 0; tried < mostRefusals; tried += 1) {
      await post('203.0.113.9', 'wrong');
      // A proxy at home, which everybody may come through, is never turned away.
      await post('192.168.1.7', 'wrong');
    }

    should(await post('203.0.113.9', null)).deepEqual([429, '60']);
    // What brings a proof is judged by it.
    should(await post('203.0.113.9', 'wrong')).deepEqual([404, null]);
    should(await post('203.0.113.9', right)).deepEqual([204, null]);
    should(await post('203.0.113.10', right)).deepEqual([204, null]);
    should(await post('192.168.1.7', right)).deepEqual([204, null]);
    should(await post(null, right)).deepEqual([204, null]);
    await system.advance(refusalWindowMs);
    should(await post('203.0.113.9', right)).deepEqual([204, null]);
  });

  it('half-sent bodies hold 8 MiB together: the oldest give way with 503, and a signed post gets in', async () => {
    const head = `POST ${fitbitHook.path} HTTP/1.1\r\nHost: x\r\nContent-Length: ${limit}\r\n\r\n`;
    const part = Buffer.alloc(limit - 1, 'x');
    const sockets: Socket[] = [];
    const halves = Array.from({ length: 60 }, () =>
      exchange(house.port, [head, part], (socket) => sockets.push(socket)),
    );
    // As many as are too many for all together.
    const givenWay = await Promise.all(halves.slice(0, 60 - 33));

    const status = await house.post('fitbit', JSON.stringify([fitbitEntry('user-anna')]));
    for (const socket of sockets) socket.destroy();
    await Promise.all(halves);

    should(new Set(givenWay.map(statusOf))).deepEqual(new Set(['HTTP/1.1 503 Service Unavailable']));
    givenWay.every((answer) => /\r\nretry-after: \d+\r\n/i.test(answer)).should.be.true();
    should(status).equal(204);
  });

  it('bodies that were answered are held by nobody, though their connections stay open', async () => {
    const lengths = `Content-Length: ${limit}\r\n\r\n${'x'.repeat(limit)}`;
    const post = () => answering(house.port, `POST ${fitbitHook.path} HTTP/1.1\r\nHost: x\r\n${lengths}`);
    const bytes = () => {
      collectGarbage();
      return process.memoryUsage().arrayBuffers;
    };
    const first = await post();
    const before = bytes();
    const sockets = await Promise.all(Array.from({ length: 20 }, post));
    const more = bytes() - before;
    for (const socket of [first, ...sockets]) socket.destroy();

    more.should.be.below(4 * limit);
  });

  it('a body in chunks of one byte is taken, and is what was signed', async () => {
    const body = JSON.stringify([fitbitEntry('user-anna')]);
    const chunks = [...body].map((byte) => `1\r\n${byte}\r\n`).join('');
    const answer = await house.raw(
      `POST ${fitbitHook.path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n` +
        `X-Fitbit-Signature: ${fitbitSignature(fitbitHook.secret, body)}\r\n\r\n${chunks}0\r\n\r\n`,
    );

    should(statusOf(answer)).equal('HTTP/1.1 204 No Content');
  });

  for (const [what, said] of [
    ['say nothing', ''],
    ['send half a header', 'GET /fitbit/page.css HTTP/1.1\r\nHost: x\r\nX: '],
    ['send half a body', `POST ${fitbitHook.path} HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nx`],
  ] as const) {
    it(`256 connections that ${what} keep nobody out`, async () => {
      const sockets: Socket[] = [];
      const ended: Promise<string>[] = [];
      const opened = Array.from(
        { length: 256 },
        () =>
          new Promise<void>((resolve) => {
            const onOpen = (socket: Socket) => {
              sockets.push(socket);
              resolve();
            };
            ended.push(exchange(house.port, said === '' ? [] : [said], onOpen));
          }),
      );
      await Promise.all(opened);
      const status = await house.post('fitbit', JSON.stringify([fitbitEntry('user-anna')]));
      for (const socket of sockets) socket.destroy();
      await Promise.all(ended);

      should(status).equal(204);
    });
  }

  it('a packet of a thousand requests is worked on for ten of them, and the connection ends', async () => {
    const one = 'GET /fitbit/page.css HTTP/1.1\r\nHost: x\r\n\r\n';
    const answer = await house.raw(one.repeat(1_000));

    (answer.match(/HTTP\/1\.1 200 OK/g) ?? []).length.should.equal(10);
    answer.should.containEql('HTTP/1.1 503 Service Unavailable');
  });

  it('a packet of a thousand requests costs each of them no look at all those before it', async () => {
    const port = await freePort();
    let looks = 0;
    let came = 0;
    let allCame = () => {};
    const server = await openPublicServer('127.0.0.1', port, (_request, response) => {
      Object.defineProperty(response, 'closed', {
        get() {
          looks += 1;
          return false;
        },
      });
      came += 1;
      if (came === 1_000) allCame();
    });
    const packet = new Promise<void>((resolve) => {
      allCame = resolve;
    });
    const ended = exchange(port, ['GET / HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(1_000)]);
    await packet;
    await server.close();
    await ended;

    looks.should.be.within(1, 1_000 * mostPipelined);
  });

  it('a signed post behind too many requests is not taken in without an answer', async () => {
    const body = JSON.stringify([fitbitEntry('user-anna')]);
    const post =
      head(
        `X-Fitbit-Signature: ${fitbitSignature(fitbitHook.secret, body)}\r\nContent-Length: ${body.length}\r\n`,
      ) + body;
    const one = 'GET /fitbit/page.css HTTP/1.1\r\nHost: x\r\n\r\n';
    await house.raw(one.repeat(50) + post);

    should(house.events).deepEqual([]);
  });

  it('whoever pipelines a few, or asks a hundred times one after the other, is answered', async () => {
    const one = 'GET /fitbit/page.css HTTP/1.1\r\nHost: x\r\n';
    const few = await house.raw(`${`${one}\r\n`.repeat(9)}${one}Connection: close\r\n\r\n`);
    const statuses: number[] = [];
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let at = 0; at < 100; at += 1)
      statuses.push(await statusOver(agent, `${house.url}/fitbit/page.css`));
    agent.destroy();

    (few.match(/HTTP\/1\.1 200 OK/g) ?? []).length.should.equal(10);
    should(new Set(statuses)).deepEqual(new Set([200]));
  });

  it('256 connections that do not take their answers keep nobody out', async () => {
    const large = Buffer.alloc(8 * 1024 * 1024);
    const port = await freePort();
    const server = await openPublicServer('127.0.0.1', port, ({ url }, response) => {
      response.end(url === '/large' ? large : 'small');
    });
    const stalled = await Promise.all(
      Array.from({ length: 256 }, () => answering(port, 'GET /large HTTP/1.1\r\nHost: x\r\n\r\n')),
    );
    const status = await fetch(`http://127.0.0.1:${port}/`).then(
      (answer) => answer.status,
      () => 'kept out',
    );
    for (const socket of stalled) socket.destroy();
    await server.close();

    should(status).equal(200);
  });

  it('another client on the same path is refused, and so is not on one of its own; the first keeps it', async () => {
    await house.engine.clients.add({
      cloud: 'fitbit',
      clientId: 'stranger',
      clientSecret: 'x',
      language: 'en',
    });
    const open = (path: string) =>
      house.engine.web.openWebhook({
        path,
        cloud: 'fitbit',
        clientId: 'stranger',
        verifyCode: 'other',
        webhookSecret: '',
        ...fromAnywhere,
        on: () => undefined,
        send: () => undefined,
      });
    const ask = async (path: string, code: string) =>
      (await fetch(`${house.url}${path}?verify=${code}`)).status;

    const taken = await open(fitbitHook.path).catch((error: { code: string }) => error.code);
    const own = await open('/fitbit/hook');
    const statuses = [
      await ask(fitbitHook.path, 'c0de'),
      await ask(fitbitHook.path, 'other'),
      await ask('/fitbit/hook', 'other'),
      await ask('/fitbit/hook', 'c0de'),
    ];
    own.close();
    statuses.push(await ask('/fitbit/hook', 'other'));

    should(taken).equal('web-path-taken');
    statuses.should.deepEqual([204, 404, 204, 404, 404]);
  });

  it('a path goes with the last of its nodes', async () => {
    const open = () =>
      house.engine.web.openWebhook({
        path: '/fitbit/more',
        cloud: 'fitbit',
        clientId: 'client',
        verifyCode: 'c0de',
        webhookSecret: '',
        ...fromAnywhere,
        on: () => undefined,
        send: () => undefined,
      });
    const ask = async () => (await fetch(`${house.url}/fitbit/more?verify=c0de`)).status;
    const [one, other] = [await open(), await open()];

    const both = await ask();
    one.close();
    one.close();
    const left = await ask();
    other.close();
    const none = await ask();

    [both, left, none].should.deepEqual([204, 204, 404]);
  });
});
