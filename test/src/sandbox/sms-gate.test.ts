// Promises of the SMSGate stand-in: both forms of the contract, states that move, a phone that is off, an app that is killed.
import 'should';
import { createHmac } from 'node:crypto';
import type { Sandbox } from '../../../src/sandbox/sandbox';
import { type HttpServer, httpServer } from '../../support/http-server';
import { ask, basic, START, start } from './harness';

const seconds = 1_000;
const to = '+4915228817386';

describe('sandbox: SMSGate', () => {
  let sandbox: Sandbox;
  let now: number;

  beforeEach(async () => {
    now = START;
    sandbox = await start({ now: () => now });
  });
  afterEach(() => sandbox.close());

  const gate = () => sandbox.control.gate();
  const call = (path: string, init: RequestInit = {}) => {
    const { user, password } = gate();
    return ask(sandbox.url + path, { ...init, headers: basic(user, password) });
  };
  const post = (id: string, more: object = {}, below = '') => {
    const body = { id, phoneNumbers: [to], textMessage: { text: 'Low' }, ttl: 3600, ...more };
    return call(`${below}/messages`, { method: 'POST', body: JSON.stringify(body) });
  };
  const stateOf = async (id: string, below = '') => (await call(`${below}/messages/${id}`)).json?.state;

  it('takes a message with 202 and its place, and the same id once: 409', async () => {
    const taken = await post('a');
    taken.status.should.equal(202);
    String(taken.headers.get('location')).should.equal('/messages/a');
    (await post('a')).status.should.equal(409);
    gate().messages.should.have.length(1);
  });

  it('takes the same id at each device of a server, and any device where none is named', async () => {
    const server = '/3rdparty/v1';
    const [, one, other] = gate().phones;
    (await post('a', { deviceId: one?.id }, server)).status.should.equal(202);
    (await post('a', { deviceId: one?.id }, server)).status.should.equal(409);
    (await post('a', { deviceId: other?.id }, server)).status.should.equal(202);
    (await post('b', {}, server)).status.should.equal(202);
    (await post('c', { deviceId: 'nobody' }, server)).status.should.equal(400);
  });

  it('refuses what the document does not allow, and who has no password', async () => {
    const bodies = [
      { ttl: 4 },
      { simNumber: 4 },
      { phoneNumbers: [] },
      { textMessage: {} },
      { id: 'x'.repeat(37) },
    ];
    for (const more of bodies) (await post('a', more)).status.should.equal(400);
    (await post('a', { phoneNumbers: [to, to] })).status.should.equal(409);
    (await ask(`${sandbox.url}/messages/a`)).status.should.equal(401);
    (await call('/messages/nothing')).status.should.equal(404);
  });

  it('moves a message by the clock, and notes what was handed over', async () => {
    await post('a');
    const states = [await stateOf('a')];
    for (const ms of [1_000, 1_000, 2_000]) {
      now += ms;
      states.push(await stateOf('a'));
    }
    states.should.eql(['Pending', 'Processed', 'Sent', 'Delivered']);
    gate()
      .handedOver.map(({ id, isDoubled }) => [id, isDoubled])
      .should.eql([['a', false]]);
  });

  it('hands over once more, counted apart, when the app is killed before it notes that', async () => {
    sandbox.control.gateOutcome({ fate: 'app-killed', times: 1 });
    await post('a');
    now += 2 * seconds;
    (await stateOf('a')).should.equal('Pending');
    now += 40 * seconds;
    await stateOf('a');
    gate()
      .handedOver.map(({ isDoubled }) => isDoubled)
      .should.eql([false, true]);
  });

  it('keeps what is for a device that is off, notes that it is to be taken back, and drops it when it is too old', async () => {
    const server = '/3rdparty/v1';
    const [, one] = gate().phones;
    const deviceId = one?.id ?? '';
    sandbox.control.gatePhone({ phone: deviceId, isOn: false });
    await post('a', { deviceId }, server);
    await post('b', { deviceId }, server);
    now += 2 * 3600 * seconds;
    (await stateOf('a', server)).should.equal('Pending');
    const cancelled = await call(`${server}/messages/b`, { method: 'DELETE' });
    [cancelled.status, cancelled.json.state, cancelled.json.recipients[0].state].should.eql([
      200,
      'Cancelling',
      'Pending',
    ]);
    (await call(`${server}/messages/b`, { method: 'DELETE' })).status.should.equal(409);
    sandbox.control.gatePhone({ phone: deviceId, isOn: true });
    now += 10 * seconds;
    [await stateOf('a', server), await stateOf('b', server)].should.eql(['Failed', 'Cancelled']);
    gate().handedOver.should.be.empty();
  });

  it('sends by an old app what a server has noted to be taken back, as long as it is valid', async () => {
    const server = '/3rdparty/v1';
    const deviceId = gate().phones[1]?.id ?? '';
    sandbox.control.gatePhone({ phone: deviceId, isOn: false, isOld: true });
    await post('a', { deviceId }, server);
    await post('b', { deviceId, ttl: 60 }, server);
    for (const id of ['a', 'b']) await call(`${server}/messages/${id}`, { method: 'DELETE' });
    now += 120 * seconds;
    sandbox.control.gatePhone({ phone: deviceId, isOn: true });
    now += 10 * seconds;
    gate()
      .handedOver.map(({ id }) => id)
      .should.eql(['a']);
  });

  it('takes back at the phone itself what it has not handed over yet', async () => {
    await post('a');
    (await call('/messages/a', { method: 'DELETE' })).json.state.should.equal('Cancelled');
    await post('b');
    now += 5 * seconds;
    (await call('/messages/b', { method: 'DELETE' })).status.should.equal(400);
  });

  it('does not answer for a phone that is off', async () => {
    sandbox.control.gatePhone({ isOn: false });
    await post('a').should.be.rejected();
    gate().messages.should.be.empty();
  });

  it('lists what came in, the newest first, by device and time', async () => {
    const [own, one] = gate().phones;
    sandbox.control.gateIncoming({ from: to, text: 'ok' });
    now += 5 * seconds;
    sandbox.control.gateIncoming({ from: to, text: 'later' });
    sandbox.control.gateIncoming({ phone: one?.id ?? '', from: to, text: 'elsewhere' });
    const texts = async (query: string) =>
      (await call(`/inbox${query}`)).json.map((each: { contentPreview: string }) => each.contentPreview);
    (await texts('')).should.eql(['later', 'ok']);
    (await texts(`?deviceId=${own?.id}&limit=1&offset=1`)).should.eql(['ok']);
    (await texts(`?from=${new Date(START + seconds).toISOString()}`)).should.eql(['later']);
  });

  describe('its webhooks', () => {
    const server = '/3rdparty/v1';
    let house: HttpServer;
    /** What the posts are answered, in turn; then 204. */
    let statuses: number[];

    beforeEach(async () => {
      statuses = [];
      house = await httpServer((response) => {
        response.statusCode = statuses.shift() ?? 204;
        response.end();
      });
    });
    afterEach(() => house.close());

    const register = (event: string, more: object = {}, below = '') =>
      call(`${below}/webhooks`, {
        method: 'POST',
        body: JSON.stringify({ url: `${house.url}/hook`, event, ...more }),
      });
    const listed = async (below = '') => (await call(`${below}/webhooks`)).json;
    const came = async (count: number) => {
      while (house.asked.length < count) await new Promise((resolve) => setImmediate(resolve));
      return house.asked.map(({ body, headers }) => ({ told: JSON.parse(body), body, headers }));
    };
    const goOn = (ms: number) => {
      now += ms;
      sandbox.control.clock({ advanceMs: 0 });
    };

    it('one is registered, replaced under its id, listed where it was and taken away', async () => {
      (await register('sms:sent', { id: 'a' })).status.should.equal(201);
      (await register('sms:failed', { id: 'a' })).status.should.equal(201);
      await register('sms:failed', { id: 'a', deviceId: gate().phones[1]?.id }, server);
      (await listed()).should.eql([
        { id: 'a', url: `${house.url}/hook`, event: 'sms:failed', deviceId: null },
      ]);
      (await listed(server)).should.have.length(1);

      (await call('/webhooks/a', { method: 'DELETE' })).status.should.equal(204);
      (await listed()).should.be.empty();
      (await listed(server)).should.have.length(1);
    });

    it('none that the app would not call or does not know', async () => {
      for (const more of [
        { url: 'http://192.168.1.5/hook' },
        { event: 'sms:read' },
        { id: 'x'.repeat(37) },
        { deviceId: 'nobody' },
      ])
        (await register('sms:sent', more)).status.should.equal(400);
      (await ask(`${sandbox.url}/webhooks`)).status.should.equal(401);
    });

    it('what becomes of an SMS is posted, signed, twice under ids of their own', async () => {
      for (const event of ['sms:sent', 'sms:delivered']) await register(event);
      await post('a');
      goOn(5 * seconds);

      const posts = await came(4);
      posts
        .map(({ told: { event, payload } }) => `${event} ${payload.messageId}`)
        .should.eql(['sms:sent a', 'sms:sent a', 'sms:delivered a', 'sms:delivered a']);
      new Set(posts.map(({ told: { id } }) => id)).size.should.equal(4);
      const key = gate().phones[0]?.signingKey ?? '';
      for (const { body, headers } of posts) {
        const stamp = String(headers['x-timestamp']);
        stamp.should.equal(String(Math.floor(now / 1000)));
        const signature = createHmac('sha256', key)
          .update(body + stamp)
          .digest('hex');
        String(headers['x-signature']).should.equal(signature);
      }
    });

    it('what came in has the number of its list', async () => {
      await register('sms:received');
      sandbox.control.gateIncoming({ from: to, text: 'ok' });

      const [first] = await came(2);
      const [entry] = (await call('/inbox')).json;
      const { messageId, receivedAt, ...payload } = first?.told.payload ?? {};
      `text:${Number.parseInt(messageId, 16) | 0}`.should.equal(entry.id);
      Date.parse(receivedAt).should.equal(Date.parse(entry.createdAt));
      payload.should.containDeep({ message: 'ok', sender: to });
    });

    it('of another device nothing is posted', async () => {
      const [, one, other] = gate().phones;
      await register('sms:received', { deviceId: one?.id }, server);
      sandbox.control.gateIncoming({ phone: other?.id ?? '', from: to, text: 'not ours' });
      sandbox.control.gateIncoming({ phone: one?.id ?? '', from: to, text: 'ours' });

      (await came(2)).map(({ told }) => told.payload.message).should.eql(['ours', 'ours']);
    });

    it('what was not taken is posted again under the same id, and not for ever', async () => {
      statuses = [503, 500, 204, 204];
      await register('sms:received');
      sandbox.control.gateIncoming({ from: to, text: 'ok' });

      const posts = await came(4);
      const ids = posts.map(({ told: { id } }) => id);
      new Set(ids).size.should.equal(2);
      gate()
        .posts.map(({ tries, status }) => [tries, status])
        .should.matchEach((one: unknown[]) => one[0] === 2);
    });

    it('what is held leaves in the reverse of its order', async () => {
      sandbox.control.gateWebhooks({ held: true });
      for (const event of ['sms:sent', 'sms:delivered']) await register(event);
      await post('a');
      goOn(5 * seconds);
      house.asked.should.be.empty();
      sandbox.control.gateWebhooks({ held: false });

      (await came(4))
        .map(({ told: { event } }) => event)
        .should.eql(['sms:delivered', 'sms:delivered', 'sms:sent', 'sms:sent']);
    });
  });
});
