// Promises of sending by SMSGate: one id for each try, what its answers mean, how a phone is, and what never leaks.
import 'should';
import { inspect } from 'node:util';
import should from 'should';
import type { Http } from '../../../../src/net/http';
import type { Sandbox } from '../../../../src/sandbox/sandbox';
import { sentence } from '../../../../src/sentences/sentences';
import { Trouble } from '../../../../src/sentences/trouble';
import type { Settings } from '../../../../src/sms/fields';
import type { SendOutcome } from '../../../../src/sms/provider';
import { openSmsGate } from '../../../../src/sms/providers/sms-gate/api';
import { errorCodeOf } from '../../../../src/sms/providers/sms-gate/codes';
import type { SmsGateField } from '../../../../src/sms/providers/sms-gate/fields';
import { smsGate } from '../../../../src/sms/providers/sms-gate/sms-gate';
import { readStatus } from '../../../../src/sms/statuses';
import type { FakeSystem } from '../../../support/fake-system';
import { type HttpServer, httpServer } from '../../../support/http-server';
import { startPhone } from '../../../support/phone-account';
import { freePort } from '../../../support/ports';
import { smsOrder } from '../../../support/sending';
import { skippingPauses } from '../../../support/skipping-pauses';

const seconds = 1_000;
const sms = smsOrder({ body: 'canary-body: low' });
const cloud = 'https://api.sms-gate.app/3rdparty/v1';

describe('sms: SMSGate', () => {
  let system: FakeSystem;
  let sandbox: Sandbox;
  let http: Http;
  let settings: Settings<SmsGateField>;
  let close: () => Promise<void>;
  let server: HttpServer | null;

  beforeEach(async () => {
    ({ system, sandbox, http, settings, close } = await startPhone());
    server = null;
  });
  afterEach(async () => {
    await close();
    await server?.close();
  });

  const open = (facts: Partial<Settings<SmsGateField>> = {}) =>
    openSmsGate(http, { ...settings, ...facts }, system);
  const viaServer = () =>
    open({ gateAddress: cloud, gateDevice: sandbox.control.gate().phones[1]?.id ?? '' });
  const fault = (call: string, what: Parameters<typeof sandbox.control.fault>[0]['fault'], times = 1) =>
    sandbox.control.fault({ match: { vendor: 'sms-gate', call }, fault: what, times });
  const sidOf = (outcome: SendOutcome) => (outcome.kind === 'accepted' ? outcome.sid : outcome.kind);
  const codeOf = (outcome: SendOutcome) => ('trouble' in outcome ? outcome.trouble.code : outcome.kind);
  /** What an address answers that is no phone, or one of another kind. */
  const sendTo = async (status: number, body: string, headers: Record<string, string> = {}) => {
    await server?.close();
    server = await httpServer((response) => {
      response.writeHead(status, headers);
      response.end(body);
    });
    return skippingPauses(system, open({ gateAddress: server.url }).send(sms));
  };

  it('hands over number, text and validity, under an id made of the row', async () => {
    const outcome = await open({ gateSim: '2' }).send(sms);

    const { body, headers } = sandbox.control.requests()[0] ?? { body: '', headers: {} };
    JSON.parse(body).should.eql({
      id: sidOf(outcome),
      phoneNumbers: [sms.to],
      textMessage: { text: sms.body },
      ttl: 3600,
      withDeliveryReport: true,
      simNumber: 2,
    });
    headers.should.have.property('content-type', 'application/json');
    outcome.should.containDeep({ kind: 'accepted', status: 'Pending' });
    sidOf(outcome).should.match(/^[\w-]{1,36}$/);
  });

  it('posts each try of a row under the same id, and no other row under that', async () => {
    const first = sidOf(await open().send(sms));
    const again = sidOf(await open().send({ ...sms, validitySeconds: 60 }));
    const other = sidOf(await open().send({ ...sms, id: 'sms_2' }));

    again.should.equal(first);
    other.should.not.equal(first);
    sandbox.control.gate().messages.should.have.length(2);
  });

  it('names the device to a server, and none to a phone that is reached directly', async () => {
    await viaServer().send(sms);
    await open().send(sms);

    const devices = sandbox.control.requests().map(({ body }) => JSON.parse(body).deviceId);
    devices.should.eql([sandbox.control.gate().phones[1]?.id, undefined]);
  });

  it('takes an answer that was lost for taken when the next post says so, with how it fares by then', async () => {
    fault('messages.create', { drop: 'headers', after: true });
    should((await open().send(sms)).kind).equal('uncertain');
    await system.advance(5 * seconds);

    (await open().send(sms)).should.containDeep({ kind: 'accepted', status: 'Delivered' });
    sandbox.control.gate().handedOver.should.have.length(1);
  });

  it('asks what became of it when a server fails after it has taken it', async () => {
    fault('messages.create', { status: 500, after: true });
    should((await open().send(sms)).kind).equal('accepted');
    fault('messages.create', { status: 500 });
    should((await open().send({ ...sms, id: 'sms_2' })).kind).equal('uncertain');
  });

  it('gives no SMS less than the five seconds that it takes', async () => {
    await open().send({ ...sms, validitySeconds: 1 });

    JSON.parse(sandbox.control.requests()[0]?.body ?? '').ttl.should.equal(5);
  });

  for (const [status, code] of [
    [400, 'sms-400'],
    [401, 'sms-401'],
    [403, 'sms-403'],
    [404, 'sms-404'],
    [408, 'uncertain'],
    [503, 'sms-unsent'],
    [429, 'sms-unsent'],
  ] as const) {
    it(`reads ${status} as ${code}`, async () => {
      fault('messages.create', { status }, 5);

      const outcome = await skippingPauses(system, open().send(sms));
      codeOf(outcome).should.equal(code);
      sandbox.control.gate().messages.should.be.empty();
    });
  }

  it('says of a server that does not know the device any more that it is the account, and not the number', async () => {
    const unknown = open({ gateAddress: cloud, gateDevice: 'unknown' });
    should(codeOf(await unknown.send(sms))).equal('sms-unknown-device');
    should(smsGate.refusals['unknown-device']?.means).equal('settings');
    should(codeOf(await viaServer().send({ ...sms, to: '12' }))).equal('sms-400');
    fault('devices', { status: 500 }, 9);
    should(codeOf(await skippingPauses(system, unknown.send(sms)))).equal('sms-400');
  });

  it('does not follow a redirect with the password', async () => {
    const other = await httpServer((response) => response.end('{}'));
    const outcome = await sendTo(307, '', { location: other.url });

    codeOf(outcome).should.equal('sms-redirected');
    other.asked.should.be.empty();
    await other.close();
  });

  for (const [what, status, body] of [
    ['a page', 200, '<html>'],
    ['nothing', 204, ''],
    ['another message', 202, '{"id":"another","state":"Sent","recipients":[{"state":"Sent"}]}'],
    ['an odd state', 202, '{"id":7,"recipients":[{"state":{}}]}'],
    ['a list', 202, '[]'],
    ['no JSON', 502, 'Bad gateway'],
    ['an endless page', 202, `"${'x'.repeat(5_000_000)}"`],
  ] as const) {
    it(`does not throw at ${what} in place of an answer`, async () => {
      const outcome = await sendTo(status, body);

      // Only 202 says that it was taken, whatever else stands there.
      outcome.kind.should.equal(status === 202 && body.length < 1000 ? 'accepted' : 'uncertain');
    });
  }

  it('says that a phone which is off was surely not reached', async () => {
    const host = `127.0.0.1:${await freePort()}`;
    const outcome = await skippingPauses(system, open({ gateAddress: `http://${host}` }).send(sms));

    if (outcome.kind !== 'unsent') throw new Error(outcome.kind);
    outcome.trouble.code.should.equal('sms-unsent');
    outcome.trouble.message.should.startWith(`The phone did not answer at ${host}: is it on`);
  });

  it('takes an address with any slashes at its end, and none behind which nothing could be asked', async () => {
    (await open({ gateAddress: `${sandbox.url}//` }).send(sms)).kind.should.equal('accepted');
    for (const end of ['/?a=b', '/#', '?']) {
      should(() => open({ gateAddress: sandbox.url + end })).throw(/address of the phone/);
    }
  });

  it('tells how an SMS fares, also when it fails after it was delivered', async () => {
    sandbox.control.gateOutcome({ fate: 'delivered-then-failed' });
    const sender = open();
    const sid = sidOf(await sender.send(sms));
    const seen: unknown[] = [];
    for (const ms of [0, 1_100, 1_000, 2_000, 4_000]) {
      await system.advance(ms);
      const polled = await sender.poll(sid);
      seen.push(polled.kind === 'known' ? polled.status : polled.kind);
    }

    seen.should.eql(['Pending', 'Processed', 'Sent', 'Delivered', 'Failed']);
    should(readStatus(smsGate, 'Delivered', null).isFinal).be.false();
  });

  it('says why Android did not send it', async () => {
    sandbox.control.gateOutcome({ fate: 'failed' });
    const sender = open();
    const sid = sidOf(await sender.send(sms));
    await system.advance(5 * seconds);

    (await sender.poll(sid)).should.eql({ kind: 'known', status: 'Failed', errorCode: 4 });
    should(readStatus(smsGate, 'Failed', 4).trouble?.code).equal('sms-4');
  });

  it('names by a code what is reported most: a failure without a reason, and a SIM that is not there', () => {
    const codes = [
      'Send result: RESULT_ERROR_GENERIC_FAILURE (Generic failure cause)',
      "Can't send message: SIM 2 not found",
      "Can't send message: No SIMs found",
      'Send result: RESULT_NETWORK_REJECT (Failed because of network rejection)',
      'TTL expired',
    ].map(errorCodeOf);

    codes.should.eql([1, 120, 120, null, null]);
    should(readStatus(smsGate, 'Failed', 1).trouble?.key).equal('sms-gate.generic');
  });

  it('knows nothing of a message that is gone', async () => {
    (await open().poll('gone')).should.eql({ kind: 'unknown' });
  });

  describe('that is to be taken back', () => {
    const phone = () => sandbox.control.gate().phones[1]?.id ?? '';
    const turn = (isOn: boolean) => sandbox.control.gatePhone({ phone: phone(), isOn });
    const handedOver = () => sandbox.control.gate().handedOver.length;

    it('at a server: certain when its phone confirms it, and not once it has left', async () => {
      const sender = viaServer();
      const sent = sidOf(await sender.send(sms));
      await system.advance(5 * seconds);
      const fresh = sidOf(await sender.send({ ...sms, id: 'sms_2' }));

      should(await sender.cancel?.(sent)).equal('not');
      should(await sender.cancel?.(fresh)).equal('unknown');
      await system.advance(5 * seconds);
      should(await sender.cancel?.(fresh)).equal('cancelled');
      handedOver().should.equal(1);
    });

    it('at a server, of a phone that was not there since the post: certain two minutes after the server noted it', async () => {
      turn(false);
      await system.advance(5 * seconds);
      const sender = viaServer();
      const waiting = sidOf(await sender.send(sms));

      should(await sender.cancel?.(waiting)).equal('unknown');
      await system.advance(119 * seconds);
      should(await sender.cancel?.(waiting)).equal('unknown');
      await system.advance(seconds);
      should(await sender.cancel?.(waiting)).equal('cancelled');
      turn(true);
      await system.advance(60 * seconds);
      should(await sender.poll(waiting)).containEql({ status: 'Cancelled' });
      handedOver().should.equal(0);
    });

    it('at a server, of a phone that was there since the post: never certain until it comes back', async () => {
      const sender = viaServer();
      const fetched = sidOf(await sender.send(sms));
      await system.advance(500);
      turn(false);

      for (let minutes = 0; minutes < 10; minutes += 1) {
        should(await sender.cancel?.(fetched)).equal('unknown');
        await system.advance(60 * seconds);
      }
      turn(true);
      await system.advance(5 * seconds);
      should(await sender.cancel?.(fetched)).equal('cancelled');
    });

    it('at a server that does not say when its phone was there, or since when the message is: never certain', async () => {
      turn(false);
      await system.advance(5 * seconds);
      const sender = viaServer();
      const waiting = sidOf(await sender.send(sms));
      await sender.cancel?.(waiting);
      await system.advance(180 * seconds);

      fault('devices', { status: 503 }, 20);
      should(await skippingPauses(system, sender.cancel?.(waiting) ?? Promise.reject())).equal('unknown');
      sandbox.control.clearFaults();
      fault('devices', { status: 200, body: '[]' });
      should(await sender.cancel?.(waiting)).equal('unknown');
      const odd = { id: waiting, deviceId: phone(), state: 'Cancelling', recipients: [{ state: 'Pending' }] };
      fault('messages.get', { status: 200, body: JSON.stringify({ ...odd, states: null }) });
      should(await sender.cancel?.(waiting)).equal('unknown');
      should(await sender.cancel?.(waiting)).equal('cancelled');
    });

    it('at the phone itself: at once', async () => {
      const sender = open();
      const sid = sidOf(await sender.send(sms));

      should(await sender.cancel?.(sid)).equal('cancelled');
      await system.advance(5 * seconds);
      handedOver().should.equal(0);
    });

    it('where the gateway cannot do that: nobody knows', async () => {
      fault('messages.cancel', { status: 405 });
      const sender = open();
      const sid = sidOf(await sender.send(sms));

      should(await sender.cancel?.(sid)).equal('unknown');
    });
  });

  it("shows the phone's own battery, also when it is nearly empty", async () => {
    should(await open().health?.()).eql({
      kind: 'reached',
      phone: { level: 80, isCharging: true },
      lastSeenAt: null,
    });
    sandbox.control.gatePhone({ level: 7, isCharging: false });
    should(await open().health?.()).containDeep({ phone: { level: 7, isCharging: false } });
  });

  it('shows when a server last heard of the device; one that it does not know is out of reach', async () => {
    should(await viaServer().health?.()).eql({ kind: 'reached', phone: null, lastSeenAt: system.now() });
    const unknown = open({ gateAddress: cloud, gateDevice: 'unknown' });
    should(await unknown.health?.()).eql({ kind: 'unreached' });
  });

  it('tells by our clock when a server last heard of the device, also where that is another hour than its own', async () => {
    const ahead = { ...system, now: () => system.now() + 3_600_000 };
    const device = sandbox.control.gate().phones[1]?.id ?? '';
    const early = openSmsGate(http, { ...settings, gateAddress: cloud, gateDevice: device }, ahead);
    should(await early.health?.()).containEql({ lastSeenAt: ahead.now() });
  });

  it('asks a phone that is reached directly for no device, also where one was left over from a server', async () => {
    const sender = open({ gateDevice: 'leftover', gateInbox: 'true' });
    should(codeOf(await sender.send(sms))).equal('accepted');
    should(await sender.health?.()).containDeep({ phone: { level: 80 } });
    sandbox.control
      .requests()
      .some((seen) => JSON.stringify(seen).includes('leftover'))
      .should.be.false();
  });

  it('says what to look at where nothing was sent: no phone, no server, no https', async () => {
    const port = await freePort();
    for (const [address, key] of [
      [`http://127.0.0.1:${port}`, 'sms-gate.unreached'],
      [`http://127.0.0.1:${port}/3rdparty/v1`, 'sms-gate.server-unreached'],
      [sandbox.url.replace('http:', 'https:'), 'sms.no-https'],
    ] as const) {
      const sender = open({ gateAddress: address, gateDevice: 'any' });
      const outcome = await skippingPauses(system, sender.send(sms));
      should([outcome.kind, 'trouble' in outcome && outcome.trouble.key]).eql(['unsent', key]);
    }
  });

  it('says that nobody is there, or somebody else', async () => {
    sandbox.control.gatePhone({ isOn: false });
    should(await skippingPauses(system, open().health?.() ?? Promise.reject())).eql({ kind: 'unreached' });
    server = await httpServer((response) => response.end('<html>'));
    should(await open({ gateAddress: server.url }).health?.()).eql({ kind: 'unreached' });
  });

  for (const [address, isServer] of [
    ['http://192.168.1.20:8080', false],
    ['http://192.168.1.20:8080/', false],
    ['http://phone.local', false],
    ['https://api.sms-gate.app/3rdparty/v1', true],
    ['https://api.sms-gate.app', true],
    ['https://api.sms-gate.app.example.org', false],
    ['HTTPS://sms.example.org:8443/api', true],
    ['http://192.168.1.20:3000/api/3rdparty/v1/', true],
  ] as const) {
    it(`takes ${address} for ${isServer ? 'a server, which has to be told a device' : 'a phone'}`, () => {
      const required = smsGate.fields.find(({ name }) => name === 'gateDevice')?.required;
      should(required).match({ where: 'gateAddress' });
      should((required as { looksLike: RegExp }).looksLike.test(address)).equal(isServer);
      const opening = () => open({ gateAddress: address });
      if (isServer) should(opening).throw({ code: 'sms-no-device' });
      else should(opening).not.throw();
    });
  }

  for (const [what, facts, code] of [
    ['an address', { gateAddress: '' }, 'sms-no-address'],
    ['a password', { gatePassword: '' }, 'sms-no-login'],
    ['a device at a server', { gateAddress: cloud }, 'sms-no-device'],
  ] as const) {
    it(`does not open without ${what}`, () => {
      should(() => open(facts)).throw(Trouble);
      try {
        open(facts);
      } catch (error) {
        should((error as Trouble).code).equal(code);
      }
    });
  }

  it('has an English and a German sentence for each refusal, without the address or the password in it', async () => {
    for (const { sentence: key } of Object.values(smsGate.refusals)) {
      for (const language of ['en', 'de'] as const) should(sentence(language, key, {})).not.be.empty();
    }
    const outcomes = [await sendTo(401, ''), await sendTo(200, 'x')];
    inspect(outcomes, { depth: 9 }).should.not.match(
      new RegExp(`${settings.gatePassword}|canary-body|127\\.0`),
    );
  });
});
