// Promises of sending by Twilio: what its answers mean, what is repeated and what never is, and what never leaks.
import 'should';
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { inspect } from 'node:util';
import should from 'should';
import { createHttp, type Http } from '../../../../src/net/http';
import { type Sandbox, startSandbox } from '../../../../src/sandbox/sandbox';
import { sentence } from '../../../../src/sentences/sentences';
import { Trouble } from '../../../../src/sentences/trouble';
import { openTwilio, type TwilioAccount } from '../../../../src/sms/providers/twilio/api';
import { twilio } from '../../../../src/sms/providers/twilio/twilio';
import { failureTrouble, refusalTrouble } from '../../../../src/sms/refusals';
import { readStatus } from '../../../../src/sms/statuses';
import { type FakeSystem, fakeSystem } from '../../../support/fake-system';
import { withModule, withoutModule } from '../../../support/other-module';
import { freePort } from '../../../support/ports';
import { smsOrder } from '../../../support/sending';
import { skippingPauses } from '../../../support/skipping-pauses';
import { twilioSettings } from '../../../support/twilio-account';

const sms = smsOrder({ body: 'canary-body: low' });
const service = 'MG0123456789abcdef0123456789abcdef';
const key = 'SK0123456789abcdef0123456789abcdef';

describe('sms: Twilio', () => {
  let system: FakeSystem;
  let sandbox: Sandbox;
  let http: Http;
  let account: TwilioAccount;

  beforeEach(async () => {
    system = fakeSystem();
    sandbox = await startSandbox({ now: system.now });
    http = createHttp({ system, origins: sandbox.origins });
    const { accountSid, numbers } = sandbox.control.twilio({
      authToken: 'canary-auth-token',
      keys: { [key]: 'canary-key-secret' },
      messagingServices: [service],
    });
    account = twilioSettings({ accountSid, authToken: 'canary-auth-token', from: numbers[0] ?? '' });
  });
  afterEach(async () => {
    await http.close();
    await sandbox.close();
  });

  const sender = (facts: Partial<TwilioAccount> = {}) => openTwilio(http, { ...account, ...facts }, system);
  const send = (facts: Partial<TwilioAccount> = {}) => sender(facts).send(sms);
  const posts = () => sandbox.control.requests().filter(({ call }) => call === 'messages.create');
  const fault = (call: string, what: Parameters<typeof sandbox.control.fault>[0]['fault'], times?: number) =>
    sandbox.control.fault({ match: { vendor: 'twilio', call }, fault: what, times });
  it('hands over number, text, sender and validity', async () => {
    const outcome = await send();

    const [arrived] = sandbox.control.sms();
    outcome.should.deepEqual({ kind: 'accepted', sid: arrived?.sid, status: 'queued', segments: 1 });
    Object.fromEntries(new URLSearchParams(posts()[0]?.body)).should.deepEqual({
      To: sms.to,
      Body: sms.body,
      From: account.from,
      ValidityPeriod: '3600',
    });
  });

  it('sends by a Messaging Service, which counts the segments only later', async () => {
    const outcome = await send({ messagingServiceSid: service, from: '' });

    outcome.should.containEql({ kind: 'accepted', status: 'accepted', segments: null });
    const form = new URLSearchParams(posts()[0]?.body);
    should(form.get('MessagingServiceSid')).equal(service);
    form.has('From').should.be.false();
  });

  it('signs in with the API key in place of the auth token, for the same account', async () => {
    const outcome = await send({ apiKeySid: key, apiKeySecret: 'canary-key-secret', authToken: '' });

    outcome.kind.should.equal('accepted');
    const [post] = posts();
    const credentials = Buffer.from(`${key}:canary-key-secret`).toString('base64');
    should(post?.headers.authorization).equal(`Basic ${credentials}`);
    should(post?.path).containEql(`/Accounts/${account.accountSid}/`);
  });

  it('goes to the host of region and edge', async () => {
    await http.close();
    http = createHttp({ system, origins: { 'https://api.dublin.ie1.twilio.com': sandbox.url } });

    (await send({ region: 'ie1', edge: 'dublin' })).kind.should.equal('accepted');
    (
      await sender({ region: 'ie1', edge: 'dublin' }).poll(sandbox.control.sms()[0]?.sid ?? '')
    ).kind.should.equal('known');
  });

  const incomplete: [string, Partial<TwilioAccount>, string][] = [
    ['no account', { accountSid: '' }, 'sms-no-credentials'],
    ['no secret', { authToken: '' }, 'sms-no-credentials'],
    ['a key without its secret', { authToken: '', apiKeySid: key }, 'sms-no-credentials'],
    ['no sender', { from: '' }, 'sms-no-sender'],
    ['a region without an edge', { region: 'ie1' }, 'sms-region-and-edge'],
    ['an edge without a region', { edge: 'dublin' }, 'sms-region-and-edge'],
  ];
  for (const [what, facts, code] of incomplete) {
    it(`says ${code} of ${what} before anything is sent`, () => {
      should(() => sender(facts)).throw(Trouble, { code });
    });
  }

  for (const code of [21608, 21610, 21408, 21211, 21212, 21606, 21659, 21612, 21614, 21703, 21705, 20404]) {
    it(`refuses for good with ${code}, and says what to do`, async () => {
      sandbox.control.smsOutcome({ status: 'refused', errorCode: code });
      const outcome = await send();

      outcome.kind.should.equal('refused');
      if (outcome.kind !== 'refused') return;
      should(outcome.errorCode).equal(code);
      outcome.trouble.code.should.equal(`sms-${code}`);
      outcome.trouble.key.should.not.equal('sms.rejected');
    });
  }

  it('says that the credentials are wrong', async () => {
    const outcome = await send({ authToken: 'canary-wrong-token' });

    outcome.should.have.property('kind', 'refused');
    outcome.should.have.propertyByPath('trouble', 'key').eql('twilio.wrong-credentials');
  });

  it('gives an unknown refusal its code and a sentence all the same', async () => {
    sandbox.control.smsOutcome({ status: 'refused', errorCode: 29999 });
    const outcome = await send();

    outcome.should.have.propertyByPath('trouble', 'code').eql('sms-29999');
    outcome.should.have.propertyByPath('trouble', 'message').match(/29999/);
  });

  it('repeats after 429, which surely did nothing', async () => {
    fault('messages.create', { status: 429 }, 2);
    const outcome = await skippingPauses(system, send());

    outcome.kind.should.equal('accepted');
    posts().should.have.length(3);
    sandbox.control.sms().should.have.length(1);
  });

  it('calls it unsent when 429 does not end', async () => {
    fault('messages.create', { status: 429 });
    const outcome = await skippingPauses(system, send());

    outcome.should.have.property('kind', 'unsent');
    outcome.should.have.propertyByPath('trouble', 'code').eql('sms-20429');
  });

  it('calls it unsent when Twilio cannot be reached, after trying again', async () => {
    const nobody = `http://127.0.0.1:${await freePort()}`;
    await http.close();
    http = createHttp({ system, origins: { 'https://api.twilio.com': nobody } });

    const outcome = await skippingPauses(system, send());

    outcome.should.have.property('kind', 'unsent');
  });

  const unclear: [string, Parameters<typeof fault>[1]][] = [
    ['500', { status: 500 }],
    ['503', { status: 503 }],
    ['an error page of a proxy', { html: true, status: 502 }],
    ['a page that is no JSON, with 201', { status: 201, body: '<html>' }],
    ['a cut before the answer', { drop: 'before' }],
    ['a cut before the answer, although the SMS went out', { drop: 'before', after: true }],
    ['a cut after the headers', { drop: 'headers' }],
    ['half an answer', { drop: 'half-body' }],
  ];
  for (const [what, spoilt] of unclear) {
    it(`is uncertain after ${what}, and posts once`, async () => {
      fault('messages.create', spoilt);
      const outcome = await skippingPauses(system, send());

      outcome.should.have.property('kind', 'uncertain');
      posts().should.have.length(1);
    });
  }

  it('is uncertain when no answer comes in time, and posts once', async () => {
    let came: () => void = () => undefined;
    const arrival = new Promise<void>((resolve) => {
      came = resolve;
    });
    let count = 0;
    const silent = createServer(() => {
      count += 1;
      came();
    });
    const port = await listening(silent);
    await http.close();
    http = createHttp({ system, origins: { 'https://api.twilio.com': `http://127.0.0.1:${port}` } });
    let outcome: Awaited<ReturnType<typeof send>> | null = null;
    try {
      const sending = send().then((settled) => {
        outcome = settled;
      });
      await arrival;
      await system.advance(45_000);
      await Promise.race([sending, system.waiting((ms) => ms <= 10_000)]);
    } finally {
      silent.closeAllConnections();
      silent.close();
    }

    should(outcome).have.property('kind', 'uncertain');
    count.should.equal(1);
  });

  it('lets nothing of account, number or text into what it tells', async () => {
    const wishes: Parameters<typeof fault>[1][] = [
      { status: 400, body: { code: 21211, message: `canary-vendor ${sms.to} ${sms.body}`, status: 400 } },
      { status: 500, body: { code: 20500, message: `canary-vendor ${sms.to}`, status: 500 } },
      { status: 201, body: `canary-vendor ${sms.to}` },
      { html: true, status: 401 },
      { drop: 'half-body' },
    ];
    const told: string[] = [];
    for (const wish of wishes) {
      fault('messages.create', wish, 1);
      const outcome = await send();
      outcome.kind.should.not.equal('accepted');
      told.push(inspect(outcome, { depth: 9, showHidden: true }), JSON.stringify(outcome));
    }

    const all = told.join('\n');
    const basic = Buffer.from(`${account.accountSid}:${account.authToken}`).toString('base64');
    for (const secret of ['canary', sms.to, sms.to.slice(3), basic, account.accountSid]) {
      all.should.not.containEql(secret);
    }
  });

  it('finds an SMS that was taken although its answer was lost, while it is still queued', async () => {
    fault('messages.create', { status: 503, after: true }, 1);
    await send();
    const [taken] = sandbox.control.sms();

    (await sender().find(sms, system.now() - 60_000)).should.deepEqual({
      kind: 'list',
      found: [{ sid: taken?.sid, status: 'queued' }],
    });
  });

  it('takes a sender that is written in groups for the same number, and finds what it sent', async () => {
    const from = account.from.replace(/^\+1(\d{3})(\d{3})/, '+1 ($1) $2-');
    from.should.not.equal(account.from);
    fault('messages.create', { status: 503, after: true }, 1);
    await send({ from });
    const [taken] = sandbox.control.sms();

    (await sender({ from }).find(sms, system.now() - 60_000)).should.deepEqual({
      kind: 'list',
      found: [{ sid: taken?.sid, status: 'queued' }],
    });
    should(new URLSearchParams(posts()[0]?.body).get('From')).equal(account.from);
  });

  it('finds it by text, number, sender and age, oldest first, and nothing else', async () => {
    await send();
    await system.advance(10 * 60_000);
    const post = (facts: Partial<TwilioAccount>, what: Partial<typeof sms>) =>
      sender(facts).send({ ...sms, ...what });
    await post({}, { body: `${sms.body}!` });
    await post({}, { to: '+12025550142' });
    await post({ from: 'Other' }, {});
    await post({}, {});
    await system.advance(2_000);
    await post({}, {});
    const right = sandbox.control
      .sms()
      .slice(0, 2)
      .map(({ sid }) => sid)
      .reverse();

    const outcome = await sender().find(sms, system.now() - 5 * 60_000);

    should(outcome.kind === 'list' && outcome.found.map(({ sid }) => sid)).deepEqual(right);
  });

  it('finds what a trial account sent, with the words that Twilio puts before it', async () => {
    const body = `Sent from your Twilio trial account - ${sms.body}`;
    await sender().send({ ...sms, body });

    const outcome = await sender().find(sms, system.now() - 60_000);

    should(outcome.kind === 'list' && outcome.found.length).equal(1);
  });

  describe('by a clock that is wrong', () => {
    const minute = 60_000;
    /** How far our clock is from the right one, in minutes. */
    let wrong: number;
    const time = { now: () => system.now() + wrong * minute };
    const found = async (since: number) => {
      // A new one for each, as after a restart: it has not heard of Twilio's time yet.
      const outcome = await openTwilio(http, account, time).find(sms, since);
      return outcome.kind === 'list' ? outcome.found.length : outcome.kind;
    };

    for (const [what, then, later] of [
      ['5 h behind', -300, -300],
      ['5 h ahead', 300, 300],
      ['right, and 4 minutes behind after a power cut', 0, -4],
      ['right, and half an hour behind after a power cut', 0, -30],
      ['right, and 5 h ahead since', 0, 300],
      ['5 h behind, and set right since', -300, 0],
      ['5 h ahead, and set right since', 300, 0],
    ] as const) {
      it(`finds what was sent while it was ${what}`, async () => {
        wrong = then;
        const since = time.now();
        await openTwilio(http, account, time).send(sms);
        await system.advance(5 * minute);
        wrong = later;

        should(await found(since)).equal(1);
      });
    }

    for (const minutes of [0, 300]) {
      it(`finds nothing older by one that is ${minutes} minutes ahead`, async () => {
        wrong = minutes;
        await openTwilio(http, account, time).send(sms);
        await system.advance(5 * minute);

        should(await found(time.now() - minute)).equal(0);
      });
    }

    it('finds nothing of days ago by one that was ahead and has been set right', async () => {
      wrong = 0;
      await send();
      await system.advance(25 * 60 * minute);

      should(await found(system.now() + 300 * minute)).equal(0);
    });
  });

  for (const [what, wish] of [
    ['a refusal', { status: 401 }],
    ['server errors', { status: 503 }],
    ['a page of a proxy', { html: true, status: 200 }],
    ['half an answer', { drop: 'half-body' }],
    ['something else', { status: 200, body: { error: [] } }],
    ['a list of something else', { status: 200, body: { messages: [{ sid: 7 }, 'x'] } }],
  ] as const) {
    it(`knows nothing of the list after ${what}`, async () => {
      await send();
      fault('messages.list', wish);

      (await skippingPauses(system, sender().find(sms, system.now() - 60_000))).should.deepEqual({
        kind: 'unknown',
      });
    });
  }

  it('reads the list one by one: an odd entry hides none of the others, and may itself be the one that is sought', async () => {
    const message = {
      sid: 'SM0123',
      status: 'sent',
      direction: 'outbound-api',
      body: sms.body,
      from: account.from,
      messaging_service_sid: null,
      date_created: new Date(system.now()).toUTCString(),
      price: { odd: 1 },
      num_media: [],
    };
    const odd = [null, 7, 'x', [], {}, { ...message, body: 7 }, { ...message, sid: null }];
    const find = async (messages: readonly unknown[]) => {
      fault('messages.list', { status: 200, body: { messages } }, 1);
      return skippingPauses(system, sender().find(sms, system.now() - 60_000));
    };

    for (const one of odd) {
      should(await find([one, message])).deepEqual({
        kind: 'list',
        found: [{ sid: 'SM0123', status: 'sent' }],
      });
      should(await find([{ ...message, body: 'another' }, one])).deepEqual({ kind: 'unknown' });
    }
    should(await find([{ ...message, body: 'another' }])).deepEqual({ kind: 'list', found: [] });
  });

  it('reads how an SMS fares, and a late failure with what to do', async () => {
    await send();
    const { sid } = sandbox.control.sms()[0] ?? { sid: '' };
    const look = async () => {
      const outcome = await sender().poll(sid);
      if (outcome.kind !== 'known') return outcome;
      const { isFinal: final, trouble } = readStatus(twilio, outcome.status, outcome.errorCode);
      return { ...outcome, final, trouble };
    };

    (await look()).should.containEql({ kind: 'known', status: 'queued', trouble: null, final: false });
    await sandbox.control.smsStatus(sid, { status: 'undelivered', errorCode: 30034 });
    const late = await look();
    late.should.containEql({ kind: 'known', status: 'undelivered', errorCode: 30034, final: true });
    late.should.have.propertyByPath('trouble', 'key').eql('twilio.us-unregistered');
    await sandbox.control.smsStatus(sid, { status: 'delivered' });
    (await look()).should.containEql({ status: 'delivered', trouble: null, final: true });
  });

  it('asks again how an SMS fares when the answer was spoilt, and knows nothing when all are', async () => {
    await send();
    const { sid } = sandbox.control.sms()[0] ?? { sid: '' };
    fault('messages.get', { status: 503 }, 2);
    (await skippingPauses(system, sender().poll(sid))).kind.should.equal('known');

    fault('messages.get', { drop: 'half-body' });
    (await skippingPauses(system, sender().poll(sid))).should.deepEqual({ kind: 'unknown' });
    (await sender().poll('')).should.deepEqual({ kind: 'unknown' });
  });

  it('has a sentence of its own for every code that asks something of the owner', () => {
    const asks = [
      20003, 20005, 20403, 70051, 20404, 21212, 21408, 21603, 21606, 21608, 21609, 21610, 21659, 21660,
    ];
    const late = [21703, 21704, 21705, 30002, 30018, 30024, 30032, 30033, 30034, 30035, 30450, 30532, 30533];
    for (const code of [...asks, ...late]) {
      for (const trouble of [refusalTrouble(twilio, code), failureTrouble(twilio, code)]) {
        trouble.code.should.equal(`sms-${code}`);
        trouble.message.should.not.match(/\{|code \d/, String(code));
      }
    }
  });

  it('falls back to the bare code where it knows no better', () => {
    failureTrouble(twilio, 30008).message.should.equal(
      sentence('en', 'sms.failed', { provider: 'Twilio', detail: 30008 }),
    );
    failureTrouble(twilio, null).code.should.equal('sms-failed');
  });

  it('loads twilio with the first SMS, and then no more of it than messages need', () => {
    const modules = join(__dirname, '..', '..', '..', '..');
    const script = `
      const { createHttp } = require(${JSON.stringify(join(modules, 'src', 'net', 'http.js'))});
      const { system } = require(${JSON.stringify(join(modules, 'src', 'net', 'system.js'))});
      const { openTwilio } = require(${JSON.stringify(join(modules, 'src', 'sms', 'providers', 'twilio', 'api.js'))});
      require(${JSON.stringify(join(modules, 'src', 'engine.js'))});
      const isLoaded = (part) => Object.keys(require.cache).some((file) => part.test(file));
      const http = createHttp({ system, origins: { 'https://api.twilio.com': 'http://127.0.0.1:1' } });
      const sender = openTwilio(http, ${JSON.stringify(account)});
      const before = isLoaded(/node_modules.twilio./);
      sender.poll('SM1').then(() => {
        const after = isLoaded(/node_modules.twilio./);
        console.log(JSON.stringify([before, after, isLoaded(/RequestClient|node_modules.axios./)]));
        return http.close();
      });`;
    const { stdout } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8', timeout: 20_000 });

    JSON.parse(stdout).should.deepEqual([false, true, false]);
  });

  const list = 'twilio/lib/rest/api/v2010/account/message';

  it('has sent nothing while the package cannot be read, and sends when it can', async () => {
    const open = sender();
    const restores = [list, 'twilio'].map(withoutModule);
    const meanwhile = await open.send(sms);
    for (const restore of restores.reverse()) restore();
    const afterwards = await open.send(sms);

    meanwhile.kind.should.equal('unsent');
    afterwards.kind.should.equal('accepted');
  });

  class OtherDomain {
    request = () => Promise.reject(new Error('No client'));
  }
  const newer: [string, () => () => void][] = [
    ['keeps its messages elsewhere', () => withoutModule(list)],
    ['exports its base otherwise', () => withModule('twilio/lib/base/Version', () => class {})],
    [
      'opens its base otherwise',
      () => withModule('twilio/lib/base/Domain', () => ({ default: OtherDomain })),
    ],
    ['opens its messages otherwise', () => withModule(list, () => ({ MessageListInstance: class {} }))],
  ];
  for (const [what, replace] of newer)
    describe(`with a newer twilio that ${what}`, () => {
      let restore: () => void;

      beforeEach(() => {
        restore = replace();
      });
      afterEach(() => restore());

      it('sends by the whole package, and signs in as before', async () => {
        (await send()).kind.should.equal('accepted');

        const credentials = Buffer.from(`${account.accountSid}:${account.authToken}`).toString('base64');
        should(posts()[0]?.headers.authorization).equal(`Basic ${credentials}`);
      });

      it('goes to no region that only the environment names', async () => {
        process.env.TWILIO_REGION = 'au1';
        try {
          (await send()).kind.should.equal('accepted');
        } finally {
          delete process.env.TWILIO_REGION;
        }
      });

      it('goes to the host of region and edge, and lists what is there', async () => {
        await http.close();
        http = createHttp({ system, origins: { 'https://api.dublin.ie1.twilio.com': sandbox.url } });
        const remote = sender({ region: 'ie1', edge: 'dublin' });
        await remote.send(sms);

        const sid = sandbox.control.sms()[0]?.sid ?? '';

        (await remote.poll(sid)).should.containEql({ kind: 'known' });
        (await remote.find(sms, system.now())).should.deepEqual({
          kind: 'list',
          found: [{ sid, status: 'queued' }],
        });
      });
    });
});

async function listening(server: ReturnType<typeof createServer>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
