// Promises of the SMSGate stand-in: both forms of the contract, states that move, a phone that is off, an app that is killed.
import 'should';
import type { Sandbox } from '../../../src/sandbox/sandbox';
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
});
