// Promises of the public address: our routes and nothing else, pages that nothing can be smuggled into, no crash.
import 'should';

import http = require('node:http');

import { connect as dial } from 'node:net';
import should from 'should';
import type { Outcome } from '../../../src/people/joining';
import { Trouble } from '../../../src/sentences/trouble';
import type { Connect } from '../../../src/use-cases/connect';
import { createSignupNodes } from '../../../src/use-cases/signup-nodes';
import { createWebhookNodes } from '../../../src/use-cases/webhook-nodes';
import { createGateway } from '../../../src/web/gateway';
import { createLimits } from '../../../src/web/limits';
import type { OwnerRouteParts } from '../../../src/web/owner/route';
import { createPublicPort } from '../../../src/web/public-port';
import { openPublicServer, type PublicServer } from '../../../src/web/public-server';
import { createRouter } from '../../../src/web/router';
import type { SignupRoutes } from '../../../src/web/signup/routes';
import { fakeSystem } from '../../support/fake-system';
import { freePort } from '../../support/ports';

/** No sign-up node is there. */
const noSignups = {
  onlyAddress: () => null,
  ofBrowser: () => null,
  afterConsent: { refusal: () => null, goOn: async () => null, answer: async () => null },
} as unknown as SignupRoutes;

/** No link to an owner's page opens anything. */
const noOwnerPage = { ownerPages: { find: async () => null } } as unknown as OwnerRouteParts;

describe('web: the public address', () => {
  let server: PublicServer;
  let finish: (parameters: URLSearchParams) => Promise<Outcome>;
  let finished: string[];

  const { reopening } = createGateway(fakeSystem());
  const router = createRouter({
    ...noOwnerPage,
    system: fakeSystem(),
    limits: createLimits(fakeSystem()),
    connect: {
      finish: (parameters: URLSearchParams) => {
        finished.push(String(parameters));
        return finish(parameters);
      },
      signupNodeOf: async () => null,
      known: async () => null,
    } as unknown as Connect,
    webhookNodes: createWebhookNodes(reopening),
    answerPost: async () => ({ status: 204 }),
    signupNodes: createSignupNodes(reopening),
    signups: noSignups,
    smsCallbacks: { answer: async () => ({ status: 403, type: null, body: '' }) },
  });

  beforeEach(async () => {
    finished = [];
    finish = async () => ({ state: 'connected', person: { id: 'person_a', name: 'Anna' } });
    server = await openPublicServer('127.0.0.1', 0, router.handle);
  });
  afterEach(() => server.close());

  const ask = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, init);
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };

  it('shows who is connected, and closes the window', async () => {
    const { status, headers, text } = await ask('/fitbit/callback?code=a&state=b');

    finished.should.deepEqual(['code=a&state=b']);
    status.should.equal(200);
    should(headers.get('content-type')).equal('text/html; charset=utf-8');
    text.should.match(/Anna is connected/).and.match(/<script src="close.js" defer>/);
  });

  for (const [header, value] of [
    ['sec-purpose', 'prefetch'],
    ['sec-purpose', 'prefetch;prerender'],
    ['purpose', 'prefetch'],
    ['x-moz', 'prefetch'],
    ['x-purpose', 'preview'],
  ] as const) {
    it(`a browser that only guesses (${header}: ${value}) uses nothing up`, async () => {
      const { status, headers } = await ask('/fitbit/callback?code=a&state=b', {
        headers: { [header]: value },
      });
      const file = await ask('/fitbit/page.css', { headers: { [header]: value } });

      finished.should.be.empty();
      should(status).equal(503);
      should(headers.get('cache-control')).equal('no-store');
      file.status.should.equal(200);
    });
  }

  it('keeps the code of the address from everybody else, and scripts out of the page', async () => {
    const { headers } = await ask('/fitbit/callback?code=a&state=b');

    should(headers.get('referrer-policy')).equal('no-referrer');
    should(headers.get('x-content-type-options')).equal('nosniff');
    should(headers.get('cache-control')).equal('no-store');
    const policy = String(headers.get('content-security-policy'));
    policy.should.match(/default-src 'none'/).and.match(/frame-ancestors 'none'/);
    policy.should.not.match(/unsafe|\*/);
  });

  for (const code of ['store-disk-full', 'store-read-only', 'internal']) {
    it(`${code}: nobody outside reads where this machine keeps what`, async () => {
      finish = async () => {
        throw new Trouble(code, 'store.disk-full', { folder: '/home/pi/.node-red/fitbit' });
      };
      const { text } = await ask('/fitbit/callback?code=a&state=b');

      text.should.not.match(/home|disk/);
      text.should.match(/tell whoever runs this page/);
    });
  }

  it('writes a name as a name, not as HTML', async () => {
    finish = async () => ({
      state: 'connected',
      person: { id: 'person_a', name: `<b>"x"</b><script>alert('1')</script>&amp;` },
    });
    const { text } = await ask('/fitbit/callback?code=a&state=b');

    text.should.not.match(/<b>|alert\('|"x"/);
    text.should.containEql('&#60;b&#62;&#34;x&#34;&#60;/b&#62;');
    text.should.containEql('&#38;amp;');
  });

  it('says what went wrong, and leaves the window open', async () => {
    finish = async () => ({ state: 'failed', code: 'connect-refused', key: 'connect.refused', fill: {} });
    const { status, text } = await ask('/fitbit/callback?error=access_denied&state=b');

    status.should.equal(200);
    text.should.match(/Not connected/).and.match(/consent was refused/);
    text.should.not.match(/<script/);
  });

  for (const [thrown, status] of [
    [new Trouble('connect-state-unknown', 'connect.state-unknown'), 400],
    [new Trouble('store-disk-full', 'store.disk-full', { folder: '/x' }), 503],
    [new TypeError('canary in a message'), 503],
  ] as const) {
    it(`answers ${status} to ${'code' in thrown ? thrown.code : thrown.name}, in words of ours`, async () => {
      finish = () => Promise.reject(thrown);
      const answer = await ask('/fitbit/callback?code=a&state=b');

      answer.status.should.equal(status);
      answer.text.should.match(/<h1>Not connected<\/h1>/);
      answer.text.should.not.containEql('canary');
    });
  }

  for (const path of [
    '/',
    '/fitbit',
    '/fitbit/',
    '/fitbit/callbackx',
    '/fitbit/callback/',
    '/flows',
    '/..%2f',
    '/%',
    '//x',
    '/api/fitbit/callback?code=a',
    '/a/b/fitbit/page.css',
  ]) {
    it(`has nothing at ${path}`, async () => {
      const { status, text } = await ask(path);

      status.should.equal(404);
      text.should.match(/Nothing here/);
      finished.should.be.empty();
    });
  }

  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
    it(`refuses ${method}`, async () => {
      const { status, headers } = await ask('/fitbit/callback?code=a&state=b', { method });

      status.should.equal(405);
      should(headers.get('allow')).match(/GET/);
      finished.should.be.empty();
    });
  }

  for (const [path, allowed] of [
    ['/fitbit/callback', 'GET'],
    ['/fitbit/page.css', 'GET, HEAD'],
    ['/fitbit/sms', 'POST'],
  ] as const) {
    it(`says what ${path} takes instead`, async () => {
      const { status, headers } = await ask(path, { method: 'DELETE' });

      status.should.equal(405);
      should(headers.get('allow')).equal(allowed);
    });
  }

  it('answers HEAD as GET but for the body, and does not use up a code by it', async () => {
    const head = await ask('/fitbit/page.css', { method: 'HEAD' });
    const get = await ask('/fitbit/page.css');
    head.text.should.equal('');
    should(head.headers.get('content-length')).equal(get.headers.get('content-length'));
    should(get.headers.get('content-type')).equal('text/css; charset=utf-8');

    (await ask('/fitbit/callback?code=a&state=b', { method: 'HEAD' })).status.should.equal(405);
    finished.should.be.empty();
  });

  for (const [wish, language] of [
    ['de-AT,de;q=0.9,en;q=0.5', 'de'],
    ['fr', 'fr'],
    ['it', 'en'],
    ['', 'en'],
    [';;;,,,=q', 'en'],
    ['__proto__', 'en'],
    ['constructor', 'en'],
    ['x'.repeat(5000), 'en'],
  ] as const) {
    it(`speaks ${language} to "${wish.slice(0, 30)}"`, async () => {
      const { status, text } = await ask('/x', { headers: { 'accept-language': wish } });

      status.should.equal(404);
      text.should.containEql(`<html lang="${language}">`);
    });
  }

  /** Sends bytes as they are; everything that came back. */
  function raw(...parts: string[]): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = dial(server.port, '127.0.0.1');
      let answer = '';
      socket.on('data', (bytes) => {
        answer += bytes;
      });
      socket.on('error', reject);
      socket.on('close', () => resolve(answer));
      for (const part of parts) socket.write(part);
    });
  }

  for (const [what, bytes] of [
    ['nonsense', 'hello\r\n\r\n'],
    ['a header without end', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(70_000)}\r\n\r\n`],
    ['no host', 'GET /fitbit/callback HTTP/1.1\r\n\r\n'],
    ['two lengths', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n'],
    ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
  ] as const) {
    it(`answers 400 to ${what}, and goes on`, async () => {
      (await raw(bytes)).should.match(/^HTTP\/1\.1 400 /);

      (await ask('/fitbit/page.css')).status.should.equal(200);
    });
  }

  it('goes on when a browser leaves before its answer', async () => {
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    let came: () => void = () => undefined;
    const arrival = new Promise<void>((resolve) => {
      came = resolve;
    });
    finish = async () => {
      came();
      await gate;
      return { state: 'failed', code: 'connect-refused', key: 'connect.refused', fill: {} };
    };
    const socket = dial(server.port, '127.0.0.1');
    socket.write('GET /fitbit/callback?code=a HTTP/1.1\r\nhost: x\r\n\r\n');
    await arrival;
    socket.destroy();
    release();

    (await ask('/fitbit/page.css')).status.should.equal(200);
  });

  it('ends every connection when it is closed', async () => {
    const socket = dial(server.port, '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    const ended = new Promise((resolve) => socket.once('close', resolve));
    socket.resume();
    await server.close();
    await ended;

    (await ask('/fitbit/page.css').catch(() => 'refused')).should.equal('refused');
  });

  it('says that its port is taken, or cannot be had', async () => {
    const codeOf = (opening: Promise<PublicServer>) =>
      opening.then(
        () => 'opened',
        (error: unknown) => (error instanceof Trouble ? error.code : 'not a Trouble'),
      );

    (await codeOf(openPublicServer('127.0.0.1', server.port, router.handle))).should.equal('web-port-taken');
    (await codeOf(openPublicServer('192.0.2.1', 0, router.handle))).should.equal('web-port-refused');
    (await codeOf(openPublicServer('\0', 0, router.handle))).should.equal('web-port-refused');
  });

  it('outlives errors of its socket after it was opened', async () => {
    const { createServer } = http;
    const made: http.Server[] = [];
    const remembered = (...all: Parameters<typeof createServer>) => {
      const one = createServer(...all);
      made.push(one);
      return one;
    };
    Object.assign(http, { createServer: remembered });
    const other = await openPublicServer('127.0.0.1', 0, router.handle).finally(() =>
      Object.assign(http, { createServer }),
    );
    const fail = () => made[0]?.emit('error', new Error('EMFILE'));
    try {
      should(fail()).be.true();
      should(fail()).be.true();
    } finally {
      await other.close();
    }
  });

  it('opens one port for all, and tells a second config with another one', async () => {
    const port = createPublicPort(fakeSystem(), router.handle);
    const number = await freePort();
    const giveBack = [await port.open('127.0.0.1', number), await port.open('127.0.0.1', number)];
    const answers = () =>
      fetch(`http://127.0.0.1:${number}/fitbit/page.css`).then(
        ({ status }) => status,
        () => 0,
      );

    const second = await port.open('127.0.0.1', number + 1).catch((error: unknown) => error);
    should(second).have.property('code', 'web-two-servers');
    giveBack[0]?.();
    giveBack[0]?.();
    (await answers()).should.equal(200);
    giveBack[1]?.();
    const again = await port.open('127.0.0.1', number);
    (await answers()).should.equal(200);
    again();
    await port.close();
    (await answers()).should.equal(0);
  });

  it('tells of a port whether it is served, free or taken, and leaves it as it was', async () => {
    const port = createPublicPort(fakeSystem(), router.handle);
    const number = await freePort();

    const free = await port.probe('127.0.0.1', number);
    const giveBack = await port.open('127.0.0.1', number);
    const served = await port.probe('127.0.0.1', number);
    const taken = await port.probe('127.0.0.1', server.port).catch((error: unknown) => error);
    const page = await fetch(`http://127.0.0.1:${number}/fitbit/page.css`);
    giveBack();
    const after = await port.probe('127.0.0.1', number);
    await port.close();

    [free, served, after].should.eql(['free', 'served', 'free']);
    should(taken).have.property('code', 'web-port-taken');
    page.status.should.equal(200);
  });

  it('serves below the path of the public address, whether a proxy takes it off or leaves it on', async () => {
    const port = createPublicPort(fakeSystem(), router.handle);
    const number = await freePort();
    await port.open('127.0.0.1', number, '/pi');
    const status = async (path: string) => (await fetch(`http://127.0.0.1:${number}${path}`)).status;

    (await status('/fitbit/page.css')).should.equal(200);
    (await status('/pi/fitbit/page.css')).should.equal(200);
    (await status('/pie/fitbit/page.css')).should.equal(404);
    (await status('/pi/pi/fitbit/page.css')).should.equal(404);
    await port.close();
  });

  it('tries a port again that could not be had at first', async () => {
    const port = createPublicPort(fakeSystem(), router.handle);
    const first = await port.open('127.0.0.1', server.port).catch((error: unknown) => error);
    should(first).have.property('code', 'web-port-taken');
    const { port: number } = server;
    await server.close();
    await port.open('127.0.0.1', number);

    (await ask('/fitbit/page.css')).status.should.equal(200);
    await port.close();
  });
});
