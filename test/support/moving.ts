// Moves the clock of a Node-RED on until something has come, for work that goes back and forth over the network.
import type { NodeRed } from './node-red';

/** Small enough that a request under way does not run into its deadline. */
const stepMs = 1_000;

export async function movingUntil<T>(red: NodeRed, coming: Promise<T>): Promise<T> {
  let isOver = false;
  const end = () => {
    isOver = true;
  };
  coming.then(end, end);
  while (!isOver) await red.advance(stepMs);
  return coming;
}
