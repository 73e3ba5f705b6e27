// Nothing escapes: whatever is thrown into an entrance, Node-RED lives, and a msg ends at most once.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect, connectBody } from '../support/consent';
import { feed } from '../support/feed';
import { configNode, ids, mainFlow } from '../support/flows';
import { type NodeRed, startNodeRed } from '../support/node-red';

describe('nothing escapes', () => {
  let sandbox: Sandbox;
  let red: NodeRed;

  before(async () => {
    sandbox = await startSandbox();
    red = await startNodeRed({ origins: sandbox.origins });
    await red.deploy(mainFlow(sandbox, 'google-health'));
    await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');
  });
  after(async () => {
    await red.remove();
    await sandbox.close();
  });
  afterEach(() => {
    red.isAlive().should.equal(true, red.output().slice(-3000));
  });

  it('hostile msgs end once each', async () => {
    const ended = await feed(red, [ids.battery, ids.sms], () => {
      const circular: Record<string, unknown> = { to: '+4915228817386' };
      circular.payload = circular;
      circular.person = circular;
      return [
        {},
        circular,
        { payload: 'x'.repeat(5_000_000), to: '+4915228817386', topic: 'y'.repeat(5_000_000) },
        { payload: { toString: 'not a function' }, to: { toString: 'neither' } },
        { payload: null, to: null, person: null },
        { payload: ['x'], to: ['+4915228817386', '+4915228817386'], person: [] },
        { payload: 12n, to: 12n, person: 12n },
        { payload: () => 'x', to: () => 'y', person: { id: () => 'z' } },
        { payload: Symbol('x'), to: Symbol('y'), person: Symbol('z'), alert: { id: Symbol('a') } },
        { payload: Buffer.alloc(100), to: Buffer.from('+49'), person: Buffer.alloc(3) },
        JSON.parse('{"__proto__":{"person":{"id":"x"}},"person":{"__proto__":{"id":"x"}},"payload":"x"}'),
        JSON.parse('{"constructor":"x","person":{"id":"__proto__"},"to":"__proto__","payload":"__proto__"}'),
        Object.assign(Object.create(null), { payload: 'x', person: 'constructor', to: 'constructor' }),
        { payload: 'x', to: '+4915228817386', alert: 'x', smsKey: { a: 1 }, person: 'nobody', battery: 7 },
        { payload: 'x', to: '+4915228817386', battery: 7n },
      ];
    });

    ended.should.have.length(30);
    should(new Set(ended)).deepEqual(new Set([1]));
    should(await red.inside(() => 'person' in {})).be.false();
  });

  it('msgs with getters that throw, in every field and every kind, end once each', async () => {
    const ended = await feed(red, [ids.battery, ids.sms], () => {
      const again = () => {
        throw new Error('again');
      };
      const kinds = [
        () => new Error('Bearer secret'),
        () => 'text',
        () => null,
        () => undefined,
        () => Object.create(null),
        () => new Proxy({}, { get: again }),
      ];
      return ['payload', 'to', 'person', 'alert', 'smsKey', 'topic'].flatMap((field) =>
        kinds.map((kind) => {
          const get = () => {
            throw kind();
          };
          const msg = { payload: 'x', to: '+4915228817386' };
          return Object.defineProperty(msg, field, { enumerable: true, get });
        }),
      );
    });

    ended.should.have.length(72);
    should(new Set(ended)).deepEqual(new Set([1]));
    red.output().should.not.containEql('Bearer secret');
  });

  it('a store that throws in every entrance: input, route, timer, start and close', async () => {
    red.msgs.clear();
    sandbox.control.device({ person: 'anna', level: 12, syncedAt: 'now' });
    await red.advance(11_000);
    await red.inject(ids.inject);
    await red.msgs.first(({ probe }) => probe === ids.sent);
    await red.inside((_RED, load) => {
      const { DatabaseSync, StatementSync } = load('node:sqlite');
      const { exec, prepare } = DatabaseSync.prototype;
      const { run, get, all } = StatementSync.prototype;
      const broken = () => {
        throw new Error('the card is gone, Bearer secret');
      };
      Object.assign(DatabaseSync.prototype, { exec: broken, prepare: broken });
      Object.assign(StatementSync.prototype, { run: broken, get: broken, all: broken });
      const mend = () => {
        Object.assign(DatabaseSync.prototype, { exec, prepare });
        Object.assign(StatementSync.prototype, { run, get, all });
      };
      Object.assign(globalThis, { mend });
    });
    red.msgs.clear();

    await red.inject(ids.inject);
    const { msg: caught } = await red.msgs.first(({ probe }) => probe === ids.caught);
    await red.advance(60_000);
    const people = await red.request('/fitbit/people?cloud=google-health');
    const callback = await red.request('/fitbit/callback?state=a&code=b');
    const started = await red.send(
      'POST',
      '/fitbit/connect',
      connectBody(configNode(sandbox, 'fitbit'), { name: 'A' }, false),
    );
    await red.deploy(mainFlow(sandbox, 'google-health', { battery: { name: 'other' } }));
    await red.comms.statuses.first(({ id, text }) => id === ids.battery && text === 'storage error');
    await red.deploy([{ id: ids.tab, type: 'tab', label: 'Test' }]);

    caught.error.code.should.startWith('store');
    [people.status, callback.status, started.status].should.deepEqual([400, 503, 400]);
    red.output().should.not.containEql('Bearer secret');
  });

  it('and works again when the store does, with the next Deploy', async () => {
    await red.inside(() => (globalThis as unknown as { mend(): void }).mend());
    await red.deploy(mainFlow(sandbox, 'google-health'));
    red.msgs.clear();
    sandbox.control.device({ person: 'anna', level: 70, syncedAt: 'now' });
    await red.advance(11_000);

    await red.inject(ids.inject);
    const { msg } = await red.msgs.first(({ probe }) => probe === ids.readings);

    msg.payload.should.equal(70);
  });

  it('admin routes with wrong types, wrong JSON and no body at all', async () => {
    const odd = [null, [], 7, 'text', { name: {} }, { __proto__: null }];
    const bodies = [
      '{"half":',
      'null',
      '[]',
      '"text"',
      '{"__proto__":{"cloud":"fitbit"},"constructor":{"prototype":{}}}',
      ...odd.map((value) =>
        JSON.stringify({ cloud: value, clientId: value, clientSecret: value, person: value }),
      ),
      ...odd.map((value) =>
        JSON.stringify({
          cloud: 'fitbit',
          clientId: 'x',
          clientSecret: 'y',
          person: { name: value, number: value },
        }),
      ),
      JSON.stringify({ cloud: 'constructor', clientId: 'x', clientSecret: 'y', person: { name: 'A' } }),
      JSON.stringify({
        cloud: '__proto__',
        clientId: `\${NOTHING}`,
        clientSecret: 'y',
        person: { name: 'A' },
      }),
      JSON.stringify({ address: ['x'] }),
      JSON.stringify({ address: 'http://[::' }),
      JSON.stringify({ address: `http://x/?state=${'s'.repeat(100_000)}&code=c` }),
    ];
    const statuses = new Set<number>();
    for (const body of bodies) {
      for (const path of ['/fitbit/connect', '/fitbit/connect/x/paste']) {
        statuses.add((await red.send('POST', path, body)).status);
      }
    }
    for (const path of [
      '/fitbit/people',
      '/fitbit/people?cloud[]=x&cloud[__proto__]=y&clientId=%24%7BNOTHING%7D',
      '/fitbit/people?cloud=__proto__',
      '/fitbit/redirect?publicAddress[]=x',
      '/fitbit/redirect?publicAddress=%00',
      '/fitbit/connect/__proto__',
      '/fitbit/connect/%00',
    ]) {
      statuses.add((await red.request(path)).status);
    }
    statuses.add((await red.send('DELETE', '/fitbit/people/__proto__?configId=__proto__', undefined)).status);

    should([...statuses].filter((status) => ![200, 400].includes(status))).be.empty();
  });

  it('the way back with junk: a page that says so, and nothing of the junk in it', async () => {
    for (const query of [
      '',
      '?',
      '?state',
      '?state=&code=',
      '?state[]=a&state[]=b&code=c',
      '?state=%E0%A4%A&code=%',
      '?state=__proto__&code=x',
      `?state=${'s'.repeat(8000)}&code=c`,
      '?error=%3Cscript%3Ealert(1)%3C/script%3E&state=x',
    ]) {
      const { status, text } = await red.request(`/fitbit/callback${query}`);

      should(status).equal(400, query);
      text.should.containEql('belongs to no connection that was started here').and.not.containEql('alert(1)');
    }
  });
});
