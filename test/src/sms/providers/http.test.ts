// Promises of sending by any gateway: what is asked, what its answers mean, what is repeated, and where a secret never goes.
import * as fc from 'fast-check';

import should = require('should');

import { inspect } from 'node:util';
import { createHttp, type Http } from '../../../../src/net/http';
import { sentence } from '../../../../src/sentences/sentences';
import { Trouble } from '../../../../src/sentences/trouble';
import { type Settings, usualValue } from '../../../../src/sms/fields';
import type { SendOutcome, SmsOrder } from '../../../../src/sms/provider';
import type { HttpField } from '../../../../src/sms/providers/http/fields';
import { http as provider } from '../../../../src/sms/providers/http/http';
import { fillJson, formOf } from '../../../../src/sms/providers/http/template';
import { type FakeSystem, fakeSystem } from '../../../support/fake-system';
import { type HttpServer, httpServer } from '../../../support/http-server';
import { freePort } from '../../../support/ports';
import { smsOrder } from '../../../support/sending';
import { skippingPauses } from '../../../support/skipping-pauses';

const sms = smsOrder({ body: 'canary-body: low' });
const usual = Object.fromEntries(provider.fields.map((field) => [field.name, usualValue(field)]));

describe('sms: a gateway with an HTTP interface', () => {
  let system: FakeSystem;
  let gateway: HttpServer;
  let http: Http;
  let status: number;
  let answer: string;
  let headers: Record<string, string>;

  beforeEach(async () => {
    system = fakeSystem();
    status = 200;
    answer = '{}';
    headers = {};
    gateway = await httpServer((response) => {
      if (status === 0) response.destroy();
      else response.writeHead(status, headers).end(answer);
    });
    http = createHttp({ system });
  });
  afterEach(async () => {
    await http.close();
    await gateway.close();
  });

  const settingsOf = (facts: Partial<Settings<HttpField>>) =>
    ({ ...usual, httpAddress: `${gateway.url}/sms`, ...facts }) as Settings<HttpField>;
  /** Opened with these settings; what waits between its tries does not wait here. */
  const sender = (facts: Partial<Settings<HttpField>> = {}) => {
    const opened = provider.open(settingsOf(facts), { http, time: system });
    return {
      ifUncertain: opened.ifUncertain,
      send: (order: SmsOrder) => skippingPauses(system, opened.send(order)),
      poll: (sid: string) => skippingPauses(system, opened.poll(sid)),
    };
  };
  const send = (facts: Partial<Settings<HttpField>> = {}) => sender(facts).send(sms);
  const lastAsked = () => {
    const asked = gateway.asked.at(-1);
    if (!asked) throw new Error('nothing was asked');
    return asked;
  };
  const codeOf = (outcome: SendOutcome) =>
    outcome.kind === 'refused' || outcome.kind === 'unsent'
      ? outcome.trouble.code
      : outcome.kind === 'uncertain'
        ? outcome.why?.key
        : null;
  const refusedSetting = (facts: Partial<Settings<HttpField>>): string => {
    try {
      sender(facts);
    } catch (error) {
      if (error instanceof Trouble) return error.code;
    }
    return 'taken';
  };

  describe('is asked as its account says', () => {
    it('with JSON, headers and a secret in its place', async () => {
      await send({
        httpBody: '{"to": "{to}", "nested": [{"text": "SMS: {text}", "n": 1}], "ref": "{key}"}',
        httpHeaders: '{"X-Api-Key": "{secret}"}',
        httpSecret: 'canary-secret',
      });

      const { method, url, body, headers: sent } = lastAsked();
      should([method, url]).eql(['POST', '/sms']);
      JSON.parse(body).should.eql({ to: sms.to, nested: [{ text: `SMS: ${sms.body}`, n: 1 }], ref: sms.id });
      should(sent).match({ 'content-type': 'application/json', 'x-api-key': 'canary-secret' });
    });

    it('with whether the text needs more than the alphabet of SMS, for a modem that has to be told', async () => {
      const { values } = provider.presets?.find(({ label }) => label === 'sms-gammu-gateway') ?? {};
      const httpBody = values?.httpBody ?? '';
      for (const [text, unicode] of [
        ['Zürich is at 12 %', 'false'],
        ['Zoë is at 12 %', 'true'],
      ] as const) {
        await sender({ httpBody }).send(smsOrder({ body: text }));
        should(JSON.parse(lastAsked().body)).containEql({ text, unicode });
      }
    });

    it('with a form', async () => {
      await send({ httpForm: 'form', httpMethod: 'PUT' });

      const { method, body, headers: sent } = lastAsked();
      method.should.equal('PUT');
      should(sent['content-type']).equal('application/x-www-form-urlencoded');
      Object.fromEntries(new URLSearchParams(body)).should.eql({ to: sms.to, text: sms.body });
    });

    it('with a query, behind the one that its address has', async () => {
      await send({ httpMethod: 'GET', httpAddress: `${gateway.url}/sms?from=pi` });

      const { method, url, body } = lastAsked();
      should([method, body]).eql(['GET', '']);
      Object.fromEntries(new URL(url, gateway.url).searchParams).should.eql({
        from: 'pi',
        to: sms.to,
        text: sms.body,
      });
    });

    it('with a user and a password, which are encoded for it', async () => {
      await send({ httpHeaders: '{"authorization": "Basic sms:{secret}"}', httpSecret: 'a:b' });
      should(lastAsked().headers.authorization).equal(`Basic ${Buffer.from('sms:a:b').toString('base64')}`);
    });

    it('with a secret in any letters, where these can be sent: encoded, and in the body', async () => {
      const httpSecret = 'Schlüssel: 密码 "\\n';
      await send({ httpSecret, httpHeaders: '{"Authorization": "Basic admin:{secret}"}' });
      const [, encoded = ''] = (lastAsked().headers.authorization ?? '').split(' ');
      Buffer.from(encoded, 'base64').toString().should.equal(`admin:${httpSecret}`);

      await send({ httpSecret, httpBody: '{"to": "{to}", "text": "{text}", "key": "{secret}"}' });
      JSON.parse(lastAsked().body).should.have.property('key', httpSecret);
    });

    it('whatever stands in the SMS: every text comes out of the parsed body as it was', () => {
      const odd = fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('{secret}', '"},{"to":"+1', '\\', '{to}{text}'),
      );
      void fc.assert(
        fc.property(odd, (text) => {
          const template = { to: '{to}', deep: [{ text: '{text}' }] };
          const filled = fillJson(template, { to: sms.to, text, secret: 'canary', key: 'k' });
          should(JSON.parse(JSON.stringify(filled))).eql({ to: sms.to, deep: [{ text }] });

          const form = new URLSearchParams(
            formOf({ to: sms.to, text: fillJson('{text}', { text, secret: 'canary' }) }),
          );
          // A form cannot hold half of a pair of surrogates.
          should([...form]).eql([
            ['to', sms.to],
            ['text', Buffer.from(text).toString()],
          ]);
        }),
        { seed: 16, numRuns: 500 },
      );
    });
  });

  describe('has its answers read', () => {
    it('as accepted by its status, with our id where it tells none', async () => {
      should(await send()).eql({ kind: 'accepted', sid: sms.id, status: 'handed-over', segments: null });
    });

    it('as accepted or refused by its own word', async () => {
      const told = { httpStatePath: 'success', httpAcceptedWords: '100, queued' };
      answer = '{"success": 100}';
      should(await send(told)).match({ kind: 'accepted' });
      answer = '{"success": "900"}';
      should(await send(told)).match({
        kind: 'refused',
        trouble: { code: 'sms-not-accepted', fill: { detail: '900' } },
      });
      answer = '{"success": "no SMS to +4915228817386"}';
      should(await send(told)).match({ trouble: { fill: { detail: '?' } } });
    });

    it('as uncertain where what it must hold is missing, whatever comes instead', async () => {
      for (const odd of [
        '',
        '<html>',
        '[]',
        'null',
        '{"id": null}',
        '{"id": {}}',
        '{"__proto__": {"id": 1}}',
      ]) {
        answer = odd;
        should(codeOf(await send({ httpIdPath: 'id' }))).equal('http.unreadable', odd);
      }
    });

    it('also where it is long, and as uncertain where it is far too long', async () => {
      answer = JSON.stringify({ padding: 'x'.repeat(100_000), id: 'm-1' });
      should(await send({ httpIdPath: 'id' })).match({ kind: 'accepted', sid: 'm-1' });
      answer = JSON.stringify({ padding: 'x'.repeat(5_000_000), id: 'm-1' });
      should(codeOf(await send({ httpIdPath: 'id' }))).equal('http.lost');
    });

    it('by the status of HTTP: what is a refusal, what asks for a pause, and what nobody knows', async () => {
      const seen: Record<number, string> = {};
      for (status of [201, 204, 301, 303, 400, 401, 404, 408, 409, 422, 429, 500, 503]) {
        const outcome = await send();
        seen[status] = outcome.kind;
      }
      should(seen).eql({
        ...{
          201: 'accepted',
          204: 'accepted',
          301: 'refused',
          303: 'uncertain',
          400: 'refused',
          401: 'refused',
        },
        ...{
          404: 'refused',
          408: 'uncertain',
          409: 'refused',
          422: 'refused',
          429: 'unsent',
          500: 'uncertain',
        },
        503: 'uncertain',
      });
    });

    it('as uncertain where it refuses because something behind it took too long', async () => {
      status = 400;
      for (const error of ['process killed as timeout reached', 'Timed out', 'read timed-out']) {
        answer = JSON.stringify({ error });
        should((await send()).kind).equal('uncertain', error);
      }
      answer = JSON.stringify({ error: 'Unregistered user' });
      should((await send()).kind).equal('refused');
    });

    it('as taken already where it knows the key', async () => {
      status = 409;
      const keyed = { httpKey: 'key', httpHeaders: '{"Idempotency-Key": "{key}"}', httpIdPath: 'id' };
      should(await send(keyed)).match({ kind: 'accepted', sid: sms.id });
      should(lastAsked().headers['idempotency-key']).equal(sms.id);
    });

    it('as unsent, in a sentence with its address, where nobody is there', async () => {
      const port = await freePort();
      const outcome = await send({ httpAddress: `http://127.0.0.1:${port}/sms` });
      if (outcome.kind !== 'unsent') throw new Error(outcome.kind);
      outcome.trouble.tell('en').should.containEql(`127.0.0.1:${port}: is the gateway on`);
    });
  });

  describe('after a lost answer', () => {
    beforeEach(() => {
      status = 0;
    });

    it('is not asked again where the owner wants it so, and is where it takes a key or the owner wants that', () => {
      const key = { httpKey: 'key', httpBody: '{"to": "{to}", "text": "{text}", "id": "{key}"}' };
      should(sender().ifUncertain).equal('give-up');
      should(sender(key).ifUncertain).equal('post-again');
      should(sender({ httpKey: 'again' }).ifUncertain).equal('post-again');
    });

    it('without a key is asked three times at most, as each may be one more SMS', async () => {
      const opened = sender({ httpKey: 'again' });
      const kinds = [];
      for (let n = 0; n < 3; n += 1) kinds.push((await opened.send(sms)).kind);
      kinds.push((await opened.send(smsOrder({ id: 'sms_2' }))).kind);

      should(kinds).eql(['uncertain', 'uncertain', 'refused', 'uncertain']);
    });

    it('with a key is asked under the same one, as long as the SMS is valid', async () => {
      const opened = sender({ httpKey: 'key', httpBody: '{"to": "{to}", "text": "{text}", "id": "{key}"}' });
      for (let n = 0; n < 5; n += 1) should((await opened.send(sms)).kind).equal('uncertain');
      new Set(gateway.asked.map(({ body }) => JSON.parse(body).id)).should.eql(new Set([sms.id]));
    });
  });

  describe('is asked how an SMS fares', () => {
    const polled = (url: string) => ({
      httpIdPath: 'id',
      httpStatusAddress: `${url}/status?id={id}`,
      httpStatusPath: '0.state',
      httpDeliveredWords: 'DELIVERED, read',
      httpFailedWords: 'failed',
    });

    it('by the id that it told, until a final word', async () => {
      answer = '{"id": "m 1"}';
      const opened = sender(polled(gateway.url));
      should(await opened.send(sms)).match({ kind: 'accepted', sid: 'm 1', status: 'handed-over' });
      answer = '{"id": "m-1"}';
      should(await opened.send(sms)).match({ kind: 'accepted', sid: 'm-1', status: 'accepted' });
      const words: Record<string, unknown> = {};
      for (const word of ['delivered', 'Read', 'FAILED', 'on its way']) {
        answer = JSON.stringify([{ state: word }]);
        words[word] = await opened.poll('m-1');
      }

      lastAsked().url.should.equal('/status?id=m-1');
      const known = (one: string) => ({ kind: 'known', status: one, errorCode: null });
      should(words).eql({
        delivered: known('delivered'),
        Read: known('delivered'),
        FAILED: known('failed'),
        'on its way': known('accepted'),
      });
    });

    it('and what it does not tell is not known', async () => {
      const opened = sender(polled(gateway.url));
      for (answer of ['', '[]', '<html>']) should(await opened.poll('m')).eql({ kind: 'unknown' });
      status = 404;
      should(await opened.poll('m')).eql({ kind: 'unknown' });
    });

    it('by our key, where it goes by that', async () => {
      const keyed = { httpKey: 'key', httpBody: '{"to": "{to}", "text": "{text}", "id": "{key}"}' };
      const opened = sender({
        ...polled(gateway.url),
        ...keyed,
        httpIdPath: '',
        httpStatusAddress: `${gateway.url}/m/{key}`,
      });
      should(await opened.send(sms)).match({ sid: sms.id, status: 'accepted' });
      await opened.poll(sms.id);
      lastAsked().url.should.equal(`/m/${sms.id}`);
    });
  });

  describe('lets no secret out', () => {
    it('to where a redirect leads', async () => {
      const other = await httpServer((response) => response.end());
      status = 307;
      headers = { location: `${other.url}/sms` };
      const outcome = await send({ httpHeaders: '{"X-Api-Key": "{secret}"}', httpSecret: 'canary-secret' });
      await other.close();

      should(codeOf(outcome)).equal('sms-307');
      should(other.asked).eql([]);
    });

    it('into an outcome, whatever the gateway answers', async () => {
      const held = { httpHeaders: '{"X-Api-Key": "{secret}"}', httpSecret: 'canary-secret' };
      for (status of [0, 200, 400, 401, 500]) {
        answer = JSON.stringify({ echo: 'canary-secret canary-body', state: 'canary-secret' });
        const outcome = await send({ ...held, httpStatePath: 'state', httpAcceptedWords: 'ok' });
        inspect(outcome, { depth: 9, showHidden: true }).should.not.match(/canary-(secret|body)/);
      }
    });

    it('into an address, another server or a line of its own, nor out of a flow', () => {
      const secret = { httpSecret: 'canary-secret' };
      const known = { httpIdPath: 'id', httpStatusPath: 'state' };
      const wrong: [string, Partial<Settings<HttpField>>][] = [
        ['sms-http-address', { httpAddress: '' }],
        ['sms-http-address', { httpAddress: 'ftp://example.org/sms' }],
        ['sms-http-address', { httpAddress: 'https://user:canary@example.org/sms' }],
        ['sms-http-address', { httpAddress: 'https://example.org/sms?key={secret}', ...secret }],
        ['sms-http-body', { httpBody: 'no JSON' }],
        ['sms-http-body', { httpBody: '{"to": "{to}"}' }],
        ['sms-http-body', { httpForm: 'form', httpBody: '{"to": ["{to}"], "text": "{text}"}' }],
        [
          'sms-http-body',
          { httpMethod: 'GET', httpBody: '{"to": "{to}", "text": "{text}", "k": "{secret}"}', ...secret },
        ],
        ['sms-http-body', { httpBody: '{"to": "{to}", "text": "{text}", "api_key": "canary-secret"}' }],
        [
          'sms-http-body',
          { httpBody: '{"sms": [{"to": "{to}", "text": "{text}"}], "login": {"password": "canary"}}' },
        ],
        ['sms-http-headers', { httpHeaders: '["X-Api-Key"]' }],
        ['sms-http-headers', { httpHeaders: '{"X-Auth": "canary-secret"}' }],
        ['sms-http-headers', { httpHeaders: '{"Ocp-Apim-Subscription-Key": "canary-secret"}' }],
        ['sms-http-headers', { httpHeaders: '{"X-Api-Key": "canary-secret"}' }],
        ['sms-http-headers', { httpHeaders: '{"X-A": "a\\r\\nX-B: b"}' }],
        ['sms-http-headers', { httpHeaders: '{"X-A\\r\\nX-B": "b"}' }],
        ['sms-http-headers', { httpHeaders: '{"X-Text": "{text}"}' }],
        ['sms-http-headers', { httpHeaders: '{"Host": "example.org"}' }],
        ['sms-http-secret', { httpHeaders: '{"X-Api-Key": "{secret}"}' }],
        ['sms-http-secret', { httpHeaders: '{"X-Api-Key": "{secret}"}', httpSecret: 'a\r\nX-B: b' }],
        ['sms-http-secret', { httpHeaders: '{"X-Api-Key": "{secret}"}', httpSecret: 'Schlüssel' }],
        ['sms-http-key', { httpKey: 'key' }],
        ['sms-http-state', { httpStatePath: 'success' }],
        ['sms-http-state', { httpAcceptedWords: '100' }],
        ['sms-http-status-address', { httpStatusAddress: 'https://elsewhere.example.org/{id}', ...known }],
        ['sms-http-status-address', { httpStatusAddress: `${gateway.url}/{secret}/{id}`, ...known }],
        ['sms-http-status-address', { httpStatusAddress: `${gateway.url}/status`, ...known }],
      ];
      for (const [code, facts] of wrong) refusedSetting(facts).should.equal(code, JSON.stringify(facts));
    });
  });

  it('fills its fields in from a preset, each marked as not tried', () => {
    (provider.presets ?? [])
      .map(({ label }) => label)
      .should.eql(['seven.io', 'sms-gammu-gateway', 'signal-cli-rest-api']);
    for (const { label, documents, values } of provider.presets ?? []) {
      documents.should.match(/Not tried/);
      for (const name of Object.keys(values)) should(usual).have.property(name);
      const needs = provider.open(
        { ...settingsOf({}), ...values, httpSecret: 'canary' },
        { http, time: system },
      );
      should(needs.ifUncertain).equal('give-up', label);
    }
  });

  it('says what is wrong in every language', () => {
    for (const { sentence: key } of Object.values(provider.refusals))
      sentence('de', key).should.not.equal(sentence('en', key));
  });
});
