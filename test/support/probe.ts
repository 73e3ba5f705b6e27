// A node that exists in tests only: hands every msg that reaches it to the test. Also tells when the flows run.
import type { Node, NodeAPI } from 'node-red';
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
      const seen = new WeakSet<object>();
      const plain = JSON.stringify(msg, (name, value) => {
        if (name === 'req' || name === 'res') return undefined;
        if (typeof value === 'bigint') return `${value}n`;
        if (typeof value === 'string') return value.slice(0, mostCharacters);
        if (typeof value !== 'object' || value === null) return value;
        if (seen.has(value)) return '[seen before]';
        seen.add(value);
        return value;
      });
      process.send?.({ event: 'msg', probe: this.id, msg: plain });
      done();
    });
  });
};
