// Promises of reading what people answered from Twilio's list: all of it, and nothing else; by the clock that is right.
import 'should';
import should from 'should';
import { createHttp, type Http } from '../../../../src/net/http';
import { type Sandbox, startSandbox } from '../../../../src/sandbox/sandbox';
import { openTwilio, type TwilioAccount } from '../../../../src/sms/providers/twilio/api';
import { twilio } from '../../../../src/sms/providers/twilio/twilio';
import { type FakeSystem, fakeStart, fakeSystem } from '../../../support/fake-system';
import { smsOrder } from '../../../support/sending';
import { skippingPauses } from '../../../support/skipping-pauses';
import { twilioSettings } from '../../../support/twilio-account';

const service = 'MG0123456789abcdef0123456789abcdef';
const from = '+4915228817386';
const day = 24 * 3_600_000;

describe('sms: Twilio’s inbox', () => {
  let system: FakeSystem;
  let sandbox: Sandbox;
  let http: Http;
  let account: TwilioAccount;
  /** Twilio's own clock. */
  let twiliosNow: number;

  beforeEach(async () => {
    system = fakeSystem();
    twiliosNow = system.now();
    sandbox = await startSandbox({ now: () => twiliosNow });
    http = createHttp({ system, origins: sandbox.origins });
    const { accountSid, authToken, numbers } = sandbox.control.twilio({ messagingServices: [service] });
    account = twilioSettings({ accountSid, authToken, from: numbers[0] ?? '' });
  });
  afterEach(async () => {
    await http.close();
    await sandbox.close();
  });

  const inboxOf = (facts: Partial<TwilioAccount> = {}) =>
    openTwilio(http, { ...account, ...facts }, system).inbox;
  const list = async (facts: Partial<TwilioAccount> = {}, since = fakeStart - day) => {
    const outcome = await inboxOf(facts)?.list(since);
    if (outcome?.kind !== 'list') throw new Error('it could not be read');
    return outcome;
  };
  const texts = async (...all: Parameters<typeof list>) =>
    (await list(...all)).received.map(({ text }) => text);
  const comes = (body: string, facts: Partial<Parameters<Sandbox['control']['incomingSms']>[0]> = {}) =>
    sandbox.control.incomingSms({ from, body, ...facts });
  const fault = (body: unknown) =>
    sandbox.control.fault({ match: { vendor: 'twilio', call: 'messages.list' }, fault: { body }, times: 1 });

  it('an SMS is read with its id, number, text and time, and one that we sent is not', async () => {
    const { sid } = comes('ok');
    await openTwilio(http, account, system).send(smsOrder({ to: account.from }));

    (await list()).should.deepEqual({
      kind: 'list',
      received: [{ id: sid, from, text: 'ok', at: fakeStart, keyword: null }],
      isWhole: true,
    });
  });

  it('the earlier one comes first, also of two within a second', async () => {
    for (const body of ['one', 'two', 'three']) comes(body);

    (await texts()).should.eql(['one', 'two', 'three']);
  });

  it('what came to another number of the account is not ours', async () => {
    comes('ours');
    comes('not ours', { to: '+12025550111' });

    (await texts()).should.eql(['ours']);
  });

  it('a Messaging Service has several numbers, and its own SMS or those that name none are read', async () => {
    comes('ours', { to: '+12025550111', messagingServiceSid: service });
    comes('unnamed', { to: '+12025550112' });
    comes('not ours', { messagingServiceSid: 'MG00000000000000000000000000000000' });

    (await texts({ messagingServiceSid: service, from: '' })).should.eql(['ours', 'unnamed']);
  });

  it('a name cannot be answered, so there is nothing to read', () => {
    should(inboxOf({ from: 'LOWBATT' })).be.undefined();
    should(inboxOf({ from: '12345' })).not.be.undefined();
  });

  it('accounts with the same sender share an inbox, others do not', () => {
    should(inboxOf()?.key).equal(inboxOf({ apiKeySid: 'SK', apiKeySecret: 'x' })?.key);
    should(inboxOf()?.key).not.equal(inboxOf({ from: '+12025550111' })?.key);
    should(inboxOf()?.key).not.equal(inboxOf({ messagingServiceSid: service })?.key);
  });

  it('all pages are read', async () => {
    for (let index = 0; index < 2_300; index += 1) comes(`m${index}`);

    const { received, isWhole } = await list();

    received.should.have.length(2_300);
    isWhole.should.be.true();
    new Set(received.map(({ id }) => id)).size.should.equal(2_300);
  });

  it('one odd element hides none of the others, on no page', async () => {
    const { sid } = comes('ok');
    const message = {
      sid,
      from,
      body: 'ok',
      direction: 'inbound',
      status: 'received',
      date_created: new Date(fakeStart).toUTCString(),
    };
    const odd = [
      null,
      7,
      'x',
      [],
      { sid: 7 },
      { ...message, from: {} },
      { ...message, date_created: 'never' },
    ];
    const next = `/2010-04-01/Accounts/${account.accountSid}/Messages.json?PageSize=1000&Page=1&PageToken=PA1`;
    fault({ messages: [...odd, message], page_size: 1000, next_page_uri: next });
    fault({ messages: [...odd, { ...message, sid: 'SM2' }], page_size: 1000, next_page_uri: null });

    const { received } = await list();

    received.map(({ id }) => id).should.eql(['SM2', sid]);
  });

  it('a list that cannot be read is not an empty one', async () => {
    comes('ok');
    sandbox.control.fault({ match: { vendor: 'twilio', call: 'messages.list' }, fault: { status: 503 } });

    const outcome = await skippingPauses(system, Promise.resolve(inboxOf()?.list(fakeStart - day)));

    should(outcome).eql({ kind: 'unknown' });
  });

  it('a clock of ours that is wrong hides nothing: times are told by it, and what was asked wrongly is asked again', async () => {
    twiliosNow = fakeStart - 40 * day;
    comes('ok');
    const inbox = inboxOf();

    const first = await inbox?.list(fakeStart - day);
    const second = await inbox?.list(fakeStart - day);

    should(first).match({ kind: 'list', received: [], isWhole: false });
    should(second).match({ kind: 'list', received: [{ text: 'ok' }], isWhole: true });
    should(second?.kind === 'list' && second.received[0]?.at).be.within(fakeStart - 2_000, fakeStart);
  });

  it('what a callback brings has the id of the list, and its keyword beside the text', () => {
    const form = new URLSearchParams({ MessageSid: 'SM1', From: from, Body: 'arrêt', OptOutType: 'STOP' });
    const post = {
      at: fakeStart,
      headers: {},
      query: new URLSearchParams(),
      body: Buffer.from(String(form)),
      addresses: [],
    };

    should(twilio.callback?.read(post, twilioSettings({}))).deepEqual({
      kind: 'incoming',
      sms: { id: 'SM1', from, text: 'arrêt', at: null, keyword: 'STOP' },
    });
  });
});
