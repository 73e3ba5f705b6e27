// Deals made-up devices out to as many threads as there are processors.
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Task } from './situations';
import type { Outcome } from './trial';

const atOnce = 10;

/** The outcomes of the tasks, in their order; without those that nobody came to before `until` (by `performance.now()`). */
export async function outcomesOf(tasks: readonly Task[], until: number): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let next = 0;
  const run = async () => {
    const worker = new Worker(join(__dirname, 'worker.js'));
    try {
      for (let from = next; from < tasks.length; from = next) {
        if (from > 0 && performance.now() > until) break;
        next += atOnce;
        const found = await answerOf(worker, tasks.slice(from, from + atOnce));
        for (const [index, outcome] of found.entries()) outcomes[from + index] = outcome;
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, run));
  return outcomes;
}

function answerOf(worker: Worker, tasks: Task[]): Promise<Outcome[]> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (found: Outcome[]) => {
      worker.off('error', reject);
      resolve(found);
    });
    worker.postMessage(tasks);
  });
}
