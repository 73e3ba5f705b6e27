// A node that exists in tests only: hands every msg that reaches it to the test. Also tells when the flows run, and what our nodes
// send.
import type { Node, NodeAPI, NodeMessage } from 'node-red';
import { inside } from './inside-preload';

const mostCharacters = 10_000;

export = (RED: NodeAPI): void => {
  inside.RED = RED;
  RED.events.on('flows:started', () => {
    const { user, system } = process.cpuUsage();
    inside.started ??= { ms: performance.now(), cpuMs: (user + system) / 1000 };
    process.send?.({ event: 'started' });
  });
  RED.nodes.registerType('test-probe', function construct(this: Node, def) {
    RED.nodes.createNode(this, def);
    this.on('input', (msg, _send, done) => {
      process.send?.({ event: 'msg', probe: this.id, msg: plain(msg) });
      done();
    });
  });
  if (process.env.TEST_TELL_EMITTED) tellEmitted(RED);
};

/** Tells what leaves our nodes, and what a catch node says of them, to be held against the types of msgs. */
function tellEmitted(RED: NodeAPI): void {
  RED.hooks.add('onSend.test-probe', (sent: { source: Source; msg: NodeMessage }[]) => {
    for (const { source, msg } of sent) {
      const { type } = source.node;
      if (!(type === 'catch' ? isOurs(failed(msg)) : isOurs(type))) continue;
      process.send?.({ event: 'emitted', type, port: source.port, msg: plain(msg) });
    }
  });
}

interface Source {
  node: Node;
  port: number;
}

const isOurs = (type: string | undefined) => type?.startsWith('fitbit-') === true;
const failed = (msg: NodeMessage) => (msg as { error?: { source?: { type?: string } } }).error?.source?.type;

/** As JSON, whatever a msg holds. */
function plain(msg: NodeMessage): string {
  const seen = new WeakSet<object>();
  return JSON.stringify(msg, (name, value) => {
    if (name === 'req' || name === 'res') return undefined;
    if (typeof value === 'bigint') return `${value}n`;
    if (typeof value === 'string') return value.slice(0, mostCharacters);
    if (typeof value !== 'object' || value === null) return value;
    if (seen.has(value)) return '[seen before]';
    seen.add(value);
    return value;
  });
}
