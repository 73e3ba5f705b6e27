// Whatever SMSGate's app posts, in whatever order and however often: an SMS ends as the phone has it, nothing is told twice,
// and what somebody answered is told once, by post, by list or by both.
import { createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import * as fc from 'fast-check';

import should = require('should');

import type { Http, HttpOutcome, HttpRequest } from '../../../src/net/http';
import { createSmsAccounts, type SmsAccounts } from '../../../src/sms/accounts';
import { createInboxes, type Inboxes } from '../../../src/sms/inboxes';
import { createIncoming, type Incoming } from '../../../src/sms/incoming';
import type { Outbox } from '../../../src/sms/outbox';
import { smsGate } from '../../../src/sms/providers/sms-gate/sms-gate';
import { createRegistrations } from '../../../src/sms/registrations';
import { createSmsCallbacks, type SmsCallbacks } from '../../../src/web/sms-callbacks';
import { type FakeSystem, fakeSystem, settled } from '../../support/fake-system';
import { phoneSettings } from '../../support/phone-account';
import { type TempStore, tempStore } from '../../support/temp-store';

const second = 1_000;
const minute = 60 * second;
const key = 'k3y';
const device = 'ours';
const address = 'https://pi.example.org/fitbit/sms-gate';
const numbers = ['+4915228817386', '+4915112345678', '+447911123456'] as const;
/** The ways that an SMS can go in the phone. */
const lives = [
  ['Processed', 'Sent', 'Delivered'],
  ['Processed', 'Sent', 'Delivered', 'Failed'],
  ['Processed', 'Failed'],
  ['Processed', 'Sent'],
] as const;
type State = 'Pending' | (typeof lives)[number][number];
const eventOf: Partial<Record<State, string>> = {
  Sent: 'sms:sent',
  Delivered: 'sms:delivered',
  Failed: 'sms:failed',
};

type Step =
  | { do: 'send'; number: number; life: number; isLost: boolean }
  | { do: 'move'; sms: number }
  | { do: 'arrive'; number: number }
  | { do: 'post'; event: number; stays: boolean }
  | { do: 'stray'; what: 'key' | 'device' | 'event' | 'message' | 'old'; event: number }
  | { do: 'pass'; ms: number }
  | { do: 'restart' };

const any = fc.nat(1000);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('send'),
      number: fc.nat(1),
      life: fc.nat(lives.length - 1),
      isLost: fc.boolean(),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('move'), sms: any }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('arrive'), number: fc.nat(2) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('post'), event: any, stays: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('stray'),
      what: fc.constantFrom('key', 'device', 'event', 'message', 'old'),
      event: any,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('pass'),
      ms: fc.constantFrom(second, 11 * second, minute, 11 * minute),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart') }) },
) as fc.Arbitrary<Step>;

interface PhoneSms {
  id: string;
  life: readonly State[];
  state: State;
}

interface Arrived {
  text: string;
  from: string;
  at: number;
  hash: number;
  /** Whether somebody with that number had been told by then. */
  isAnswer: boolean;
}

type Event = { event: string; payload: Record<string, unknown> };

/** The phone behind a server, as its documents have it. */
class Phone {
  readonly messages: PhoneSms[] = [];
  readonly inbox: Arrived[] = [];
  /** What is to be posted, once more and once more. */
  readonly events: Event[] = [];
  nextLife: readonly State[] = lives[0];
  isAnswerLost = false;

  constructor(private readonly hasList: boolean) {}

  answer({ method, url, body }: HttpRequest): HttpOutcome {
    const path = url.replace(/^.*\/v1/, '').replace(/\?.*$/, '');
    const give = (status: number, value: unknown = {}): HttpOutcome => ({
      ok: true,
      answer: { status, headers: {}, body: JSON.stringify(value) },
    });
    const write = ({ id, state }: PhoneSms) => ({ id, state, recipients: [{ state }] });
    if (path === '/messages' && method === 'POST') {
      const { id } = JSON.parse(body ?? '');
      if (this.messages.some((one) => one.id === id)) return give(409);
      const message: PhoneSms = { id, life: this.nextLife, state: 'Pending' };
      this.messages.push(message);
      const isLost = this.isAnswerLost;
      this.isAnswerLost = false;
      return isLost
        ? { ok: false, failure: { sent: 'maybe', reason: 'cut-off' } }
        : give(202, write(message));
    }
    const found = this.messages.find(({ id }) => path === `/messages/${id}`);
    if (found) return give(200, write(found));
    if (path === '/inbox' && this.hasList)
      return give(
        200,
        this.inbox.map(({ hash, from, text, at }) => ({
          id: `text:${hash | 0}`,
          type: 'SMS',
          sender: from,
          contentPreview: text,
          createdAt: new Date(at).toISOString(),
        })),
      );
    if (path === '/inbox') return give(501);
    if (path === '/webhooks') return give(method === 'POST' ? 201 : 200, []);
    if (path === '/devices') return give(200, [{ id: device, lastSeen: new Date(0).toISOString() }]);
    return give(404);
  }

  move(index: number): void {
    const message = this.messages[index % Math.max(1, this.messages.length)];
    const next = message?.life[message.state === 'Pending' ? 0 : message.life.indexOf(message.state) + 1];
    if (!message || !next) return;
    message.state = next;
    const event = eventOf[next];
    if (event) this.events.push({ event, payload: { messageId: message.id } });
  }

  receive(from: string, at: number, isAnswer: boolean): void {
    const hash = 0x80000000 + this.inbox.length;
    const arrived = { text: `r${this.inbox.length}`, from, at, hash, isAnswer };
    this.inbox.push(arrived);
    const payload = {
      messageId: hash.toString(16),
      sender: from,
      message: arrived.text,
      receivedAt: new Date(at).toISOString(),
    };
    this.events.push({ event: 'sms:received', payload });
  }
}

/** Node-RED with one account of that phone. */
class House {
  private accounts!: SmsAccounts;
  private outbox!: Outbox;
  private incoming!: Incoming;
  private inboxes!: Inboxes;
  private callbacks!: SmsCallbacks;
  private ids = 0;
  /** When each number was told first. */
  readonly toldAt = new Map<string, number>();
  readonly replies: string[] = [];
  /** What the node was told of each SMS, by its text. */
  readonly news = new Map<string, string[]>();
  readonly keys: string[] = [];

  constructor(
    readonly system: FakeSystem,
    private readonly temp: TempStore,
    readonly phone: Phone,
  ) {}

  async open(): Promise<void> {
    const { system, phone } = this;
    const { store } = this.temp;
    const registrations = createRegistrations(system);
    this.incoming = createIncoming({ store, system, actOn: async () => undefined });
    this.inboxes = createInboxes({ store, system, incoming: this.incoming });
    const { incoming, inboxes } = this;
    const http = { send: async (asked: HttpRequest) => phone.answer(asked) } as Http;
    const callbackFor = () => address;
    this.accounts = createSmsAccounts({ store, system, http, inboxes, registrations, callbackFor });
    const bases = () => ['https://pi.example.org'];
    this.callbacks = createSmsCallbacks({ incoming, system, accounts: this.accounts, registrations, bases });
    this.outbox = await this.accounts.open('account', {
      provider: smsGate,
      settings: phoneSettings({
        gateAddress: 'https://gate.example.org/3rdparty/v1',
        gateUser: 'sms',
        gatePassword: 'p',
        gateDevice: device,
        gateInbox: 'true',
        gateSigningKey: key,
      }),
      country: 'DE',
      validitySeconds: 3600,
      caps: { perNumber: 1000, perDay: 1000 },
    });
    this.outbox.attach('node', ({ sms, trouble }) => {
      const about = sms.sid ?? '';
      this.news.set(about, [...(this.news.get(about) ?? []), trouble ? 'Failed' : sms.status]);
    });
    incoming.attach({
      nodeId: 'node',
      account: 'account',
      send: ({ payload }) => this.replies.push(payload),
      fail: () => undefined,
    });
  }

  async close(): Promise<void> {
    // Nothing more is read; what leaves has left, is remembered by then, and does not leave again.
    this.inboxes.close();
    await settled();
    await this.system.advance(4 * second);
    await this.accounts.closeAll();
    await this.incoming.close();
  }

  async send(number: string): Promise<void> {
    const sending = this.outbox.send({
      nodeId: 'node',
      sms: { to: number, body: `Low ${this.keys.length}`, segments: 1 },
      key: `k${this.keys.length}`,
      msg: {},
    });
    this.keys.push(number);
    let isOver = false;
    void sending.then(
      () => {
        isOver = true;
      },
      () => undefined,
    );
    await settled();
    while (!isOver) await this.system.advance(second);
    if (!this.toldAt.has(number)) this.toldAt.set(number, this.system.now());
  }

  /** As the app posts it. The answer's status. */
  async post(told: Event, { by = key, of = device, agoMs = 0 } = {}): Promise<number> {
    this.ids += 1;
    const body = JSON.stringify({ deviceId: of, ...told, id: `e${this.ids}`, webhookId: 'w' });
    const stamp = String(Math.floor((this.system.now() - agoMs) / 1000));
    const signature = createHmac('sha256', by)
      .update(body + stamp)
      .digest('hex');
    const request = Object.assign(Readable.from([Buffer.from(body)]), {
      headers: { 'x-signature': signature, 'x-timestamp': stamp },
      url: '/fitbit/sms-gate',
      method: 'POST',
    });
    const answer = this.callbacks.answer(
      '/fitbit/sms-gate',
      new URLSearchParams(),
      request as unknown as IncomingMessage,
    );
    return (await answer).status;
  }

  /** What the phone would never post, or another one has. */
  async stray(what: Extract<Step, { do: 'stray' }>['what'], told: Event): Promise<void> {
    const status = await {
      key: () => this.post(told, { by: 'other' }),
      old: () => this.post(told, { agoMs: 6 * minute }),
      device: () => this.post(told, { of: 'other' }),
      event: () => this.post({ ...told, event: 'sms:cancelled' }),
      message: () => this.post({ event: 'sms:failed', payload: { messageId: 'sms_of_somebody_else' } }),
    }[what]();
    should(status).equal(what === 'key' || what === 'old' ? 403 : 204);
  }

  async statusOf(id: string): Promise<string | null> {
    return (await this.temp.store.sms(id))?.status ?? null;
  }
}

async function run(house: House, steps: readonly Step[]): Promise<void> {
  const { phone, system } = house;
  const pick = (index: number) => phone.events[index % phone.events.length];
  for (const one of steps) {
    if (one.do === 'send') {
      phone.nextLife = lives[one.life] ?? lives[0];
      phone.isAnswerLost = one.isLost;
      await house.send(numbers[one.number] ?? numbers[0]);
    } else if (one.do === 'move') phone.move(one.sms);
    else if (one.do === 'arrive') {
      const from = numbers[one.number] ?? numbers[0];
      phone.receive(from, system.now(), house.toldAt.has(from));
    } else if (one.do === 'pass') await system.advance(one.ms);
    else if (one.do === 'restart') {
      await house.close();
      await house.open();
    } else {
      const event = pick(one.event);
      if (!event) continue;
      if (one.do === 'stray') await house.stray(one.what, event);
      else {
        should(await house.post(event)).equal(204);
        if (!one.stays) phone.events.splice(phone.events.indexOf(event), 1);
      }
    }
  }
  // What changes when nobody asks any more is posted alone; the rest comes too, the last first.
  await system.advance(11 * minute);
  for (const index of [...phone.messages, ...phone.messages].keys()) phone.move(index);
  for (const event of [...phone.events].reverse()) should(await house.post(event)).equal(204);
  await system.advance(11 * minute);
}

describe("web: whatever SMSGate's app posts", () => {
  it('an SMS ends as the phone has it, once told, and an answer is told once', async function () {
    this.timeout(120_000);
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.array(step, { maxLength: 40 }), async (hasList, steps) => {
        const system = fakeSystem();
        const temp = await tempStore(system);
        const house = new House(system, temp, new Phone(hasList));
        try {
          await house.open();
          await run(house, steps);
          for (const { id, state } of house.phone.messages) {
            should(await house.statusOf(id)).equal(state);
            const told = house.news.get(id) ?? [];
            should(told).eql([...new Set(told)]);
            const order = ['Pending', 'Processed', 'Sent', 'Delivered', 'Failed'];
            should(told).eql([...told].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
            if (told.length > 0) should(told.at(-1)).equal(state);
          }
          house.phone.messages.length.should.equal(house.keys.length);
          for (const { text, from, at, isAnswer } of house.phone.inbox) {
            const times = house.replies.filter((one) => one === text).length;
            const toldAt = house.toldAt.get(from) ?? Number.POSITIVE_INFINITY;
            if (isAnswer) times.should.equal(1);
            else if (at < toldAt - 3 * minute) times.should.equal(0);
            else times.should.be.belowOrEqual(1);
          }
        } finally {
          await house.close();
          await temp.remove();
        }
      }),
      { numRuns: 300 },
    );
  });
});
