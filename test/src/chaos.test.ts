// Every call of every adapter against everything that can go wrong on the way: what comes of it, and what never may:
// a wrong "connect again", a wait without end, a storm of requests, trouble that outlives its cause. The table of what
// owner and person then see is printed at the end.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import tls = require('node:tls');

import should = require('should');

import { fitbit } from '../../src/clouds/fitbit';
import { type Engine, openEngine } from '../../src/engine';
import { createHttp, type Http } from '../../src/net/http';
import { type Fault, type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { words as en } from '../../src/sentences/languages/en';
import { type SentenceKey, sentence } from '../../src/sentences/sentences';
import { usualValue } from '../../src/sms/fields';
import type { SendOutcome } from '../../src/sms/provider';
import { http as anyGateway } from '../../src/sms/providers/http/http';
import { openSmsGate } from '../../src/sms/providers/sms-gate/api';
import { findDevices } from '../../src/sms/providers/sms-gate/devices';
import { openTwilio } from '../../src/sms/providers/twilio/api';
import { createSubscriptions } from '../../src/webhooks/subscriptions';
import { usualSettings } from '../support/check-settings';
import { consent } from '../support/consent';
import { expiredCertificate, itsKey } from '../support/expired-certificate';
import { type FakeSystem, fakeSystem, settled } from '../support/fake-system';
import { somebody } from '../support/people';
import { phoneSettings } from '../support/phone-account';
import { freePort } from '../support/ports';
import { smsOrder } from '../support/sending';
import { twilioSettings } from '../support/twilio-account';
import { fromAnywhere } from '../support/webhook-house';

/** What goes wrong: a fault of the sandbox, or where the address leads instead; and what that is called. */
const faults: Readonly<Record<string, [fault: 'closed' | 'expired' | Fault['fault'], called: string]>> = {
  'connection refused': ['closed', 'unreachable'],
  'expired certificate': ['expired', 'unreachable'],
  'connection reset': [{ drop: 'before' }, 'unreachable'],
  'cut after the headers': [{ drop: 'headers' }, 'unreachable'],
  'half a body': [{ drop: 'half-body' }, 'unreachable'],
  'headers never come': [{ delayMs: 3_600_000 }, 'timeout'],
  'the body stops half-way': [{ drop: 'stall' }, 'timeout'],
  '200 with HTML': [{ status: 200, html: true }, 'not-understood'],
  '502 with HTML': [{ status: 502, html: true }, 'server-error'],
  '200 with a list': [{ status: 200, body: [7] }, 'not-understood'],
  '200 with numbers for words': [
    {
      status: 200,
      body: { pairedDevices: [{ name: 7 }], access_token: 7, sid: 7, user: 7, keys: 7, healthUserId: 7 },
    },
    'not-understood',
  ],
  '200 with 10 MB': [{ status: 200, body: `{"filler":"${'x'.repeat(10_000_000)}"}` }, 'not-understood'],
  'status 500': [{ status: 500 }, 'server-error'],
  'status 503': [{ status: 503 }, 'server-error'],
  'status 429': [{ status: 429 }, 'rate-limited'],
  'status 429, again in 2 s': [{ status: 429, headers: { 'Retry-After': '2' } }, 'rate-limited'],
  'status 429, again in an hour': [{ status: 429, headers: { 'Retry-After': '3600' } }, 'rate-limited'],
  'a redirect': [{ status: 302, headers: { location: 'http://127.0.0.1:9/' }, body: '' }, 'not-understood'],
  // Last: a cloud that is gone is not asked again.
  'status 410': [{ status: 410, html: true }, 'gone'],
};

/** Where the phone at home is: the sandbox answers in its place. */
const phoneAddress = 'http://192.168.1.20:8080';

const endless = ['headers never come', 'the body stops half-way'];

const hour = 3_600_000;
/** The longest that one request may take, how often it is tried, and what no pause between two tries is longer than. */
const wholeMs = 45_000;
const tries = 3;
const longestPauseMs = 3_000;

const vendors = ['google', 'fitbit'] as const;
type Vendor = (typeof vendors)[number];
const idOf = (vendor: Vendor) => (vendor === 'google' ? 'google-health' : 'fitbit');

/** A call, what leads to it, and how it ended in one word. */
interface Scene {
  name: string;
  vendor: Vendor | 'twilio' | 'sms-gate';
  call: string;
  /** Done before the fault is there; its answer goes to `run`. */
  prepare?(): Promise<string>;
  run(prepared: string): Promise<string>;
  /** Where a fault is called something else here. */
  called?: Readonly<Record<string, string>>;
}

describe('chaos: every call against every fault', () => {
  let system: FakeSystem;
  let parent: string;
  let sandbox: Sandbox;
  let engine: Engine;
  let http: Http;
  let expired: Server;
  let closedPort: number;
  let port: number;
  let origins: Record<string, string>;
  const rows: string[] = [];

  beforeEach(async () => {
    system = fakeSystem();
    parent = mkdtempSync(join(tmpdir(), 'fitbit-chaos-'));
    sandbox = await startSandbox({ now: system.now });
    sandbox.control.mode({ googlePerMinute: 1_000_000, fitbitPerHour: 1_000_000 });
    [closedPort, port] = [await freePort(), await freePort()];
    origins = {};
    lead('sandbox');
    engine = await openEngine({ store: { folder: join(parent, 'fitbit') }, origins, system });
    http = createHttp({ system, origins });
    for (const vendor of vendors) {
      await engine.clients.add({ ...clientOf(vendor), language: 'en' });
      await connect(vendor);
    }
  });
  afterEach(async () => {
    await engine.close();
    await http.close();
    await sandbox.close();
    rmSync(parent, { recursive: true, force: true });
  });

  before(async () => {
    expired = createServer({ cert: expiredCertificate, key: itsKey }, (_asked, answer) => answer.end());
    await new Promise<void>((resolve) => expired.listen(0, '127.0.0.1', resolve));
    // As if an authority of this machine had signed it: only its date is wrong.
    trusted = tls.getCACertificates('default');
    tls.setDefaultCACertificates([...trusted, expiredCertificate]);
  });
  let trusted: string[];
  after(async () => {
    tls.setDefaultCACertificates(trusted);
    await new Promise((resolve) => {
      expired.close(resolve);
      expired.closeAllConnections();
    });
    process.stdout.write(`${rows.join('\n')}\n`);
  });

  function lead(to: 'sandbox' | 'closed' | 'expired'): void {
    const where = {
      sandbox: () => sandbox.url,
      closed: () => `http://127.0.0.1:${closedPort}`,
      expired: () => `https://127.0.0.1:${(expired.address() as AddressInfo).port}`,
    };
    for (const origin of [...Object.keys(sandbox.origins), phoneAddress]) origins[origin] = where[to]();
  }
  function clientOf(vendor: Vendor) {
    const client = sandbox.control.state().clients.find((one) => one.vendor === vendor);
    if (!client) throw new Error('no client');
    const { clientId, clientSecret } = client;
    return { cloud: idOf(vendor), clientId, clientSecret };
  }

  /** How many requests have met a fault that lets them wait for ever. */
  let stalled = () => 0;

  /** Lets time pass where work waits for nothing else: in pauses between tries, and for answers that never come. */
  async function through<T>(work: Promise<T>): Promise<T> {
    let isOver = false;
    const end = () => {
      isOver = true;
    };
    work.then(end, end);
    let isPausing = false;
    const watch = () =>
      void system
        .waiting((ms) => ms <= longestPauseMs)
        .then(() => {
          isPausing = true;
        });
    watch();
    for (let before = stalled(); !isOver; ) {
      await settled();
      if (stalled() > before) {
        before = stalled();
        await system.advance(wholeMs);
      } else if (isPausing) {
        isPausing = false;
        await system.advance(longestPauseMs);
        watch();
      }
    }
    return work;
  }

  async function check(vendor: Vendor): Promise<string> {
    const { cloud, clientId } = clientOf(vendor);
    const request = { nodeId: 'node', cloud, clientId, settings: usualSettings, personId: null };
    const outcomes = await through(engine.checks.run(request, () => undefined));
    return outcomes?.[0]?.problem?.code ?? 'ok';
  }
  async function begin(vendor: Vendor): Promise<string> {
    const { cloud, ...client } = clientOf(vendor);
    const { url } = await engine.connect.start({
      client: { ...client, cloud: engine.clients.cloud(cloud) },
      redirectUri: 'http://localhost:1880/fitbit/callback',
      webhooks: true,
      introduction: { name: 'Anna', number: null, language: 'en', personId: null },
    });
    return consent(url, 'anna');
  }
  async function finish(back: string): Promise<string> {
    const outcome = await through(engine.connect.paste(back));
    return outcome.state === 'connected' ? 'ok' : outcome.code;
  }
  const connect = async (vendor: Vendor) => finish(await begin(vendor));
  const personOf = async (vendor: Vendor) => (await engine.people.list(idOf(vendor)))[0]?.person;

  const anna = somebody('Anna', { cloud: 'fitbit' });
  const subscriptions = () =>
    createSubscriptions({
      cloudOf: () => fitbit.open(http, system),
      useToken(_person, call) {
        const scopes = ['settings', 'profile', 'activity'];
        return call(sandbox.issueGrant('fitbit', 'anna', clientOf('fitbit').clientId, scopes).accessToken);
      },
    });
  async function subscribe(): Promise<string> {
    const end = await through(subscriptions().reconcile(anna, ['activity']));
    return end.ok ? 'ok' : end.problem.code;
  }
  function twilio() {
    const [account] = sandbox.control.state().twilio;
    if (!account) throw new Error('no account');
    const { accountSid, authToken } = account;
    return openTwilio(http, twilioSettings({ accountSid, authToken, from: '+15005550006' }), system);
  }
  const sms = smsOrder({ body: 'Hello' });
  const post = () => through(twilio().send(sms));

  /** The way of one's own phone: by a server, or at home. */
  function gateSettings(isServer: boolean) {
    const { user: gateUser, password: gatePassword, phones } = sandbox.control.gate();
    const device = phones.find(({ isLocal }) => !isLocal)?.id ?? '';
    return phoneSettings({
      gateAddress: isServer ? 'https://api.sms-gate.app/3rdparty/v1' : phoneAddress,
      gateUser,
      gatePassword,
      gateDevice: isServer ? device : '',
      gateInbox: 'true',
    });
  }
  const gate = (isServer = true) => openSmsGate(http, gateSettings(isServer), system);
  const postToGate = () =>
    through(gate().send(smsOrder({ id: `sms_${system.bytes(12).toString('hex')}`, body: 'Hello' })));

  /** The phone at home, described as a gateway of any kind. */
  function gateway() {
    const { user, password } = sandbox.control.gate();
    const usual = Object.fromEntries(anyGateway.fields.map((field) => [field.name, usualValue(field)]));
    const settings = {
      ...usual,
      httpAddress: `${phoneAddress}/messages`,
      httpHeaders: '{"authorization":"Basic {secret}"}',
      httpSecret: `${user}:${password}`,
      httpBody: '{"id":"{key}","phoneNumbers":["{to}"],"textMessage":{"text":"{text}"}}',
      httpKey: 'key',
      httpIdPath: 'id',
      httpStatusAddress: `${phoneAddress}/messages/{id}`,
      httpStatusPath: 'state',
      httpDeliveredWords: 'Delivered',
      httpFailedWords: 'Failed',
    };
    return anyGateway.open(settings as Parameters<typeof anyGateway.open>[0], { http, time: system });
  }
  const postToGateway = () =>
    through(gateway().send(smsOrder({ id: `sms_${system.bytes(12).toString('hex')}`, body: 'Hello' })));
  const sidOf = (sent: SendOutcome) => (sent.kind === 'accepted' ? sent.sid : '');

  const all = (word: string) => Object.fromEntries(Object.keys(faults).map((name) => [name, word]));
  const only = (word: string, ...names: string[]) => Object.fromEntries(names.map((name) => [name, word]));

  const scenes: Scene[] = [
    ...vendors.flatMap((vendor): Scene[] => {
      // Only Fitbit was announced to go: from Google the same is an answer that nobody expected.
      const called = vendor === 'google' ? only('bad-request', 'status 410') : {};
      return [
        {
          name: 'check',
          vendor,
          call: 'devices',
          run: () => check(vendor),
          called,
        },
        {
          name: 'refresh',
          vendor,
          call: 'token',
          async prepare() {
            sandbox.control.tokens({ person: 'anna', vendor, action: 'expire-access' });
            return '';
          },
          run: () => check(vendor),
          called,
        },
        { name: 'exchange a code', vendor, call: 'token', prepare: () => begin(vendor), run: finish, called },
        {
          name: 'ask who it is',
          vendor,
          call: vendor === 'google' ? 'identity' : 'profile',
          prepare: () => begin(vendor),
          run: finish,
          called,
        },
        {
          name: 'revoke',
          vendor,
          call: 'revoke',
          async prepare() {
            should(await connect(vendor)).equal('ok');
            return (await personOf(vendor))?.id ?? '';
          },
          async run(id) {
            return (await through(engine.people.remove(id, ''))).revoked ? 'ok' : 'not revoked';
          },
          called: {
            ...all('not revoked'),
            // RFC 7009, 2.2: the status says it, the body nothing; Fitbit's has none that could be cut.
            ...only('ok', '200 with HTML', '200 with a list', '200 with numbers for words'),
            ...(vendor === 'fitbit' ? only('ok', 'cut after the headers', 'half a body') : {}),
          },
        },
      ];
    }),
    {
      name: 'list subscriptions',
      vendor: 'fitbit',
      call: 'subscriptions.list',
      run: subscribe,
      // What cannot be listed is made: a second time it is the same one.
      called: {
        ...all('ok'),
        ...only('unreachable', 'connection refused', 'expired certificate'),
        ...only('rate-limited', 'status 429', 'status 429, again in 2 s', 'status 429, again in an hour'),
      },
    },
    {
      name: 'subscribe',
      vendor: 'fitbit',
      call: 'subscriptions.create',
      async prepare() {
        await through(subscriptions().end(anna));
        return '';
      },
      run: subscribe,
      called: {
        ...only('unreachable', 'headers never come', 'the body stops half-way', '200 with 10 MB'),
        // The status says it.
        ...only('ok', '200 with HTML', '200 with a list', '200 with numbers for words'),
      },
    },
    {
      name: 'unsubscribe',
      vendor: 'fitbit',
      call: 'subscriptions.delete',
      prepare: subscribe,
      async run() {
        await through(subscriptions().end(anna));
        return 'ended';
      },
      called: all('ended'),
    },
    {
      name: 'fetch the keys',
      vendor: 'google',
      call: 'keyset',
      async prepare() {
        sandbox.control.rotateKey();
        return '';
      },
      async run() {
        const url = `http://127.0.0.1:${port}/fitbit/webhook`;
        const telling = sandbox.control.notify({ vendor: 'google', url, people: ['anna'], attempts: 1 });
        return String((await through(telling)).statuses[0]);
      },
      called: all('503'),
    },
    {
      name: 'send',
      vendor: 'twilio',
      call: 'messages.create',
      run: async () => (await post()).kind,
      called: {
        ...all('uncertain'),
        ...only('unsent', 'connection refused', 'expired certificate'),
        ...only('unsent', 'status 429', 'status 429, again in 2 s', 'status 429, again in an hour'),
        ...only('refused', 'status 410'),
      },
    },
    {
      name: 'look up an SMS',
      vendor: 'twilio',
      call: 'messages.list',
      run: async () => (await through(twilio().find(sms, hour))).kind,
      called: all('unknown'),
    },
    {
      name: 'ask after an SMS',
      vendor: 'twilio',
      call: 'messages.get',
      async prepare() {
        const sent = await post();
        return sent.kind === 'accepted' ? sent.sid : '';
      },
      run: async (sid) => (await through(twilio().poll(sid))).kind,
      called: all('unknown'),
    },
    {
      name: 'send by a phone',
      vendor: 'sms-gate',
      call: 'messages.create',
      run: async () => (await postToGate()).kind,
      called: {
        // What is not clear is asked after at once; it is not there.
        ...all('uncertain'),
        ...only('unsent', 'connection refused', 'expired certificate', 'status 503'),
        ...only('unsent', 'status 429', 'status 429, again in 2 s', 'status 429, again in an hour'),
        ...only('refused', 'a redirect', 'status 410'),
      },
    },
    {
      name: 'ask a phone after an SMS',
      vendor: 'sms-gate',
      call: 'messages.get',
      prepare: async () => sidOf(await postToGate()),
      run: async (sid) => (await through(gate().poll(sid))).kind,
      called: all('unknown'),
    },
    {
      name: 'take an SMS back',
      vendor: 'sms-gate',
      call: 'messages.cancel',
      async prepare() {
        sandbox.control.gatePhone({ phone: gateSettings(true).gateDevice, isOn: false });
        return sidOf(await postToGate());
      },
      run: async (sid) => await through(gate().cancel?.(sid) ?? Promise.resolve('none')),
      called: all('unknown'),
    },
    {
      name: 'ask a phone how it is',
      vendor: 'sms-gate',
      call: 'health',
      run: async () => (await through(gate(false).health?.() ?? Promise.reject(new Error('no health')))).kind,
      called: all('unreached'),
    },
    {
      name: 'ask a server for its phones',
      vendor: 'sms-gate',
      call: 'devices',
      run: () =>
        through(findDevices(http, gateSettings(true))).then(
          () => 'ok',
          (error: { code: string }) => error.code,
        ),
      called: {
        ...all('sms-404'),
        ...only('sms-unsent', 'connection refused', 'expired certificate', 'connection reset'),
        ...only('sms-unsent', 'cut after the headers', 'half a body', 'headers never come'),
        ...only('sms-unsent', 'the body stops half-way', '200 with 10 MB'),
        ...only('sms-redirected', 'a redirect'),
        // A list without a phone in it.
        ...only('ok', '200 with a list'),
      },
    },
    {
      name: 'read what people answered',
      vendor: 'sms-gate',
      call: 'inbox',
      run: async () => (await through(gate().inbox?.list(0) ?? Promise.reject(new Error('no inbox')))).kind,
      called: { ...all('unknown'), ...only('list', '200 with a list') },
    },
    {
      name: 'send by a gateway',
      vendor: 'sms-gate',
      call: 'messages.create',
      run: async () => (await postToGateway()).kind,
      called: {
        ...all('uncertain'),
        ...only('unsent', 'connection refused', 'expired certificate'),
        ...only('unsent', 'status 429', 'status 429, again in 2 s', 'status 429, again in an hour'),
        ...only('refused', 'status 410'),
      },
    },
    {
      name: 'ask a gateway after an SMS',
      vendor: 'sms-gate',
      call: 'messages.get',
      prepare: async () => sidOf(await postToGateway()),
      run: async (sid) => (await through(gateway().poll(sid))).kind,
      called: all('unknown'),
    },
  ];

  for (const { name: what, vendor, call, prepare, run, called = {} } of scenes) {
    it(`${vendor}: ${what}`, async () => {
      if (call === 'keyset') await openWebhook();
      const ends: Record<string, string> = {};
      for (const [name, [fault, usual]] of Object.entries(faults)) {
        // Beyond what is answered from memory, and beyond every pause that was asked for.
        await system.advance(2 * hour);
        const prepared = (await prepare?.()) ?? '';
        if (typeof fault === 'string') lead(fault);
        else sandbox.control.fault({ match: { vendor, call }, fault });
        const since = system.now();
        const before = sandbox.control.requests().length;
        const requests = () =>
          sandbox.control
            .requests()
            .slice(before)
            .filter((one) => one.vendor === vendor && one.call === call).length;
        stalled = endless.includes(name) ? requests : () => 0;
        const end = await run(prepared);
        stalled = () => 0;
        const took = system.now() - since;
        lead('sandbox');
        sandbox.control.clearFaults();
        const isCloud = vendor === 'google' || vendor === 'fitbit';
        const person = isCloud && what !== 'revoke' ? await personOf(vendor) : undefined;
        ends[name] = end;
        rows.push(`${vendor}: ${what} | ${name} | ${end} | ${wordsFor(end)}`);

        `${name}: ${end}`.should.equal(`${name}: ${called[name] ?? usual}`);
        should(person?.access ?? 'ok').equal('ok', `${name}: wrong "connect again"`);
        // Twice: with Fitbit a check asks for the time zone, too; subscriptions are two.
        requests().should.be.belowOrEqual(2 * tries, name);
        took.should.be.belowOrEqual(2 * tries * (wholeMs + longestPauseMs), name);
      }
    });
  }

  for (const vendor of vendors) {
    it(`${vendor}: a flow that checks every second is no storm while the cloud is down`, async () => {
      await system.advance(2 * hour);
      sandbox.control.fault({ match: { vendor }, fault: { status: 503 } });
      const before = sandbox.control.requests().length;
      for (let second = 0; second < 120; second += 1) {
        await check(vendor);
        await system.advance(1_000);
      }
      const times = sandbox.control
        .requests()
        .slice(before)
        .map(({ at }) => Date.parse(at));
      const inAMinute = times.map((at) => times.filter((one) => one >= at && one < at + 60_000).length);

      // Once in ten seconds at the most, each time with its tries; with Fitbit the zone is asked for, too.
      Math.max(...inAMinute).should.be.within(1, 6 * tries * (vendor === 'fitbit' ? 2 : 1));
      should((await personOf(vendor))?.access).equal('ok');
    });

    it(`${vendor}: a pause that the cloud asked for is kept, however often a flow asks`, async () => {
      await system.advance(2 * hour);
      const headers = { 'Retry-After': '3600' };
      sandbox.control.fault({ match: { vendor, call: 'devices' }, fault: { status: 429, headers } });
      const before = sandbox.control.requests().filter(({ call }) => call === 'devices').length;
      for (let minute = 0; minute < 59; minute += 1) {
        await check(vendor);
        await system.advance(60_000);
      }

      const now = sandbox.control.requests().filter(({ call }) => call === 'devices').length;
      should(now - before).equal(1);
    });

    for (const off of [-1, 1]) {
      it(`${vendor}: a clock that is ${off} h off keeps nobody from being checked`, async () => {
        sandbox.control.clock({ advanceMs: off * hour });
        const ends: string[] = [];
        for (let at = 0; at < 12; at += 1) {
          await system.advance(hour);
          ends.push(await check(vendor));
        }

        should(ends.filter((end) => end !== 'ok')).be.empty();
        should((await personOf(vendor))?.access).equal('ok');
      });
    }
  }

  /** What the owner reads of it, if it has a sentence. */
  function wordsFor(end: string): string {
    const key = `problem.${end}` as SentenceKey;
    return key in en ? sentence('en', key, { service: 'the service', detail: '…' }) : '';
  }
  async function openWebhook(): Promise<void> {
    await engine.web.serve('127.0.0.1', port, '');
    await engine.web.openWebhook({
      ...clientOf('google'),
      path: '/fitbit/webhook',
      verifyCode: '',
      webhookSecret: 'Bearer hush',
      ...fromAnywhere,
      on: () => undefined,
      send: () => undefined,
    });
  }
});
