// Promises of the Twilio stand-in: what it refuses and with which code, how a message moves, how it is found again.
import 'should';
import should from 'should';
import type { Sandbox, Sms } from '../../../src/sandbox/sandbox';
import { countSegments } from '../../../src/sandbox/segments';
import { twilioSignature } from '../../../src/sandbox/status-callback';
import { accountOf, ask, basic, catcher, command, post, start } from './harness';

const TO = '+4915228817386';
const FROM = '+12025550199';

describe('sandbox: Twilio', () => {
  let sandbox: Sandbox;
  let arrived: Sms[];
  beforeEach(async () => {
    arrived = [];
    sandbox = await start({ onSms: (sms) => arrived.push(sms) });
  });
  afterEach(() => sandbox.close());

  const header = () => basic(accountOf(sandbox).accountSid, accountOf(sandbox).authToken);
  const folder = () => `${sandbox.url}/2010-04-01/Accounts/${accountOf(sandbox).accountSid}`;
  const send = (fields: Record<string, string> = {}, headers: Record<string, string> = header()) =>
    post(`${folder()}/Messages.json`, { To: TO, From: FROM, Body: 'Battery low', ...fields }, headers);
  const get = (path: string) => ask(`${sandbox.url}${path}`, { headers: header() });
  const later = (ms: number) => sandbox.control.clock({ advanceMs: ms });

  it('accepts an SMS with every field of the resource', async () => {
    const { status, json } = await send();

    status.should.equal(201);
    json.sid.should.match(/^SM[0-9a-f]{32}$/);
    json.should.containEql({
      account_sid: accountOf(sandbox).accountSid,
      api_version: '2010-04-01',
      body: 'Battery low',
      date_created: 'Fri, 20 Nov 2026 10:00:00 +0000',
      date_sent: null,
      direction: 'outbound-api',
      error_code: null,
      error_message: null,
      from: FROM,
      messaging_service_sid: null,
      num_media: '0',
      num_segments: '1',
      price: null,
      status: 'queued',
      to: TO,
    });
    arrived.map((sms) => [sms.to, sms.body]).should.deepEqual([[TO, 'Battery low']]);
  });

  it('moves from queued to sent to delivered with the clock', async () => {
    const { uri } = (await send()).json;

    (await get(uri)).json.status.should.equal('queued');
    later(2_000);
    const sent = (await get(uri)).json;
    sent.status.should.equal('sent');
    sent.date_sent.should.equal('Fri, 20 Nov 2026 10:00:02 +0000');
    later(2_000);
    (await get(uri)).json.status.should.equal('delivered');
  });

  it('with a Messaging Service it is accepted first, and knows neither sender nor segments yet', async () => {
    const [service = ''] = accountOf(sandbox).messagingServices;

    const { json } = await post(
      `${folder()}/Messages.json`,
      { To: TO, MessagingServiceSid: service, Body: 'x' },
      header(),
    );

    json.should.containEql({ status: 'accepted', num_segments: '0', messaging_service_sid: service });
    should(json.from).equal(null);
    later(2_000);
    (await get(json.uri)).json.should.containEql({ from: FROM, num_segments: '1', status: 'sent' });
  });

  it('meets the outcome that was set for its number, once', async () => {
    sandbox.control.smsOutcome({ to: TO, times: 1, status: 'undelivered', errorCode: 30034 });
    const first = (await send()).json;
    const second = (await send()).json;
    later(4_000);

    (await get(first.uri)).json.should.containEql({ status: 'undelivered', error_code: 30034 });
    (await get(second.uri)).json.should.containEql({ status: 'delivered', error_code: null });
  });

  it('can be told to refuse the next SMS with any code', async () => {
    sandbox.control.smsOutcome({ times: 1, status: 'refused', errorCode: 21635 });

    const { status, json } = await send();
    status.should.equal(400);
    json.code.should.equal(21635);
    (await send()).status.should.equal(201);
  });

  const refused: [Record<string, string>, number][] = [
    [{ To: '' }, 21604],
    [{ To: '0152 123' }, 21211],
    [{ To: '+15005550001' }, 21211],
    [{ To: '+15005550002' }, 21612],
    [{ To: '+15005550003' }, 21408],
    [{ To: '+15005550004' }, 21610],
    [{ To: '+15005550009' }, 21614],
    [{ From: '' }, 21603],
    [{ From: 'a very long sender' }, 21212],
    [{ From: '+15005550001' }, 21212],
    [{ From: '+15005550007' }, 21606],
    [{ From: '+15005550008' }, 21611],
    [{ From: '+12025550100' }, 21659],
    [{ MessagingServiceSid: `MG${'0'.repeat(32)}` }, 21705],
    [{ Body: '' }, 21602],
    [{ Body: 'x'.repeat(1601) }, 21617],
    [{ StatusCallback: 'https://my_host.example.com/' }, 21609],
  ];
  for (const [fields, code] of refused)
    it(`answers ${code} to ${JSON.stringify(fields).slice(0, 60)}`, async () => {
      const { status, json } = await send(fields);

      status.should.equal(400);
      json.should.containEql({ code, status: 400, more_info: `https://www.twilio.com/docs/errors/${code}` });
      json.message.should.be.a.String();
    });

  it('accepts the magic sender and a name as sender', async () => {
    (await send({ From: '+15005550006' })).status.should.equal(201);
    (await send({ From: 'Lowbatt' })).status.should.equal(201);
  });

  it('test credentials know no sender but the magic one', async () => {
    const test = sandbox.control.state().twilio[1];
    const url = `${sandbox.url}/2010-04-01/Accounts/${test?.accountSid}/Messages.json`;
    const auth = basic(test?.accountSid ?? '', test?.authToken ?? '');

    (await post(url, { To: TO, From: FROM, Body: 'x' }, auth)).json.code.should.equal(21606);
    (await post(url, { To: TO, From: '+15005550006', Body: 'x' }, auth)).status.should.equal(201);
  });

  it('answers as a trial account, a closed country, an opt-out and a suspended account do', async () => {
    const code = async () => (await send()).json.code;

    sandbox.control.twilio({ verified: [] });
    (await code()).should.equal(21608);
    sandbox.control.twilio({ verified: null, blockedPrefixes: ['+49'] });
    (await code()).should.equal(21408);
    sandbox.control.twilio({ blockedPrefixes: [], optedOut: [TO] });
    (await code()).should.equal(21610);
    sandbox.control.twilio({ optedOut: [], suspended: true });
    const { status, json } = await send();
    status.should.equal(401);
    json.code.should.equal(20005);
  });

  it('takes an API key for the account, and answers 20003 and 20404 to wrong ones', async () => {
    const [[key = '', secret = ''] = []] = Object.entries(accountOf(sandbox).keys);

    (await send({}, basic(key, secret))).status.should.equal(201);
    const wrong = await send({}, basic(key, 'wrong'));
    wrong.status.should.equal(401);
    wrong.json.should.containEql({ code: 20003, message: 'Authenticate', status: 401 });
    (await send({}, {})).json.code.should.equal(20003);
    const other = await post(
      `${sandbox.url}/2010-04-01/Accounts/AC${'0'.repeat(32)}/Messages.json`,
      {},
      header(),
    );
    other.status.should.equal(404);
    other.json.code.should.equal(20404);
    (
      await get(`/2010-04-01/Accounts/${accountOf(sandbox).accountSid}/Messages/SM1.json`)
    ).status.should.equal(404);
  });

  it('lists by number, newest first, page by page', async () => {
    for (const Body of ['1', '2', '3']) await send({ Body });
    await send({ To: '+12025550142', Body: 'other' });

    const first = (
      await get(
        `/2010-04-01/Accounts/${accountOf(sandbox).accountSid}/Messages.json?To=%2B4915228817386&PageSize=2`,
      )
    ).json;
    const second = (await get(first.next_page_uri)).json;

    first.messages.map((sms: { body: string }) => sms.body).should.deepEqual(['3', '2']);
    second.messages.map((sms: { body: string }) => sms.body).should.deepEqual(['1']);
    should(second.next_page_uri).equal(null);
  });

  it('lists by the day of sending: what has not been sent yet is not there', async () => {
    await send();
    const list = async (query: string) =>
      (await get(`/2010-04-01/Accounts/${accountOf(sandbox).accountSid}/Messages.json?${query}`)).json
        .messages.length;

    (await list('DateSent=2026-11-20')).should.equal(0);
    later(2_000);
    (await list('DateSent=2026-11-20')).should.equal(1);
    (await list('DateSent%3E=2026-11-20T09:00:00Z')).should.equal(1);
    (await list('DateSent%3C=2026-11-19')).should.equal(0);
    (await list(`From=${encodeURIComponent(FROM)}`)).should.equal(1);
  });

  it('can keep a new SMS out of the list for a while', async () => {
    sandbox.control.mode({ smsListLagMs: 3_000 });
    await send();
    const list = async () =>
      (await get(`/2010-04-01/Accounts/${accountOf(sandbox).accountSid}/Messages.json`)).json;

    (await list()).messages.should.have.length(0);
    later(3_000);
    (await list()).messages.should.have.length(1);
  });

  it('calls the StatusCallback, signed, when a status is set', async () => {
    const hook = await catcher(204);
    const url = `${hook.url}?k=42`;
    const { sid, uri } = (await send({ StatusCallback: url })).json;

    const answer = await command(sandbox, `sms/${sid}`, { status: 'failed', errorCode: 30003 });

    answer.json.callback.should.deepEqual({ status: 204, error: null });
    const [call] = hook.caught;
    const fields = Object.fromEntries(new URLSearchParams(call?.body));
    fields.should.containEql({ MessageSid: sid, MessageStatus: 'failed', ErrorCode: '30003', To: TO });
    String(call?.headers['x-twilio-signature']).should.equal(
      twilioSignature(accountOf(sandbox).authToken, url, fields),
    );
    (await get(uri)).json.should.containEql({ status: 'failed', error_code: 30003 });
    await hook.close();
  });

  it("signs like Twilio's own worked examples", () => {
    const fields = {
      CallSid: 'CA1234567890ABCDE',
      Caller: '+14158675310',
      Digits: '1234',
      From: '+14158675310',
      To: '+18005551212',
    };
    twilioSignature('12345', 'https://example.com/myapp.php?foo=1&bar=2', fields).should.equal(
      'L/OH5YylLD5NRKLltdqwSvS0BnU=',
    );
  });

  it('counts segments in GSM-7 and UCS-2', () => {
    countSegments('x'.repeat(160)).should.equal(1);
    countSegments('x'.repeat(161)).should.equal(2);
    countSegments('x'.repeat(306)).should.equal(2);
    countSegments('x'.repeat(307)).should.equal(3);
    countSegments('€'.repeat(80)).should.equal(1);
    countSegments('€'.repeat(81)).should.equal(2);
    countSegments('ä'.repeat(160)).should.equal(1);
    countSegments('’'.repeat(70)).should.equal(1);
    countSegments('’'.repeat(71)).should.equal(2);
    countSegments('🔋'.repeat(35)).should.equal(1);
    countSegments('🔋'.repeat(36)).should.equal(2);
  });
});
