// How much the objects on the heap take, after everything that nobody holds is gone. Also loaded into a Node-RED.
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Compiled code lies in spaces of its own, which V8 fills and empties as it thinks fit. */
const spaces = ['old_space', 'new_space', 'large_object_space', 'new_large_object_space'];

export function objectsKib(): number {
  collectGarbage();
  const bytes = getHeapSpaceStatistics()
    .filter(({ space_name }) => spaces.includes(space_name))
    .reduce((sum, { space_used_size }) => sum + space_used_size, 0);
  return Math.round(bytes / 1024);
}

/** Until everything that nobody holds is gone. */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  for (let time = 0; time < 3; time += 1) collect();
}
