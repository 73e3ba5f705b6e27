// Builds all our nodes anew, as a Deploy would, without one: the engine that they got could not be opened, and now there is one.
import type { Node, NodeAPI, NodeMessage } from 'node-red';
import { builders } from './register';
import { startWaiting } from './started';

type Closing = Node & { close(removed: boolean): Promise<void> };

/** Closes them, and builds those that Node-RED has not closed itself meanwhile. */
export async function buildAnew(RED: NodeAPI): Promise<void> {
  const all = [...builders].sort(([, one], [, other]) => Number(other.isConfig) - Number(one.isConfig));
  const closed = await Promise.all(
    all.map(async ([node, { build }]) => ({ ...(await close(node as Closing)), node, build })),
  );
  const there = closed.filter(({ isGone }) => !isGone());
  for (const { node, build } of there) {
    for (const event of ['close', 'input']) node.removeAllListeners(event);
    build();
  }
  startWaiting(RED);
  for (const { node, held } of there) for (const msg of held) node.receive(msg);
}

/** Closes a node. The answer: whether Node-RED has closed it since, which has to wait for this, and the msgs that came since. */
async function close(node: Closing): Promise<{ isGone(): boolean; held: NodeMessage[] }> {
  const closing = node.close(false);
  let isGone = false;
  node.removeAllListeners('close');
  node.on('close', (done: () => void) => {
    isGone = true;
    closing.then(done, done);
  });
  await closing.catch(() => undefined);
  const held: NodeMessage[] = [];
  node.on('input', (msg: NodeMessage) => held.push(msg));
  return { isGone: () => isGone, held };
}
