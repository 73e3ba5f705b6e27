// Promises of HTTP: what is tried again and what never, how long anything may take, how much may come.
import type { ServerResponse } from 'node:http';
import { type AddressInfo, createServer, type Socket } from 'node:net';

import should = require('should');

import {
  createHttp,
  type Http,
  type HttpFailure,
  type HttpOutcome,
  type HttpRequest,
} from '../../../src/net/http';
import { requestedDelay, retryAfter } from '../../../src/net/retry-after';
import { deferred } from '../../support/deferred';
import { type FakeSystem, fakeStart, fakeSystem, settled } from '../../support/fake-system';
import { type HttpServer, httpServer } from '../../support/http-server';
import { skippingPauses } from '../../support/skipping-pauses';

const wholeMs = 45_000;

describe('net: HTTP', () => {
  let system: FakeSystem;
  let http: Http;
  let server: HttpServer | undefined;

  beforeEach(() => {
    system = fakeSystem();
    http = createHttp({ system });
  });
  afterEach(async () => {
    await http.close();
    await server?.close();
    server = undefined;
  });

  async function serving(answer: (response: ServerResponse, before: number) => void): Promise<HttpServer> {
    server = await httpServer(answer);
    return server;
  }

  const get = (url: string): HttpRequest => ({ method: 'GET', url, retry: 'safe' });
  const post = (url: string): HttpRequest => ({ method: 'POST', url, body: 'a=1', retry: 'unsent' });
  const send = (request: HttpRequest) => skippingPauses(system, http.send(request));

  const trouble: Record<string, (response: ServerResponse) => void> = {
    'status 429': (response) => response.writeHead(429).end(),
    'status 502': (response) => response.writeHead(502).end(),
    'status 503': (response) => response.writeHead(503).end(),
    'status 504': (response) => response.writeHead(504).end(),
    'status 500': (response) => response.writeHead(500).end(),
    'status 404': (response) => response.writeHead(404).end(),
    'a dropped connection': (response) => response.destroy(),
    'half a body': (response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => response.destroy());
    },
  };
  const retried: Record<HttpRequest['retry'], string[]> = {
    safe: ['status 429', 'status 502', 'status 503', 'status 504', 'a dropped connection', 'half a body'],
    // A POST that may have been carried out is never repeated: only what says that it did nothing.
    unsent: ['status 429'],
  };

  for (const url of ['', 'example.org/sms', '/sms', 'http://', 'http://[::1/']) {
    it(`what is no address is an outcome as any other, and not tried again: "${url}"`, async () => {
      should(await http.send(post(url))).eql({ ok: false, failure: { sent: 'unsent', reason: 'address' } });
      system.pending().should.equal(0);
    });
  }

  for (const [name, spoil] of Object.entries(trouble)) {
    for (const kind of ['safe', 'unsent'] as const) {
      const isRetried = retried[kind].includes(name);
      it(`${kind}: ${name} is ${isRetried ? 'tried again' : 'handed back at once'}`, async () => {
        const { url, asked } = await serving((response, before) =>
          before === 0 ? spoil(response) : response.end('well'),
        );

        const outcome = await send(kind === 'safe' ? get(url) : post(url));

        asked.should.have.length(isRetried ? 2 : 1);
        (outcome.ok && outcome.answer.body === 'well').should.equal(isRetried);
      });
    }
  }

  it('three tries are enough; the last outcome stands', async () => {
    const { url, asked } = await serving((response) => response.writeHead(503).end('closed'));

    const outcome = await send(get(url));

    asked.should.have.length(3);
    should(outcome).containDeep({ ok: true, answer: { status: 503, body: 'closed' } });
  });

  it('a POST that was surely not sent is tried again', async () => {
    const first = await serving((response) => response.end());
    const port = Number(new URL(first.url).port);
    await first.close();

    const outcome = http.send(post(first.url));
    await system.waiting((ms) => ms < 1_000);
    server = await httpServer((response) => response.end('at last'), port);
    await system.advance(1_000);

    should(await outcome).containDeep({ ok: true, answer: { status: 200, body: 'at last' } });
    server.asked.map(({ body }) => body).should.eql(['a=1']);
  });

  it('an address where nobody listens is refused, unsent, after three tries', async () => {
    const { url, close } = await serving(() => undefined);
    await close();

    const outcome = await send(post(url));

    should(outcome).eql({ ok: false, failure: { sent: 'unsent', reason: 'refused' } });
  });

  const broken: Record<string, { onSocket(socket: Socket): void; scheme: string; failure: HttpFailure }> = {
    'that is reset at once': {
      onSocket: (socket) => socket.resetAndDestroy(),
      scheme: 'http',
      failure: { sent: 'unsent', reason: 'cut-off' },
    },
    'that ends while TLS begins': {
      onSocket: (socket) => void socket.once('data', () => socket.destroy()),
      scheme: 'https',
      failure: { sent: 'unsent', reason: 'cut-off' },
    },
    'to a server that speaks no TLS': {
      onSocket: (socket) => void socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
      scheme: 'https',
      failure: { sent: 'unsent', reason: 'cut-off' },
    },
    'that is reset when the request has come': {
      onSocket: (socket) => void socket.once('data', () => socket.resetAndDestroy()),
      scheme: 'http',
      failure: { sent: 'maybe', reason: 'cut-off' },
    },
  };
  for (const [name, { onSocket, scheme, failure }] of Object.entries(broken)) {
    const isUnsent = failure.sent === 'unsent';
    it(`a POST over a connection ${name} was ${isUnsent ? 'surely not sent' : 'maybe sent'}`, async () => {
      const sockets: Socket[] = [];
      const broken = createServer((socket) => {
        sockets.push(socket);
        socket.on('error', () => undefined);
        onSocket(socket);
      });
      await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve));
      const url = `${scheme}://127.0.0.1:${(broken.address() as AddressInfo).port}`;

      const outcome = await send(post(url));
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => broken.close(resolve));

      should(outcome).eql({ ok: false, failure });
      sockets.should.have.length(isUnsent ? 3 : 1);
    });
  }

  for (const { drawn, pauses } of [
    { drawn: 0, pauses: [300, 600] },
    { drawn: 255, pauses: [500, 800] },
  ]) {
    it(`between tries it pauses ${pauses.join(', then ')} ms when chance says ${drawn}`, async () => {
      await http.close();
      http = createHttp({ system: { ...system, bytes: () => Buffer.from([drawn]) } });
      const { url, asked } = await serving((response) => response.writeHead(503).end());

      const outcome = http.send(get(url));

      for (const [index, pause] of pauses.entries()) {
        await system.waiting(pause);
        await system.advance(pause - 1);
        asked.should.have.length(index + 1);
        await system.advance(1);
      }
      should((await outcome).ok).be.true();
      asked.should.have.length(3);
    });
  }

  it('Retry-After is waited for, in seconds or as a date', async () => {
    await http.close();
    http = createHttp({ system: { ...system, bytes: () => Buffer.from([0]) } });
    const date = new Date(fakeStart + 9_000).toUTCString();
    const { url, asked } = await serving((response, before) =>
      before < 2
        ? response.writeHead(429, { 'retry-after': before === 0 ? '4' : date }).end()
        : response.end('well'),
    );

    const outcome = http.send(get(url));
    await system.waiting(4_000);
    await system.advance(4_000);
    await system.waiting(5_000);
    await system.advance(5_000);

    should(await outcome).containDeep({ ok: true, answer: { body: 'well' } });
    asked.should.have.length(3);
  });

  it('a pause longer than ten seconds is handed back instead of waited for', async () => {
    const { url, asked } = await serving((response) =>
      response.writeHead(429, { 'retry-after': '11' }).end(),
    );

    const outcome = await http.send(get(url));

    asked.should.have.length(1);
    should(outcome).containDeep({ ok: true, answer: { status: 429, headers: { 'retry-after': '11' } } });
  });

  it('Retry-After is read in milliseconds; what cannot be read is none', () => {
    const read = (value?: string) =>
      retryAfter({ headers: value === undefined ? {} : { 'retry-after': value } }, fakeStart);

    should(read('120')).equal(120_000);
    should(read(' 0 ')).equal(0);
    should(read(new Date(fakeStart + 60_000).toUTCString())).equal(60_000);
    should(read(new Date(fakeStart - 60_000).toUTCString())).equal(0);
    should(read('soon')).be.null();
    should(read('-5')).be.null();
    should(read()).be.null();
  });

  const info = (retryDelay: unknown) =>
    JSON.stringify({
      error: {
        message: null,
        details: [null, { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay }],
      },
    });
  it("a pause is read off Google's RetryInfo, too, and off Fitbit's reset", () => {
    const read = (headers: Record<string, string>, body = '', status = 429) =>
      requestedDelay({ status, headers, body }, fakeStart);

    should(read({}, info('30s'))).equal(30_000);
    should(read({}, info('0.250000001s'))).equal(251);
    should(read({}, info('soon'))).be.null();
    should(read({}, info({ seconds: 1 }))).be.null();
    should(read({}, 'RetryInfo')).be.null();
    should(read({ 'fitbit-rate-limit-reset': '1800' })).equal(1_800_000);
    should(read({ 'fitbit-rate-limit-reset': 'x', 'retry-after': '7' })).equal(7_000);
    should(read({ 'retry-after': '999999999' })).equal(24 * 3_600_000);
    should(read({ 'retry-after': '7' }, '', 503)).equal(7_000);
    should(read({ 'retry-after': '7' }, '', 200)).be.null();
    should(read({})).be.null();
  });

  for (const [name, spoil] of Object.entries({
    "Google's RetryInfo": (response: ServerResponse) => response.writeHead(429).end(info('30s')),
    "Fitbit's reset": (response: ServerResponse) =>
      response.writeHead(429, { 'fitbit-rate-limit-reset': '1800' }).end('{}'),
  })) {
    it(`${name} that names a long pause is not asked a second time`, async () => {
      const { url, asked } = await serving((response) => spoil(response));

      const outcome = await http.send(get(url));

      should(outcome).containDeep({ ok: true, answer: { status: 429 } });
      asked.should.have.length(1);
    });
  }

  const silences: Record<string, (response: ServerResponse) => void> = {
    'nothing at all': () => undefined,
    'headers and then nothing': (response) => response.writeHead(200, { 'content-length': '9' }).write('x'),
  };
  for (const [name, answer] of Object.entries(silences)) {
    it(`a cloud that sends ${name} is given up after 45 seconds, and a POST not repeated`, async () => {
      const arrived = deferred();
      const { url, asked } = await serving((response) => {
        answer(response);
        arrived.resolve();
      });
      let outcome: HttpOutcome | undefined;

      const sending = http.send(post(url)).then((ended) => {
        outcome = ended;
      });
      await arrived.promise;
      await system.advance(wholeMs - 1);
      should(outcome).be.undefined();
      await system.advance(1);
      await sending;

      should(outcome).eql({ ok: false, failure: { sent: 'maybe', reason: 'timeout' } });
      asked.should.have.length(1);
    });
  }

  it('no timer is left behind when an answer came', async () => {
    const { url } = await serving((response) => response.end());

    await http.send(get(url));
    await settled();

    system.pending().should.equal(0);
  });

  for (const framing of ['announced', 'chunked'] as const) {
    it(`an answer of more than 4 MiB (${framing}) is refused and not asked for again`, async () => {
      const body = Buffer.alloc(10 * 1024 * 1024, 'x');
      const { url, asked } = await serving((response) => {
        response.on('error', () => undefined);
        if (framing === 'announced') response.setHeader('content-length', body.length);
        response.write(body);
        response.end();
      });

      const outcome = await send(get(url));

      should(outcome).eql({ ok: false, failure: { sent: 'maybe', reason: 'too-large' } });
      asked.should.have.length(1);
    });
  }

  it('an answer of 3 MiB comes whole', async () => {
    const { url } = await serving((response) => response.end(Buffer.alloc(3 * 1024 * 1024, 'x')));

    const outcome = await http.send(get(url));

    should(outcome.ok && outcome.answer.body.length).equal(3 * 1024 * 1024);
  });

  it('a redirect is not followed: what was sent goes nowhere else', async () => {
    const elsewhere = await httpServer((response) => response.end());
    const { url } = await serving((response) =>
      response.writeHead(302, { location: `${elsewhere.url}/thief` }).end(),
    );

    const outcome = await send({ ...get(url), headers: { authorization: 'Bearer secret' } });
    await elsewhere.close();

    should(outcome).containDeep({ ok: true, answer: { status: 302 } });
    elsewhere.asked.should.be.empty();
  });

  it('a redirected origin keeps path and query; others stay themselves', async () => {
    const { url, asked } = await serving((response) => response.end());
    const redirected = createHttp({ system, origins: { 'https://health.googleapis.com': `${url}/` } });

    await redirected.send(get('https://health.googleapis.com/v4/users/me?pageSize=100'));
    const untouched = redirected.address('https://health.googleapis.com.example.org/v4');
    await redirected.close();

    asked.map((one) => one.url).should.eql(['/v4/users/me?pageSize=100']);
    untouched.should.equal('https://health.googleapis.com.example.org/v4');
  });

  it('header names come in lower case, repeated ones joined', async () => {
    const { url } = await serving((response) =>
      response.writeHead(200, { 'X-Limit': ['a', 'b'], 'Retry-After': '3' }).end(),
    );

    const outcome = await http.send(get(url));

    should(outcome).containDeep({ ok: true, answer: { headers: { 'x-limit': 'a, b', 'retry-after': '3' } } });
  });
});
