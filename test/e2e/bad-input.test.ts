// Bad input to every node: msgs, nodes and requests that no editor makes end once each, stop nothing, and leave
// nothing of themselves in the store or the log.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect } from '../support/consent';
import { feed } from '../support/feed';
import { configNode, ids, mainFlow } from '../support/flows';
import { signupNodes } from '../support/guest';
import { type FlowNode, type NodeRed, startNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';
import { hookFlow } from '../support/webhook-flow';

for (const version of [5, 4] as const) {
  describe(`bad input on Node-RED ${version}`, () => {
    let sandbox: Sandbox;
    let red: NodeRed;

    before(async () => {
      sandbox = await startSandbox();
      red = await startNodeRed({ version, origins: sandbox.origins });
      await red.deploy(flow());
      await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');
    });
    after(async () => {
      await red.remove();
      await sandbox.close();
    });
    beforeEach(() => red.msgs.clear());
    afterEach(async () => {
      red.isAlive().should.equal(true, red.output().slice(-3000));
      red.output().should.not.containEql('CANARY');
      should(await red.inside(() => 'CANARY' in {})).be.false();
    });

    /** Caps that nothing here reaches. */
    const flow = () =>
      mainFlow(sandbox, 'google-health').map((node) =>
        node.id === ids.account ? { ...node, dailyPerNumber: 10_000, dailyAll: 10_000 } : node,
      );
    /** Without Catch, every error is in the log; without probes, nobody else chokes on the msgs. */
    const bare = () => flow().filter(({ type }) => !['catch', 'complete', 'test-probe'].includes(type));

    it('every shape of value in every field of a msg: one end each', async () => {
      await red.deploy(bare());

      const ended = await feed(red, [ids.battery, ids.sms], () => {
        const again = () => {
          throw new Error('CANARY');
        };
        const circular: Record<string, unknown> = { id: 'CANARY!' };
        circular.self = circular;
        let deep: unknown = 'CANARY';
        for (let level = 0; level < 20_000; level += 1) deep = [deep];
        const revoked = Proxy.revocable({}, {});
        revoked.revoke();
        const shapes = [
          undefined,
          null,
          Number.NaN,
          -0,
          true,
          '',
          ' CANARY ',
          'x'.repeat(10_000_000),
          '\u0000\ud800',
          10n,
          Symbol('CANARY'),
          () => 'CANARY',
          [],
          [null, ['CANARY']],
          new Array(1_000_000).fill(0),
          Buffer.alloc(10_000_000),
          new Date(Number.NaN),
          new Map([['id', 'CANARY']]),
          /CANARY/g,
          new Error('CANARY'),
          circular,
          deep,
          Object.freeze({ id: 'CANARY!' }),
          Object.create(null),
          { id: 'x'.repeat(1_000_000) },
          // biome-ignore lint/suspicious/noThenProperty: that is the trap
          { then: again },
          { toJSON: again, toString: again, valueOf: again },
          { [Symbol.toPrimitive]: again },
          JSON.parse('{"__proto__":{"CANARY":1,"id":"CANARY!"},"constructor":{"prototype":{"CANARY":1}}}'),
          new Proxy({}, { get: again, has: again, ownKeys: again, getPrototypeOf: again }),
          revoked.proxy,
        ];
        const fields = ['payload', 'to', 'person', 'alert', 'smsKey', 'topic', 'battery', 'sms', 'other'];
        return fields.flatMap((field) =>
          shapes.map((shape) => ({ payload: 'x', to: '+4915228817386', person: 'nobody', [field]: shape })),
        );
      });

      ended.should.have.length(2 * 9 * 31);
      should(new Set(ended)).deepEqual(new Set([1]));
    }).timeout(60_000);

    it('msgs that are odd themselves: one end each', async () => {
      const ended = await feed(red, [ids.battery, ids.sms], () => {
        const again = () => {
          throw new Error('CANARY');
        };
        const fields = () => ({ payload: 'x', to: '+4915228817386', CANARY: 1 });
        return [
          Object.freeze(fields()),
          Object.seal(fields()),
          Object.assign(Object.create(null), fields()),
          Object.assign(Object.create({ payload: 'CANARY' }), { to: '+4915228817386' }),
          Object.defineProperty(fields(), 'sms', { value: 1, writable: false, enumerable: true }),
          Object.defineProperty(fields(), 'sms', { set: again, get: again, enumerable: true }),
          Object.defineProperty(fields(), 'CANARY', { get: again, enumerable: true }),
          // biome-ignore lint/suspicious/noThenProperty: that is the trap
          { ...fields(), then: () => undefined },
          // biome-ignore lint/suspicious/noThenProperty: that is the trap
          { ...fields(), then: again },
          { ...fields(), constructor: null, toString: null, hasOwnProperty: null, valueOf: null },
          {
            ...fields(),
            req: 'CANARY',
            res: 'CANARY',
            _msgid: { CANARY: 1 },
            _event: again,
            error: 'CANARY',
          },
          JSON.parse('{"payload":"x","to":"+4915228817386","__proto__":{"CANARY":1,"person":"x"}}'),
          Object.assign([], fields()),
          Object.assign(() => 'CANARY', fields()),
          new Proxy(fields(), { set: again, deleteProperty: again, defineProperty: again }),
          new Proxy(fields(), { ownKeys: again, has: again, getOwnPropertyDescriptor: again }),
        ];
      });

      ended.should.have.length(2 * 16);
      should(new Set(ended)).deepEqual(new Set([1]));
    });

    it('an alert leaves whatever the msg that asked for it carries', async () => {
      await red.deploy(flow());
      await red.advance(11_000);
      sandbox.control.device({ person: 'anna', level: 12, syncedAt: 'now' });

      await feed(red, [ids.battery], () => {
        const get = () => {
          throw new Error('CANARY');
        };
        return [Object.freeze(Object.defineProperty({ other: 1 }, 'odd', { get, enumerable: true }))];
      });
      const { msg } = await red.msgs.first(({ probe }) => probe === ids.alerts);

      await red.msgs.first(({ probe }) => probe === ids.sent);

      msg.alert.kind.should.equal('low');
    });

    it('an SMS is sent whatever its msg carries, once, and its late failure told with what can be kept', async () => {
      sandbox.control.clearSms();
      await feed(red, [ids.sms], () => {
        const circular: Record<string, unknown> = {};
        circular.self = circular;
        return [
          Object.freeze({
            payload: `Odd ${Date.now()}`,
            to: '+4915228817387',
            topic: 'y'.repeat(10_000_000),
            alert: { id: `alert_${Date.now()}`, kind: 'low', huge: 12n },
            person: { id: 'z'.repeat(1_000_000) },
            battery: circular,
          }),
        ];
      });
      const { msg: sent } = await red.msgs.first(({ probe }) => probe === ids.sent);
      await sandbox.control.smsStatus(sent.sms.sid, { status: 'undelivered', errorCode: 30_006 });
      await red.advance(11_000);
      const { msg: late } = await red.msgs.first(
        ({ probe, msg }) => probe === ids.caught && msg.error.code === 'sms-30006',
      );

      sandbox.control.sms().should.have.length(1);
      late.payload.should.equal(sent.payload);
      late.to.should.equal('+4915228817387');
      Object.keys(late).should.not.containEql('battery').and.not.containEql('topic');
    });

    it('nodes with any value in any field: Node-RED lives, and nothing is left of them', async () => {
      const all: FlowNode[] = [
        ...hookFlow(sandbox, 'google-health', {}),
        ...signupNodes(),
        ...mainFlow(sandbox, 'google-health').filter(({ id }) => id === ids.account),
      ];
      const ours = (node: FlowNode) => node.type.startsWith('fitbit-');
      // The name stands in Node-RED's own log.
      const kept = ['id', 'type', 'z', 'x', 'y', 'name', 'wires', 'config', 'account', 'credentials'];
      const values = [
        null,
        12,
        true,
        {},
        [],
        ['CANARY'],
        '__proto__',
        'constructor',
        'CANARY '.repeat(10_000),
      ];
      for (const value of values) {
        const odd = all.map((node) =>
          ours(node)
            ? Object.fromEntries(
                Object.entries(node).map(([field, was]) => [field, kept.includes(field) ? was : value]),
              )
            : node,
        );
        await red.deploy(odd as FlowNode[]);
        const wireless = odd.map((node) => (ours(node as FlowNode) ? { ...node, config: value } : node));
        await red.deploy(wireless as FlowNode[]);
      }
      await red.deploy([{ id: ids.tab, type: 'tab', label: 'Test' }]);
      const timers = await red.advance(0);
      // Whoever still held the store would keep it locked.
      const db = new DatabaseSync(join(red.userDir, 'fitbit', 'fitbit.sqlite'));
      const people = db.prepare('SELECT name FROM persons').all();
      db.close();
      await red.deploy(flow());
      sandbox.control.device({ person: 'anna', level: 77, syncedAt: 'now' });
      red.msgs.clear();
      await red.inject(ids.inject);
      const { msg } = await red.msgs.first(({ probe }) => probe === ids.readings);

      timers.should.equal(0);
      people.should.have.length(1);
      msg.payload.should.equal(77);
    }).timeout(60_000);

    it('requests of any shape to every route of the dialogs: an answer of our own, and none that leads on', async () => {
      const publicAddress = `http://localhost:${await freePort()}`;
      const bodies = [
        '{"shown":{"__proto__":"CANARY"}}',
        `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
        '{"person":{"name":"CANARY","number":{"toString":"CANARY"}},"cloud":"constructor","clientId":"x"}',
        JSON.stringify({ publicAddress, serve: '__proto__', port: {}, cloud: 'valueOf', person: 'CANARY' }),
        JSON.stringify({ cloud: 'google-health', clientId: [], clientSecret: 'x', person: { name: 'A' } }),
        `{"address":"${'x'.repeat(1_000_000)}"}`,
      ];
      const paths = [
        '/fitbit/connect',
        '/fitbit/connect/constructor/paste',
        '/fitbit/people/toString/confirm',
      ];
      const statuses = new Map<string, number>();
      for (const path of paths) {
        for (const [at, body] of bodies.entries())
          statuses.set(`${path} ${at}`, (await red.send('POST', path, body)).status);
        const form = await red.send('POST', path, 'a=b', {
          'content-type': 'application/x-www-form-urlencoded',
        });
        const huge = await red.send('POST', path, `"${'x'.repeat(10_000_000)}"`);

        [form.status, huge.status].should.deepEqual([415, 413]);
      }
      const known = await red.request('/fitbit/people?cloud=constructor');
      const lone = await red.request('/fitbit/people/%ED%A0%80', { method: 'DELETE' });

      should([...statuses].filter(([, status]) => status !== 400)).be.empty();
      known.json.code.should.equal('no-client');
      lone.status.should.equal(400);
    });

    it('and in the end the store holds Anna, and nothing odd', async () => {
      const folder = join(red.userDir, 'fitbit');
      await red.deploy([{ id: ids.tab, type: 'tab', label: 'Test' }]);
      const db = new DatabaseSync(join(folder, 'fitbit.sqlite'));
      const all = (sql: string) => db.prepare(sql).all();
      const people = all('SELECT name FROM persons');
      const states = all('SELECT DISTINCT node_id FROM states');
      const [sms] = all('SELECT MAX(LENGTH(content)) AS longest, MAX(LENGTH(person_id)) AS id FROM sms');
      const rest = ['signups', 'authorizations', 'alerts', 'notifications'].map(
        (name) => all(`SELECT * FROM ${name} WHERE rowid IS NOT NULL`).length,
      );
      db.close();
      const file = readFileSync(join(folder, 'fitbit.sqlite'), 'latin1');

      people.map(({ name }) => name).should.deepEqual(['Anna']);
      states.map(({ node_id }) => node_id).should.deepEqual([ids.battery]);
      should(Number(sms?.longest)).be.within(1, 20_000);
      should(Number(sms?.id)).be.belowOrEqual(64);
      rest.slice(2).should.deepEqual([0, 0]);
      file.should.not.containEql('CANARY');
    });
  });
}
