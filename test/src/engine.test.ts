// Promises of the engine: its rooms fit together, Demo shows an alert at the third check, and a close loses nothing.
import type { AlertMessage } from '../../types/messages';
import 'should';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import should from 'should';
import { type Engine, openEngine } from '../../src/engine';
import type { CheckRequest } from '../../src/people/check-people';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { usualSettings } from '../support/check-settings';
import { consent } from '../support/consent';
import { type FakeSystem, fakeSystem } from '../support/fake-system';
import { type Gate, startGate } from '../support/gate';
import { freePort } from '../support/ports';
import { sentBy } from '../support/sending';
import { twilioAccount } from '../support/twilio-account';

describe('the engine', () => {
  let system: FakeSystem;
  let folder: string;
  let sandbox: Sandbox;
  let gate: Gate;
  let engine: Engine;
  let alerts: AlertMessage[];

  beforeEach(async () => {
    system = fakeSystem();
    folder = mkdtempSync(join(tmpdir(), 'fitbit-engine-'));
    sandbox = await startSandbox({ now: system.now });
    gate = await startGate(sandbox.url);
    alerts = [];
    engine = await open();
  });
  afterEach(async () => {
    gate.open();
    await engine.close();
    await gate.close();
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function open(): Promise<Engine> {
    const origins = Object.fromEntries(Object.keys(sandbox.origins).map((origin) => [origin, gate.url]));
    return openEngine({ store: { folder: join(folder, 'fitbit') }, origins, system });
  }
  function google() {
    const client = sandbox.control.state().clients.find(({ vendor }) => vendor === 'google');
    if (!client) throw new Error('no client');
    const { clientId, clientSecret } = client;
    return { cloud: 'google-health', clientId, clientSecret, language: 'en' };
  }
  const demo = { cloud: 'demo', clientId: '', clientSecret: '', language: 'en' };
  async function connect(): Promise<string> {
    const { clientId, clientSecret } = google();
    const { url } = await engine.connect.start({
      client: { cloud: engine.clients.cloud('google-health'), clientId, clientSecret },
      redirectUri: 'http://localhost:1880/fitbit/callback',
      webhooks: false,
      introduction: { name: 'Anna', number: null, language: 'en', personId: null },
    });
    const outcome = await engine.connect.paste(await consent(url, 'anna'));
    return outcome.state === 'connected' ? outcome.person.id : outcome.code;
  }
  function checksOf(client: Pick<CheckRequest, 'cloud' | 'clientId'>): Promise<unknown> {
    const { cloud, clientId } = client;
    return engine.checks.run(
      { nodeId: 'node', cloud, clientId, settings: usualSettings, personId: null },
      () => undefined,
    );
  }
  const listen = () => engine.alerts.attach('node', (alert) => alerts.push(alert) > 0);
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'none',
      (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
    );

  it('keeps its folder to itself, and gives it back', async () => {
    should(await codeOf(open())).equal('store-in-use');
    await engine.close();
    engine = await open();

    (await engine.people.list('google-health')).should.be.empty();
  });

  it('shows the first alert of Demo at the third check, and says DEMO', async () => {
    const { clientId } = await engine.clients.add(demo);
    await listen();
    const told: number[] = [];
    for (let check = 0; check < 4; check += 1) {
      await checksOf({ cloud: 'demo', clientId });
      told.push(alerts.length);
    }

    told.should.deepEqual([0, 0, 1, 1]);
    should(alerts[0]?.alert.kind).equal('low');
    should(alerts[0]?.payload).match(/^DEMO: Dana/);
    should(alerts[0]?.to).equal('+15555550100');
    gate.arrived.all().should.be.empty();
  });

  it('shows the same of Demo after a restart', async () => {
    for (let run = 0; run < 2; run += 1) {
      alerts = [];
      const { clientId } = await engine.clients.add(demo);
      await listen();
      for (let check = 0; check < 3; check += 1) await checksOf({ cloud: 'demo', clientId });
      alerts.should.have.length(1);
      await engine.close();
      engine = await open();
    }
  });

  it('has one made-up person for any number of configs', async () => {
    const [first, second] = await Promise.all([engine.clients.add(demo), engine.clients.add(demo)]);

    second.clientId.should.equal(first.clientId);
    (await engine.people.list('demo')).map(({ person }) => person.name).should.deepEqual(['Dana']);
  });

  it('knows the made-up person by id and by number, and nobody else', async () => {
    const id = await connect();
    await engine.clients.add(demo);
    const [dana] = await engine.people.list('demo');

    (await engine.people.isDemo(dana?.person.id ?? '', '+4915228817386')).should.be.true();
    (await engine.people.isDemo(null, '+15555550100')).should.be.true();
    (await engine.people.isDemo(id, '+4915228817386')).should.be.false();
    (await engine.people.isDemo(null, '+4915228817386')).should.be.false();
    (await engine.people.isDemo('person_gone', '+4915228817386')).should.be.false();
  });

  it('connects a person and checks them', async () => {
    await engine.clients.add(google());
    const id = await connect();
    sandbox.control.device({ person: 'anna', level: 12, syncedAt: 'now' });
    await listen();
    await checksOf(google());

    alerts.map(({ person, alert }) => [person.id, alert.kind]).should.deepEqual([[id, 'low']]);
  });

  it('knows a client as long as one of its configs is there, and keeps its people after that', async () => {
    const first = await engine.clients.add(google());
    const second = await engine.clients.add(google());
    await connect();
    const known = async () => (await engine.people.list('google-health')).map(({ hasClient }) => hasClient);

    first.remove();
    first.remove();
    (await known()).should.deepEqual([true]);
    second.remove();
    (await known()).should.deepEqual([false]);
  });

  it('revokes and deletes who is removed, even when no config knows the client any more', async () => {
    const id = await connect();
    const removal = await engine.people.remove(id, google().clientSecret);

    removal.should.deepEqual({ name: 'Anna', service: 'Google Health', isByMsg: false, revoked: true });
    sandbox.control.grants().should.be.empty();
    (await engine.people.list('google-health')).should.be.empty();
    should(await codeOf(engine.people.remove(id, ''))).equal('person-unknown');
  });

  it('deletes who is removed even when the cloud cannot be told', async () => {
    const id = await connect();
    sandbox.control.fault({ match: { vendor: 'google', call: 'revoke' }, fault: { status: 400 } });

    (await engine.people.remove(id, google().clientSecret)).revoked.should.be.false();
    (await engine.people.list('google-health')).should.be.empty();
  });

  it('lets a check that is under way come to its end, and its alert to the disk, before it closes', async () => {
    await engine.clients.add(google());
    await connect();
    sandbox.control.device({ person: 'anna', level: 12, syncedAt: 'now' });
    gate.shut();
    gate.arrived.clear();
    const running = checksOf(google());
    await gate.arrived.first();
    let isClosed = false;
    const closing = engine.close().then(() => {
      isClosed = true;
    });
    isClosed.should.be.false();
    gate.open();
    await Promise.all([running, closing]);

    engine = await open();
    await listen();
    alerts.map(({ alert }) => alert.kind).should.deepEqual(['low']);
  });

  const sms = { to: '+4915228817386', body: 'Low', segments: 1 };
  async function outbox() {
    const [account] = sandbox.control.state().twilio;
    if (!account) throw new Error('no account');
    const { accountSid, authToken, numbers } = account;
    return engine.sms.open('account', twilioAccount({ accountSid, authToken, from: numbers[0] ?? '' }));
  }
  /** The same alert each time: it must not be posted twice. */
  const send = async () => sentBy(await outbox(), { nodeId: 'sms', sms, key: 'alert_1', msg: {} });

  it('does not post twice what is being posted while its account is deployed again', async () => {
    gate.shut();
    const sending = send();
    await gate.arrived.first();
    engine.sms.close('account');
    const again = send();
    gate.open();

    (await again).sid.should.equal((await sending).sid);
    sandbox.control.sms().should.have.length(1);
  });

  it('lets an SMS that is being posted come to its end before it closes, and looks after it from then on', async () => {
    gate.shut();
    const sending = send();
    await gate.arrived.first();
    const closing = engine.close();
    gate.open();
    const { sid } = await sending;
    await closing;
    engine = await open();
    await outbox();
    gate.arrived.clear();
    await system.advance(10_000);
    const look = await gate.arrived.first();

    look.should.match(new RegExp(`^GET .*${sid}`));
    (await send()).sid.should.equal(sid);
    sandbox.control.sms().should.have.length(1);
  });

  it('does not send a low that waited while the tracker was charged', async () => {
    sandbox.control.fault({
      match: { vendor: 'twilio', call: 'messages.create' },
      fault: { status: 429, headers: { 'retry-after': '60' } },
      times: 1,
    });
    await engine.clients.add(google());
    await listen();
    await connect();
    sandbox.control.device({ person: 'anna', level: 9, syncedAt: 'now' });
    await checksOf(google());
    const [low] = alerts;
    const { send: put, waiting } = await outbox();
    const isWaiting = new Promise<void>((resolve) => {
      waiting.attach('sms', () => resolve());
    });
    const code = codeOf(put({ nodeId: 'sms', sms, key: 'low', msg: { ...low } }));
    await isWaiting;
    sandbox.control.device({ person: 'anna', level: 80, syncedAt: 'now' });
    await system.advance(11_000);
    await checksOf(google());
    await system.advance(4_000);

    should(low?.alert.kind).equal('low');
    should(await code).equal('sms-outdated');
    sandbox.control.sms().should.be.empty();
  });

  it('does not send an alert that the power kept for more than a day', async () => {
    await engine.clients.add(google());
    await listen();
    await connect();
    sandbox.control.device({ person: 'anna', level: 9, syncedAt: 'now' });
    await checksOf(google());
    await engine.close();
    await system.advance(25 * 3_600_000);
    engine = await open();
    const [low] = alerts;
    const sending = (await outbox()).send({ nodeId: 'sms', sms, key: 'low', msg: { ...low } });

    should(low?.alert.kind).equal('low');
    should(await codeOf(sending)).equal('sms-outdated');
    sandbox.control.sms().should.be.empty();
  });

  it('serves the public address on one port, and lets go of it', async () => {
    const port = await freePort();
    const giveBack = await engine.web.serve('127.0.0.1', port);
    should(await codeOf(engine.web.serve('127.0.0.1', await freePort()))).equal('web-two-servers');
    (await fetch(`http://127.0.0.1:${port}/fitbit/page.css`)).status.should.equal(200);
    giveBack();
    await engine.web.serve('127.0.0.1', port);
    await engine.close();
    engine = await open();

    should(await codeOf(engine.web.serve('127.0.0.1', port))).equal('none');
  });

  it('leaves no timer behind', async () => {
    await engine.clients.add(google());
    await engine.clients.add(demo);
    await connect();
    await checksOf(google());
    await engine.close();

    system.pending().should.equal(0);
    engine = await open();
  });
});
