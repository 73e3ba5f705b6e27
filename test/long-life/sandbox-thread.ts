// The sandbox in a thread of its own, so that what it remembers is not counted as the engine's.
import { parentPort, workerData } from 'node:worker_threads';
import { type SandboxPerson, startSandbox } from '../../src/sandbox/sandbox';

export interface ThreadData {
  cell: SharedArrayBuffer;
  people: SandboxPerson[];
}

const { cell, people } = workerData as ThreadData;
const time = new Float64Array(cell);

void startSandbox({ now: () => time[0] ?? 0, people, drainPerRead: 1 }).then((sandbox) => {
  sandbox.control.mode({ fitbitPerHour: 1_000_000, googlePerMinute: 1_000_000 });
  parentPort?.postMessage({ url: sandbox.url, origins: sandbox.origins });
});
