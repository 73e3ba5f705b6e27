// Promises of the way out through a proxy: whose requests take it, and that limits and failures are what they are without.
import type { ServerResponse } from 'node:http';

import should = require('should');

import { createHttp, type Http, type HttpOutcome, type HttpRequest } from '../../../src/net/http';
import { deferred } from '../../support/deferred';
import { type FakeSystem, fakeSystem } from '../../support/fake-system';
import { type HttpServer, httpServer } from '../../support/http-server';
import { openProxy, type TestProxy } from '../../support/proxy';
import { skippingPauses } from '../../support/skipping-pauses';

const wholeMs = 45_000;

describe('net: a proxy', () => {
  let system: FakeSystem;
  let http: Http;
  let server: HttpServer;
  let proxy: TestProxy;
  let answer: (response: ServerResponse) => void;
  let way: string | number | null;
  /** Called when the proxy was asked. */
  let heard: () => void;

  beforeEach(async () => {
    system = fakeSystem();
    answer = (response) => response.end('well');
    server = await httpServer((response) => answer(response));
    way = server.url;
    heard = () => undefined;
    proxy = await openProxy(() => {
      heard();
      return way;
    });
  });
  afterEach(async () => {
    await http.close();
    await proxy.close();
    await server.close();
  });

  const open = (environment: Record<string, string>, origins: Record<string, string> = {}) => {
    http = createHttp({ system, origins, environment });
  };
  const get = (url: string, retry: HttpRequest['retry'] = 'unsent') =>
    skippingPauses(system, http.send({ method: 'GET', url, retry }));

  for (const name of ['HTTP_PROXY', 'http_proxy']) {
    it(`${name} is asked for what is not on this machine, with the whole address`, async () => {
      open({ [name]: proxy.url });

      const outcome = await get('http://cloud.test/devices?a=b');

      should(outcome).containDeep({ ok: true, answer: { status: 200, body: 'well' } });
      proxy.asked.should.deepEqual(['GET http://cloud.test/devices?a=b']);
      should(server.asked[0]?.headers.host).equal('cloud.test');
    });
  }

  it('without its http:// it is a proxy, too', async () => {
    open({ HTTP_PROXY: proxy.url.replace('http://', '') });

    (await get('http://cloud.test/')).ok.should.be.true();
    proxy.asked.should.have.length(1);
  });

  for (const name of ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY']) {
    it(`${name} opens a tunnel for https, and its certificate is judged by us`, async () => {
      open({ [name]: proxy.url });

      const outcome = await get('https://cloud.test/');

      // What answers in there speaks no TLS.
      should(outcome).containDeep({ ok: false });
      proxy.asked[0]?.should.equal('CONNECT cloud.test:443');
      server.asked.should.be.empty();
    });
  }

  for (const name of ['NO_PROXY', 'no_proxy']) {
    it(`${name} names who is asked without it`, async () => {
      open({ HTTP_PROXY: proxy.url, [name]: 'other.test,.cloud.invalid' });

      const outcome = await get('http://api.cloud.invalid/');

      should(outcome).containDeep({ ok: false, failure: { sent: 'unsent', reason: 'dns' } });
      proxy.asked.should.be.empty();
    });
  }

  it('this machine is never asked through it: the sandbox and Demo live here', async () => {
    open({ HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url }, { 'https://api.twilio.com': server.url });

    should(await get('https://api.twilio.com/x')).containDeep({ ok: true, answer: { body: 'well' } });
    should(await get(server.url.replace('127.0.0.1', 'localhost'))).containDeep({ ok: true });
    proxy.asked.should.be.empty();
  });

  it('one that refuses the tunnel has sent nothing', async () => {
    open({ HTTPS_PROXY: proxy.url });
    way = 407;

    const outcome = await get('https://cloud.test/');

    should(outcome).eql({ ok: false, failure: { sent: 'unsent', reason: 'proxy' } });
  });

  it('one that wants a password for a plain request has sent nothing', async () => {
    open({ HTTP_PROXY: proxy.url });
    way = 407;

    const outcome = await get('http://cloud.test/');

    should(outcome).eql({ ok: false, failure: { sent: 'unsent', reason: 'proxy' } });
  });

  it('one that is not there has sent nothing, and nothing goes past it', async () => {
    open({ HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url });
    await proxy.close();

    for (const url of ['http://cloud.test/', 'https://cloud.test/']) {
      should(await get(url)).eql({ ok: false, failure: { sent: 'unsent', reason: 'refused' } });
    }
    proxy = await openProxy(() => null);
  });

  for (const address of ['http://', 'ftp://proxy.test', 'http://a b']) {
    it(`"${address}" is no proxy, and nothing goes past it`, async () => {
      open({ HTTPS_PROXY: address });

      should(await get('https://cloud.test/')).eql({
        ok: false,
        failure: { sent: 'unsent', reason: 'proxy' },
      });
    });
  }

  for (const url of ['http://cloud.test/', 'https://cloud.test/']) {
    it(`one that never answers is given up after 45 seconds: ${url}`, async () => {
      open({ HTTP_PROXY: proxy.url });
      const arrived = deferred();
      heard = arrived.resolve;
      way = null;
      let outcome: HttpOutcome | undefined;

      const sending = http.send({ method: 'GET', url, retry: 'unsent' }).then((ended) => {
        outcome = ended;
      });
      await arrived.promise;
      await system.advance(wholeMs - 1);
      should(outcome).be.undefined();
      await system.advance(1);
      await sending;

      should(outcome).containDeep({ ok: false, failure: { reason: 'timeout' } });
    });
  }

  it('an answer of 5 MiB is too large through it, too', async () => {
    open({ HTTP_PROXY: proxy.url });
    answer = (response) => response.end('x'.repeat(5 * 1024 * 1024));

    should(await get('http://cloud.test/')).containDeep({ ok: false, failure: { reason: 'too-large' } });
  });
});
