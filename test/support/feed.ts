// Gives nodes msgs that no wire could carry, and counts how often each of them ends.
import type { NodeRed } from './node-red';

/**
 * Feeds each target with fresh msgs from `make`, which runs inside of Node-RED and closes over nothing.
 * Resolves when all have ended at least once; the answer: how often each did.
 */
export function feed(red: NodeRed, targets: readonly string[], make: () => object[]): Promise<number[]> {
  return red.inside(
    (RED, load, ids: string[], source: string) => {
      const fresh: () => object[] = load('node:vm').runInThisContext(`(${source})`);
      const counts = new Map<object, number>();
      return new Promise<number[]>((resolve) => {
        // Called before Node-RED itself touches the msg for Complete and Catch.
        RED.hooks.add('onComplete.test', ({ msg, node }: { msg: object; node: { id: string } }) => {
          // The same object goes on to the next node, and ends there too.
          if (!counts.has(msg) || !ids.includes(node.id)) return;
          counts.set(msg, (counts.get(msg) ?? 0) + 1);
          if ([...counts.values()].some((count) => count === 0)) return;
          // A second end comes in the same turn of the event loop.
          setImmediate(() => {
            RED.hooks.remove('onComplete.test');
            resolve([...counts.values()]);
          });
        });
        const pairs = ids.flatMap((id) => fresh().map((msg) => ({ id, msg })));
        for (const { msg } of pairs) counts.set(msg, 0);
        for (const { id, msg } of pairs) RED.nodes.getNode(id).emit('input', msg);
      });
    },
    targets,
    make.toString(),
  );
}
