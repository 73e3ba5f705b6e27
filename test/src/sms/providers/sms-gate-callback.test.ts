// Promises of what SMSGate's app posts: proven by its signature and its time, and nothing of it is taken for more than it says.
import 'should';
import { createHmac } from 'node:crypto';
import should from 'should';
import type { Settings } from '../../../../src/sms/fields';
import type { CallbackPost } from '../../../../src/sms/provider';
import { callback } from '../../../../src/sms/providers/sms-gate/callback';
import type { SmsGateField } from '../../../../src/sms/providers/sms-gate/fields';
import { phoneSettings } from '../../../support/phone-account';

const at = Date.UTC(2026, 10, 20, 10);
const minute = 60_000;
const settings = phoneSettings({ gateSigningKey: 'k3y', gateInbox: 'true' });

interface Given {
  body?: string;
  stampedAt?: number;
  key?: string;
  headers?: Record<string, string | string[]>;
}

/** As the app signs it, by the document and not by our code. */
function post({ body = '{}', stampedAt = at, key = 'k3y', headers = {} }: Given = {}): CallbackPost {
  const timestamp = String(Math.floor(stampedAt / 1000));
  const signature = createHmac('sha256', key)
    .update(body + timestamp)
    .digest('hex');
  return {
    at,
    headers: { 'x-signature': signature, 'x-timestamp': timestamp, ...headers },
    query: new URLSearchParams(),
    body: Buffer.from(body),
    addresses: [],
  };
}

const isProven = (given: Given, facts: Partial<Settings<SmsGateField>> = {}) =>
  callback.verify(post(given), { ...settings, ...facts });
const event = (name: unknown, payload: unknown, facts: object = {}) => ({
  body: JSON.stringify({ deviceId: 'ours', event: name, id: 'e1', payload, webhookId: 'w', ...facts }),
});
const read = (given: Given, facts: Partial<Settings<SmsGateField>> = {}) =>
  callback.read(post(given), { ...settings, ...facts });

describe("sms: what SMSGate's app posts", () => {
  it('is proven by the key of the account over body and time, in either case of the digits', () => {
    isProven(event('sms:sent', { messageId: 'sms_1' })).should.be.true();
    const upper = String(post().headers['x-signature']).toUpperCase();
    isProven({ headers: { 'x-signature': upper } }).should.be.true();
  });

  for (const [what, given, facts] of [
    ['another key', { key: 'other' }, {}],
    ['a key of nothing, where the account has none', { key: '' }, { gateSigningKey: '' }],
    ['another body', { headers: { 'x-signature': String(post({ body: '[]' }).headers['x-signature']) } }, {}],
    ['another time', { headers: { 'x-timestamp': String(at / 1000 + 1) } }, {}],
    ['no signature', { headers: { 'x-signature': '' } }, {}],
    ['two signatures', { headers: { 'x-signature': ['a', 'b'] } }, {}],
    ['a signature and something behind it', { headers: { 'x-signature': 'ff'.repeat(5_000) } }, {}],
    ['no time', { headers: { 'x-timestamp': '' } }, {}],
    ['a time that is none', { headers: { 'x-timestamp': '1e9' } }, {}],
    ['a time of long ago', { stampedAt: at - 6 * minute }, {}],
    ['a time far ahead', { stampedAt: at + 6 * minute }, {}],
  ] as const) {
    it(`is not proven by ${what}`, () => {
      isProven(given as Given, facts).should.be.false();
    });
  }

  it('is proven where the two clocks differ by minutes', () => {
    for (const ms of [-4 * minute, 4 * minute]) isProven({ stampedAt: at + ms }).should.be.true();
  });

  for (const [name, status] of [
    ['sms:sent', 'Sent'],
    ['sms:delivered', 'Delivered'],
    ['sms:failed', 'Failed'],
  ] as const) {
    it(`${name} is the state ${status}`, () => {
      read(event(name, { messageId: 'sms_1' })).should.eql({
        kind: 'status',
        id: 'sms_1',
        sid: 'sms_1',
        status,
        errorCode: null,
      });
    });
  }

  it('says why Android did not send it', () => {
    const reason = 'RESULT_ERROR_NO_SERVICE (Failed because service is currently unavailable)';
    read(event('sms:failed', { messageId: 'sms_1', reason })).should.containDeep({ errorCode: 4 });
    read(event('sms:failed', { messageId: 'sms_1', reason: { odd: true } })).should.containDeep({
      status: 'Failed',
      errorCode: null,
    });
  });

  const came = { messageId: 'f0a1b2c3', sender: '+4915228817386', message: 'ok' };
  const receivedAt = '2026-11-20T11:00:00.000+01:00';

  it('an SMS that came in has its number, text and time by our clock', () => {
    const ahead = 2 * minute;
    const given = event('sms:received', { ...came, receivedAt: new Date(at + ahead - 1_000).toISOString() });
    read({ ...given, stampedAt: at + ahead }).should.containDeep({
      kind: 'incoming',
      sms: { from: came.sender, text: 'ok', at: at - 1_000, keyword: null },
    });
  });

  it('an app of before 2026 calls the sender otherwise', () => {
    const { sender: phoneNumber, ...rest } = came;
    read(event('sms:received', { ...rest, phoneNumber, receivedAt })).should.containDeep({
      sms: { from: phoneNumber },
    });
  });

  it('without the tick what others write is nothing, whoever has registered that', () => {
    const given = event('sms:received', { ...came, receivedAt });
    read(given, { gateInbox: '' }).should.eql({ kind: 'nothing' });
  });

  it('of another device than that of the account it is nothing', () => {
    const given = event('sms:sent', { messageId: 'sms_1' });
    read(given, { gateDevice: ' ours ' }).kind.should.equal('status');
    read(given, { gateDevice: 'other' }).should.eql({ kind: 'nothing' });
  });

  for (const [what, given] of [
    ['no JSON', { body: '<html>' }],
    ['a number', { body: '7' }],
    ['null', { body: 'null' }],
    ['a list', { body: '[]' }],
    ['no payload', { body: '{"event":"sms:sent"}' }],
    ['no message', event('sms:sent', {})],
    ['an odd message', event('sms:sent', { messageId: { id: 'sms_1' } })],
    ['an odd event', event({ 'sms:sent': 1 }, { messageId: 'sms_1' })],
    ['an unknown event', event('sms:cancelled', { messageId: 'sms_1' })],
    ['a ping', event('system:ping', { health: {} })],
    ['an MMS', event('mms:received', { ...came, receivedAt })],
    ['a word of every object', event('constructor', { messageId: 'sms_1' })],
    ['no text', event('sms:received', { ...came, message: null, receivedAt })],
    ['no time', event('sms:received', came)],
  ] as const) {
    it(`${what} is nothing, and throws nothing`, () => {
      read(given).should.eql({ kind: 'nothing' });
    });
  }

  it('asks for no address that the app would not call', () => {
    const calls = (address: string) => callback.isCallable(new URL(address));
    calls('https://pi.example.org').should.be.true();
    calls('http://127.0.0.1:1880').should.be.true();
    calls('http://192.168.1.5:1880').should.be.false();
    calls('http://localhost:1880').should.be.false();
    should(callback.canVerify(phoneSettings({}))).be.false();
  });
});
