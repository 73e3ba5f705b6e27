// Promises of reading what people answered from a phone: only where the owner has ticked that, all of it, and the same once.
import 'should';
import should from 'should';
import type { Http } from '../../../../src/net/http';
import type { Sandbox } from '../../../../src/sandbox/sandbox';
import type { Settings } from '../../../../src/sms/fields';
import { openSmsGate } from '../../../../src/sms/providers/sms-gate/api';
import type { SmsGateField } from '../../../../src/sms/providers/sms-gate/fields';
import { type FakeSystem, fakeStart } from '../../../support/fake-system';
import { startPhone } from '../../../support/phone-account';

const from = '+4915228817386';
const day = 24 * 3_600_000;
const cloud = 'https://api.sms-gate.app/3rdparty/v1';

describe('sms: the inbox of SMSGate', () => {
  let system: FakeSystem;
  let sandbox: Sandbox;
  let http: Http;
  let settings: Settings<SmsGateField>;
  let close: () => Promise<void>;

  beforeEach(async () => {
    ({ system, sandbox, http, settings, close } = await startPhone({ gateInbox: 'yes' }));
  });
  afterEach(() => close());

  const inboxOf = (facts: Partial<Settings<SmsGateField>> = {}) =>
    openSmsGate(http, { ...settings, ...facts }, system).inbox;
  const list = async (facts: Partial<Settings<SmsGateField>> = {}, since = fakeStart - day) => {
    const outcome = await inboxOf(facts)?.list(since);
    if (outcome?.kind !== 'list') throw new Error('it could not be read');
    return outcome;
  };
  const devices = () => sandbox.control.gate().phones.map(({ id }) => id);
  const comes = (text: string, phone?: string) =>
    sandbox.control.gateIncoming({ from, text, ...(phone ? { phone } : {}) });
  const answers = (fault: Parameters<typeof sandbox.control.fault>[0]['fault']) =>
    sandbox.control.fault({ match: { vendor: 'sms-gate', call: 'inbox' }, fault, times: 1 });

  it('without the tick nothing is read', () => {
    should(inboxOf({ gateInbox: '' })).be.undefined();
  });

  it('an SMS is read with its number, text and time, and an id that is the same each time and by any address', async () => {
    comes('ok');
    const elsewhere = { gateAddress: sandbox.url.replace('127.0.0.1', 'localhost') };

    const [first, again, moved] = [await list(), await list(), await list(elsewhere)];

    first.received.should.match([{ from, text: 'ok', keyword: null }]);
    should(first.received[0]?.at).be.within(fakeStart - 1_000, fakeStart + 1_000);
    again.should.eql(first);
    moved.received.map(({ id }) => id).should.eql(first.received.map(({ id }) => id));
  });

  it('of a server only what the chosen phone has', async () => {
    const [, second, third] = devices();
    comes('ours', second);
    if (third) comes('not ours', third);
    comes('in the home network');

    const { received } = await list({ gateAddress: cloud, gateDevice: second ?? '' });

    received.map(({ text }) => text).should.eql(['ours']);
  });

  it('all pages are read', async () => {
    for (let index = 0; index < 1_203; index += 1) comes(`m${index}`);

    const { received, isWhole } = await list();

    new Set(received.map(({ id }) => id)).size.should.equal(1_203);
    isWhole.should.be.true();
  });

  it('one odd element hides none of the others, and an MMS is no SMS', async () => {
    const good = {
      id: 'text:1',
      type: 'SMS',
      sender: from,
      contentPreview: 'ok',
      createdAt: new Date(fakeStart).toISOString(),
    };
    answers({
      body: [
        null,
        7,
        [],
        {},
        { ...good, id: 7 },
        { ...good, createdAt: 'never' },
        { ...good, type: 'MMS' },
        good,
      ],
    });

    (await list()).received.map(({ text }) => text).should.eql(['ok']);
  });

  it('two SMS for which the app has made the same id are two', async () => {
    const one = {
      id: 'text:1',
      type: 'SMS',
      sender: from,
      contentPreview: 'a',
      createdAt: new Date(fakeStart).toISOString(),
    };
    answers({
      body: [one, { ...one, contentPreview: 'b', createdAt: new Date(fakeStart + 1).toISOString() }],
    });

    const { received } = await list();

    new Set(received.map(({ id }) => id)).size.should.equal(2);
  });

  it('one SMS that came to the app by two ways, and has two ids there, is one', async () => {
    const one = {
      id: 'text:1',
      type: 'SMS',
      sender: from,
      contentPreview: 'ok',
      createdAt: new Date(fakeStart).toISOString(),
    };
    answers({ body: [one, { ...one, id: 'text:-2', simNumber: null }] });

    const { received } = await list();

    new Set(received.map(({ id }) => id)).size.should.equal(1);
  });

  it('where the list is not to be had nothing is said of it, and it is not an empty one', async () => {
    for (const fault of [{ status: 501 }, { status: 404 }, { body: { message: 'no' } }]) {
      answers(fault);
      should(await inboxOf()?.list(fakeStart - day)).eql({ kind: 'unknown' });
    }
  });

  it("a phone's clock that is far behind hides nothing: what was asked for by ours is asked for again", async () => {
    comes('ok');
    const behind = new Date(fakeStart - 30 * day).toUTCString();
    for (const status of [200, 400]) {
      const inbox = inboxOf();
      answers({ status, headers: { date: behind }, body: [] });
      const first = await inbox?.list(fakeStart - day);
      should(first).match(status === 200 ? { kind: 'list', isWhole: false } : { kind: 'unknown' });
      await inbox?.list(fakeStart - day);

      const from = sandbox.control.requests().at(-1)?.query.from;
      should(from).equal(new Date(fakeStart - 31 * day).toISOString());
    }
  });
});
