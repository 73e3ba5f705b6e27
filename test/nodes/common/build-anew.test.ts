// Promises of nodes that are built anew without a Deploy: configs first, what waits for the flows runs, no msg is lost, and Node-RED's own close goes before.
import { EventEmitter } from 'node:events';

import should = require('should');

import { buildAnew } from '../../../nodes/common/build-anew';
import { register } from '../../../nodes/common/register';
import { whenStarted } from '../../../nodes/common/started';
import { deferred } from '../../support/deferred';

type Listener = (...all: unknown[]) => void;

/** A node as far as Node-RED's matters here: its listeners of `close` may be waited for, and then it hears no msg. */
class FakeNode extends EventEmitter {
  readonly type = 'fitbit-sms-out';
  status() {}
  async close() {
    await Promise.all(
      this.listeners('close').map(
        (listener) =>
          new Promise<void>((resolve) => {
            (listener as Listener).call(this, resolve);
            if (listener.length === 0) resolve();
          }),
      ),
    );
    this.removeAllListeners('input');
  }
  receive(msg: object) {
    this.emit(
      'input',
      msg,
      () => undefined,
      () => undefined,
    );
  }
}

describe('nodes: built anew', () => {
  const built: string[] = [];
  const started: string[] = [];
  const heard: unknown[] = [];
  let closing: Promise<void>;
  let RED: { events: EventEmitter };
  let config: FakeNode;
  let node: FakeNode;

  beforeEach(() => {
    for (const list of [built, started, heard]) list.length = 0;
    closing = Promise.resolve();
    let construct: (this: FakeNode, def: object) => void = () => undefined;
    RED = {
      events: new EventEmitter(),
      _: (key: string) => key,
      settings: {},
      nodes: {
        createNode: () => undefined,
        registerType: (_type: string, given: typeof construct) => {
          construct = given;
        },
      },
    } as never;
    register(RED as never, 'fitbit-sms-out', { migrations: [] }, () => ({
      create(_RED, one, def) {
        const { id } = def as { id: string };
        built.push(id);
        whenStarted(RED as never, one, async () => void started.push(id));
        one.on('input', (msg, _send, done) => {
          heard.push(msg);
          done();
        });
        one.on(
          'close',
          (done: () => void) => void (id === 'config' ? closing : Promise.resolve()).then(done),
        );
      },
    }));
    [node, config] = [new FakeNode(), new FakeNode()];
    construct.call(node, { id: 'node', x: 1 });
    construct.call(config, { id: 'config' });
  });
  afterEach(async () => {
    for (const one of [node, config]) await one.close();
  });

  it('configs come first, whatever the order in which they were made, and each once', async () => {
    await buildAnew(RED as never);

    built.should.eql(['node', 'config', 'config', 'node']);
    node.listenerCount('input').should.equal(1);
  });

  it('what waits for the flows runs at once where they run, and waits on where they do not', async () => {
    await buildAnew(RED as never);
    const before = [...started];
    RED.events.emit('flows:started');
    const after = [...started];
    await buildAnew(RED as never);

    should(before).be.empty();
    should(after.sort()).eql(['config', 'node']);
    should(started.slice(2)).eql(['config', 'node']);
  });

  it('a msg that comes to a node while another one still closes is heard by what is built then', async () => {
    const slow = deferred<void>();
    closing = slow.promise;
    const anew = buildAnew(RED as never);
    await new Promise(setImmediate);
    node.receive({ payload: 1 });
    slow.resolve();
    await anew;

    heard.should.eql([{ payload: 1 }]);
  });

  it('a node that Node-RED closes meanwhile is not built', async () => {
    const slow = deferred<void>();
    closing = slow.promise;
    const anew = buildAnew(RED as never);
    const closed = node.close();
    slow.resolve();
    await Promise.all([anew, closed]);

    built.should.eql(['node', 'config', 'config']);
  });
});
