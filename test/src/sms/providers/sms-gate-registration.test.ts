// Promises of telling SMSGate where to call: once for each event, for this phone alone, and nothing once the account is gone.
import 'should';
import should from 'should';
import type { Http } from '../../../../src/net/http';
import type { Sandbox } from '../../../../src/sandbox/sandbox';
import type { Settings } from '../../../../src/sms/fields';
import { openSmsGate } from '../../../../src/sms/providers/sms-gate/api';
import type { SmsGateField } from '../../../../src/sms/providers/sms-gate/fields';
import type { FakeSystem } from '../../../support/fake-system';
import { startPhone } from '../../../support/phone-account';
import { skippingPauses } from '../../../support/skipping-pauses';

const cloud = 'https://api.sms-gate.app/3rdparty/v1';
const address = 'https://pi.example.org/fitbit/sms-gate';
const fates = ['sms:delivered', 'sms:failed', 'sms:sent'];

describe('sms: where SMSGate is to call', () => {
  let system: FakeSystem;
  let sandbox: Sandbox;
  let http: Http;
  let settings: Settings<SmsGateField>;
  let close: () => Promise<void>;

  beforeEach(async () => {
    ({ system, sandbox, http, settings, close } = await startPhone({ gateSigningKey: 'key' }));
  });
  afterEach(() => close());

  const open = (facts: Partial<Settings<SmsGateField>> = {}) => {
    const { registration } = openSmsGate(http, { ...settings, ...facts }, system);
    if (!registration) throw new Error('there is none');
    return registration;
  };
  const device = () => sandbox.control.gate().phones[1]?.id ?? '';
  const viaServer = () => open({ gateAddress: cloud, gateDevice: device() });
  const registered = () => sandbox.control.gate().webhooks;
  const events = () =>
    registered()
      .map(({ event }) => event)
      .sort();
  const asked = (method: string) =>
    sandbox.control.requests().filter((one) => one.method === method && one.path.includes('/webhooks'));
  const fault = (call: string, what: Parameters<typeof sandbox.control.fault>[0]['fault'], times = 1) =>
    sandbox.control.fault({ match: { vendor: 'sms-gate', call }, fault: what, times });

  it('without a signing key nobody is told to call', () => {
    should(openSmsGate(http, { ...settings, gateSigningKey: '' }, system).registration).be.undefined();
  });

  it('a phone is told for the three ends of an SMS, and for what comes in only with the tick', async () => {
    (await open().reconcile('account', address)).should.be.true();
    events().should.eql(fates);

    await open({ gateInbox: 'true' }).reconcile('account', address);
    events().should.eql(['sms:delivered', 'sms:failed', 'sms:received', 'sms:sent']);

    await open().reconcile('account', address);
    events().should.eql(fates);
    registered()
      .every(({ url }) => url === address)
      .should.be.true();
  });

  it('at a server only for the device of the account', async () => {
    await viaServer().reconcile('account', address);

    registered()
      .map(({ deviceId }) => deviceId)
      .should.eql([device(), device(), device()]);
  });

  for (const [where, openIt] of [
    ['a phone', open],
    ['a server', viaServer],
  ] as const) {
    it(`${where} that was told already is asked, and not told again`, async () => {
      await openIt().reconcile('account', address);
      const before = registered();
      sandbox.control.clearRequests();

      (await openIt().reconcile('account', address)).should.be.true();

      asked('POST').should.be.empty();
      registered().should.eql(before);
    });
  }

  it('another address takes the place of the one before, and what somebody took away comes back', async () => {
    await open().reconcile('account', 'https://old.example.org/fitbit/sms-gate');
    const ids = registered().map(({ id }) => id);
    await http.send({
      method: 'DELETE',
      url: `${sandbox.url}/webhooks/${ids[0]}`,
      headers: { authorization: basic() },
      retry: 'safe',
    });
    await open().reconcile('account', address);

    registered()
      .map(({ id }) => id)
      .sort()
      .should.eql([...ids].sort());
    registered()
      .every(({ url }) => url === address)
      .should.be.true();
  });

  it('two accounts have their own, with ids that fit, and what others registered stays', async () => {
    await http.send({
      method: 'POST',
      url: `${sandbox.url}/webhooks`,
      headers: { authorization: basic() },
      body: JSON.stringify({ id: 'mine', url: 'https://other.example.org/', event: 'sms:received' }),
      retry: 'unsent',
    });
    await open().reconcile('one', address);
    await open().reconcile('two', address);
    registered()
      .map(({ id }) => id.length)
      .should.matchEach((length: number) => length <= 36);
    registered().should.have.length(7);

    await open().remove('one');
    registered().should.have.length(4);
    await open().remove('two');
    registered()
      .map(({ id }) => id)
      .should.eql(['mine']);
  });

  it('one odd element of the list hides none of the others', async () => {
    await open().reconcile('account', address);
    const listed = registered().map(({ id, url, event }) => ({ id, url, event, deviceId: null }));
    fault('webhooks.list', { body: [null, 7, [], { id: 7 }, ...listed] });
    sandbox.control.clearRequests();

    (await open().reconcile('account', address)).should.be.true();

    asked('POST').should.be.empty();
  });

  it('an app without webhooks, a wrong password, and an answer that is none say no', async () => {
    for (const what of [{ status: 404 }, { status: 401 }, { body: { message: 'no' } }, { body: '<html>' }]) {
      fault('webhooks.list', what);
      (await open().reconcile('account', address)).should.be.false();
    }
    registered().should.be.empty();
  });

  it('one that was not taken says no, and the others are there', async () => {
    fault('webhooks.register', { status: 400 });

    (await open().reconcile('account', address)).should.be.false();

    registered().should.have.length(2);
  });

  it('a phone that is off says no, and is not asked four times to forget us', async () => {
    sandbox.control.gatePhone({ isOn: false });
    (await skippingPauses(system, open().reconcile('account', address))).should.be.false();
    sandbox.control.clearRequests();
    await skippingPauses(system, open().remove('account'));

    new Set(asked('DELETE').map(({ path }) => path)).size.should.equal(1);
  });

  const basic = () =>
    `Basic ${Buffer.from(`${settings.gateUser}:${settings.gatePassword}`).toString('base64')}`;
});
